"""The benchmarks are listed, make the same data every time and give figures that say their unit."""

import pytest

from bot.commandline.benchmarks import BENCHMARKS, extraction, listing, matching
from bot.commandline.benchmarks.benchmark import percentile
from bot.commandline.benchmarks.synthetic import article
from tests.commandline.conftest import Run


def test_without_a_name_they_are_listed(onrecord: Run) -> None:
    assert [one["bench"] for one in onrecord("bench", "--json").objects] == list(BENCHMARKS)
    assert "words a second" in onrecord("bench").out


def test_extract_counts_words(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "ARTICLES", 2)
    monkeypatch.setattr(extraction, "WORDS", 200)
    figures = onrecord("bench", "extract", "--json").object
    assert list(figures) == ["bench", "words_per_second", "words", "attributions"]
    assert figures["words"] >= 400
    assert figures["attributions"] > 0


def test_list_fills_a_desk_and_times_it(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "CLAIMS", 60)
    monkeypatch.setattr(listing, "LISTS", 10)
    figures = onrecord("bench", "list", "--json").object
    assert figures["claims"] == 60
    assert 0 < figures["median_ms"] <= figures["p99_ms"]


def test_match_meets_claims_on_desks_of_each_size(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "SIZES", (1_000,))
    monkeypatch.setattr(matching, "ASKED", 2)
    figures = onrecord("bench", "match", "--json").object
    assert figures["cpu_ms_at_1k"] > 0
    assert figures["index_mb_at_1k"] > 0.3


def test_synthetic_articles_are_the_same_every_time() -> None:
    assert article(3, 300) == article(3, 300) != article(4, 300)
    assert 300 <= len(article(3, 300).split()) < 360


def test_percentile_is_one_of_the_values() -> None:
    values = [float(n) for n in range(1, 201)]
    assert (percentile(values, 0.99), percentile(values, 0.5), percentile([7.0], 0.99)) == (198.0, 100.0, 7.0)
