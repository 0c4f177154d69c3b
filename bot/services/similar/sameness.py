"""What the machine may do by itself with two tellings in the same words: nothing that puts a verdict on somebody else's
claim.

Across articles only what one full name said is said again, and only where nothing that it is about is known to differ.
Everything else is at most a question to a moderator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.claims import Claim
from bot.domain.clock import day_if_known
from bot.domain.subject import NOWHERE, Subject
from bot.extraction.subjects import is_full_name, is_given, subject_of
from bot.matching.same_subject import all_known_one, any_differs, leans, names_apart, refers
from bot.storage.database import Reader
from bot.storage.similar.tellings import Telling, telling, tellings
from bot.text.folding import folded


@dataclass(frozen=True, slots=True)
class May:
    """`again`: it may be said again by the same speaker. `also`: another may be told to have said the same."""

    again: bool
    also: bool


NEITHER = May(again=False, also=False)


async def may_be(reader: Reader, claim: int, text: str, mine: Subject) -> May:
    """What a wording told as `mine` may be to a claim (row id), as far as the places of both allow it."""
    return NEITHER if not is_full_name(mine.speaker) else may_be_one_of(await tellings(reader, claim), text, mine)


def may_be_one_of(places: Sequence[Telling], text: str, mine: Subject) -> May:
    """What a wording told as `mine` may be to a claim that was told at these places."""
    named = [subject_of_telling(place) for place in places if is_full_name(place.speaker)]
    if not is_full_name(mine.speaker) or not places or len(named) < len(places) or not is_person(mine, named):
        return NEITHER
    if refers(text):
        return NEITHER
    return May(again=not any_differs(text, mine, named), also=all_known_one(text, mine, named))


async def says_it(reader: Reader, claim: Claim, text: str) -> bool:
    """Whether a text that says the same as a claim surely says it of the same: the claim's words lean on no text, or
    its speaker is named in both and nothing differs."""
    if not leans(claim.text) and not names_apart(claim.text, text):
        return True
    named = claim.speaker is not None and folded(claim.speaker) in folded(text)
    return named and (await may_be(reader, claim.id, claim.text, subject_of(text, speaker=claim.speaker))).again


async def may_be_each(reader: Reader, claims: Iterable[int], text: str, mine: Subject) -> dict[int, May]:
    """`may_be` for several claims (row ids)."""
    return {row: await may_be(reader, row, text, mine) for row in claims}


async def subject_of_claim(reader: Reader, claim: int) -> Subject:
    """What a claim (row id) is about where it was told first."""
    places = await tellings(reader, claim)
    return subject_of_telling(places[0]) if places else NOWHERE


async def subject_of_place(reader: Reader, place: int) -> Subject:
    """What one place (a row of appearances) of a claim is about."""
    told = await telling(reader, place)
    return NOWHERE if told is None else subject_of_telling(told)


def subject_of_telling(place: Telling) -> Subject:
    """What a place of a claim is about."""
    if place.text is None:
        return Subject(speaker=place.speaker, typed=True)
    return subject_of(
        place.text,
        title=place.title,
        quote=place.quote,
        speaker=place.speaker,
        day=day_if_known(place.published_at),
    )


def is_person(mine: Subject, others: Sequence[Subject]) -> bool:
    """Whether a full name is a person's: it begins with a given name, a text says what they are, or somebody typed
    it."""
    if mine.speaker is None:
        return False
    return is_given(mine.speaker) or any(each.offices or each.typed for each in (mine, *others))
