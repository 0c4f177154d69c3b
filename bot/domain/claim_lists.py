"""Lists of claims: how they are narrowed, sorted and cut into pages, and what autocomplete offers."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.claims import Claim, State, Verdict
from bot.domain.errors import BadInput


class Sort(StrEnum):
    WORTH = "worth"
    NEW = "new"
    REPEATS = "repeats"


class Mark(StrEnum):
    """What a claim may be beside its state."""

    DISPUTED = "disputed"
    CORRECTED = "corrected"
    """Its verdict was changed, withdrawn or voided, or it was reopened."""
    SOURCE_CHANGED = "source_changed"
    """Words that were quoted for it are no longer at their source, as a moderator confirmed."""


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
    """One autocompleted choice: what is shown, and the number or name that is sent for it."""

    label: str
    value: str
