"""Feeds as they come: three formats, several encodings, broken, hostile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Unreadable
from bot.ingest.feed import MAX_ENTRIES, feed_links, read_feed

HERE = "https://quay.example.org/news/feed.xml"


def rss(*items: str, head: str = "") -> bytes:
    body = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>The Quay</title>{body}</channel></rss>'.encode()
    )


def item(n: int, extra: str = "") -> str:
    return f"<title>{n}</title><guid>g{n}</guid><link>https://quay.example.org/{n}</link>{extra}"


ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Quay</title>
<entry><id>urn:1</id><title>1</title><link rel="self" href="/api/1"/><link rel="alternate" href="/1"/></entry></feed>"""
RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>The Quay</title></channel>
<item rdf:about="https://quay.example.org/1"><title>1</title><link>https://quay.example.org/1</link></item></rdf:RDF>"""


@pytest.mark.parametrize("body", [rss(item(1)), ATOM, RDF], ids=["rss", "atom", "rdf"])
def test_the_three_formats_are_read(body: bytes) -> None:
    read = read_feed(body, None, HERE)
    assert read.title == "The Quay"
    assert [entry.url for entry in read.entries] == ["https://quay.example.org/1"]


def test_links_are_made_absolute_and_only_web_addresses_are_kept() -> None:
    links = [
        "/1",
        "2?a=b",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://u:p@quay.example.org/3",
        "//cdn.example/4",
        "",
    ]
    read = read_feed(
        rss(*(f"<guid isPermaLink='false'>g{i}</guid><link>{u}</link>" for i, u in enumerate(links))), None, HERE
    )
    assert [entry.url for entry in read.entries] == [
        "https://quay.example.org/1", "https://quay.example.org/news/2?a=b", "https://quay.example.org/3", "https://cdn.example/4",
    ]  # fmt: skip


def test_the_newest_come_first_where_all_are_dated() -> None:
    dated = [item(n, f"<pubDate>Mon, 0{n} Jan 2026 08:00:00 GMT</pubDate>") for n in (5, 7, 6)]
    assert [e.guid for e in read_feed(rss(*dated), None, HERE).entries] == ["g7", "g6", "g5"]
    assert [e.guid for e in read_feed(rss(*dated, item(9)), None, HERE).entries] == ["g5", "g7", "g6", "g9"]


@pytest.mark.parametrize(
    "head",
    ['<!DOCTYPE rss [<!ENTITY a "b">]>', '<!doctype rss SYSTEM "file:///etc/passwd">', '<!-- <rss> --><!DOCTYPE rss>',
     '<?pi <rss> ?>\n<!DOCTYPE rss PUBLIC "x" "y">', '<!ENTITY a "b">'],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_a_document_type_is_refused_in_every_disguise(head: str, encoding: str) -> None:
    body = rss(item(1), head=head).decode().encode(encoding)
    with pytest.raises(Unreadable, match=r"document type \(a DTD\)"):
        read_feed(body, None, HERE)


def test_a_document_type_in_the_words_of_an_entry_is_no_declaration() -> None:
    words = "<description><![CDATA[<!DOCTYPE html><p>How to write HTML</p>]]></description>"
    assert len(read_feed(rss(item(1, words)), None, HERE).entries) == 1


@pytest.mark.parametrize(
    "body",
    [b"", b"/etc/passwd", b"https://quay.example.org/", b"<!doctype html><html><body>x</body></html>", b"{}",
     b"<html><head><title>x</title></head></html>", b"<", b"<!-- ", b"<?xml"],
)  # fmt: skip
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(Unreadable, match="is not a feed"):
        read_feed(body, None, HERE)


def test_a_broken_feed_gives_what_can_be_read() -> None:
    cut = rss(*(item(n) for n in range(20)))[:-400]
    assert 5 <= len(read_feed(cut, None, HERE).entries) <= 20


def test_ten_thousand_entries_are_cut() -> None:
    assert len(read_feed(rss(*(item(n) for n in range(10_000))), None, HERE).entries) == MAX_ENTRIES


def test_old_encodings_are_read() -> None:
    body = '<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>Möwe</title></channel></rss>'
    assert read_feed(body.encode("latin-1"), None, HERE).title == "Möwe"
    assert read_feed(body.encode("utf-16"), None, HERE).title == "Möwe"


def test_a_page_names_its_feeds() -> None:
    page = b"""<html><head><link rel="alternate" type="application/rss+xml" href="/feed">
    <link rel="stylesheet" href="/x.css"><link rel="alternate" type="text/html" href="/de">
    <link rel="alternate" type="application/atom+xml" href="file:///x"></head></html>"""
    assert feed_links(page, None, HERE) == ["https://quay.example.org/feed"]
    assert feed_links(b"", None, HERE) == []


@given(st.binary(max_size=400) | st.text(alphabet="<>!-?[]&;ab/ =\"'", max_size=200).map(str.encode))
def test_anything_at_all_is_read_or_refused_in_a_sentence(body: bytes) -> None:
    said: list[str] = []
    for wrapped in (body, b"<rss version='2.0'><channel>" + body):
        try:
            read_feed(wrapped, None, HERE)
        except Unreadable as refusal:
            said.append(refusal.sentence)
    assert all(sentence.endswith(".") for sentence in said)
