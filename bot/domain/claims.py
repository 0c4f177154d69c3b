"""A claim's life: its states, verdicts and kinds, what may follow what, and the values that services hand out."""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from bot.domain.clock import DAY
from bot.domain.errors import BadInput, Incomplete
from bot.domain.others import Beside
from bot.domain.sources import SourceState
from bot.domain.ties import Ledger, Tie

MIN_REASON = 20
"""Characters that a reason, a rationale or a dispute needs."""
MAX_WORDS = 4_000
"""Characters that a reason, a rationale or a typed claim may have."""
MAX_SOURCES = 25
UNTOUCHED = 14 * DAY
"""A claim that nobody touches for so long leaves the queue; milliseconds."""
MAX_URL = 2_000


class State(StrEnum):
    UNVERIFIED = "unverified"
    IN_REVIEW = "in_review"
    PROPOSED = "proposed"
    CHECKED = "checked"
    DISMISSED = "dismissed"


class Verdict(StrEnum):
    TRUE = "true"
    MOSTLY_TRUE = "mostly_true"
    HALF_TRUE = "half_true"
    MOSTLY_FALSE = "mostly_false"
    FALSE = "false"
    UNVERIFIABLE = "unverifiable"


class Kind(StrEnum):
    """How the text attributes the words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NARRATION = "narration"
    MANUAL = "manual"


class Provenance(StrEnum):
    """How the words came in."""

    FETCHED = "fetched"
    FEED = "feed"
    FILE = "file"
    PASTED = "pasted"
    MESSAGE = "message"
    MANUAL = "manual"


TYPED = frozenset({Provenance.PASTED, Provenance.MESSAGE, Provenance.MANUAL})
"""Words that nobody but who brought them in vouches for."""


class Dismissal(StrEnum):
    OPINION = "opinion"
    PREDICTION = "prediction"
    NOT_A_CLAIM = "not_a_claim"
    EXTRACTION_ERROR = "extraction_error"
    DUPLICATE = "duplicate"
    OUT_OF_SCOPE = "out_of_scope"


class CorrectionClass(StrEnum):
    RATING_CHANGE = "rating_change"
    FACT_FIX = "fact_fix"
    UPDATE = "update"
    TYPO = "typo"


class Stance(StrEnum):
    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Sort(StrEnum):
    WORTH = "worth"
    NEW = "new"
    REPEATS = "repeats"


TRANSITIONS: dict[State, frozenset[State]] = {
    State.UNVERIFIED: frozenset({State.IN_REVIEW, State.PROPOSED, State.CHECKED, State.DISMISSED}),
    State.IN_REVIEW: frozenset({State.UNVERIFIED, State.PROPOSED, State.CHECKED, State.DISMISSED}),
    State.PROPOSED: frozenset({State.IN_REVIEW, State.CHECKED, State.DISMISSED}),
    State.CHECKED: frozenset({State.IN_REVIEW, State.UNVERIFIED, State.CHECKED}),
    State.DISMISSED: frozenset({State.UNVERIFIED}),
}

Span = tuple[int, int]
"""Start and end (exclusive) as Python string indices into an article's stored text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution as extraction finds it in a text; what INTERFACES calls a claim of `extract --json`."""

    text: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...] | None
    claim: bool
    kind: Kind
    mention: str | None
    speaker: str | None
    speaker_confidence: float
    confidence: float
    worthiness: float
    reasons: tuple[str, ...]
    how: str | None = None
    """How the speaker was found, in a few words."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a text holds, in text order."""

    title: str | None
    language: str | None
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a claim was made."""

    id: int
    article: int | None
    """The article's number on this server; None for words that were typed in."""
    kind: Kind
    provenance: Provenance
    quote: str
    """The exact words; pieces of a split quote are joined by ' ... '."""
    content: tuple[Span, ...]
    mention: str | None
    published_at: int | None
    created_at: int
    url: str | None = None
    domain: str | None = None
    """The registered domain of `url`, the one thing about a page that the page can't choose."""
    title: str | None = None
    site: str | None = None
    changed: SourceState | None = None
    """Whether its words no longer stand there: suspected is for moderators' eyes."""
    changed_at: int | None = None
    how: str | None = None
    """How the machine found out whom `mention` means."""
    withdrawn: bool = False
    """A moderator has withdrawn the article."""


