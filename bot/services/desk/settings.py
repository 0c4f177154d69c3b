"""A desk's settings."""

from collections.abc import Mapping

from bot.domain.actor import Actor, Capability
from bot.domain.delivery import Destination
from bot.domain.events import Action
from bot.domain.posts import FirstSteps
from bot.domain.settings import KEYS, DeskSettings, parse_setting, written
from bot.services.desk.base import Desk
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Entry
from bot.storage.posts import outbox


class Settings:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def of(self, server: int) -> DeskSettings:
        async with self._desk.db.read() as reader:
            return await desks.settings(reader, server)

    async def show(self, actor: Actor) -> DeskSettings:
        actor.require(Capability.READ)
        return await self.of(actor.server)

    async def changed(self, actor: Actor) -> frozenset[str]:
        """The keys that are set, not left at their defaults."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            return frozenset(await desks.settings_changed(reader, actor.server))

    async def set(self, actor: Actor, typed: Mapping[str, str]) -> DeskSettings:
        """Set several keys: all of them, or none where one can't be read."""
        actor.require(Capability.CONFIGURE)
        return await self._change(actor, {key: written(parse_setting(key, value)) for key, value in typed.items()})

    async def unset(self, actor: Actor, key: str) -> DeskSettings:
        """Back to the default."""
        if key not in KEYS:
            parse_setting(key, "")
        return await self._change(actor, {key: None})

    async def greet(self, server: int, channel: int, joined: int) -> bool:
        """Say the first steps where the bot came to a server, once a coming; nothing where somebody has set the desk
        up. `joined`: epoch ms."""

        async def write(tx: Tx) -> bool:
            if await desks.settings_changed(tx, server):
                return False
            now = self._desk.clock.now()
            await desks.ensure(tx, server, now)
            await outbox.put(tx, FirstSteps(), f"first:{server}:{joined}", Destination(server, channel), now=now)
            return True

        return await self._desk.db.write(write)

    async def _change(self, actor: Actor, values: Mapping[str, str | None]) -> DeskSettings:
        actor.require(Capability.CONFIGURE)

        async def write(tx: Tx) -> DeskSettings:
            change = await self._desk.begin(tx, actor)
            before = await desks.settings(tx, actor.server)
            for key, value in values.items():
                await desks.put_setting(tx, actor.server, key, value, change.at)
            after = await desks.settings(tx, actor.server)
            for key in values:
                old, new = written(getattr(before, key)), written(getattr(after, key))
                if old != new:
                    await events.record(tx, change, Entry(Action.SETTINGS_CHANGED, before={key: old}, after={key: new}))
            return after

        return await self._desk.db.write(write)
