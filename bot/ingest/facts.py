"""What a page says about itself in explicit tags: JSON-LD, Open Graph, meta, `<html lang>`, `rel=canonical`.

Nothing here is guessed: a page without a date tag has no date.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from bot.domain.clock import to_ms
from bot.domain.errors import Unreadable
from bot.ingest.address import canonical_url, registered_domain

_ARTICLES = {
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BlogPosting",
    "LiveBlogPosting", "BackgroundNewsArticle", "ReviewNewsArticle", "Report", "SocialMediaPosting",
}  # fmt: skip
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date.issued", "dc.date.issued",
    "dcterms.issued", "citation_publication_date", "parsely-pub-date", "sailthru.date", "pubdate",
)  # fmt: skip
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Facts:
    title: str | None
    site: str | None
    author: str | None
    published_at: int | None
    language: str | None
    canonical_url: str | None


def facts_of(tree: HtmlElement, url: str | None) -> Facts:
    """The facts of a parsed page that was found at `url`."""
    linked = _linked_data(tree)
    meta = _meta(tree)
    publisher = linked.get("publisher")
    return Facts(
        title=_string(linked.get("headline")) or meta.get("og:title") or meta.get("twitter:title"),
        site=meta.get("og:site_name") or _names(publisher) or meta.get("application-name"),
        author=_names(linked.get("author")) or _author(meta),
        published_at=_published(tree, linked, meta),
        language=_language(tree.get("lang") or _string(linked.get("inLanguage")) or meta.get("og:locale")),
        canonical_url=_canonical(tree, url),
    )


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


def _published(tree: HtmlElement, linked: dict[str, Any], meta: dict[str, str]) -> int | None:
    marked = tree.xpath(
        "//time[@datetime][@pubdate or @itemprop='datePublished'"
        " or contains(concat(' ', @class, ' '), ' dt-published ')"
        " or contains(concat(' ', @class, ' '), ' entry-date ')]/@datetime"
    )
    candidates = [_string(linked.get("datePublished")), *(meta.get(name) for name in _DATES), *map(str, marked[:1])]
    return next((at for at in map(moment, candidates) if at is not None), None)


def _author(meta: dict[str, str]) -> str | None:
    named = meta.get("author") or meta.get("article:author") or meta.get("parsely-author")
    return None if named is None or "://" in named else named


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
        here, named = canonical_url(url), canonical_url(urljoin(url, str(hrefs[0]).strip()))
    except (Unreadable, ValueError):
        return None
    same_site = urlsplit(here).hostname == urlsplit(named).hostname or (
        registered_domain(here) is not None and registered_domain(here) == registered_domain(named)
    )
    is_front = urlsplit(named).path == "/" and not urlsplit(named).query
    return named if same_site and not (is_front and here != named) else None


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
