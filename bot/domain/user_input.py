"""What people type, as values or as a sentence that says what is wrong with it."""

import re
import unicodedata
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from bot.domain.errors import BadInput, Incomplete
from bot.domain.speakers import MAX_NAME

MIN_REASON = 20
"""Characters that a reason, a rationale or a dispute needs."""
MAX_WORDS = 4_000
"""Characters that a reason or a rationale may have."""
MIN_CLAIM, MAX_CLAIM = 10, 1_000
"""Characters that a claim has which a person words."""
MAX_URL = 2_000
"""Characters of an address that is given as evidence or as where something was said."""

_LINK = re.compile(r"https?://[^\s<>()\[\]|*`]+")
_SENTENCE_MARKS = ".,;:!?'\"”’"

E = TypeVar("E", bound=StrEnum)


def words_of(text: str, what: str, *, least: int = MIN_REASON) -> str:
    """A person's reason or rationale, trimmed, or a sentence that says how long it must be."""
    cleaned = clean_text(text).strip()
    length = _seen(cleaned)
    if length < least:
        raise Incomplete(f"{what} needs {least} characters or more; this one has {length}.")
    if len(cleaned) > MAX_WORDS:
        raise Incomplete(f"{what} may have {MAX_WORDS:,} characters; this one has {len(cleaned):,}.")
    return cleaned


def claim_words(text: str) -> str:
    """A claim as a person words it, on one line. Raises Incomplete where it is too short or too long."""
    words = _on_one_line(text)
    if not MIN_CLAIM <= len(words) <= MAX_CLAIM:
        raise Incomplete(f"A claim has {MIN_CLAIM} to {MAX_CLAIM:,} characters; this one has {len(words)}.")
    return words


def speaker_name(typed: str | None) -> str | None:
    """A speaker's name on one line, NOBODY among them; None where nothing was typed. Raises Incomplete for one that is
    too long."""
    name = _on_one_line(typed or "")
    if len(name) > MAX_NAME:
        raise Incomplete(f"A speaker's name may have {MAX_NAME} characters; this one has {len(name)}.")
    return name or None


def _on_one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Text of people without what must not be stored: NULs, lone surrogates, control and bidi characters; NFC."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in normal if c in "\n\t" or (unicodedata.category(c) not in {"Cc", "Cs"} and c not in _BIDI))


def _seen(text: str) -> int:
    """How many characters a reader sees: a run of blanks is one, and what has no shape is none."""
    shown = "".join(" " if c in _BLANKS else c for c in text if unicodedata.category(c) != "Cf")
    return len(" ".join(shown.split()))


_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that are drawn as nothing."""
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def web_url(url: str) -> str:
    """A URL that may be given as a source: http or https, with a host, without user info, of sane length."""
    trimmed = url.strip()
    try:
        parts = urlsplit(trimmed)
        host, _port = parts.hostname, parts.port
        (host or "").encode("idna")
    except ValueError:
        raise Incomplete(f"{trimmed[:100]!r} is not a web address.") from None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        raise Incomplete(f"{trimmed[:100]!r} is not an http or https address.")
    if parts.username or parts.password:
        raise Incomplete("A web address must not carry a user name or password.")
    if len(trimmed) > MAX_URL or any(c.isspace() or unicodedata.category(c).startswith("C") for c in trimmed):
        raise Incomplete(f"A web address has no spaces or invisible characters, and at most {MAX_URL:,} characters.")
    return trimmed


def parse_number(typed: str, what: str = "claim") -> int:
    """A number as people write it: '42', '#42'."""
    digits = typed.strip().removeprefix("#")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 15 or int(digits) == 0:
        number = f"{'an' if what[0] in 'aeiou' else 'a'} {what} number"
        raise BadInput(f"'{clean_text(typed)[:50]}' is not {number}; write it as 42 or #42.")
    return int(digits)


def parse_slug(typed: str, choices: type[E], what: str) -> E:
    """A choice by its slug, or a sentence that lists them."""
    try:
        return choices(typed.strip().lower())
    except ValueError:
        known = ", ".join(choice.value for choice in choices)
        raise BadInput(f"{typed[:50]!r} is not a {what}; use one of: {known}.") from None


def links_in(text: str) -> list[str]:
    """The web addresses in a text, each once, without the marks of the sentence around them."""
    return list(dict.fromkeys(found.rstrip(_SENTENCE_MARKS) for found in _LINK.findall(text)))


def without_links(text: str) -> str:
    return _LINK.sub(" ", text)
