"""All that is in this Discord, and where to find it."""

import re

from tests.fakediscord import permissions
from tests.fakediscord.errors import ApiError, missing_access, missing_permissions, unknown_message
from tests.fakediscord.state import DM, Attachment, Channel, Guild, Interaction, Message, User
from tests.fakediscord.wire import Json


class World:
    def __init__(self) -> None:
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.private: dict[int, Channel] = {}
        """The bot's talks with one person each, by channel."""
        self.interactions: dict[int, Interaction] = {}
        self.by_token: dict[str, Interaction] = {}
        self.attachments: dict[int, Attachment] = {}
        self.commands: dict[int, Json] = {}
        self.owner = self.add_user(User("dev-owner", global_name="Bot owner"))
        self.bot = self.add_user(User("onrecord", bot=True))

    def add_user(self, user: User) -> User:
        self.users[user.id] = user
        return user

    def add_guild(self, name: str) -> Guild:
        guild = Guild(name, self.add_user(User(f"{name.lower()}-owner")), self.bot)
        self.guilds[guild.id] = guild
        return guild

    def channel(self, number: int) -> Channel | None:
        for guild in self.guilds.values():
            found = guild.channels.get(number) or guild.threads.get(number)
            if found:
                return found
        return self.private.get(number)

    def private_with(self, user: User) -> Channel:
        for channel in self.private.values():
            if channel.recipient is user:
                return channel
        channel = Channel("private", None, DM, recipient=user)
        self.private[channel.id] = channel
        return channel

    def reachable(self, number: int, *needed: str) -> Channel:
        """The channel, if the bot sees it and may do that there."""
        channel = self.channel(number)
        if channel is None:
            raise ApiError(404, 10003, "Unknown Channel")
        self.allow(channel, *needed)
        return channel

    def allow(self, channel: Channel, *needed: str) -> None:
        """Raises what the API answers where the bot may not do that."""
        if channel.guild is None:
            return
        have = channel.guild.permissions(self.bot.id, channel)
        if not have & permissions.BITS["view_channel"]:
            raise missing_access()
        for name in needed:
            here = "send_messages_in_threads" if name == "send_messages" and channel.is_thread else name
            if not have & permissions.BITS[here]:
                raise missing_permissions()

    def message(self, channel: Channel, number: int) -> Message:
        """One that all in the channel may see."""
        found = channel.messages.get(number)
        if found is None or found.deleted or found.ephemeral:
            raise unknown_message()
        return found

    def mention(self, message: Message, allowed: Json | None) -> None:
        """Who is called by the message's text, as far as `allowed_mentions` lets it."""
        guild = message.channel.guild

        def may(kind: str, ident: str) -> bool:
            return allowed is None or kind in (allowed.get("parse") or []) or ident in map(str, allowed.get(kind) or [])

        called = dict.fromkeys(re.findall(r"<@!?(\d+)>", message.content))
        message.mentions = [self.users[int(who)] for who in called if int(who) in self.users and may("users", who)]
        message.mention_roles, message.mention_everyone = [], False
        if guild is not None:
            roles = dict.fromkeys(re.findall(r"<@&(\d+)>", message.content))
            message.mention_roles = [int(role) for role in roles if int(role) in guild.roles and may("roles", role)]
            can = guild.permissions(message.author.id, message.channel) & permissions.BITS["mention_everyone"]
            everyone = re.search(r"@(everyone|here)\b", message.content)
            message.mention_everyone = bool(can and everyone and may("everyone", ""))
        answered = message.reference.author if message.reference else None
        if answered and answered not in message.mentions and (allowed is None or allowed.get("replied_user", True)):
            message.mentions.append(answered)