@dataclass(frozen=True, slots=True)
class Source:
    """A URL given as evidence for a verdict."""

    url: str
    stance: Stance
    archive: str | None = None
    """A copy of it in an archive."""
    title: str | None = None
    """As the page gives it, once it was fetched."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One published verdict."""

    number: int
    verdict: Verdict
    correction: CorrectionClass | None
    rationale: str
    sources: tuple[Source, ...]
    at: int
    voided: bool
    as_of: str | None = None
    look_again: str | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A verdict that waits for a second moderator, with all that he has to look at."""

    mark: int
    """Names this proposal: one that replaces it has another."""
    verdict: Verdict
    sources: tuple[Source, ...]
    rationale: str
    speaker: str | None
    """Whose words they are said to be; None where that stays as it stands, NOBODY where they are nobody's."""
    reason: str | None
    """What is wrong with the verdict that stands; None where it is the first one."""
    as_of: str | None = None
    look_again: str | None = None


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """What a card says about a dispute that waits."""

    number: int
    kind: str
    members: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion on a server's record, with all that a card shows."""

    id: int
    server: int
    number: int
    text: str
    speaker: str | None
    speaker_confidence: float
    attribution_confirmed: bool
    kind: Kind
    state: State
    verdict: Verdict | None
    worthiness: float
    reasons: tuple[str, ...]
    created_at: int
    updated_at: int
    owner: int | None = None
    """Discord id of who has taken it."""
    owner_until: int | None = None
    dismissal: Dismissal | None = None
    duplicate_of: int | None = None
    """The number of the claim that this one repeats, where it was dismissed as a duplicate."""
    rationale: str | None = None
    proposal: Verdict | None = None
    """The verdict that waits for a second moderator; on a checked claim, beside the one that stands."""
    proposed: Proposed | None = None
    """All of it, where one claim is read for somebody who works the desk."""
    appearances: tuple[Appearance, ...] = ()
    sources: tuple[Source, ...] = ()
    revisions: tuple[Revision, ...] = ()
    disputes: tuple[OpenDispute, ...] = ()
    context: tuple[tuple[int, str], ...] = ()
    """Dated context lines that a dispute added: (epoch ms, text)."""
    said: int = 1
    """How many appearances are on record, whether or not they are loaded."""
    ledger: Ledger | None = None
    """When it was said first and last."""
    ties: tuple[Tie, ...] = ()
    """Other claims that it may be, contradict or renew; a few, the likeliest first."""
    others: tuple[Beside, ...] = ()
    """What others have checked of it, the newest first: never this desk's verdict."""
    wanted: int = 0
    """How many members asked for a check."""
    queued_at: int = 0
    """Since when it waits untouched; epoch ms."""
    lapsed: bool = False
    """It left the queue: nobody took it up in time."""
    hidden: bool = False
    """A moderator has hidden it: only admins see its words."""
    accepted: bool = False
    """Whether a moderator let words that were typed in stand in public."""

    @property
    def disputed(self) -> bool:
        return bool(self.disputes)

    @property
    def held_back(self) -> bool:
        """Pasted or typed words with a named speaker stay out of summaries and public pages until a moderator has
        accepted or checked them."""
        if self.speaker is None or self.accepted or self.attribution_confirmed:
            return False
        return all(place.provenance in TYPED for place in self.appearances)


class Mark(StrEnum):
    """What a claim may be beside its state."""

    DISPUTED = "disputed"
    CORRECTED = "corrected"
    """Its verdict was changed, withdrawn or voided, or it was reopened."""
    SOURCE_CHANGED = "source_changed"
    """Words that were quoted for it no longer stand at their source, as a moderator confirmed."""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What `/claims list` narrows by. A mark is a filter of its own, beside the states."""

    state: State | None = None
    verdict: Verdict | None = None
    mark: Mark | None = None
    speaker: str | None = None
    article: int | None = None
    sort: Sort = Sort.WORTH
    everything: bool = False
    """Also claims under the desk's `min_worthiness`."""

    @classmethod
    def of_status(cls, typed: str) -> "ClaimFilter":
        """By what `--status` and the option `status` take: a state or a mark."""
        slug = typed.strip().lower()
        if slug in set(State):
            return cls(state=State(slug))
        if slug in set(Mark):
            return cls(mark=Mark(slug))
        raise BadInput(f"{typed[:50]!r} is not a status; use one of: {', '.join([*State, *Mark])}.")


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One page of a list. There is no total: counting every match would cost more than showing a page."""

    claims: tuple[Claim, ...]
    offset: int
    more: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One autocompleted choice: what is shown, and the number or name that stands for it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a moderator gives with a verdict. `speaker` None leaves the attribution as it stands (and confirms it);
    NOBODY says that the words are nobody's."""

    verdict: Verdict
    sources: tuple[Source, ...]
    rationale: str
    speaker: str | None = field(default=None)
    as_of: str | None = None
    """The local day of which the verdict speaks, YYYY-MM-DD."""
    look_again: str | None = None
    """The local day on which to look at it again."""


NOBODY = "nobody"


def words_of(text: str, what: str, *, least: int = MIN_REASON) -> str:
    """A person's reason or rationale, trimmed, or a sentence that says how long it must be."""
    cleaned = clean_text(text).strip()
    length = _seen(cleaned)
    if length < least:
        raise Incomplete(f"{what} needs {least} characters or more; this one has {length}.")
    if len(cleaned) > MAX_WORDS:
        raise Incomplete(f"{what} may have {MAX_WORDS:,} characters; this one has {len(cleaned):,}.")
    return cleaned


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
    """A URL that may stand as a source: http or https, with a host, without user info, of sane length."""
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


def sources_of(urls: list[str] | tuple[str, ...], stance: Stance = Stance.CONTEXT) -> tuple[Source, ...]:
    """The given URLs as sources, each once, in order."""
    unique = dict.fromkeys(web_url(url) for url in urls if url.strip())
    if not unique:
        raise Incomplete("A verdict needs at least one source: an http or https address.")
    if len(unique) > MAX_SOURCES:
        raise Incomplete(f"A verdict may have {MAX_SOURCES} sources; these are {len(unique)}.")
    return tuple(Source(url, stance) for url in unique)


def parse_number(typed: str, what: str = "claim") -> int:
    """A number as people write it: '42', '#42'."""
    digits = typed.strip().removeprefix("#")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 15 or int(digits) == 0:
        number = f"{'an' if what[0] in 'aeiou' else 'a'} {what} number"
        raise BadInput(f"'{clean_text(typed)[:50]}' is not {number}; write it as 42 or #42.")
    return int(digits)


E = TypeVar("E", bound=StrEnum)


def parse_slug(typed: str, choices: type[E], what: str) -> E:
    """A choice by its slug, or a sentence that lists them."""
    try:
        return choices(typed.strip().lower())
    except ValueError:
        known = ", ".join(choice.value for choice in choices)
        raise BadInput(f"{typed[:50]!r} is not a {what}; use one of: {known}.") from None
