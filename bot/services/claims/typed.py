"""Putting on record what somebody typed in: a new claim, or one more appearance of one that is on record."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.actor import Actor
from bot.domain.claims import Draft, Kind, Provenance, State
from bot.domain.clock import DAY
from bot.domain.events import Action
from bot.domain.members import CLAIMS_PER_DAY
from bot.domain.urls import registered_domain
from bot.services.desk.base import person_of
from bot.services.desk.limits import within
from bot.services.similar.announcements import announce
from bot.storage.claims import claims, new_claims
from bot.storage.claims.appearances import NewAppearance, add_appearances
from bot.storage.claims.new_claims import Key, NewClaim
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.members import members

ASKED_FOR = 0.5
"""Somebody who types a claim in wants it looked at: it is worth at least this."""
_SAME_WORDS = 1.0
"""The score of a repeat in the same words by the same speaker."""


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """Where a claim was said, as somebody typed it in; `speaker` is a row id."""

    draft: Draft
    speaker: int | None
    provenance: Provenance
    url: str | None

    def of(self, claim: int, score: float | None) -> NewAppearance:
        return NewAppearance(
            claim=claim,
            draft=self.draft,
            article=None,
            provenance=self.provenance,
            quote=self.draft.text,
            speaker=self.speaker,
            score=score,
            url=self.url,
            domain=registered_domain(self.url) if self.url else None,
        )


def typed_draft(words: str, who: str | None, worth: float, reasons: Sequence[str]) -> Draft:
    """A claim that somebody typed in, as one that was found in a text."""
    return Draft(
        text=words,
        content=(),
        cue=(),
        source=None,
        claim=True,
        kind=Kind.MANUAL,
        mention=who,
        speaker=who,
        speaker_confidence=1.0 if who else 0.0,
        confidence=1.0,
        worthiness=max(worth, ASKED_FOR),
        reasons=(*reasons, "added by hand"),
    )


async def add_typed(tx: Tx, change: Change, actor: Actor, key: Key, place: TypedPlace) -> int:
    """A claim that is not on record yet; its number. Raises TooMuch for who has typed in enough for a day."""
    recent = await members.typed(tx, person_of(change), change.at - DAY)
    within(actor, recent, CLAIMS_PER_DAY, "type in {} claims")
    number = await desks.take_number(tx, actor.server, "claim")
    new = NewClaim.of(place.draft, number, key, created_by=change.actor)
    (claim,) = await new_claims.add(tx, actor.server, [new], change.at)
    await add_appearances(tx, [place.of(claim, None)], change.at)
    after = {"state": State.UNVERIFIED.value, "provenance": place.provenance.value}
    await events.record(tx, change, Entry(Action.CLAIM_ADDED, claim=claim, after=after))
    return number


async def say_again(tx: Tx, change: Change, claim: int, place: TypedPlace) -> None:
    """One more appearance of a claim (row id), if an address is given under which it is not on record yet."""
    (present,) = await claims.by_ids(tx, [claim])
    if place.url is None or any(each.url == place.url for each in present.appearances):
        return
    await add_appearances(tx, [place.of(claim, _SAME_WORDS)], change.at)
    await events.record(tx, change, Entry(Action.CLAIM_SAID_AGAIN, claim=claim, after={"score": _SAME_WORDS}))
    await announce(tx, change, [claim], None)
