"""`onrecord import` and `others`: files of every kind, what is said of them, and the way back."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commandline.conftest import Run, refused
from tests.commandline.site import Page, Site, site_on_loopback
from tests.ingest.test_claim_review import ENTRY, feed

TRAM = {**ENTRY, "claimReviewed": "The tram line cost 45 million dollars in 2023", "url": "https://quay.example/tram"}
KEYS = ["import", "file", "added", "updated", "unchanged", "skipped"]


def put(folder: Path, name: str, body: Any) -> str:
    file = folder / name
    file.write_bytes(body if isinstance(body, bytes) else json.dumps(body).encode())
    return str(file)


def others(onrecord: Run) -> list[list[dict[str, Any]]]:
    found = [claim["others"] for claim in onrecord("claims", "list", "--all", "--json").objects]
    return [beside for beside in found if beside]


def test_from_a_file_to_the_card_and_back(desk: Run, tmp_path: Path) -> None:
    file = put(tmp_path, "feed.json", feed([TRAM], None, [{**ENTRY, "url": "ftp://x"}]))
    done = desk("import", file, "--json")
    assert (done.code, list(done.object)) == (0, KEYS)
    assert done.object == {
        "import": 1,
        "file": "feed.json",
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "skipped": {"no ClaimReview": 1, "no web address": 1},
    }
    ((beside,),) = others(desk)
    assert {**beside, "score": 1} == {
        "id": 1,
        "publisher": "Quay Checks",
        "rating": "Mostly false",
        "date": "2026-01-02",
        "url": "https://quay.example/tram",
        "claim": "The tram line cost 45 million dollars in 2023",
        "claimant": "Ada Vey",
        "score": 1,
    }
    (number,) = [c["number"] for c in desk("claims", "list", "--all", "--json").objects if c["others"]]
    shown = desk("claims", "show", str(number)).out
    assert "Others:    Quay Checks on what Ada Vey said: “Mostly false”, 2026-01-02," in shown
    assert "\n".join(shown.splitlines()[:1]) == f"#{number} unverified"
    assert desk("others", "list", "--json").object["entries"] == 1
    assert "feed.json" in desk("others", "list").out
    said = desk("others", "refuse", str(number), "--check", "1")
    assert (said.code, said.out) == (0, f"That fact-check is no longer linked to #{number}.\n")
    assert others(desk) == []
    assert "others refused" in desk("history", str(number)).out
    assert desk("others", "remove", "1").out == "Import 1 is removed, 1 entry with it.\n"
    refused(desk("others", "remove", "1"), 1, "There is no import 1")
    assert desk("others", "list").out == "Nothing was imported.\n"


def test_an_article_after_the_import_meets_it(onrecord: Run, article: Path, tmp_path: Path) -> None:
    assert onrecord("import", put(tmp_path, "one.jsonld", TRAM)).code == 0
    onrecord("ingest", str(article))
    assert len(others(onrecord)) == 1
    added = onrecord("claims", "add", "In 2023 the tram line cost 45 million dollars", "--speaker", "Ada Vey", "--json")
    assert [beside["url"] for beside in added.object["others"]] == ["https://quay.example/tram"]


def test_files_of_every_kind_in_one_go_and_what_is_said_of_them(onrecord: Run, tmp_path: Path) -> None:
    line = json.dumps(TRAM).encode()
    ran = onrecord(
        "import",
        put(tmp_path, "one.jsonld", TRAM),
        put(tmp_path, "many.jsonl", b"{oops\n" + line + b"\n"),
        put(tmp_path, "broken.json", json.dumps([{**TRAM, "url": "https://quay.example/2"}]).encode()[:-1]),
        put(tmp_path, "empty.json", []),
        str(tmp_path / "none.json"),
        str(tmp_path),
    )
    assert ran.code == 1
    assert ran.out == (
        "one.jsonld (import 1): 1 new, 0 updated, 0 as before\n"
        "many.jsonl (import 2): 0 new, 0 updated, 1 as before\n"
        "  1 skipped: not valid JSON\n"
        "broken.json (import 3): 1 new, 0 updated, 0 as before\n"
        "empty.json: 0 new, 0 updated, 0 as before\n"
    )
    assert ran.err.splitlines() == [
        f"{tmp_path}/broken.json: It is not valid JSON, or is cut off.",
        f"{tmp_path}/empty.json: There is nothing in it that can be taken.",
        f"{tmp_path}/none.json: There is no such file.",
        f"{tmp_path}: That is a folder, not a file.",
    ]


def test_standard_input_is_read_to_its_end_first(onrecord: Run) -> None:
    done = onrecord("import", "-", "--json", stdin=json.dumps(TRAM).encode())
    assert (done.code, done.object["file"], done.object["added"]) == (0, "stdin", 1)


@pytest.mark.parametrize("words", [("import", "x.json"), ("others", "list"), ("others", "remove", "1")], ids=" ".join)
def test_only_admins_import_and_remove(desk: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    put(tmp_path, "x.json", TRAM)
    refused(desk("--as", "5:moderator", *words), 1, "Only admins may import or remove fact-checks by others")


def test_a_member_refuses_nothing(desk: Run) -> None:
    refused(desk("--as", "5:member", "others", "refuse", "1", "--check", "1"), 1, "Only moderators and admins may")
    refused(desk("others", "refuse", "1", "--check", "x"), 2, "'x' is not a check number")
    refused(desk("others", "refuse", "1", "--check", "7"), 1, "No such fact-check is linked to #1")


class Always(dict[str, Page]):
    """One answer, whatever is asked."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        self.page: Page = (status, {"Content-Type": "application/json"}, json.dumps(body).encode())

    def get(self, _path: str, _default: object = None) -> Page:
        return self.page


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with site_on_loopback() as site:
        config = f'[others]\ngoogle = true\nurl = "{site.url("/v1alpha1/claims:search")}"\n'
        (tmp_path / "config.toml").write_text(config, encoding="utf-8")
        monkeypatch.setenv("GOOGLE_FACT_CHECK_KEY", "AIza-secret")
        yield site


