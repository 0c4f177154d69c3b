"""What a page says about itself in explicit tags: JSON-LD, Open Graph, meta, `<html lang>`, `rel=canonical`.

Nothing here is guessed: a page without a date tag has no date.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from bot.domain.clock import to_ms
from bot.domain.errors import Unreadable
from bot.domain.urls import Url
from bot.ingest.byline import writers

_ARTICLES = {
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BlogPosting",
    "LiveBlogPosting", "BackgroundNewsArticle", "ReviewNewsArticle", "Report", "SocialMediaPosting",
}  # fmt: skip
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date.issued", "dc.date.issued",
    "dcterms.issued", "citation_publication_date", "parsely-pub-date", "sailthru.date", "pubdate",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "parsely-author")
_DEPTH = 6
LINKED = "JSON-LD"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str | None
    site: str | None
    author: str | None
    published_at: int | None
    language: str | None
    canonical_url: str | None
    origins: Mapping[str, str]
    """Which tag each came from, by field."""


def metadata_of(tree: HtmlElement, url: str | None) -> Metadata:
    """The facts of a parsed page that was found at `url`."""
    linked = _linked_data(tree)
    meta = _meta(tree)
    title, title_from = _first((LINKED, _string(linked.get("headline"))), *_named(meta, "og:title", "twitter:title"))
    site, site_from = _first(
        *_named(meta, "og:site_name"), (LINKED, _names(linked.get("publisher"))), *_named(meta, "application-name")
    )
    bylines = ((LINKED, _names(linked.get("author"))), *_named(meta, *_AUTHORS, but_no_url=True))
    author, author_from = _first(*((origin, writers(byline)) for origin, byline in bylines))
    published, published_from = _first(*((name, moment(value)) for name, value in _dates(tree, linked, meta)))
    language, language_from = _first(
        ("html lang", _language(tree.get("lang"))),
        (LINKED, _language(_string(linked.get("inLanguage")))),
        ("og:locale", _language(meta.get("og:locale"))),
    )
    canonical = _canonical(tree, url)
    origins = {
        "title": title_from,
        "site": site_from,
        "author": author_from,
        "published_at": published_from,
        "language": language_from,
        "canonical_url": "rel=canonical" if canonical else None,
    }
    known = {field: origin for field, origin in origins.items() if origin is not None}
    return Metadata(title, site, author, published, language, canonical, known)


def _first(*candidates: tuple[str, T | None]) -> tuple[T, str] | tuple[None, None]:
    """The first value that is there, with where it came from."""
    return next(((value, origin) for origin, value in candidates if value is not None), (None, None))


def _named(meta: dict[str, str], *names: str, but_no_url: bool = False) -> Iterator[tuple[str, str | None]]:
    for name in names:
        value = meta.get(name)
        yield name if ":" in name else f"meta {name}", None if but_no_url and value and "://" in value else value


def moment(written: str | None) -> int | None:
    """An ISO 8601 or RFC 2822 date as epoch ms (UTC where it names no zone); None for anything else."""
    value = (written or "").strip()
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        try:
            found = parsedate_to_datetime(value)
        except ValueError:
            return None
    if not 1900 <= found.year <= 2200:
        return None
    return to_ms(found if found.tzinfo else found.replace(tzinfo=UTC))


def _linked_data(tree: HtmlElement) -> dict[str, Any]:
    """The page's first JSON-LD object that is an article; empty without one."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for found in _objects(data, _DEPTH):
            kinds = found.get("@type")
            if not _ARTICLES.isdisjoint(k for k in (kinds if isinstance(kinds, list) else [kinds]) if _string(k)):
                return found
    return {}


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(data, list):
        for one in data:
            yield from _objects(one, depth - 1)
    elif depth and isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth - 1)


def _meta(tree: HtmlElement) -> dict[str, str]:
    """`<meta>` contents by lower-case name, property or itemprop; the first of each counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _dates(tree: HtmlElement, linked: dict[str, Any], meta: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    yield LINKED, _string(linked.get("datePublished"))
    yield from _named(meta, *_DATES)
    marked = tree.xpath(
        "//time[@datetime][@pubdate or @itemprop='datePublished'"
        " or contains(concat(' ', @class, ' '), ' dt-published ')"
        " or contains(concat(' ', @class, ' '), ' entry-date ')]/@datetime"
    )
    yield from (("time tag", str(written)) for written in marked[:1])


def _names(value: Any) -> str | None:
    """Names of JSON-LD people or organisations: a string, an object, or a list of them."""
    many = value if isinstance(value, list) else [value]
    names = [_string(one.get("name")) if isinstance(one, dict) else _string(one) for one in many[:10]]
    return ", ".join(name for name in names if name and "://" not in name) or None


def _language(tag: str | None) -> str | None:
    """The language of a tag such as en-GB or en_US, without its region."""
    primary = (tag or "").strip().replace("_", "-").split("-")[0].lower()
    return primary if primary.isascii() and primary.isalpha() and len(primary) in {2, 3} else None


def _canonical(tree: HtmlElement, url: str | None) -> str | None:
    """The page's own canonical address, if it is of the same site: nobody may speak for another's page.

    The front page is no article's address, though some sites name it on all of theirs.
    """
    hrefs = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    if url is None or not hrefs:
        return None
    try:
        here, named = Url.parse(url), Url.parse(urljoin(url, str(hrefs[0]).strip()))
    except (Unreadable, ValueError):
        return None
    same_site = here.host == named.host or (here.domain is not None and here.domain == named.domain)
    parts = urlsplit(named.canonical)
    is_front = parts.path == "/" and not parts.query
    return named.canonical if same_site and not (is_front and here.canonical != named.canonical) else None


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
