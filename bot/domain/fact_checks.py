"""What other fact-checkers have published: shown beside our own work, never a verdict of ours, never counted in it."""

import re
from dataclasses import dataclass

from bot.domain.errors import Refusal

MAX_TEXT = 2_000
"""Characters of the claim that a check is about."""
MAX_RATING = 300
"""Characters of a rating; some are whole sentences."""
MAX_NAME = 200
SHOWN = 3
"""How many are shown on a card; the others are counted."""
LOADED = 25
"""How many are loaded with a claim, the newest; all of them are there to be listed."""


@dataclass(frozen=True, slots=True)
class FactCheck:
    """One published check: `text` is the claim as they word it, `rating` their own words, `day` YYYY-MM-DD."""

    url: str
    text: str
    rating: str
    publisher: str
    site: str
    """The host that `url` leads to."""
    claimant: str | None = None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class MatchedFactCheck:
    """A check that is about a claim on record, and how sure the machine is of that."""

    id: int
    check: FactCheck
    score: float


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry that can't be taken, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one file: entries by what they brought. `number` is None where nothing was taken at all."""

    number: int | None
    name: str
    added: int
    updated: int
    unchanged: int
    skipped: tuple[tuple[str, int], ...]
    """(reason, how often), the most frequent first."""
    broken: str | None = None
    """Why the rest of the file could not be read, as a sentence."""


@dataclass(frozen=True, slots=True)
class Import:
    """A file that was taken, and how many of its entries are kept now."""

    number: int
    name: str
    at: int
    entries: int


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """One page of what a service answers: checks that are like the words asked about, and how to get the next page."""

    checks: tuple[FactCheck, ...]
    next_page: str | None = None


class Unanswered(Refusal):
    """A service gave no answer. `seconds`: it asks to be left alone so long; `refused`: it will refuse again until
    somebody does something; `of_the_words`: it may be the words that it refuses."""

    def __init__(
        self, sentence: str, *, seconds: float | None = None, refused: bool = False, of_the_words: bool = False
    ) -> None:
        super().__init__(sentence)
        self.seconds = seconds
        self.refused = refused
        self.of_the_words = of_the_words


_FIRST_PERSON = re.compile(r"\b(?:I|my|mine|me|we|our|ours|us)\b", re.IGNORECASE)


def may_be_about(text: str, speaker: str | None, claimant: str | None) -> bool:
    """Whether a check of the same words can be about this claim: who says "I" must be the one they checked."""
    return not _FIRST_PERSON.search(text) or alike(speaker or "", claimant or "")


def alike(name: str, other: str) -> bool:
    """Whether two names may be one person's: a word in common."""
    mine, theirs = (set(re.findall(r"\w+", each.casefold())) for each in (name, other))
    return bool(mine & theirs)
