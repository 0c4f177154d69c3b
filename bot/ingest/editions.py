"""AMP, mobile and print editions: other addresses of one page, as far as an address can tell.

It is a sign and no proof (`/print` may be an article on printing), so whoever asks also compares the texts.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

_CACHE_HOST = ".cdn.ampproject.org"
_CACHE_PATH = re.compile(r"/(?:[civ]|amp)/(s/)?([^/]+\.[^/]+)(/.*)?")
_EDITION_HOST = re.compile(r"(?:^|(?<=\.))(?:m|mobile|touch|amp|print|www)\.(?=[^.]+\.)")
_EDITION_PATH = re.compile(r"/(?:amp|print|mobile)(?=/|\Z)|\.(?:amp|print)(?=\.html?\Z|\Z)|_(?:amp|print)(?=\.html?\Z)")
_EDITION_QUERY = re.compile(
    r"(?:amp|print|printable|printer|mobile|m)(?:=(?:1|true|yes|on|amp)?)?"
    r"|(?:outputtype|view|format|output|mode|type|version)=(?:amp|print|printable|mobile)",
    re.IGNORECASE,
)


def edition_of(canonical: str) -> str:
    """A canonical address (see Url) without the signs of an AMP, mobile or print edition, and without its scheme: equal
    for all editions of a page."""
    parts = urlsplit(canonical)
    host, path, query = parts.netloc, parts.path, parts.query
    cached = _CACHE_PATH.fullmatch(path)
    if cached and (host.endswith(_CACHE_HOST) or host in {"www.google.com", "google.com"}):
        host, path = cached[2], cached[3] or "/"
    host = _EDITION_HOST.sub("", host)
    path = _EDITION_PATH.sub("", path)
    kept = [pair for pair in query.split("&") if pair and not _EDITION_QUERY.fullmatch(pair)]
    return urlunsplit(("", host, path.rstrip("/") or "/", "&".join(kept), ""))


def one_page(addresses: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of these canonical addresses may be another edition of one of those."""
    return not {edition_of(each) for each in addresses}.isdisjoint(edition_of(each) for each in others)
