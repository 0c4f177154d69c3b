"""`/claims mine` and following; `/desk member`: against abuse, and forgetting somebody who asks for it."""

import discord
from discord import app_commands

from bot.chat.interaction import answers, autocomplete
from bot.chat.interaction.actor import actor_of, role_of
from bot.chat.interaction.context import Interaction, context_of, services_of
from bot.chat.interaction.errors import leaf
from bot.chat.members import buttons
from bot.chat.members.render import following_page, undone_sentence
from bot.chat.view.notice import notice
from bot.domain.actor import Actor, Role
from bot.domain.clock import HOUR
from bot.domain.follows import Target
from bot.domain.user_input import parse_number


@leaf("block", "Let a member read and nothing else")
@app_commands.describe(member="Who")
async def block(interaction: Interaction, member: discord.User) -> None:
    actor = await actor_of(interaction)
    await services_of(interaction).members.block(actor, member.id, await _role(interaction, actor, member))
    await answers.show(interaction, notice("They are blocked; they can still read the record."))


@leaf("unblock", "Lift a block")
@app_commands.describe(member="Who")
async def unblock(interaction: Interaction, member: discord.User) -> None:
    await services_of(interaction).members.unblock(await actor_of(interaction), member.id)
    await answers.show(interaction, notice("They are no longer blocked."))


@leaf("undo", "Take back what a member did in the last hours")
@app_commands.describe(member="Who", hours="How many hours back; 24 if not given")
async def undo(interaction: Interaction, member: discord.User, hours: app_commands.Range[int, 1, 720] = 24) -> None:
    actor = await actor_of(interaction)
    since = context_of(interaction).clock.now() - hours * HOUR
    role = await _role(interaction, actor, member)
    done = await services_of(interaction).members.undo(actor, member.id, since, role)
    await answers.show(interaction, notice(undone_sentence(done)))


@leaf("forget", "Remove a member's name and words; decisions stay")
@app_commands.describe(member="Who")
async def forget(interaction: Interaction, member: discord.User) -> None:
    await services_of(interaction).members.forget(await actor_of(interaction), member.id)
    await answers.show(interaction, notice("They are forgotten: their name and words are gone, decisions stay."))


async def _role(interaction: Interaction, actor: Actor, member: discord.User | discord.Member) -> Role:
    """Their role on the desk. Somebody who has left the server counts as a member."""
    settings = await services_of(interaction).settings.of(actor.server)
    return role_of(member, settings) if isinstance(member, discord.Member) else Role.MEMBER


@leaf("mine", "Your articles, disputes, what you follow, and your limits")
async def show_mine(interaction: Interaction) -> None:
    await buttons.show(interaction)


@leaf("follow", "Be told when its verdict changes")
@app_commands.describe(claim="Number or words")
@app_commands.autocomplete(claim=autocomplete.any_claim)
async def follow_claim(interaction: Interaction, claim: str) -> None:
    await buttons.follow(interaction, parse_number(claim))


@leaf("follow", "Be told when something of theirs is checked")
@app_commands.describe(speaker="A name on record")
@app_commands.autocomplete(speaker=autocomplete.any_speaker)
async def follow_speaker(interaction: Interaction, speaker: str) -> None:
    actor = await actor_of(interaction)
    followed = await services_of(interaction).follows.follow(actor, Target(speaker=speaker))
    await answers.show(interaction, following_page(followed))