def test_a_moderator_asks_and_the_answer_stands_with_the_claim(desk: Run, service: Site) -> None:
    review = {"publisher": {"name": "Quay"}, "url": "https://quay.example/t", "textualRating": "False"}
    service.pages = Always(
        200, {"claims": [{"text": TRAM["claimReviewed"], "claimant": "Ada Vey", "claimReview": [review]}]}
    )
    (number,) = [c["number"] for c in desk("claims", "list", "--all", "--json").objects if "45 million" in c["text"]]
    asked = desk("others", "ask", str(number), "--json")
    assert (asked.code, [beside["rating"] for beside in asked.object["others"]]) == (0, ["False"])
    assert "key=AIza-secret" in service.asked[0]
    assert "Ostrowe" not in service.asked[0]
    assert (
        "Others:    Quay on what Ada Vey said: “False”, https://quay.example/t (check 1)"
        in desk("claims", "show", str(number)).out
    )
    assert desk("others", "ask", str(number)).code == 0
    assert len(service.asked) == 1
    assert desk("others", "list").out == "Nothing was imported.\n"
    refused(
        desk("--as", "5:checker", "others", "ask", str(number)), 1, "Only moderators and admins may look up fact-checks"
    )


def test_what_goes_wrong_is_one_sentence_without_the_key(
    desk: Run, service: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.pages = Always(403, {"error": {"code": 403, "message": "Key AIza-secret is blocked"}})
    refused(desk("others", "ask", "1"), 1, "answered 403: Key [secret] is blocked.")
    refused(desk("others", "ask", "1"), 1, "The next try is in 60 min.")
    assert "no service" not in desk("doctor").out
    assert "Key [secret] is blocked" in desk("health").out
    monkeypatch.delenv("GOOGLE_FACT_CHECK_KEY")
    monkeypatch.setenv("DISCORD_TOKEN", "a.b.c")
    refused(desk("run"), 2, "set GOOGLE_FACT_CHECK_KEY to it")
    assert "there is no key" in desk("doctor").err


def test_off_as_it_comes_nobody_is_asked(desk: Run) -> None:
    refused(desk("others", "ask", "1"), 2, "set google = true in [others] of the configuration")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_large_feed_is_read_in_little_memory(tmp_path: Path) -> None:
    """60 MB of a feed, in a process that may not hold it."""
    with (tmp_path / "feed.json").open("w", encoding="utf-8") as file:
        file.write('{"@type":"DataFeed","dataFeedElement":[')
        padding = "x" * 20_000
        for number in range(3_000):
            item = {**TRAM, "url": f"https://quay.example/{number}", "text": padding}
            file.write(("," if number else "") + json.dumps({"@type": "DataFeedItem", "item": [item]}))
        file.write("]}")
    script = (
        "import resource, sys\n"
        "from bot.ingest.claim_review import claim_reviews\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "found = sum(1 for _ in claim_reviews(open(sys.argv[1], 'rb')))\n"
        "print(found, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "feed.json")],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ},
        timeout=300,
    )
    found, grown = map(int, ran.stdout.split())
    assert found == 3_000
    assert grown < 30
