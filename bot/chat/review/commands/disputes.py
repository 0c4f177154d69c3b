"""`/claims dispute`, `/review disputes` and `/review resolve`: what members object to, and what a moderator decides."""

from discord import app_commands

from bot.chat.interaction import answers, autocomplete
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import leaf
from bot.chat.interaction.form import given_options
from bot.chat.review.buttons import disputes as dispute_buttons
from bot.chat.review.forms.opening import open_dispute
from bot.chat.view.labels import DISPUTES, OUTCOMES, VERDICTS
from bot.chat.view.limits import INPUT
from bot.domain.disputes import Outcome
from bot.domain.errors import BadInput
from bot.domain.user_input import parse_number, parse_slug


@leaf("disputes", "Open disputes, the longest waiting first")
async def disputes(interaction: Interaction) -> None:
    await answers.show(interaction, await dispute_buttons.listed(interaction, await actor_of(interaction)))


@leaf("resolve", "Decide a dispute; without an outcome, see its card")
@app_commands.describe(
    dispute="Its number",
    outcome="Upheld or rejected",
    reason="Why; 20 characters or more, its members read it",
    verdict="The new verdict, where the old one was disputed",
    source="Web addresses, separated by spaces",
)
@app_commands.choices(outcome=autocomplete.choices(OUTCOMES), verdict=autocomplete.choices(VERDICTS))
@app_commands.autocomplete(dispute=autocomplete.open_dispute)
async def resolve(
    interaction: Interaction,
    dispute: str,
    outcome: str | None = None,
    reason: app_commands.Range[str, 1, INPUT] | None = None,
    verdict: str | None = None,
    source: app_commands.Range[str, 1, INPUT] | None = None,
) -> None:
    number = parse_number(dispute, "dispute")
    typed = given_options(reason=reason, verdict=verdict, source=source)
    if outcome is not None:
        await dispute_buttons.decide(interaction, number, parse_slug(outcome, Outcome, "dispute's outcome"), typed)
    elif typed:
        raise BadInput("A decision needs an outcome: choose upheld or rejected.")
    else:
        await dispute_buttons.show(interaction, number)


@leaf("dispute", "Object to a claim or to its verdict")
@app_commands.describe(
    claim="Number or words",
    kind="What is wrong",
    reason="Why; 20 characters or more",
    link="Your evidence; a wrong verdict needs it",
)
@app_commands.choices(kind=autocomplete.choices(DISPUTES))
@app_commands.autocomplete(claim=autocomplete.standing_claim)
async def dispute(
    interaction: Interaction,
    claim: str,
    kind: str | None = None,
    reason: app_commands.Range[str, 1, INPUT] | None = None,
    link: str | None = None,
) -> None:
    await open_dispute(interaction, parse_number(claim), given_options(kind=kind, reason=reason, link=link))
