"""`/claims`: the record as everybody reads it, and adding to it."""

from dataclasses import replace

from discord import app_commands

from bot.chat.claims import pages
from bot.chat.claims.buttons import add_claim, claim_card
from bot.chat.interaction import answers, autocomplete, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import leaf
from bot.chat.view.labels import MARKS, SORTS, STATES, VERDICTS
from bot.domain.claim_lists import ClaimFilter, Sort
from bot.domain.claims import Verdict
from bot.domain.user_input import parse_number, parse_slug

_STATUS = [*autocomplete.choices(STATES), *autocomplete.choices(MARKS)]


@leaf("list", "Claims on record")
@app_commands.describe(
    status="Only this status",
    verdict="Only this verdict",
    speaker="Only this speaker's claims",
    sort="Order of the list",
)
@app_commands.choices(status=_STATUS, verdict=autocomplete.choices(VERDICTS), sort=autocomplete.choices(SORTS))
@app_commands.autocomplete(speaker=autocomplete.any_speaker)
async def list_claims(
    interaction: Interaction,
    status: str | None = None,
    verdict: str | None = None,
    speaker: str | None = None,
    sort: str | None = None,
) -> None:
    narrowed = replace(
        ClaimFilter.of_status(status) if status else ClaimFilter(),
        verdict=parse_slug(verdict, Verdict, "verdict") if verdict else None,
        speaker=" ".join(speaker.split()) if speaker else None,
        sort=parse_slug(sort, Sort, "sort") if sort else Sort.WORTH,
    )
    await answers.show(interaction, await pages.claims(interaction, await actor_of(interaction), narrowed))


@leaf("search", "Find claims by their words")
@app_commands.describe(query="Words to look for")
async def search(interaction: Interaction, query: app_commands.Range[str, 1, ids.QUERY_ROOM]) -> None:
    actor = await actor_of(interaction)
    await answers.show(interaction, await pages.search(interaction, actor, " ".join(query.split())))


@leaf("show", "One claim: who said it, where, and what was found")
@app_commands.describe(claim="Number or words")
@app_commands.autocomplete(claim=autocomplete.any_claim)
async def show(interaction: Interaction, claim: str) -> None:
    await claim_card.show(interaction, parse_number(claim))


@leaf("add", "Put a claim on record by hand")
@app_commands.describe(text="The claim in one sentence", speaker="Who said it", url="Where it was said")
@app_commands.autocomplete(speaker=autocomplete.any_speaker)
async def add(interaction: Interaction, text: str, speaker: str | None = None, url: str | None = None) -> None:
    await add_claim.warn_or_add(interaction, text, speaker, url)


@leaf("history", "Everything that happened to a claim")
@app_commands.describe(claim="Number or words")
@app_commands.autocomplete(claim=autocomplete.any_claim)
async def history(interaction: Interaction, claim: str) -> None:
    await claim_card.history(interaction, parse_number(claim))
