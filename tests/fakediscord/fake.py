"""A Discord with one server: build the scene, start the bot, act in it, look at what stands there."""

from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.fakediscord import permissions
from tests.fakediscord.activity import PATIENCE, Call
from tests.fakediscord.faults import Faults
from tests.fakediscord.gateway import Gateway
from tests.fakediscord.hub import Hub
from tests.fakediscord.person import Person
from tests.fakediscord.process import BotProcess
from tests.fakediscord.rest import Rest
from tests.fakediscord.result import visible_text
from tests.fakediscord.state import Channel, Guild, Member, Message, Role, User
from tests.fakediscord.wire import PRIVILEGED


class FakeDiscord:
    """`async with FakeDiscord() as fd:`. Bots that still run at its end are killed."""

    def __init__(self, *, approved_intents: int = PRIVILEGED, rate_limits: bool = True) -> None:
        self.hub = Hub(approved_intents=approved_intents, rate_limits=rate_limits)
        self.guild = self.hub.world.add_guild("Newsroom")
        self._rest = Rest(self.hub)
        self._bots: list[BotProcess] = []

    async def __aenter__(self) -> Self:
        port = await self._rest.start()
        self.hub.gateway.url = f"ws://127.0.0.1:{port}/gateway/"
        self.hub.cdn_url = f"http://127.0.0.1:{port}/cdn"
        self.api_url = f"http://127.0.0.1:{port}/api/v10"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for bot in self._bots:
            await bot.end()
        await self.gateway.close(1001)
        await self._rest.stop()

    @property
    def faults(self) -> Faults:
        return self.hub.faults

    @property
    def gateway(self) -> Gateway:
        return self.hub.gateway

    def add_channel(self, name: str, guild: Guild | None = None) -> Channel:
        """Before the bot starts; afterwards `create_channel` tells it."""
        place = guild or self.guild
        channel = Channel(name, place)
        place.channels[channel.id] = channel
        return channel

    async def create_channel(self, name: str) -> Channel:
        channel = self.add_channel(name)
        await self.gateway.dispatch("CHANNEL_CREATE", channel.json(), "guilds")
        return channel

    async def delete_channel(self, channel: Channel) -> None:
        assert channel.guild is not None
        channel.guild.channels.pop(channel.id)
        await self.gateway.dispatch("CHANNEL_DELETE", channel.json(), "guilds")

    def add_role(self, name: str, *granted: str) -> Role:
        role = Role(name, permissions.bits(*granted))
        self.guild.roles[role.id] = role
        return role

    def add_person(self, name: str, *roles: Role, channel: Channel, guild: Guild | None = None) -> Person:
        place = guild or self.guild
        user = self.hub.world.add_user(User(name, global_name=name.title()))
        place.members[user.id] = Member(user, [role.id for role in roles])
        return Person(self.hub, user, place, channel)

    async def set_bot_permissions(self, *granted: str) -> None:
        """What the bot's own role gives it from now on."""
        role = self.guild.bot_role
        role.permissions = permissions.bits(*granted)
        event = {"guild_id": str(self.guild.id), "role": role.json()}
        await self.gateway.dispatch("GUILD_ROLE_UPDATE", event, "guilds")

    async def invite_bot(self, name: str) -> Guild:
        """To another server, which has one channel, while it runs."""
        guild = self.hub.world.add_guild(name)
        self.add_channel("general", guild)
        await self.gateway.announce_guild(guild)
        return guild

    async def kick_bot(self, guild: Guild) -> None:
        guild.members.pop(self.hub.world.bot.id)
        await self.gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)}, "guilds")

    async def start_bot(
        self, command: Sequence[str], *, cwd: Path, env: Mapping[str, str] | None = None, ready: bool = True
    ) -> BotProcess:
        """Run it in that folder; `ready`: wait until it is connected and has registered its commands."""
        bot = BotProcess(self.hub, command, cwd, env or {})
        self._bots.append(bot)
        before = self.gateway.identifies
        await bot.start()
        if ready:
            await bot.ready(before + 1)
        return bot

    async def until(self, met: Callable[[], Any], within: float = PATIENCE, what: str = "what is awaited") -> None:
        """Looked at whenever the bot has called."""
        await self.hub.activity.until(met, within, what)

    async def settle(self, quiet: float) -> None:
        """Until the bot has made no call for so many seconds."""
        await self.hub.activity.settle(quiet)

    async def wait_message(self, channel: Channel, words: str, within: float = PATIENCE) -> Message:
        """The first message of the bot there that says these words."""

        def said() -> list[Message]:
            return [message for message in self.bot_messages(channel) if words in visible_text(message)]

        await self.until(said, within, f"{words!r} in #{channel.name}")
        return said()[0]

    def bot_messages(self, channel: Channel) -> list[Message]:
        """What the bot said there to all, the oldest first."""
        there = sorted(channel.messages.values(), key=lambda message: message.id)
        return [message for message in there if message.author.bot and not message.ephemeral]

    def calls(self, method: str, path: str) -> list[Call]:
        """The bot's calls of this method, with a path like `/channels/*/messages`."""
        return [call for call in self.hub.activity.calls if call.method == method and fnmatchcase(call.path, path)]

    def refused(self) -> list[Call]:
        """Calls answered with 4xx and no fault in it: the bot asked for what it should not."""
        return [call for call in self.hub.activity.calls if 400 <= (call.status or 0) < 500 and call.fault is None]

    @property
    def unimplemented(self) -> list[Call]:
        """Calls of what this Discord does not have."""
        return self.hub.activity.unknown
