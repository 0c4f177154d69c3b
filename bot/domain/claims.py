"""A claim's life: its states, verdicts and kinds, what may follow what, and the values that services hand out."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.clock import DAY
from bot.domain.fact_checks import MatchedFactCheck
from bot.domain.similar import Ledger, Tie
from bot.domain.source_watch import SourceState

UNTOUCHED = 14 * DAY
"""A claim that nobody touches for so long leaves the queue; milliseconds."""


class State(StrEnum):
    UNVERIFIED = "unverified"
    IN_REVIEW = "in_review"
    PROPOSED = "proposed"
    CHECKED = "checked"
    DISMISSED = "dismissed"

    @property
    def words(self) -> str:
        """As a sentence says it."""
        return self.value.replace("_", " ")


class Verdict(StrEnum):
    TRUE = "true"
    MOSTLY_TRUE = "mostly_true"
    HALF_TRUE = "half_true"
    MOSTLY_FALSE = "mostly_false"
    FALSE = "false"
    UNVERIFIABLE = "unverifiable"

    @property
    def words(self) -> str:
        """As a sentence says it."""
        return self.value.replace("_", " ")


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
    """One attribution as extraction finds it in a text; one of the `claims` of `extract --json`."""

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
    """One appearance: where and when a claim was made."""

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
    """Whether its words are no longer there: suspected is for moderators' eyes."""
    changed_at: int | None = None
    how: str | None = None
    """How the machine found the speaker that `mention` refers to."""
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
    """A verdict that waits for a second moderator, with all that they have to look at."""

    mark: int
    """Names this proposal: one that replaces it has another."""
    verdict: Verdict
    sources: tuple[Source, ...]
    rationale: str
    speaker: str | None
    """Whose words they are said to be; None where that stays as it is, NOBODY where they are nobody's."""
    reason: str | None
    """What is wrong with the current verdict; None where it is the first one."""
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
    """The verdict that waits for a second moderator; on a checked claim, beside the current one."""
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
    fact_checks: tuple[MatchedFactCheck, ...] = ()
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
    """Whether a moderator accepted words that were typed in for public pages."""

    @property
    def disputed(self) -> bool:
        return bool(self.disputes)

    @property
    def mark(self) -> str:
        """Another one once its words or its speaker are edited: 8 hexadecimal digits."""
        said = f"{self.text}\0{self.speaker or ''}"
        return hashlib.blake2s(said.encode("utf-8", "replace"), digest_size=4).hexdigest()

    @property
    def held_back(self) -> bool:
        """Pasted or typed words with a named speaker stay out of summaries and public pages until a moderator has
        accepted or checked them."""
        if self.speaker is None or self.accepted or self.attribution_confirmed:
            return False
        return all(place.provenance in TYPED for place in self.appearances)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a moderator gives with a verdict. `speaker` None leaves the attribution as it is (and confirms it); NOBODY
    says that the words are nobody's."""

    verdict: Verdict
    sources: tuple[Source, ...]
    rationale: str
    speaker: str | None = field(default=None)
    as_of: str | None = None
    """The local day that the verdict holds for, YYYY-MM-DD."""
    look_again: str | None = None
    """The local day on which to look at it again."""
    confirms: str | None = None
    """The speaker that the form showed, where that was said to be right: the first NAME_SHOWN characters, nothing for
    nobody. A verdict on what has another speaker by now is refused."""
    read: str | None = None
    """`Claim.mark` of what was judged, where it is known: a verdict on what was edited since is refused."""


NOBODY = "nobody"
NAME_SHOWN = 99
"""Characters of a speaker's name that a form shows and hands back."""
