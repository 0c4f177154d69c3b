"""Articles: one text from one source, and the intake that leads to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.claims import Claim, Provenance
from bot.domain.errors import Unreadable

MAX_TEXT = 300_000
"""Characters of one text; longer ones are refused with a sentence."""
MAX_BYTES = 5_000_000
MAX_DOCUMENT = 25_000_000
"""Bytes of a PDF or Word file that is handed in: its pictures are most of it."""
NO_TEXT = "There is no text in it."
DOCUMENT_MAGIC = (b"%PDF-", b"PK\x03\x04")


MIN_PAGE = 250
"""A page with fewer characters of text is refused: what is left of a paywall looks like that."""
MIN_SHORT_PAGE = 130
"""The same where somebody insists."""
_FEWEST_WORDS = 4
_LONGEST_REMARK = 100


def refuse_remark(text: str) -> None:
    """Raises Unreadable for a greeting or a remark of three words: no article. Scripts that don't part words by blanks
    are judged by their letters."""
    words = text[:_LONGEST_REMARK].split()
    if (
        text.strip()
        and len(text) < _LONGEST_REMARK
        and len(words) < _FEWEST_WORDS
        and sum(sign.isalnum() and sign > "\u2e7f" for sign in text) < 8
    ):
        said = "1 word is" if len(words) == 1 else f"{len(words)} words are"
        raise Unreadable(f"{said} no article. Hand in at least a whole sentence.")


def refuse_text(text: str) -> None:
    """Raises Unreadable for a text that is too long or has no words."""
    if len(text) > MAX_TEXT:
        raise Unreadable(f"That text has {len(text):,} characters; {MAX_TEXT:,} is the most that is read.")
    if not text.strip():
        raise Unreadable(NO_TEXT)


def size_refusal(size: int, *, document: bool) -> str | None:
    """Why a file of so many bytes is refused; `document`: it is a PDF or Word file."""
    limit = MAX_DOCUMENT if document else MAX_BYTES
    if size <= limit:
        return None
    more = "" if document else f", {MAX_DOCUMENT:,} of a PDF or Word file"
    return f"That file has {size:,} bytes; {limit:,} is the most that is read{more}."


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
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where each of these was found, by field: "JSON-LD", "og:title", ... or "guessed from the page"."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came over the wire, decoded from its transfer and content encodings."""

    url: str
    """Where it was found after redirects."""
    body: bytes
    media_type: str | None
    charset: str | None


@dataclass(frozen=True, slots=True)
class Answered:
    """Whatever a site answered in the end, for those who know what its status means to them: 200 comes with a body,
    everything else (304, 410, 429) without."""

    url: str
    """Where it was found after redirects."""
    moved_to: str | None
    """Where the address has moved for good: the end of the permanent redirects (301, 308) that came first."""
    status: int
    headers: Mapping[str, str]
    """By lower-case name; of a repeated one the values are joined by commas."""
    body: bytes
    media_type: str | None
    charset: str | None
    retry_after: float | None
    """Seconds that the site asks to be left alone."""


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
    domain: str | None = None
    """The registered domain of `url`."""
    withdrawn_at: int | None = None
    copy_of: int | None = None
    """The number of the article whose text this one is a copy of."""
    version_of: int | None = None
    """The number of the article that was at this address before."""
    newer: int | None = None
    """The number of the version that is there now."""
    looked_at: int | None = None
    """When its address was last read, where that was after it was added."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where what it says of itself was found, by field (see ReadText)."""


class Stage(StrEnum):
    """How far an accepted source has come. An article exists once its claims do, in one transaction: until then there
    is the intake alone, so that a kill at any point leaves either nothing or the whole."""

    QUEUED = "queued"
    FETCHED = "fetched"
    DONE = "done"
    FAILED = "failed"


class ReadingStep(StrEnum):
    """What is being done to an accepted source right now: for whoever watches, kept nowhere."""

    FETCHING = "fetching"
    READING = "reading"
    FINDING = "finding claims"


@dataclass(frozen=True, slots=True)
class AwaitedAnswer:
    """Where the person who handed something in waits for the result: the answer to their command. `token` edits it
    for 15 minutes without any permission in the channel; `message` for as long as the bot may see the channel."""

    channel: int
    message: int | None = None
    token: str | None = None
    token_until: int | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """One accepted source on its way to an article."""

    id: int
    server: int
    stage: Stage
    url: str | None
    filename: str | None
    article: int | None
    error: str | None
    answer: AwaitedAnswer | None
    already_known: bool = False
    """Whether the article was on record before."""


@dataclass(frozen=True, slots=True)
class AcceptedSource:
    """One accepted source with what is to be read of it: a page as it came over the wire or a file (`body`), or a
    text; neither where an address is still to be fetched."""

    id: int
    server: int
    stage: Stage
    provenance: Provenance
    requested_by: int | None
    """Surrogate id of who handed it in; None for a feed."""
    accepted_at: int
    url: str | None
    """As it was handed in."""
    filename: str | None
    found_url: str | None
    """Where the page was found after redirects."""
    body: bytes | None
    media_type: str | None
    charset: str | None
    text: str | None
    article: int | None
    """Row id of the article that it became."""
    error: str | None
    short: bool
    """It is read however short it is."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody hands in: exactly one of url, body (a file's bytes) and text."""

    provenance: Provenance
    url: str | None = None
    body: bytes | None = None
    text: str | None = None
    filename: str | None = None
    short: bool = False
    """However short it is: somebody insists."""


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """What the answer to `/article add` says once the claims are in."""

    article: Article
    found: int
    worth: int
    """Claims at or above the desk's `min_worthiness`."""
    checked: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    """The 25 most worth checking, for the select."""


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


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What withdrawing an article did to its claims."""

    article: int
    dismissed: int
    kept: int
    """Claims that stay: checked ones, and those with another appearance."""
