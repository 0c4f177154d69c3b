"""Very short pages and remarks: refused, and read where somebody insists."""

from pathlib import Path

import pytest

from tests.commandline.conftest import Run, refused

PAGE = (
    "<html><head><title>Pier 41</title></head><body><article><h1>Pier 41</h1><p>Nina Falk said on Monday that pier "
    "number 41 of the harbor cost the town 52 million dollars, which is 43 million more than planned.</p></article>"
)


def test_a_short_page_is_read_when_somebody_insists(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "pier.html").write_text(PAGE, "utf-8")
    refused(onrecord("ingest", "pier.html"), 1, "hardly any text")
    read = onrecord("ingest", "pier.html", "--short", "--json")
    assert (read.code, read.object["article"], read.object["title"]) == (0, 1, "Pier 41")
    (tmp_path / "less.html").write_text("<html><body><p>Nina Falk said no.</p>", "utf-8")
    refused(onrecord("ingest", "less.html", "--short"), 1, "hardly any text")


@pytest.mark.parametrize("words", ["Hi", "Good morning all", "ok thanks", "See you later", "👋 hello there"])
def test_a_remark_is_no_article_unless_somebody_insists(onrecord: Run, words: str) -> None:
    refused(onrecord("ingest", "-", stdin=words.encode()), 1, "no article")
    assert onrecord("ingest", "-", "--short", stdin=words.encode()).code == 0


@pytest.mark.parametrize("words", ["堤防には1400万ユーロかかる", "The pier cost millions."])
def test_a_sentence_is_read(onrecord: Run, words: str) -> None:
    assert onrecord("ingest", "-", stdin=words.encode()).code == 0
