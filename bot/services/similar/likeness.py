"""What new wordings are to claims on record, and what is kept of that: links, questions, vectors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.clock import day_if_known
from bot.domain.similar import Relation, TieKind
from bot.matching.classify import Match
from bot.matching.context_dependent import is_own, one_moment
from bot.storage.database import Tx
from bot.storage.desk.events import Change
from bot.storage.similar import ties, vectors
from bot.storage.similar.vectors import KnownClaim

TIES = {Relation.SAME: TieKind.SAME, Relation.LATER: TieKind.LATER, Relation.CONTRADICTS: TieKind.CONTRADICTS}


@dataclass(frozen=True, slots=True)
class Likeness:
    """A claim on record that a new wording is like, and what the new one is to it."""

    known: KnownClaim
    match: Match

    def links(self, day: date | None) -> bool:
        """Whether it is surely the claim that was told on a day now."""
        return self.match.links and one_moment(self.known.text, day, day_if_known(self.known.said_at))


@dataclass(frozen=True, slots=True)
class Comparison:
    """For each new wording, by its index: its vector (None where the encoder failed), and the claims it may be."""

    version: str
    vectors: tuple[bytes | None, ...] = ()
    found: Mapping[int, tuple[Likeness, ...]] = field(default_factory=dict)


def ties_of(
    claim: int, speaker: int | None, day: date | None, found: Sequence[Likeness]
) -> list[tuple[int, int, TieKind, float]]:
    """What to keep of a new claim (row id) that somebody told on a day: the machine's questions, and what others have
    said in sure likeness. What two say of themselves can't be one claim nor against each other; it is a question still
    where one of them may go by two names."""
    kept = []
    for each in found:
        kind, elsewhere = TIES[each.match.relation], each.known.speaker != speaker
        if elsewhere and is_own(each.known.text):
            if kind is not TieKind.SAME and None not in {speaker, each.known.speaker}:
                continue
        elif elsewhere and each.links(day):
            kind = TieKind.ALSO_SAID
        kept.append((claim, each.known.row, kind, each.match.score))
    return kept


def linked(
    speaker: int | None, day: date | None, found: Sequence[Likeness], *, named: bool, join_speakers: bool
) -> Likeness | None:
    """The claim that a new one is, where that is sure and the same person said it (or the desk's setting lets anybody
    have said it). Of himself only somebody who is `named` says it again."""
    for each in found:
        same = each.known.speaker == speaker
        own = not (same and named) and is_own(each.known.text)
        if (same or join_speakers) and not own and each.links(day):
            return each
    return None


async def keep_likeness(
    tx: Tx,
    change: Change,
    comparison: Comparison,
    fresh: Mapping[int, tuple[int, int | None]],
    day: date | None,
) -> None:
    """Vectors and ties of claims that came on record, told on a day: place of the wording -> claim (row id) and
    speaker."""
    met = [
        (row, vector)
        for place, (row, _speaker) in fresh.items()
        if place < len(comparison.vectors) and (vector := comparison.vectors[place]) is not None
    ]
    await vectors.put_vectors(tx, change.server, comparison.version, met)
    found = [
        tie
        for place, (row, speaker) in fresh.items()
        for tie in ties_of(row, speaker, day, comparison.found.get(place, ()))
    ]
    await ties.add_ties(tx, found, change.at)
