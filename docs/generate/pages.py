"""Every generated file, by its path in the project, with the function that makes its text."""

from collections.abc import Callable
from pathlib import Path

from docs.generate import command_line, configuration, discord_commands, json_objects, layers, settings

ROOT = Path(__file__).parents[2]

PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/discord.md": discord_commands.page,
    "docs/reference/command-line.md": command_line.page,
    "docs/reference/settings.md": settings.page,
    "docs/reference/configuration.md": configuration.page,
    "docs/reference/json.md": json_objects.page,
    "docs/pictures/layers.svg": layers.picture,
}


def stale() -> list[str]:
    """Paths of the generated files whose text on disk is not what the code says today."""
    return [name for name, make in PAGES.items() if _on_disk(name) != make()]


def _on_disk(name: str) -> str | None:
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.exists() else None
