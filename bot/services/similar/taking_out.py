"""Taking a place that the machine put under a claim out again, as a claim of its own."""

import re

from bot.domain.changes import Noted
from bot.domain.claims import Claim, Kind
from bot.domain.events import Action
from bot.domain.similar import TieKind
from bot.extraction.drafts import folded_words
from bot.matching import normal_form
from bot.services.posts.record import record_claim
from bot.services.similar.sameness import may_be, subject_of_place
from bot.storage.claims import claim_edits, new_claims
from bot.storage.claims.claim_edits import Linked
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.similar import ties

_THAT = re.compile(r"\s*that\s+", re.IGNORECASE)
"""What joins reported words to who says them."""


async def take_out(tx: Tx, change: Change, claim: Claim, place: Linked) -> tuple[int, int]:
    """Make a place a claim of its own, or one of the claim that the same person said of the same; row and number of
    that. Whether it is the claim after all is a question from then on."""
    words = folded_words(place.quote if place.kind is Kind.DIRECT else _THAT.sub("", place.quote))
    whole = await claim_edits.whole(tx, claim.id)
    key = (normal_form(words), place.speaker)
    known = (await new_claims.same(tx, change.server, [key])).get(key)
    here = await subject_of_place(tx, place.id)
    if known is not None and known[0] != claim.id and (await may_be(tx, known[0], words, here)).again:
        row, number = known
    else:
        number = await desks.take_number(tx, change.server, "claim")
        whole = claim_edits.alone(whole, place)
        row = await claim_edits.add_part(tx, change.server, number, words, key[0], whole, change.at)
    await claim_edits.move_place(tx, place.id, claim.id, row)
    await ties.add_ties(tx, [(row, claim.id, TieKind.SAME, place.score)], change.at)
    after = {"state": "unverified", "from": claim.number, "score": place.score}
    await events.record(tx, change, Entry(Action.CLAIM_UNLINKED, claim=row, after=after))
    taken_out = Noted(Action.CLAIM_PLACE_TAKEN_OUT, {"into": number, "score": place.score})
    await record_claim(tx, change, claim, taken_out)
    return row, number
