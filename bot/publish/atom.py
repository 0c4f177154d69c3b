"""Daily summaries as an Atom feed, for readers outside Discord."""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from bot.domain.clock import iso
from bot.domain.summary import Summary

_ATOM = "http://www.w3.org/2005/Atom"


def feed(days: Sequence[tuple[Summary, str]], born: str) -> str:
    """An XML document with an entry for each summary and its words. `born` tells this desk from all others, so that
    the ids are its own and stay the same."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(root, "title", "On Record: daily summaries")
    _add(root, "id", _id(born))
    _add(root, "updated", max((iso(digest.end) or "" for digest, _words in days), default="1970-01-01T00:00:00Z"))
    _add(_add(root, "author"), "name", "On Record")
    for digest, words in days:
        entry = _add(root, "entry")
        _add(entry, "title", f"On Record, {digest.day.isoformat()}")
        _add(entry, "id", _id(f"{born}:{digest.day.isoformat()}"))
        _add(entry, "updated", iso(digest.end) or "")
        _add(entry, "content", words).set("type", "text")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _add(parent: ElementTree.Element, name: str, text: str | None = None) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = text
    return element


def _id(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"onrecord:{name}").urn
