"""What is on record about words that somebody met, such as a message."""

from dataclasses import dataclass

from bot.domain.claims import Claim
from bot.domain.similar import Relation


@dataclass(frozen=True, slots=True)
class MetClaim:
    """A claim on record, and what the words are to it; None where they only share words, or lead to a page that has it
    (`linked`). `sure`: they say the same."""

    claim: Claim
    relation: Relation | None
    sure: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True)
class ClaimsMet:
    """What is on record about a text, the likeliest first. `unchecked`: what it says and nobody has checked; `others`
    share words with it."""

    checked: tuple[MetClaim, ...]
    unchecked: tuple[MetClaim, ...]
    others: tuple[MetClaim, ...]

    @property
    def nothing(self) -> bool:
        return not (self.checked or self.unchecked or self.others)
