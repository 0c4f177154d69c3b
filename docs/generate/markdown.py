"""Tables and headings as the generated pages write them."""

from collections.abc import Iterable, Sequence

MADE = "<!-- Made by `python -m docs.generate` from the code. Change the code, not this file. -->"


def document(title: str, *parts: str) -> str:
    """A whole file: its title, a mark that it is generated, and its parts with an empty line between them."""
    return "\n\n".join([f"# {title}", MADE, *parts]) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |".replace("|  |", "| |") for line in lines)


def code(text: str) -> str:
    return f"`{text}`"


def slugs(values: Iterable[str]) -> str:
    """`a`, `b`, `c`."""
    return ", ".join(code(value) for value in values)


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")
