"""Putting on record what somebody typed in: a new claim, or one more appearance of one that is on record."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.actor import Actor
from bot.domain.claims import Draft, Kind, Provenance, State
from bot.domain.clock import DAY
from bot.domain.events import Action
from bot.domain.members import CLAIMS_PER_DAY
from bot.domain.similar import TieKind
from bot.domain.subject import Subject
from bot.domain.urls import registered_domain
from bot.matching.same_subject import leans
from bot.services.desk.base import person_of
from bot.services.desk.limits import within
from bot.services.similar.announcements import announce
from bot.services.similar.sameness import may_be
from bot.storage.claims import claims, new_claims
from bot.storage.claims.appearances import NewAppearance, add_appearances
from bot.storage.claims.new_claims import Key, NewClaim
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.members import members
from bot.storage.similar import ties
from bot.storage.similar.tellings import tellings

ASKED_FOR = 0.5
"""Somebody who types a claim in wants it looked at: it is worth at least this."""
_SAME_WORDS = 1.0
"""The score of a repeat in the same words by the same speaker."""
_MOST_ASKED = 3
"""Claims in the same words that a moderator is asked about."""


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


async def is_again(tx: Tx, change: Change, claim: int, words: str, who: str | None, place: TypedPlace) -> bool:
    """Whether what is typed in is a claim (row id) in the same words by the same speaker: what one full name said, as
    far as nothing is known to differ; and what somebody types in that was typed in before, with no address at either
    end, by themselves or in words that lean on no text."""
    if (await may_be(tx, claim, words, Subject(speaker=who, typed=True))).again:
        return True
    places = await tellings(tx, claim)
    if place.url is not None or any(each.article is not None or each.url is not None for each in places):
        return False
    return not leans(words) or await new_claims.added_by(tx, claim) == change.actor


async def add_typed(
    tx: Tx, change: Change, actor: Actor, key: Key, place: TypedPlace, asked: Sequence[int] = ()
) -> int:
    """A claim that is not on record yet; its number. Moderators are asked whether it is one of those (row ids) that are
    worded the same. Raises TooMuch for who has typed in enough for a day."""
    recent = await members.typed(tx, person_of(change), change.at - DAY)
    within(actor, recent, CLAIMS_PER_DAY, "type in {} claims")
    number = await desks.take_number(tx, actor.server, "claim")
    new = NewClaim.of(place.draft, number, key, created_by=change.actor)
    (claim,) = await new_claims.add(tx, actor.server, [new], change.at)
    await add_appearances(tx, [place.of(claim, None)], change.at)
    questions = [(claim, other, TieKind.SAME, _SAME_WORDS) for other in asked[:_MOST_ASKED]]
    await ties.add_ties(tx, questions, change.at)
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
