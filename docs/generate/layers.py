"""The picture of the layers, drawn from the import-linter contracts that hold them apart."""

import tomllib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

WIDTH, ROW, GAP, EDGE = 880, 62, 18, 12

WORDS: dict[str, str] = {
    "bot.training": "how the weights were made; not in the wheel",
    "bot.__main__": "python -m bot",
    "bot.cli": "the console script: errors to exit codes",
    "bot.commandline": "every ability without Discord",
    "bot.app": "opens and closes everything",
    "bot.chat": "Discord",
    "bot.jobs": "work in the background",
    "bot.publish": "the record as files",
    "bot.services": "what users can do, and who may",
    "bot.storage": "SQL",
    "bot.ingest": "pages and files to text",
    "bot.extraction": "text to claims",
    "bot.matching": "same claim or not",
    "bot.text": "words, numbers, months, one loader of models",
    "bot.domain": "values and rules, no I/O",
    "bot.config": "config.toml",
    "bot.log": "log lines",
    "bot.demo": "articles of the demo",
}

_BOX = 'fill="#eef2f8" stroke="#5b6b84"'
_LABEL = 'font-family="sans-serif" role="img" aria-label="The layers of the package bot"'


def picture() -> str:
    """An SVG: one row a layer, arrows pointing down, and the order of the concepts inside the services."""
    layers = _contract("bot")
    parts: list[str] = []
    top = EDGE
    for layer in layers:
        if top > EDGE:
            parts.append(_arrow(top - GAP, top))
        names = [f"bot.{name.strip()}" for name in layer.split("|")]
        inner = _order("bot.services") if names == ["bot.services"] else ""
        parts += _row(names, top, inner)
        top += ROW + (24 if inner else 0) + GAP
    height = top - GAP + EDGE
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" {_LABEL}>',
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            *parts,
            "</svg>\n",
        ]
    )


def _order(container: str) -> str:
    """The concepts of a package from the top down: 'articles, members  →  review'."""
    return "  →  ".join(", ".join(row.split(" | ")) for row in _contract(container))


def _contract(container: str) -> list[str]:
    """The rows of the contract of layers inside this package."""
    settings = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    contracts: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    (found,) = [each["layers"] for each in contracts if each["type"] == "layers" and each["containers"] == [container]]
    return list(found)


def _row(names: list[str], top: int, inner: str) -> list[str]:
    """The boxes of one layer side by side, each with its name and what it is."""
    wide = (WIDTH - 2 * EDGE - GAP * (len(names) - 1)) / len(names)
    parts: list[str] = []
    for place, name in enumerate(names):
        left = EDGE + place * (wide + GAP)
        middle = left + wide / 2
        tall = ROW + (24 if inner else 0)
        parts += [
            f'<rect x="{left:.0f}" y="{top}" width="{wide:.0f}" height="{tall}" rx="6" {_BOX}/>',
            _text(middle, top + 26, name.removeprefix("bot."), 16, "bold"),
            _text(middle, top + 46, WORDS[name], 13, "normal"),
            *([_text(middle, top + 70, inner, 13, "normal")] if inner else []),
        ]
    return parts


def _text(x: float, y: int, words: str, size: int, weight: str) -> str:
    return (
        f'<text x="{x:.0f}" y="{y}" font-size="{size}" font-weight="{weight}" text-anchor="middle" fill="#1b2330">'
        f"{escape(words)}</text>"
    )


def _arrow(start: int, end: int) -> str:
    middle = WIDTH // 2
    head = f"M{middle - 4} {end - 8} L{middle} {end - 3} L{middle + 4} {end - 8}"
    return f'<path d="M{middle} {start + 2} V{end - 4} {head}" stroke="#5b6b84" fill="none"/>'
