"""`onrecord claims stats`: figures in words and as an object, and the chart as a picture."""

import io
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

from bot.publish import chart
from tests.commandline.conftest import Run, refused


def test_the_words_and_the_object_say_the_same(desk: Run) -> None:
    figures = desk("claims", "stats", "--json").object
    assert figures["articles"] == 1
    assert figures["found"] == figures["bars"][-1]["found"] > 3
    assert len(figures["bars"]) == 7
    told = desk("claims", "stats").out
    assert (
        f"1 article, {figures['found']} claims found, 0 checked, {figures['waiting']} waiting for a verdict at the end."
        in told
    )


@pytest.mark.skipif(find_spec("matplotlib") is None, reason="needs the extra chart")
def test_the_chart_is_a_picture_that_fits_a_phone(desk: Run, tmp_path: Path) -> None:
    assert desk("claims", "stats", "--since", "300", "--chart", "week.png").code == 0
    drawn = (tmp_path / "week.png").read_bytes()
    assert len(drawn) < 300_000
    assert Image.open(io.BytesIO(drawn)).size == (960, 1000)


def test_without_the_library_it_says_so(desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart, "can_draw", lambda: False)
    refused(desk("claims", "stats", "--chart", "week.png"), 1, "needs the extra", ".[chart]")
    assert not (tmp_path / "week.png").exists()
    assert desk("claims", "stats").code == 0


def test_a_day_that_is_none_is_refused(desk: Run) -> None:
    refused(desk("claims", "stats", "--since", "yesterday"), 2, "YYYY-MM-DD", "'yesterday'")
