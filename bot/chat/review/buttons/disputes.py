"""The buttons and the menu of a dispute's card, and the pages of the list: each holds a verb and a number alone."""

from collections.abc import Mapping
from typing import cast

import discord

from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.buttons import VerbButton
from bot.chat.interaction.context import Interaction, context_of, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.interaction.form import Values, open_form, submit_or_open
from bot.chat.review.forms.resolution import ANSWER, ASK, NAME, REJECT, UPHOLD, name_speaker, resolve
from bot.chat.review.render.dispute import OTHER, PER_PAGE, dispute_card, dispute_list
from bot.chat.view.page import Page
from bot.domain.actor import Actor, Capability
from bot.domain.claims import NOBODY, State
from bot.domain.disputes import Decision, Dispute, DisputeKind, DisputeState, Outcome
from bot.domain.errors import Conflict


class DisputesPage(SafeItem, template=rf"c1:disputes:(?P<offset>{ids.OFFSET})"):
    async def act(self, interaction: Interaction) -> None:
        page = await listed(interaction, await actor_of(interaction), int(self.match["offset"]))
        await answers.update(interaction, page)


class WhoSaidIt(SafeItem, template=rf"c1:who:(?P<number>{ids.NUMBER})"):
    """One choice upholds a wrong speaker; "Somebody else" asks for the name."""

    async def act(self, interaction: Interaction) -> None:
        number = int(self.match["number"])
        chosen = cast("discord.ui.Select[discord.ui.LayoutView]", self.item).values[0]
        if chosen == OTHER:
            await uphold(interaction, number)
            return
        actor = await actor_of(interaction)
        dispute = await _waiting(interaction, actor, number)
        if dispute.kind is not DisputeKind.WRONG_SPEAKER:
            raise Conflict(f"Dispute {number} is not about who said it.")
        claim = await services_of(interaction).claims.show(actor, dispute.claim)
        name = NOBODY if chosen == f"~{NOBODY}" else chosen
        why = f"The speaker is corrected: {name}, not {claim.speaker or NOBODY}."
        await resolve(interaction, number, Decision(Outcome.UPHELD, why, speaker=name))


class NamedByMember(SafeItem, template=rf"c1:named:(?P<number>{ids.NUMBER})"):
    """A member who disputed who said it names the speaker in one click."""

    async def act(self, interaction: Interaction) -> None:
        number = int(self.match["number"])
        chosen = cast("discord.ui.Select[discord.ui.LayoutView]", self.item).values[0]
        if chosen == OTHER:
            await _waiting(interaction, await actor_of(interaction), number)
            await open_form(interaction, NAME, number, {})
        else:
            await name_speaker(interaction, number, NOBODY if chosen == f"~{NOBODY}" else chosen)


async def listed(interaction: Interaction, actor: Actor, offset: int = 0) -> Page:
    found = await services_of(interaction).disputes.list(actor, PER_PAGE + 1, offset)
    now = context_of(interaction).clock.now()
    return dispute_list(found[:PER_PAGE], offset, now, more=len(found) > PER_PAGE)


async def show(interaction: Interaction, number: int) -> None:
    """The card for one moderator or checker."""
    actor = await actor_of(interaction)
    actor.require(Capability.READ_DISPUTES)
    services = services_of(interaction)
    dispute = await services.disputes.show(actor, number)
    claim = await services.claims.show(actor, dispute.claim)
    names = await services.dispute_questions.names(actor, dispute)
    await answers.show(interaction, dispute_card(dispute, claim, names))


async def uphold(interaction: Interaction, number: int) -> None:
    await decide(interaction, number, Outcome.UPHELD, {})


async def reject(interaction: Interaction, number: int) -> None:
    await decide(interaction, number, Outcome.REJECTED, {})


async def decide(interaction: Interaction, number: int, outcome: Outcome, given: Mapping[str, str]) -> None:
    """Hand in a decision, or ask for what its kind of dispute needs, with what is known filled in."""
    actor = await actor_of(interaction)
    actor.require(Capability.RESOLVE)
    dispute = await _waiting(interaction, actor, number)
    if outcome is Outcome.REJECTED:
        await submit_or_open(interaction, REJECT, number, given)
        return
    await submit_or_open(
        interaction, UPHOLD[dispute.kind], number, {**await _known(interaction, actor, dispute), **given}
    )


async def _known(interaction: Interaction, actor: Actor, dispute: Dispute) -> Values:
    """What a form can begin with: the words to put right, whom the member named, the evidence they gave."""
    if dispute.kind is DisputeKind.MISQUOTE:
        return {"text": (await services_of(interaction).claims.show(actor, dispute.claim)).text}
    if dispute.kind is DisputeKind.WRONG_SPEAKER:
        return {"speaker": dispute.suggested_speaker or ""}
    claim = await services_of(interaction).claims.show(actor, dispute.claim)
    checked_already = dispute.kind is DisputeKind.CLAIM_IS_WRONG and claim.state is State.CHECKED
    return {} if checked_already or not dispute.link else {"source": dispute.link}


async def ask_for_more(interaction: Interaction, number: int) -> None:
    actor = await actor_of(interaction)
    actor.require(Capability.RESOLVE)
    await _waiting(interaction, actor, number)
    await open_form(interaction, ASK, number, {})


async def answer(interaction: Interaction, number: int) -> None:
    dispute = await _waiting(interaction, await actor_of(interaction), number)
    if not dispute.asked:
        raise Conflict(f"Dispute {number} has no question that waits for an answer.")
    await open_form(interaction, ANSWER, number, {})


async def _waiting(interaction: Interaction, actor: Actor, number: int) -> Dispute:
    dispute = await services_of(interaction).disputes.show(actor, number)
    if dispute.state is not DisputeState.OPEN:
        raise Conflict(f"Dispute {number} is closed already ({dispute.state.value}).")
    return dispute


class DisputeButton(
    VerbButton,
    acts={"show": show, "uphold": uphold, "reject": reject, "ask": ask_for_more, "answer": answer},
    prefix=ids.DISPUTE_PREFIX,
):
    """What stands on a dispute's card, and on what its member is asked."""
