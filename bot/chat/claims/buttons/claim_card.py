"""The buttons on cards and lists: each holds a verb and a claim's number, and asks the services again."""

from collections.abc import Awaitable, Callable

import discord

from bot.chat.claims import pages
from bot.chat.claims.render.card import claim_card, public_card
from bot.chat.client import forms
from bot.chat.fact_checks import pages as fact_check_pages
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.members.render.follows import following_page
from bot.chat.review.forms.check import show_checked
from bot.chat.review.forms.opening import open_check, open_claim_form, open_dispute, open_reopening
from bot.chat.view.labels import counted
from bot.chat.view.notice import notice
from bot.domain.actor import Capability
from bot.domain.claims import TRANSITIONS, State
from bot.domain.errors import NotAllowed
from bot.domain.follows import Target
from bot.domain.source_watch import SourceOutcome

Act = Callable[[Interaction, int], Awaitable[None]]
_DISMISSIBLE = frozenset(state for state in State if State.DISMISSED in TRANSITIONS[state])


class ClaimButton(SafeItem, template=rf"c1:(?P<verb>{'|'.join(ids.CLAIM_VERBS)}):(?P<number>{ids.NUMBER})"):
    async def act(self, interaction: Interaction) -> None:
        await ACTS[self.match["verb"]](interaction, int(self.match["number"]))


async def show(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    services = services_of(interaction)
    claim = await services.claims.show(actor, number)
    await answers.show(interaction, claim_card(claim, actor, askable=await services.lookups.offered(actor, claim)))


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


async def check(interaction: Interaction, number: int) -> None:
    await open_check(interaction, number, {})


class ApproveButton(SafeItem, template=rf"c1:approve:(?P<number>{ids.NUMBER}):(?P<mark>{ids.NUMBER})"):
    """Holds which proposal was read, so that one that has taken its place is not approved unseen."""

    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        number, mark = int(self.match["number"]), int(self.match["mark"])
        await show_checked(interaction, actor, await services_of(interaction).review.check(actor, number, None, mark))


async def dismiss(interaction: Interaction, number: int) -> None:
    await open_claim_form(interaction, forms.DISMISS, number, {}, Capability.DISMISS, _DISMISSIBLE)


async def reopen(interaction: Interaction, number: int) -> None:
    await open_reopening(interaction, number, {})


async def requeue(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    claim = await services_of(interaction).triage.requeue(actor, number)
    await answers.update(interaction, claim_card(claim, actor, note="It waits in the queue again."))


async def correct(interaction: Interaction, number: int) -> None:
    await open_claim_form(interaction, forms.CORRECT, number, {}, Capability.CORRECT, frozenset({State.CHECKED}))


async def unverdict(interaction: Interaction, number: int) -> None:
    await open_claim_form(interaction, forms.UNVERDICT, number, {}, Capability.WITHDRAW, frozenset({State.CHECKED}))


async def dispute(interaction: Interaction, number: int) -> None:
    await open_dispute(interaction, number, {})


async def undispute(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    services = services_of(interaction)
    withdrawn = await services.disputes.withdraw(actor, number)
    claim = await services.claims.show(actor, number)
    note = f"You no longer stand behind dispute {withdrawn.number}."
    await answers.update(interaction, claim_card(claim, actor, note=note))


async def history(interaction: Interaction, number: int) -> None:
    await answers.show(interaction, await pages.history(interaction, number))


async def others(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    await answers.show(interaction, await fact_check_pages.others(interaction, actor, number))


async def ask_fact_checks(interaction: Interaction, number: int) -> None:
    """Ask the service what others have checked of a claim, for who may: it takes a while."""
    actor = await actor_of(interaction)
    await answers.defer(interaction, public=False)
    claim = await services_of(interaction).lookups.ask(actor, number)
    note = "Google was asked: it knows no fact-check that is surely of this claim."
    if claim.others:
        note = "Google was asked: the fact-checks by others are below, in their words."
    await answers.show(interaction, claim_card(claim, actor, note=note))


async def post(interaction: Interaction, number: int) -> None:
    """Show a checked claim to the whole channel, for whoever may write there himself."""
    actor = await actor_of(interaction)
    claim = await services_of(interaction).shown_cards.to_post(actor, number)
    here = interaction.permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    if not (here.send_messages_in_threads if in_thread else here.send_messages):
        raise NotAllowed("You can't write in this channel; try one where you can.")
    message = await answers.show(interaction, public_card(claim), public=True)
    if message is not None and interaction.channel_id is not None:
        await services_of(interaction).shown_cards.note_card(actor, number, interaction.channel_id, message)


async def follow(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    followed = await services_of(interaction).follows.follow(actor, Target(claim=number))
    await answers.show(interaction, following_page(followed))


async def unfollow(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    named = await services_of(interaction).follows.unfollow(actor, Target(claim=number))
    await answers.update(interaction, notice(f"You no longer follow {named}."))


async def want(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    claim = await services_of(interaction).follows.want(actor, number)
    before = f" {counted(claim.wanted - 1, 'member')} asked before you." if claim.wanted > 1 else ""
    note = f"You asked for a check and will be told the result.{before}"
    await answers.update(interaction, claim_card(claim, actor, note=note))


async def accept(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    claim = await services_of(interaction).members.accept(actor, number)
    await answers.update(interaction, claim_card(claim, actor, note="Accepted: summaries may name it from now on."))


async def altered(interaction: Interaction, number: int) -> None:
    await _settle_source(
        interaction, number, SourceOutcome.CHANGED, "Noted: its source has changed; followers are told."
    )


async def unaltered(interaction: Interaction, number: int) -> None:
    await _settle_source(interaction, number, SourceOutcome.FINE, "Noted: its source is fine.")


async def _settle_source(interaction: Interaction, number: int, outcome: SourceOutcome, note: str) -> None:
    actor = await actor_of(interaction)
    claim = await services_of(interaction).source_watch.decide(actor, number, outcome)
    await answers.update(interaction, claim_card(claim, actor, note=note))


async def unlink(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    claim = await services_of(interaction).similar.unlink(actor, number)
    note = f"That appearance is no longer under #{number}; it is #{claim.number} now."
    await answers.update(interaction, claim_card(claim, actor, note=note))


ACTS: dict[str, Act] = {
    "show": show,
    "take": take,
    "release": release,
    "check": check,
    "dismiss": dismiss,
    "reopen": reopen,
    "correct": correct,
    "requeue": requeue,
    "unverdict": unverdict,
    "dispute": dispute,
    "undispute": undispute,
    "history": history,
    "others": others,
    "askothers": ask_fact_checks,
    "post": post,
    "follow": follow,
    "unfollow": unfollow,
    "want": want,
    "accept": accept,
    "altered": altered,
    "unaltered": unaltered,
    "unlink": unlink,
}
