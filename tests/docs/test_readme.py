"""The README is short, its pictures are there, and it shows what the demo really prints."""

import re

import pytest

from tests.docs.paths import PAGES, ROOT, text_of

README = text_of("README.md")


def test_it_is_short() -> None:
    assert len(README.encode()) <= 9_000


def test_every_picture_is_in_the_project_and_shown() -> None:
    shown = {name for page in PAGES for name in re.findall(r"pictures/([a-z0-9-]+\.png)\)", page.read_text("utf-8"))}
    there = {picture.name for picture in (ROOT / "docs/pictures").glob("*.png")}
    assert shown == there
    assert len(there) == 11
    for picture in there:
        assert (ROOT / "docs/pictures" / picture).stat().st_size < 300_000


def test_the_demo_prints_what_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    from bot.cli import main

    assert main(["demo"]) == 0
    assert undated(capsys.readouterr().out) == undated(shown_in("docs/demo.md"))


def test_the_readme_shows_a_part_of_it_in_order() -> None:
    whole = iter(undated(shown_in("docs/demo.md")))
    for line in undated(shown_in("README.md")):
        assert line in whole, line


def shown_in(name: str) -> str:
    found = re.search(r"<!-- demo -->\n```\n(.*?)```\n<!-- /demo -->", text_of(name), re.DOTALL)
    assert found is not None
    return found[1]


def undated(text: str) -> list[str]:
    return [re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "DAY", line).rstrip() for line in text.strip("\n").splitlines()]
