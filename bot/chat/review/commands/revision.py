"""`/review`, second half: what changes a verdict or a claim that is on record, and who has it."""

import discord
from discord import app_commands

from bot.chat.claims.render.card import claim_card
from bot.chat.interaction import answers, autocomplete
from bot.chat.interaction.actor import actor_of, role_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import leaf
from bot.chat.interaction.form import given_options
from bot.chat.review.commands.review import AS_OF, LOOK_AGAIN
from bot.chat.review.forms.opening import open_claim_form
from bot.chat.review.forms.reasons import HIDE, VOID, WITHDRAW_VERDICT
from bot.chat.review.forms.revision import CORRECT, EDIT, SPLIT
from bot.chat.view.labels import CORRECTIONS, VERDICTS
from bot.chat.view.limits import INPUT
from bot.domain.actor import Actor
from bot.domain.claims import Dismissal
from bot.domain.sources import with_dates
from bot.domain.user_input import parse_number


@leaf("correct", "Correct a published verdict, its sources or its rationale")
@app_commands.rename(kind="class")
@app_commands.describe(
    claim="Number or words",
    kind="A new verdict, or a smaller correction",
    reason="What was wrong; 20 characters or more",
    verdict="The new verdict",
    source="Web addresses; leave out to keep the old ones",
    rationale="The new rationale; leave out to keep the old one",
    as_of=AS_OF,
    look_again=LOOK_AGAIN,
)
@app_commands.choices(kind=autocomplete.choices(CORRECTIONS), verdict=autocomplete.choices(VERDICTS))
@app_commands.autocomplete(claim=autocomplete.checked_claim)
async def correct(
    interaction: Interaction,
    claim: str,
    kind: str | None = None,
    reason: app_commands.Range[str, 1, INPUT] | None = None,
    verdict: str | None = None,
    source: app_commands.Range[str, 1, INPUT] | None = None,
    rationale: app_commands.Range[str, 1, INPUT] | None = None,
    as_of: str | None = None,
    look_again: str | None = None,
) -> None:
    evidence = with_dates(source, as_of, look_again)
    given = given_options(**{"class": kind}, reason=reason, verdict=verdict, source=evidence, rationale=rationale)
    await open_claim_form(interaction, CORRECT, parse_number(claim), given)


@leaf("withdraw", "Take a verdict back to check it again")
@app_commands.describe(claim="Number or words", reason="Why; 20 characters or more")
@app_commands.autocomplete(claim=autocomplete.checked_claim)
async def withdraw(
    interaction: Interaction, claim: str, reason: app_commands.Range[str, 1, INPUT] | None = None
) -> None:
    given = given_options(reason=reason)
    await open_claim_form(interaction, WITHDRAW_VERDICT, parse_number(claim), given)


@leaf("void", "Strike a verdict through; the claim is unverified again")
@app_commands.describe(claim="Number or words", reason="Why; 20 characters or more")
@app_commands.autocomplete(claim=autocomplete.checked_claim)
async def void(interaction: Interaction, claim: str, reason: app_commands.Range[str, 1, INPUT] | None = None) -> None:
    await open_claim_form(interaction, VOID, parse_number(claim), given_options(reason=reason))


@leaf("hide", "Hide a claim's words from everybody but admins")
@app_commands.describe(claim="Number or words", reason="Why; 20 characters or more")
@app_commands.autocomplete(claim=autocomplete.any_claim)
async def hide(interaction: Interaction, claim: str, reason: app_commands.Range[str, 1, INPUT] | None = None) -> None:
    given = given_options(reason=reason)
    await open_claim_form(interaction, HIDE, parse_number(claim), given)


@leaf("edit", "Correct a claim's words or speaker")
@app_commands.describe(
    claim="Number or words",
    text="The claim in the right words",
    speaker='Who said it; "nobody" for nobody',
    reason="Why; 20 characters or more",
)
@app_commands.autocomplete(claim=autocomplete.standing_claim, speaker=autocomplete.any_speaker)
async def edit(
    interaction: Interaction,
    claim: str,
    text: app_commands.Range[str, 1, 1_000] | None = None,
    speaker: str | None = None,
    reason: app_commands.Range[str, 1, INPUT] | None = None,
) -> None:
    given = given_options(text=text, speaker=speaker, reason=reason)
    await open_claim_form(interaction, EDIT, parse_number(claim), given)


@leaf("split", "Split a claim that says several things")
@app_commands.describe(claim="Number or words")
@app_commands.autocomplete(claim=autocomplete.unjudged_claim)
async def split(interaction: Interaction, claim: str) -> None:
    await open_claim_form(interaction, SPLIT, parse_number(claim), {})


@leaf("merge", "Merge a claim into another one that says the same")
@app_commands.describe(claim="The claim that is merged", into="The claim that stays")
@app_commands.autocomplete(claim=autocomplete.open_claim, into=autocomplete.standing_claim)
async def merge(interaction: Interaction, claim: str, into: str) -> None:
    actor = await actor_of(interaction)
    number, target = parse_number(claim), parse_number(into)
    await services_of(interaction).review.dismiss(actor, number, Dismissal.DUPLICATE, target)
    kept = await services_of(interaction).claims.show(actor, target)
    note = f"#{number} is merged into it; /review reopen takes it out again."
    await answers.show(interaction, claim_card(kept, actor, note=note))


@leaf("assign", "Assign a claim to somebody to check")
@app_commands.describe(claim="Number or words", member="A checker or moderator")
@app_commands.autocomplete(claim=autocomplete.unjudged_claim)
async def assign(interaction: Interaction, claim: str, member: discord.Member) -> None:
    actor = await actor_of(interaction)
    services = services_of(interaction)
    role = role_of(member, await services.settings.of(actor.server))
    to = Actor(user=member.id, server=actor.server, role=role)
    given = await services.review.assign(actor, parse_number(claim), to)
    await answers.show(interaction, claim_card(given, actor, note="Assigned; they are told."))
