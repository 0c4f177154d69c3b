"""What ends or changes a member's own things, under `/claims mine`; and the check that somebody asks for."""

from typing import cast

import discord

from bot.chat.claims.render.card import claim_card
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.buttons import VerbButton
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.interaction.form import draft_of, open_form
from bot.chat.members.forms import ASK_CHECK, FORGET_ME, SHORT, ask_check
from bot.chat.members.render import following_page, mine_page
from bot.chat.review.buttons.disputes import answer
from bot.chat.view.labels import counted
from bot.chat.view.notice import notice
from bot.domain.follows import Target
from bot.domain.user_input import parse_number


class MyDisputes(SafeItem, template=ids.MY_DISPUTES):
    async def act(self, interaction: Interaction) -> None:
        verb, _, number = _chosen(self.item).partition(":")
        if verb == "answer":
            await answer(interaction, parse_number(number, "dispute"))
            return
        actor = await actor_of(interaction)
        gone = await services_of(interaction).disputes.withdraw(actor, parse_number(number))
        await _again(interaction, f"Withdrawn: you are no longer part of dispute {gone.number}.")


class MyFollows(SafeItem, template=ids.MY_FOLLOWS):
    async def act(self, interaction: Interaction) -> None:
        follow = parse_number(_chosen(self.item), "follow")
        named = await services_of(interaction).follows.stop(interaction.user.id, follow)
        await _again(interaction, f"You no longer follow {named}.")


class ToldHow(SafeItem, template=r"c1:told:(?P<way>direct|channel)"):
    async def act(self, interaction: Interaction) -> None:
        direct = self.match["way"] == "direct"
        actor = await actor_of(interaction)
        await services_of(interaction).overviews.tell_by_direct_message(actor, wanted=direct)
        await _again(
            interaction,
            "You will be told by direct message from now on."
            if direct
            else "You will be told in the channel where you acted from now on.",
        )


class StopFollowing(SafeItem, template=rf"c1:stop:(?P<follow>{ids.NUMBER})"):
    """The one button that works in direct messages."""

    async def act(self, interaction: Interaction) -> None:
        named = await services_of(interaction).follows.stop(interaction.user.id, int(self.match["follow"]))
        await answers.show(interaction, notice(f"You no longer follow {named}."))


class ForgetMe(SafeItem, template=ids.FORGET_ME):
    async def act(self, interaction: Interaction) -> None:
        await open_form(interaction, FORGET_ME, 0, {})


class AskForCheck(SafeItem, template=r"c1:askcheck:(?P<key>[0-9a-f]{16})"):
    """Asks for a check of a message's words, which the answer that this button stands on was about."""

    async def act(self, interaction: Interaction) -> None:
        text = (await draft_of(interaction, self.match["key"])).typed["text"]
        if len(text) > SHORT:
            await open_form(interaction, ASK_CHECK, 0, {"text": text})
        else:
            await ask_check(interaction, text, None)


async def show(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    await answers.show(interaction, mine_page(await services_of(interaction).overviews.mine(actor)))


async def _again(interaction: Interaction, note: str) -> None:
    actor = await actor_of(interaction)
    await answers.update(interaction, mine_page(await services_of(interaction).overviews.mine(actor), note=note))


def _chosen(item: object) -> str:
    return cast("discord.ui.Select[discord.ui.LayoutView]", item).values[0]


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


class MemberButton(VerbButton, acts={"follow": follow, "unfollow": unfollow, "want": want, "accept": accept}):
    """Following a claim, asking for its check, and letting what a member brought in into summaries."""
