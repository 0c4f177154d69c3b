"""Articles: one text from one source, and the intake that leads to it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.claims import Provenance

MAX_TEXT = 300_000
"""Characters of one text; longer ones are refused with a sentence."""
MAX_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as a reader understood it, with what the page says about itself."""

    text: str
    title: str | None = None
    site: str | None = None
    author: str | None = None
    published_at: int | None = None
    language: str | None = None
    canonical_url: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came over the wire, decoded from its transfer and content encodings."""

    url: str
    """Where it was found after redirects."""
    body: bytes
    media_type: str | None
    charset: str | None


@dataclass(frozen=True, slots=True)
class Article:
    id: int
    server: int
    number: int
    url: str | None
    canonical_url: str | None
    title: str | None
    site: str | None
    author: str | None
    published_at: int | None
    language: str | None
    provenance: Provenance
    text: str
    added_at: int
    withdrawn_at: int | None = None
    claims: int = 0
    """How many claims of it are on record."""


class Stage(StrEnum):
    """Where an accepted source stands."""

    QUEUED = "queued"
    FETCHED = "fetched"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody hands in: exactly one of url, body (a file's bytes) and text."""

    provenance: Provenance
    url: str | None = None
    body: bytes | None = None
    text: str | None = None
    filename: str | None = None


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What came of one submission. `new` and `repeats` are claim numbers; a repeat has the score of its match."""

    article: int
    url: str | None
    title: str | None
    new: tuple[int, ...]
    repeats: tuple[tuple[int, float], ...]
    duplicate_of: int | None = None
    already_known: bool = False
