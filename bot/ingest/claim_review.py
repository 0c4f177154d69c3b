"""ClaimReview of schema.org, as fact-checkers publish it: JSON-LD files, JSON Lines, the Data Commons feed.

Everybody writes it a little differently (a list for one thing, text for an object), so each field is looked for in the
forms that occur; what an entry lacks that a reader needs is a reason to skip it.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any
from urllib.parse import urlsplit

from bot.domain.errors import Incomplete
from bot.domain.fact_checks import MAX_NAME, MAX_RATING, MAX_TEXT, FactCheck, Skipped
from bot.domain.user_input import clean_text, web_url
from bot.ingest.json_stream import objects

_WITHIN = ("@graph", "dataFeedElement", "item", "itemListElement")
_YEARS = range(1900, 2101)
_DEEPEST = 8
"""Wrappings around a text, a list in a list or an object in an object."""


def claim_reviews(file: IO[bytes], *, lines: bool = False) -> Iterator[FactCheck | Skipped]:
    """Every entry of a file in its order. Raises Unreadable where the rest of it can't be read."""
    for value in objects(file, lines=lines):
        if isinstance(value, Skipped):
            yield value
            continue
        found = False
        for entry in _among(value):
            found = True
            yield check_of(entry)
        if not found:
            yield Skipped("no ClaimReview")


def _among(value: Any) -> Iterator[dict[str, Any]]:
    """The ClaimReview objects in a value, in order, also those in a feed's items and in a graph."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, dict):
            if "ClaimReview" in _types(each):
                yield each
            else:
                waiting.extend(each[key] for key in reversed(_WITHIN) if key in each)


def _types(entry: dict[str, Any]) -> set[str]:
    named = entry.get("@type", entry.get("type"))
    names = named if isinstance(named, list) else [named]
    return {name.replace(":", "/").rpartition("/")[2] for name in names if isinstance(name, str)}


def check_of(entry: dict[str, Any]) -> FactCheck | Skipped:
    """One ClaimReview object as a check; Skipped with what is wrong with it."""
    try:
        url = web_url(_text(entry.get("url"), "@id") or "")
    except Incomplete:
        return Skipped("no web address")
    text = _text(entry.get("claimReviewed"), "@value")
    if not text:
        return Skipped("no claim in words")
    if len(text) > MAX_TEXT:
        return Skipped(f"a claim of more than {MAX_TEXT:,} characters")
    rating = _text(entry.get("reviewRating"), "alternateName", "name", "@value")
    if not rating:
        return Skipped("no rating in words")
    site = host_of(url)
    item = entry.get("itemReviewed")
    about = next((one for one in (item if isinstance(item, list) else [item]) if isinstance(one, dict)), {})
    return FactCheck(
        url=url,
        text=text,
        rating=cut(rating, MAX_RATING),
        publisher=cut(_text(entry.get("author"), "name") or _text(entry.get("publisher"), "name") or site, MAX_NAME),
        site=site,
        claimant=cut(_text(about.get("author"), "name"), MAX_NAME) or None,
        day=day_of(entry.get("datePublished")),
    )


def _text(value: Any, *keys: str, deep: int = 0) -> str:
    """The first text in a value: itself, or under one of these keys; of a list the first that has any. On one line,
    without control characters."""
    if isinstance(value, str):
        return " ".join(clean_text(value).split())
    if deep == _DEEPEST:
        return ""
    inner = value if isinstance(value, list) else [value.get(key) for key in keys] if isinstance(value, dict) else []
    return next((found for each in inner if (found := _text(each, *keys, "@value", deep=deep + 1))), "")


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def day_of(value: Any) -> str | None:
    """The day of a date or a moment in ISO 8601; None for what is none."""
    written = _text(value)
    try:
        day = datetime.fromisoformat(written).date() if len(written) > 10 else date.fromisoformat(written)
    except ValueError:
        return None
    return day.isoformat() if day.year in _YEARS else None
