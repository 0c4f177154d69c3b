"""The documents of the project, and where they stand."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bot").rglob("MODEL_CARD.md")])


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
