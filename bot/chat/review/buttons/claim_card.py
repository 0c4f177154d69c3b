"""The buttons of a claim's card by which it is checked, corrected and disputed."""

from bot.chat.claims.render.card import claim_card
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.buttons import VerbButton
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.review.forms.check import show_checked
from bot.chat.review.forms.opening import open_check, open_claim_form, open_dispute, open_reopening
from bot.chat.review.forms.reasons import DISMISS, WITHDRAW_VERDICT
from bot.chat.review.forms.revision import CORRECT


async def take(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    services = services_of(interaction)
    claim = await services.review.take(actor, number)
    askable = await services.lookups.offered(actor, claim)
    await answers.update(interaction, claim_card(claim, actor, note="Taken: it is yours to check.", askable=askable))


async def release(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    claim = await services_of(interaction).review.release(actor, number)
    await answers.update(interaction, claim_card(claim, actor, note="Released: it waits in the queue again."))


async def requeue(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    claim = await services_of(interaction).triage.requeue(actor, number)
    await answers.update(interaction, claim_card(claim, actor, note="It waits in the queue again."))


async def check(interaction: Interaction, number: int) -> None:
    await open_check(interaction, number, {})


async def dismiss(interaction: Interaction, number: int) -> None:
    await open_claim_form(interaction, DISMISS, number, {})


async def reopen(interaction: Interaction, number: int) -> None:
    await open_reopening(interaction, number, {})


async def correct(interaction: Interaction, number: int) -> None:
    await open_claim_form(interaction, CORRECT, number, {})


async def withdraw_verdict(interaction: Interaction, number: int) -> None:
    await open_claim_form(interaction, WITHDRAW_VERDICT, number, {})


async def dispute(interaction: Interaction, number: int) -> None:
    await open_dispute(interaction, number, {})


async def withdraw_dispute(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    services = services_of(interaction)
    withdrawn = await services.disputes.withdraw(actor, number)
    claim = await services.claims.show(actor, number)
    note = f"Withdrawn: you are no longer part of dispute {withdrawn.number}."
    await answers.update(interaction, claim_card(claim, actor, note=note))


class ReviewButton(
    VerbButton,
    acts={
        "take": take,
        "release": release,
        "requeue": requeue,
        "check": check,
        "dismiss": dismiss,
        "reopen": reopen,
        "correct": correct,
        "unverdict": withdraw_verdict,
        "dispute": dispute,
        "undispute": withdraw_dispute,
    },
):
    """What becomes of a claim; the services decide who may."""


class ApproveButton(SafeItem, template=rf"c1:approve:(?P<number>{ids.NUMBER}):(?P<mark>{ids.NUMBER})"):
    """Holds which proposal was read, so that one that has taken its place is not approved unseen."""

    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        number, mark = int(self.match["number"]), int(self.match["mark"])
        await show_checked(interaction, actor, await services_of(interaction).review.check(actor, number, None, mark))
