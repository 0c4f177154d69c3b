"""RSS, Atom and RDF to entries. Pure, for a worker process: a feed is as hostile as any page.

feedparser gets a BytesIO and nothing else: given text or bytes that look like a path or an address, it opens that.
"""

import calendar
import io
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from bot.domain.errors import Unreadable
from bot.domain.feeds import FeedEntry, ReadFeed
from bot.domain.urls import canonical_url
from bot.ingest.charset import decode
from bot.ingest.normalisation import one_line

MAX_ENTRIES = 1_000
MAX_TITLE = 200
MAX_GUID = 2_000
_NO_FEED = "That is not a feed: only RSS, Atom and RDF are read."
_NOT_READ = "That feed declares a document type (a DTD), which is not read."


def read_feed(body: bytes, charset: str | None, url: str) -> ReadFeed:
    """The entries of a feed that was found at `url`, at most a thousand. Raises Unreadable with one sentence."""
    import feedparser

    text = decode(body, declared=charset, html=True, name="What was found there")
    plain = text[_root(text) :]
    headers = {"content-type": "application/xml; charset=utf-8"}  # no address: relative guids stay as they are
    try:
        found = feedparser.parse(
            io.BytesIO(plain.encode("utf-8", "replace")), response_headers=headers, sanitize_html=False
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise Unreadable("That feed is too damaged to read.") from error
    if not found.get("version"):
        raise Unreadable(_NO_FEED)
    entries = list(found.entries)
    dates = [_date(entry) for entry in entries]
    if all(dates):
        entries = [entry for _at, entry in sorted(zip(dates, entries, strict=True), key=lambda pair: -(pair[0] or 0))]
    read = (_entry(entry, url) for entry in entries[:MAX_ENTRIES])
    return ReadFeed(one_line(_string(found.feed.get("title")), MAX_TITLE), tuple(one for one in read if one))


def feed_links(body: bytes, charset: str | None, url: str) -> list[str]:
    """The feeds that a page names, absolute: what a browser offers for its address."""
    from lxml import etree, html

    try:
        text = decode(body, declared=charset, html=True)
        tree = html.document_fromstring(text.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"))
    except (Unreadable, etree.LxmlError, ValueError):
        return []
    kinds = {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}
    links = [
        _absolute(url, link.get("href"))
        for link in tree.iter("link")
        if "alternate" in (link.get("rel") or "").lower().split() and (link.get("type") or "").strip().lower() in kinds
    ]
    return [link for link in links if link]


def _root(text: str) -> int:
    """Where the first element begins. Raises Unreadable where anything but comments and instructions stands before
    it: a document type with its entities has no place in a feed."""
    at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<?", at):
            at = text.find("?>", at)
        elif text.startswith("<!--", at):
            at = text.find("-->", at)
        elif text.startswith("<!", at):
            page = re.match(r"<!doctype\s+html\b", text[at : at + 100], re.IGNORECASE)
            raise Unreadable(_NO_FEED if page else _NOT_READ)
        else:
            return at
        if at < 0:
            break
    raise Unreadable(_NO_FEED)


def _entry(entry: Any, base: str) -> FeedEntry | None:
    """feedburner puts its own redirect into the link, and beside it where that leads."""
    guid = _string(entry.get("id"))
    for link in (entry.get("feedburner_origlink"), entry.get("link"), guid if guid and "://" in guid else None):
        url = _absolute(base, _string(link))
        if url is not None:
            return FeedEntry(url, guid[:MAX_GUID] if guid else None)
    return None


def _absolute(base: str, link: str | None) -> str | None:
    """An address as it may be fetched: without credentials; None for what is no web address."""
    if not link or not link.strip():
        return None
    try:
        joined = urljoin(base, link.strip())
        canonical = canonical_url(joined)
        return canonical if "@" in urlsplit(joined).netloc else joined
    except (Unreadable, ValueError):
        return None


def _date(entry: Any) -> int | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return calendar.timegm(moment) if moment else None
    except (ValueError, OverflowError, TypeError):
        return None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
