"""The benchmarks are listed, make the same data every time and give figures that say their unit."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.commandline import bench
from bot.publish.chart import can_draw
from tests.benchmarks import BENCHMARKS, desk, extraction, hostile, ingestion, listing, matching, summaries
from tests.benchmarks.benchmark import percentile
from tests.benchmarks.synthetic import article
from tests.commandline.conftest import Run


def test_without_a_name_they_are_listed(onrecord: Run) -> None:
    assert [one["bench"] for one in onrecord("bench", "--json").objects] == [*BENCHMARKS, "read"]
    assert "words a second" in onrecord("bench").out


def test_they_run_from_any_folder(tmp_path: Path) -> None:
    """As the console script does: only the program itself is on the path."""
    elsewhere = tmp_path / "tests"
    elsewhere.mkdir()
    (elsewhere / "__init__.py").touch()
    start = f"import sys; sys.path.append({str(bench.CHECKOUT)!r}); from bot.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", start, "bench"], check=False, cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "words a second" in done.stdout


def test_an_installed_program_says_where_they_are(
    onrecord: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bench, "CHECKOUT", tmp_path)
    ran = onrecord("bench", "list")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "The benchmarks are not installed; they are in tests/benchmarks of a checkout of the project.\n"


def test_extract_counts_words(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "ARTICLES", 2)
    monkeypatch.setattr(extraction, "WORDS", 200)
    figures = onrecord("bench", "extract", "--json").object
    assert list(figures) == ["bench", "words_per_second", "words", "attributions", "load_seconds", "peak_mb"]
    assert figures["words"] >= 400
    assert figures["attributions"] > 0


def test_list_fills_a_desk_and_times_it(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "CLAIMS", 60)
    monkeypatch.setattr(listing, "LISTS", 10)
    figures = onrecord("bench", "list", "--json").object
    assert figures["claims"] == 60
    assert 0 < figures["median_ms"] <= figures["p99_ms"]


def test_desk_times_what_moderators_ask_for(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "CLAIMS", 60)
    monkeypatch.setattr(desk, "SERVERS", 3)
    monkeypatch.setattr(desk, "ASKED", 4)
    figures = onrecord("bench", "desk", "--json").object
    assert (figures["claims"], figures["servers"]) == (60, 3)
    for name in ("list", "search", "show", "queue", "triage", "history"):
        assert 0 < figures[f"{name}_median_ms"] <= figures[f"{name}_p99_ms"]


def test_desk_takes_another_number_of_claims(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "SERVERS", 3)
    monkeypatch.setattr(desk, "ASKED", 2)
    assert onrecord("bench", "desk", "--claims", "30", "--json").object["claims"] == 30
    assert (onrecord("bench", "list", "--claims", "30").code, onrecord("bench", "desk", "--claims", "0").code) == (2, 2)
    assert onrecord("bench", "write", "--claims", "30").err == "write takes no --claims.\n"


def test_digest_builds_a_busy_day(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summaries, "CLAIMS", 200)
    monkeypatch.setattr(summaries, "CHECKS", 12)
    figures = onrecord("bench", "digest", "--json").object
    assert (figures["claims"], figures["checked"]) == (200, 12)
    assert all(figures[name] > 0 for name in ("median_ms", "past_day_ms", "week_ms", "memory_mb"))
    assert ("chart_ms" in figures) is can_draw()


def test_match_meets_claims_on_desks_of_each_size(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "SIZES", (1_000,))
    monkeypatch.setattr(matching, "ASKED", 2)
    figures = onrecord("bench", "match", "--json").object
    assert figures["cpu_ms_at_1k"] > 0
    assert figures["index_mb_at_1k"] > 0.3
    assert figures["autocomplete_claims_wait_ms_p95_at_1k"] > 0
    assert figures["autocomplete_speakers_wait_ms_p95_at_1k"] > 0
    assert figures["search_wait_ms_p95_at_1k"] > 0


def test_synthetic_articles_are_the_same_every_time() -> None:
    assert article(3, 300) == article(3, 300) != article(4, 300)
    assert 300 <= len(article(3, 300).split()) < 360


def test_percentile_is_one_of_the_values() -> None:
    values = [float(n) for n in range(1, 201)]
    assert (percentile(values, 0.99), percentile(values, 0.5), percentile([7.0], 0.99)) == (198.0, 100.0, 7.0)


@pytest.mark.slow
def test_hostile_sources_come_to_what_is_promised(onrecord: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that take moments; the benchmark itself has the bombs and the sites that never end."""
    names = [
        "loop", "six_hops", "five_hops", "to_metadata", "to_other_port", "to_file", "to_user", "nowhere", "cookie_wall",
        "cookie_circle", "meta_refresh", "gzip_full", "short", "two_lengths", "broken_chunk", "gzip_cut", "brotli",
        "no_http", "busy", "down", "empty", "wrong_charset", "utf_16", "utf_16_bare", "controls", "picture", "json",
        "archive", "download", "pdf_scan", "pdf_noise", "script", "tags", "deep_json", "billion_laughs", "plain",
    ]  # fmt: skip
    monkeypatch.setattr(ingestion, "CASES", {name: hostile.CASES[name] for name in names})
    feeds = [
        "feed",
        "feed_of_10000",
        "feed_of_one_guid",
        "feed_of_scripts",
        "feed_gone",
        "feed_dtd",
        "feed_to_metadata",
    ]
    monkeypatch.setattr(ingestion, "FEEDS", {name: hostile.FEEDS[name] for name in feeds})
    monkeypatch.setattr(ingestion, "FETCH_S", 60.0)
    ran = onrecord("bench", "ingest", "--json")
    assert ran.err == ""
    assert ran.object["as_promised"] == ran.object["sources"] == len(names + feeds)
    assert ran.object["articles"] == 10


def test_a_folder_of_pages_is_read(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "pages" / "more").mkdir(parents=True)
    (tmp_path / "pages" / "a.html").write_bytes(hostile.page(1))
    (tmp_path / "pages" / "more" / "b.HTM").write_bytes(hostile.page(2))
    (tmp_path / "pages" / "script.html").write_text("<html><script>x</script>", "utf-8")
    (tmp_path / "pages" / "picture.png").write_bytes(b"\x89PNG")
    figures = onrecord("bench", "read", str(tmp_path / "pages"), "--json").object
    assert (figures["pages"], figures["refused"]) == (3, 1)
    assert figures["pages_per_second"] > 0
    for words, sentence in (
        (("read",), "read takes the folder of its pages."),
        (("list", "pages"), "list takes no folder."),
        (("nothing",), "'nothing' is not a benchmark"),
    ):
        ran = onrecord("bench", *words)
        assert (ran.code, ran.err.startswith(sentence)) == (2, True)
    assert onrecord("bench", "read", str(tmp_path / "nowhere")).code == 1
