"""`onrecord feeds` over HTTP, and a round that is killed in the middle."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commandline.conftest import BRIDGE, Run, refused
from tests.commandline.site import Page, Site, site_on_loopback

XML = "application/rss+xml"
FEED_KEYS = ["id", "url", "title", "last_polled", "last_error", "enabled", "unread"]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with site_on_loopback() as site:
        site.config(tmp_path)
        story(site, 1)
        story(site, 2)
        says(site, 1, 2)
        yield site


def story(site: Site, n: int) -> None:
    paragraphs = "".join(f"<p>{p} ({n})</p>" for p in BRIDGE.replace("45 million", f"{45 + n} million").split("\n\n"))
    site.put(f"/{n}", f"<html><head><title>Story {n}</title></head><body><article>{paragraphs}</article></body></html>")


def says(site: Site, *stories: int, **headers: str) -> None:
    items = "".join(f"<item><guid isPermaLink='false'>g{n}</guid><link>/{n}</link></item>" for n in stories)
    body = f'<rss version="2.0"><channel><title>The Quay</title>{items}</channel></rss>'
    site.put("/feed", body, XML, **headers)


def test_a_feed_from_its_first_look_to_its_end(onrecord: Run, site: Site, tmp_path: Path) -> None:
    added = onrecord("feeds", "add", site.url("/feed"), "--json").object
    assert list(added) == [*FEED_KEYS, "entries", "links"]
    assert (added["id"], added["title"], added["entries"], added["enabled"]) == (1, "The Quay", 2, True)
    assert added["links"] == [site.url("/1"), site.url("/2")]
    says(site, 3, 1, 2, ETag='"v2"')
    story(site, 3)
    polled = onrecord("feeds", "poll", "1", "--json")
    (article,) = polled.object["articles"]
    assert (polled.code, article["article"], article["url"]) == (0, 1, site.url("/3"))
    assert article["new"]
    assert onrecord("articles", "show", "1", "--json").object["provenance"] == "feed"
    site.pages["/feed"] = (304, {}, b"")
    assert onrecord("feeds", "poll", "--json").object["last_error"] is None
    assert site.headers[-1]["if-none-match"] == '"v2"'


def test_a_feed_moves_dies_and_goes(onrecord: Run, site: Site) -> None:
    onrecord("feeds", "add", site.url("/feed"))
    site.pages["/new"], site.pages["/feed"] = site.pages["/feed"], (301, {"Location": "/new"}, b"")
    assert onrecord("feeds", "poll", "--json").object["url"] == site.url("/new")
    site.pages["/new"] = (410, {}, b"")
    assert "410 (Gone)" in onrecord("feeds", "poll").err
    (listed,) = onrecord("feeds", "list", "--json").objects
    assert (list(listed), listed["enabled"]) == (FEED_KEYS, False)
    assert "switched off" in onrecord("health").err
    assert "removed" in onrecord("feeds", "remove", "1").out
    assert onrecord("feeds", "list", "--json").objects == []


def test_a_site_that_asks_machines_to_stay_away_is_left_alone(onrecord: Run, site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /feed\nDisallow: /3", "text/plain")
    refused(onrecord("feeds", "add", site.url("/feed")), 1, "robots.txt keeps machines away")
    site.put("/robots.txt", "User-agent: *\nDisallow: /3", "text/plain")
    assert onrecord("feeds", "add", site.url("/feed")).code == 0
    story(site, 3)
    says(site, 3, 1, 2)
    polled = onrecord("feeds", "poll")
    assert polled.code == 1
    assert "keeps machines away" in polled.err
    assert "/3" not in site.asked


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "x">]><rss version="2.0"><channel/></rss>', "a DTD"),
        (b"/etc/passwd", "is not a feed"),
        (b"<html><body>x</body></html>", "is not a feed"),
        (b"<rss" + b" a='1'" * 1_000_000, "larger than 5,000,000 bytes"),
    ],
)
def test_a_hostile_feed_is_refused_and_leaves_nothing(onrecord: Run, site: Site, body: bytes, sentence: str) -> None:
    site.put("/feed", body, XML)
    refused(onrecord("feeds", "add", site.url("/feed")), 1, sentence)
    assert onrecord("feeds", "list").out == "No feed is read.\n"


def test_only_admins_add_feeds(onrecord: Run, site: Site) -> None:
    refused(onrecord("--as", "5:moderator", "feeds", "add", site.url("/feed")), 1, "Only admins may")


def count(sql: str, folder: Path) -> int:
    with sqlite3.connect(f"file:{folder / 'onrecord.db'}?mode=ro", uri=True) as connection:
        return int(connection.execute(sql).fetchone()[0])


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("at", ["/feed", "/3", "/4"])
def test_a_round_that_is_killed_loses_and_doubles_nothing(onrecord: Run, site: Site, tmp_path: Path, at: str) -> None:
    assert onrecord("feeds", "add", site.url("/feed")).code == 0
    says(site, 4, 3, 1, 2)
    story(site, 3)
    story(site, 4)
    site.held[at] = threading.Event()
    asked = site.asked.count(at)
    killed = subprocess.Popen([sys.executable, "-m", "bot", "feeds", "poll"], cwd=tmp_path, env={**os.environ})
    while site.asked.count(at) == asked and killed.poll() is None:
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait(30) == -signal.SIGKILL
    site.held.pop(at).set()
    half = count("SELECT count(*) FROM articles", tmp_path)
    assert half == (at == "/4")
    assert count("SELECT count(*) FROM claims", tmp_path) == 0 or half
    polled = onrecord("feeds", "poll", "--json")
    assert polled.code == 0
    assert len(polled.object["articles"]) == 2 - half
    assert count("SELECT count(*) FROM articles", tmp_path) == 2
    assert count("SELECT count(*) - count(DISTINCT url) FROM intake", tmp_path) == 0
    assert count("SELECT count(*) FROM intake WHERE stage <> 'done'", tmp_path) == 0
    told = "SELECT count(*) - count(DISTINCT article_id || ':' || content) FROM appearances"
    assert count(told, tmp_path) == 0


BUSY: Page = (503, {}, b"busy")
NOT_YET: list[Page] = [
    BUSY,
    (404, {}, b""),
    (403, {"Content-Type": "text/html"}, b"wait"),
    (429, {"Retry-After": "30"}, b""),
    (500, {}, b""),
    (200, {"Content-Type": "text/html"}, b" "),
]


@pytest.mark.parametrize("answer", NOT_YET, ids=["busy", "ahead of its page", "refused", "too many", "broken", "empty"])
def test_an_entry_that_could_not_be_read_is_read_later(onrecord: Run, site: Site, tmp_path: Path, answer: Page) -> None:
    assert onrecord("feeds", "add", site.url("/feed")).code == 0
    says(site, 3, 1, 2)
    site.pages["/3"] = answer
    assert onrecord("feeds", "poll").code == 1
    (entry,) = onrecord("feeds", "list", "--json").object["unread"]
    assert (entry["url"], entry["tries"]) == (site.url("/3"), 1)
    assert entry["retry_at"]
    listed = " ".join(onrecord("feeds", "list").out.split())
    assert "1 tried again, the last:" in listed
    story(site, 3)
    polled = onrecord("feeds", "poll", "--json")
    assert (polled.code, len(polled.object["articles"]), polled.object["unread"]) == (0, 1, [])
    assert onrecord("feeds", "poll", "--json").object["articles"] == []
    assert count("SELECT count(*) FROM articles", tmp_path) == 1
    assert count("SELECT count(*) FROM intake", tmp_path) == 1


def test_an_entry_that_failed_for_two_days_is_named_and_one_that_is_no_page_is_not_tried_again(
    onrecord: Run, site: Site, tmp_path: Path
) -> None:
    onrecord("feeds", "add", site.url("/feed"))
    says(site, 4, 3, 1, 2)
    site.pages["/3"] = BUSY
    site.put("/4", b"\x89PNG", "image/png")
    assert onrecord("feeds", "poll").code == 1
    with sqlite3.connect(tmp_path / "onrecord.db") as connection:
        connection.execute("UPDATE intake SET created_at = created_at - 172800000")
    assert onrecord("feeds", "poll").code == 1
    assert onrecord("feeds", "poll").code == 0
    assert (site.asked.count("/3"), site.asked.count("/4")) == (2, 1)
    unread = onrecord("feeds", "list", "--json").object["unread"]
    assert {(entry["url"], entry["retry_at"]) for entry in unread} == {(site.url("/3"), None), (site.url("/4"), None)}
    checks = {check["name"]: check for check in onrecord("health", "--json").object["checks"]}
    assert not checks["feed 1"]["ok"]
    assert "2 given up" in checks["feed 1"]["detail"]


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_second_try_that_is_killed_loses_and_doubles_nothing(onrecord: Run, site: Site, tmp_path: Path) -> None:
    assert onrecord("feeds", "add", site.url("/feed")).code == 0
    says(site, 3, 1, 2)
    site.pages["/3"] = BUSY
    assert onrecord("feeds", "poll").code == 1
    story(site, 3)
    site.held["/3"] = threading.Event()
    killed = subprocess.Popen([sys.executable, "-m", "bot", "feeds", "poll"], cwd=tmp_path, env={**os.environ})
    while site.asked.count("/3") == 1 and killed.poll() is None:
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait(30) == -signal.SIGKILL
    site.held.pop("/3").set()
    assert len(onrecord("feeds", "list", "--json").object["unread"]) == 1
    assert len(onrecord("feeds", "poll", "--json").object["articles"]) == 1
    assert count("SELECT count(*) FROM articles", tmp_path) == 1
    assert count("SELECT count(*) FROM intake WHERE stage = 'done'", tmp_path) == 1
    assert count("SELECT count(*) FROM jobs WHERE done_at IS NULL", tmp_path) == 0
