"""`/desk member`: block, unblock, undo and forget."""

import discord
from discord import app_commands

from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of, role_of
from bot.chat.interaction.context import Interaction, desk_of, services_of
from bot.chat.interaction.errors import leaf
from bot.chat.members.render.moderation import undone_sentence
from bot.chat.view.notice import notice
from bot.domain.actor import Actor, Role
from bot.domain.clock import HOUR


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
    since = desk_of(interaction).clock.now() - hours * HOUR
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
