"""What happened to a claim, as a value: what is posted, redrawn and told after it is decided by its type.

`before` and `after` are what the log keeps of it beside the claim's state, which is always logged too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from bot.domain.claims import CorrectionClass, Dismissal, State, Verdict
from bot.domain.events import Action

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Slip:
    """The change puts a slip right at once, before it was noticed. `undoes`: the number of the revision that it takes
    back, None where that is a first verdict."""

    undoes: int | None

    @property
    def values(self) -> Values:
        return {"slip": True} if self.undoes is None else {"slip": True, "undoes": self.undoes}


def _slip(slip: Slip | None) -> Values:
    return {} if slip is None else slip.values


@dataclass(frozen=True, slots=True)
class Checked:
    """A first verdict, or the first after one was taken back."""

    action: ClassVar = Action.CLAIM_CHECKED
    verdict: Verdict
    revision: int
    speaker: str | None
    """The speaker that it confirms."""
    attributed: str | None
    """Who was the speaker before."""

    @property
    def before(self) -> Values:
        return {} if self.speaker == self.attributed else {"speaker": self.attributed}

    @property
    def after(self) -> Values:
        return {
            "state": State.CHECKED.value,
            "verdict": self.verdict.value,
            "revision": self.revision,
            "speaker": self.speaker,
        }


@dataclass(frozen=True, slots=True)
class Corrected:
    """The next revision of a published verdict."""

    action: ClassVar = Action.CLAIM_CORRECTED
    kind: CorrectionClass
    verdict: Verdict
    revision: int
    was: Verdict | None
    slip: Slip | None = None

    @property
    def before(self) -> Values:
        return stood(self.was)

    @property
    def after(self) -> Values:
        said = {"verdict": self.verdict.value, "revision": self.revision, "class": self.kind.value}
        return {**said, **_slip(self.slip)}


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A verdict was taken back to be checked again by `owner`, a surrogate."""

    action: ClassVar = Action.CLAIM_WITHDRAWN
    was: Verdict | None
    owner: int | None
    slip: Slip | None = None

    @property
    def before(self) -> Values:
        return stood(self.was)

    @property
    def after(self) -> Values:
        return {"state": State.IN_REVIEW.value, "verdict": None, "owner": self.owner, **_slip(self.slip)}


@dataclass(frozen=True, slots=True)
class Voided:
    """A verdict was struck through."""

    action: ClassVar = Action.CLAIM_VOIDED
    was: Verdict | None
    slip: Slip | None = None

    @property
    def before(self) -> Values:
        return stood(self.was)

    @property
    def after(self) -> Values:
        return {"state": State.UNVERIFIED.value, "verdict": None, **_slip(self.slip)}


@dataclass(frozen=True, slots=True)
class Dismissed:
    """Taken off the list; `into`: the number of the claim that it repeats."""

    action: ClassVar = Action.CLAIM_DISMISSED
    reason: Dismissal
    into: int | None = None

    @property
    def before(self) -> Values:
        return {}

    @property
    def after(self) -> Values:
        into = {} if self.into is None else {"into": self.into}
        return {"state": State.DISMISSED.value, "dismissal": self.reason.value, **into}


@dataclass(frozen=True, slots=True)
class Reopened:
    """Back on the list after it was dismissed."""

    action: ClassVar = Action.CLAIM_REOPENED

    @property
    def before(self) -> Values:
        return {}

    @property
    def after(self) -> Values:
        return {"state": State.UNVERIFIED.value}


@dataclass(frozen=True, slots=True)
class SourceChanged:
    """A moderator says that what it was quoted from has changed; `articles` by number."""

    action: ClassVar = Action.CLAIM_SOURCE_CHANGED
    articles: list[int]

    @property
    def before(self) -> Values:
        return {}

    @property
    def after(self) -> Values:
        return {"articles": self.articles}


@dataclass(frozen=True, slots=True)
class Noted:
    """Any other change: its cards show the claim's newest state, and nobody is told."""

    action: Action
    after: Values = field(default_factory=dict)
    before: Values = field(default_factory=dict)


ClaimChange = Checked | Corrected | Withdrawn | Voided | Dismissed | Reopened | SourceChanged | Noted


def stood(verdict: Verdict | None) -> dict[str, object]:
    """The verdict before a change, as the log keeps it."""
    return {"verdict": verdict.value if verdict else None}
