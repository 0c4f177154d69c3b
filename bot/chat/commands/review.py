"""`/review`: the desk's work. Who may do what is the services' decision; Discord shows the commands to all."""

from collections.abc import Awaitable, Callable

from discord import app_commands

from bot.chat import answers, listing
from bot.chat.actor import actor_of
from bot.chat.commands import suggest
from bot.chat.components import claim_buttons
from bot.chat.context import Interaction, services_of
from bot.chat.errors import SafeGroup
from bot.chat.forms.form import Values, fill, known
from bot.chat.forms.opening import check_or_approve, open_proposal, open_reopening
from bot.chat.forms.registry import DISMISS
from bot.chat.render.claim_card import claim_card
from bot.chat.render.limits import INPUT
from bot.chat.render.triage import triage_page
from bot.chat.render.words import DISMISSALS, VERDICTS
from bot.domain.actor import Capability
from bot.domain.evidence import with_dates
from bot.domain.typed import parse_number

AS_OF = "Of which day: YYYY-MM-DD"
LOOK_AGAIN = "On which day to look again"

root = SafeGroup(name="review", description="Checking claims: for checkers and moderators", guild_only=True)


@root.leaf("queue", "What waits to be checked")
async def queue(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    if actor.may(Capability.TAKE):
        look = await services_of(interaction).triage.next(actor)
        await answers.show(interaction, triage_page(look, actor))
    else:
        await answers.show(interaction, await listing.queue(interaction, actor))


@root.leaf("take", "Take a claim to check it; without a number the one most worth it")
@app_commands.describe(claim="Number or words")
@app_commands.autocomplete(claim=suggest.waiting_claim)
async def take(interaction: Interaction, claim: str | None = None) -> None:
    actor = await actor_of(interaction)
    taken = await services_of(interaction).review.take(actor, parse_number(claim) if claim else None)
    await answers.show(interaction, claim_card(taken, actor, note="Taken: it is yours to check."))


@root.leaf("release", "Put a taken claim back into the queue")
@app_commands.describe(claim="Number or words")
@app_commands.autocomplete(claim=suggest.taken_claim)
async def release(interaction: Interaction, claim: str) -> None:
    await claim_buttons.release(interaction, parse_number(claim))


def _ruling(name: str, description: str, opened: Callable[[Interaction, int, Values], Awaitable[None]]) -> None:
    """A command that takes a verdict with all that belongs to it."""

    @root.leaf(name, description)
    @app_commands.describe(
        claim="Number or words",
        verdict="What checking found",
        source="Web addresses, with spaces between",
        rationale="Why; 20 characters or more",
        speaker='Who said it, if the record is wrong; "nobody" for nobody',
        as_of=AS_OF,
        look_again=LOOK_AGAIN,
    )
    @app_commands.choices(verdict=suggest.choices(VERDICTS))
    @app_commands.autocomplete(claim=suggest.open_claim, speaker=suggest.any_speaker)
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
        given = known(verdict=verdict, source=evidence, rationale=rationale, speaker=speaker)
        await opened(interaction, parse_number(claim), given)


_ruling("check", "Give a verdict with sources, or approve a proposed one", check_or_approve)
_ruling("propose", "Hand in a verdict that another moderator approves", open_proposal)


@root.leaf("dismiss", "Take a claim off the queue: it is nothing to check")
@app_commands.describe(claim="Number or words", reason="Why", into="Of which claim it is a duplicate")
@app_commands.choices(reason=suggest.choices(DISMISSALS))
@app_commands.autocomplete(claim=suggest.open_claim, into=suggest.standing_claim)
async def dismiss(interaction: Interaction, claim: str, reason: str, into: str | None = None) -> None:
    (await actor_of(interaction)).require(Capability.DISMISS)
    await fill(interaction, DISMISS, parse_number(claim), {"reason": reason, "into": into or ""})


@root.leaf("reopen", "Put a dismissed claim back on the queue under its old number")
@app_commands.describe(claim="Number or words", reason="Why; 20 characters or more")
@app_commands.autocomplete(claim=suggest.dismissed_claim)
async def reopen(interaction: Interaction, claim: str, reason: app_commands.Range[str, 1, INPUT] | None = None) -> None:
    await open_reopening(interaction, parse_number(claim), {"reason": reason or ""})
