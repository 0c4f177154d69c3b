"""The Discord side as one client: commands, buttons, forms and the publisher of the outbox."""

import logging
import sys
from typing import Any, cast

import discord
from discord import app_commands

from bot.chat.client.buttons import PERSISTENT
from bot.chat.client.commands import add_all
from bot.chat.client.forms import receive
from bot.chat.client.sync import sync_if_changed
from bot.chat.interaction.context import ChatContext, Drawer, Exporter, Interaction
from bot.chat.interaction.errors import SafeTree, report
from bot.chat.interaction.permissions import invite_link, where_it_may_speak
from bot.chat.posts.deliver import DiscordPublisher
from bot.domain.clock import Clock, SystemClock, to_ms
from bot.domain.errors import NotFound
from bot.services import Services

log = logging.getLogger(__name__)

_OLD_BUTTON = "This button is from another version of the bot; /claims show opens any claim."


class OnRecordClient(discord.Client):
    """Knows guilds and nothing of their messages: words reach the bot through commands, menus and forms alone."""

    def __init__(self, context: ChatContext, *, application_id: int | None = None) -> None:
        given: dict[str, Any] = {} if application_id is None else {"application_id": application_id}
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            **given,
        )
        self.context = context
        self.publisher = DiscordPublisher(self, context)
        self.tree = SafeTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        add_all(self.tree)
        self._announced = False
        self._known: set[int] = set()

    async def setup_hook(self) -> None:
        self.add_dynamic_items(*PERSISTENT)
        await sync_if_changed(self.tree)

    async def on_ready(self) -> None:
        """One line on stderr, once: Discord may say ready again after every long interruption."""
        self._known.update(guild.id for guild in self.guilds)
        if self._announced:
            log.info("connected again", extra={"servers": len(self.guilds)})
            return
        self._announced = True
        servers = f"{len(self.guilds)} server{'' if len(self.guilds) == 1 else 's'}"
        sys.stderr.write(f"On Record is ready in {servers}. Invite it with {invite_link(self.application_id or 0)}\n")
        sys.stderr.flush()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say the first steps where the bot may speak."""
        log.info("joined a server", extra={"server": guild.id, "servers": len(self.guilds)})
        self._known.add(guild.id)
        channel = where_it_may_speak(guild)
        joined = guild.me.joined_at
        if channel is not None:
            since = self.context.clock.now() if joined is None else to_ms(joined)
            await self.context.services.settings.greet(guild.id, channel, since)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """At the start every server is; later one that comes back after an outage is known, and one that is not was
        joined."""
        if self._announced and guild.id not in self._known:
            await self.on_guild_join(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self._known.discard(guild.id)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Forms, which discord.py would forget at a restart, and components that nothing answers any more. Commands
        and known components take discord.py's own way."""
        data = cast("dict[str, Any]", interaction.data or {})
        custom_id = str(data.get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit:
            await receive(interaction, custom_id)
        elif interaction.type is discord.InteractionType.component and not _known(custom_id):
            await report(interaction, NotFound(_OLD_BUTTON))


def _known(custom_id: str) -> bool:
    return any(item.__discord_ui_compiled_template__.fullmatch(custom_id) for item in PERSISTENT)


def create_client(
    services: Services,
    *,
    exporter: Exporter,
    draw: Drawer,
    clock: Clock | None = None,
    application_id: int | None = None,
) -> OnRecordClient:
    """A client over the services, ready for `client.start(token)`; `client.publisher` is what the jobs deliver by."""
    time = clock or SystemClock()
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    return OnRecordClient(ChatContext(services, exporter, draw, time), application_id=application_id)
