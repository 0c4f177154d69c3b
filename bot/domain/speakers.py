"""Speakers: names as texts give them, folded for comparison."""

import unicodedata
from dataclasses import dataclass

from bot.domain.claims import Verdict

MAX_NAME = 200


def folded(name: str) -> str:
    """A name without case, accents and doubled spaces: equal for two spellings of one name."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in bare if unicodedata.category(c) not in {"Mn", "Mc", "Me", "Cs"}).split())


COUNTS_FROM = 10
"""Confirmed checks from which on a speaker's verdicts are counted: fewer say nothing."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body that claims are attributed to, with what was checked here; never a rating of the person."""

    id: int
    name: str
    aliases: tuple[str, ...]
    claims: int
    checked: int
    """Checked claims whose attribution a person has confirmed."""
    verdicts: tuple[tuple[Verdict, int], ...] = ()
    """How often each was given, from COUNTS_FROM confirmed checks on; else nothing."""
    first: int | None = None
    """When the first and the last of those verdicts were given (epoch ms)."""
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """One line of the moderators' table: how the desk has treated a speaker's claims."""

    name: str
    claims: int
    worth: int
    """Claims at or above the desk's `min_worthiness`."""
    checked: int
    dismissed: int
    verdicts: tuple[tuple[Verdict, int], ...]
