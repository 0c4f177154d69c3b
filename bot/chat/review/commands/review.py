"""`/review`: the desk's work. Who may do what is the services' decision; Discord shows the commands to all."""

from collections.abc import Awaitable, Callable
from typing import Any

from discord import app_commands

from bot.chat.claims.render.card import claim_card
from bot.chat.interaction import answers, autocomplete
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import leaf
from bot.chat.interaction.form import Values, given_options, submit_or_open
from bot.chat.review.buttons.claim_card import release as release_claim
from bot.chat.review.buttons.triage import queue_page
from bot.chat.review.forms.opening import check_or_approve, open_proposal, open_reopening
from bot.chat.review.forms.reasons import DISMISS
from bot.chat.review.render.triage import triage_page
from bot.chat.view.labels import DISMISSALS, VERDICTS
from bot.chat.view.limits import INPUT
from bot.domain.actor import Capability
from bot.domain.sources import with_dates
from bot.domain.user_input import parse_number

AS_OF = "Day the verdict holds for: YYYY-MM-DD"
LOOK_AGAIN = "Day to look again: YYYY-MM-DD"


@leaf("queue", "Claims to be checked")
async def queue(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    if actor.may(Capability.TAKE):
        look = await services_of(interaction).triage.next(actor)
        await answers.show(interaction, triage_page(look, actor))
    else:
        await answers.show(interaction, await queue_page(interaction, actor))


@leaf("take", "Take a claim to check it; without a number, the first one")
@app_commands.describe(claim="Number or words")
@app_commands.autocomplete(claim=autocomplete.waiting_claim)
async def take(interaction: Interaction, claim: str | None = None) -> None:
    actor = await actor_of(interaction)
    taken = await services_of(interaction).review.take(actor, parse_number(claim) if claim else None)
    await answers.show(interaction, claim_card(taken, actor, note="Taken: it is yours to check."))


@leaf("release", "Put a taken claim back into the queue")
@app_commands.describe(claim="Number or words")
@app_commands.autocomplete(claim=autocomplete.taken_claim)
async def release(interaction: Interaction, claim: str) -> None:
    await release_claim(interaction, parse_number(claim))


def _ruling(
    name: str, description: str, opened: Callable[[Interaction, int, Values], Awaitable[None]]
) -> app_commands.Command[Any, ..., None]:
    """A command that takes a verdict with all that belongs to it."""

    @leaf(name, description)
    @app_commands.describe(
        claim="Number or words",
        verdict="What checking found",
        source="Web addresses, separated by spaces",
        rationale="Why; 20 characters or more",
        speaker='Who said it, if the record is wrong; "nobody" for nobody',
        as_of=AS_OF,
        look_again=LOOK_AGAIN,
    )
    @app_commands.choices(verdict=autocomplete.choices(VERDICTS))
    @app_commands.autocomplete(claim=autocomplete.open_claim, speaker=autocomplete.any_speaker)
    async def rule(
        interaction: Interaction,
        claim: str,
        verdict: str | None = None,
        source: app_commands.Range[str, 1, INPUT] | None = None,
        rationale: app_commands.Range[str, 1, INPUT] | None = None,
        speaker: str | None = None,
        as_of: str | None = None,
        look_again: str | None = None,
    ) -> None:
        evidence = with_dates(source, as_of, look_again)
        given = given_options(verdict=verdict, source=evidence, rationale=rationale, speaker=speaker)
        await opened(interaction, parse_number(claim), given)

    return rule


check = _ruling("check", "Give a verdict with sources, or approve a proposed one", check_or_approve)
propose = _ruling("propose", "Hand in a verdict that another moderator approves", open_proposal)


@leaf("dismiss", "Take a claim off the queue: there is nothing to check")
@app_commands.describe(claim="Number or words", reason="Why", into="The claim that it duplicates")
@app_commands.choices(reason=autocomplete.choices(DISMISSALS))
@app_commands.autocomplete(claim=autocomplete.open_claim, into=autocomplete.standing_claim)
async def dismiss(interaction: Interaction, claim: str, reason: str, into: str | None = None) -> None:
    (await actor_of(interaction)).require(Capability.DISMISS)
    await submit_or_open(interaction, DISMISS, parse_number(claim), {"reason": reason, "into": into or ""})


@leaf("reopen", "Put a dismissed claim back on the queue under its old number")
@app_commands.describe(claim="Number or words", reason="Why; 20 characters or more")
@app_commands.autocomplete(claim=autocomplete.dismissed_claim)
async def reopen(interaction: Interaction, claim: str, reason: app_commands.Range[str, 1, INPUT] | None = None) -> None:
    await open_reopening(interaction, parse_number(claim), {"reason": reason or ""})
