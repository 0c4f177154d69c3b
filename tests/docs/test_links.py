"""Whatever a document links to or names is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.articles import MAX_TEXT
from tests.docs.paths import PAGES, ROOT

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_PATH = re.compile(r"`((?:bot|docs|tests|\.ci)/[\w./-]*|[\w-]+\.(?:md|toml)|\.pre-commit-config\.yaml)`")
_MADE_LATER = {"config.toml"}
"""What a reader makes."""


def relative_links(page: Path) -> Iterator[tuple[Path, str]]:
    """Files that a page links to, with the heading that it points at."""
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            name, _, heading = target.partition("#")
            yield (page.parent / name).resolve() if name else page, heading


def headings(page: Path) -> set[str]:
    """The anchors that a page's headings get."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, heading in relative_links(page):
        assert target.exists(), target
        assert not heading or heading in headings(target), heading


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_that_is_named_exists(page: Path) -> None:
    for path in _PATH.findall(page.read_text(encoding="utf-8")):
        there = (ROOT / path).exists() or (page.parent / path).exists()
        assert there or path in _MADE_LATER, path


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            waiting += [target for target, _ in relative_links(page)]
    assert set(PAGES) <= reached


def test_the_ten_questions_are_answered() -> None:
    answers = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    asked = answers.partition("## Where do I find ...")[2].partition("More of the kind")[0]
    rows = [line for line in asked.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == 10
    assert all("`bot/" in line for line in rows)


def test_the_limit_of_a_text_is_the_one_that_holds() -> None:
    for name in ("README.md", "docs/running.md", "SECURITY.md"):
        assert f"{MAX_TEXT:,} characters" in (ROOT / name).read_text(encoding="utf-8")
