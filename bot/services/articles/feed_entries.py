"""The keys under which entries of a feed count as seen."""

import hashlib

from bot.domain.feeds import (
    FeedEntry,
)
from bot.domain.urls import canonical_url


def keys_of(entry: FeedEntry) -> list[str]:
    guid = guid_key(entry)
    return [link_key(entry), *([guid] if guid else [])]


def link_key(entry: FeedEntry) -> str:
    return _key("u", canonical_url(entry.url))


def guid_key(entry: FeedEntry) -> str | None:
    return _key("g", entry.guid) if entry.guid else None


def _key(kind: str, value: str) -> str:
    return kind + hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:32]
