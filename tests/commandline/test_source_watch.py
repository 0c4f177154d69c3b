"""A page that is edited after it was read: `articles reread`, `review changes`, `review source`, a new version."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commandline.conftest import BRIDGE, Run, refused
from tests.commandline.site import Site, site_on_loopback

HTML = "<html><head><title>Tram</title></head><body><article>{}</article></body></html>"


def put(site: Site, text: str) -> None:
    site.put("/tram", HTML.format("".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with site_on_loopback() as site:
        site.config(tmp_path)
        put(site, BRIDGE)
        yield site


def test_an_edited_page_from_suspicion_to_the_summary(onrecord: Run, site: Site) -> None:
    assert onrecord("ingest", site.url("/tram"), "--json").object["article"] == 1
    (claim,) = onrecord("claims", "search", "45 million", "--json").objects
    number = str(claim["number"])
    put(site, BRIDGE.replace("45 million", "54 million"))
    reread = onrecord("articles", "reread", "1", "--json").object
    assert (reread["article"], reread["gone"]) == (1, [claim["number"]])
    waiting = onrecord("review", "changes", "--json").object
    assert list(waiting) == ["claim", "articles", "quote", "url", "seen_at"]
    assert (waiting["claim"], waiting["articles"], waiting["url"]) == (claim["number"], [1], site.url("/tram"))
    assert "source may have changed, seen" in onrecord("claims", "show", number).out
    assert "may have changed" not in onrecord("--as", "7:member", "claims", "show", number).out
    refused(onrecord("review", "source", number, "--outcome", "perhaps"), 2, "changed, fine")
    refused(onrecord("--as", "7:member", "review", "source", number, "--outcome", "fine"), 1, "Only moderators")
    assert "has changed since" in onrecord("review", "source", number, "--outcome", "changed").out
    assert onrecord("review", "changes", "--json").objects == []
    assert "Source has changed" in onrecord("digest").out
    assert "no longer there since" in onrecord("claims", "show", number).out
    second = onrecord("ingest", site.url("/tram"), "--json").object
    assert (second["article"], second["duplicate_of"], len(second["new"])) == (2, 1, 1)
    assert "article 1 was at this address before" in " ".join(onrecord("articles", "show", "2").out.split())


def test_the_same_address_fifty_times_is_one_fetch(onrecord: Run, site: Site) -> None:
    got = onrecord("ingest", *([site.url("/tram")] * 50), "--json").objects
    assert {line["article"] for line in got} == {1}
    assert sum(bool(line["new"]) for line in got) == 1
    assert site.asked.count("/tram") == 1
