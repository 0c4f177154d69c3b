"""Reading what the form of a verdict shows, in one go."""

from dataclasses import replace

from bot.domain.actor import Actor
from bot.domain.check_form import CheckForm
from bot.domain.claim_split import in_sentence
from bot.domain.claims import Claim
from bot.domain.disputes import NAMES_OFFERED
from bot.services.desk.base import claim_row_of
from bot.storage.claims import claim_edits
from bot.storage.database import Reader
from bot.storage.fact_checks import fact_checks
from bot.storage.review import dispute_members


async def check_form(reader: Reader, actor: Actor, number: int) -> CheckForm:
    claim = await claim_row_of(reader, actor, number)
    beside = (await fact_checks.of_claims(reader, [claim.id]))[claim.id]
    return CheckForm(
        replace(claim, fact_checks=tuple(beside)),
        await _sentence(reader, claim),
        tuple(await dispute_members.names_beside(reader, claim.id, NAMES_OFFERED)),
        tuple(await dispute_members.evidence(reader, claim.id)),
    )


async def _sentence(reader: Reader, claim: Claim) -> tuple[str, str, str]:
    """The exact words of a claim where it was first said, with the rest of their sentence before and after them; the
    words alone where they were typed in."""
    places = await claim_edits.places(reader, claim.id)
    if not places or places[0].text is None or not places[0].content:
        return "", places[0].quote if places else claim.text, ""
    return in_sentence(places[0].text, places[0].content)
