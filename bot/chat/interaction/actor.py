"""Who pressed or typed: the person's role on this server's desk."""

import discord

from bot.chat.interaction.context import Interaction, services_of
from bot.domain.actor import Actor, Role
from bot.domain.clock import to_ms
from bot.domain.errors import NotAllowed
from bot.domain.settings import DeskSettings


async def actor_of(interaction: Interaction) -> Actor:
    """The actor behind an interaction. Their permissions are those of the server: what one channel grants or takes
    away makes nobody an admin or a moderator."""
    member = interaction.user
    guild = interaction.guild
    if guild is None or not isinstance(member, discord.Member):
        raise NotAllowed("On Record works in servers only.")
    if interaction.client.get_guild(guild.id) is None:
        raise NotAllowed("On Record is not a member of this server; an admin has to invite it with the bot scope.")
    settings = await services_of(interaction).settings.of(guild.id)
    joined = member.joined_at
    return Actor(
        user=member.id,
        server=guild.id,
        role=role_of(member, settings),
        roles=frozenset(role.id for role in member.roles),
        member_since=None if joined is None else to_ms(joined),
    )


def role_of(member: discord.Member, settings: DeskSettings) -> Role:
    """Manage Server makes an admin; the configured role a moderator, and without one Manage Messages does;
    only a role makes a checker."""
    permissions = member.guild_permissions
    held = {role.id for role in member.roles}
    if permissions.manage_guild:
        return Role.ADMIN
    if settings.moderator_role in held if settings.moderator_role else permissions.manage_messages:
        return Role.MODERATOR
    if settings.checker_role in held:
        return Role.CHECKER
    return Role.MEMBER
