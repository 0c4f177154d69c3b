"""People, channels and claims to act with, and what a reader sees of an answer."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import discord
import simcord

from bot.app import App
from bot.chat.client.client import OnRecordClient, create_client
from bot.domain.actor import Actor, Role
from bot.domain.claims import Claim, Ruling, Source, Stance, Verdict
from bot.jobs.handlers import handlers
from bot.jobs.posting import Posting
from bot.jobs.runner import Runner
from bot.publish.chart import drawn
from bot.publish.tables import export
from tests.fakes import NoWeb, SetClock

BRIDGE = "The harbour bridge cost 40 million crowns in 2019, twice the price that the council had agreed."
SOURCE = "https://audit.example/report"
WHY = "The audit of 2020 puts the final bill at 19 million crowns."


def client_over(app: App) -> OnRecordClient:
    return create_client(
        app.services,
        exporter=lambda actor, fmt: export(app.services, actor, fmt),
        draw=partial(drawn, app.workers),
        clock=app.clock,
    )


class World:
    """One server with a channel and one person of each role."""

    def __init__(self, env: simcord.Env, app: App, clock: SetClock, web: NoWeb | None = None) -> None:
        self.env, self.app, self.clock, self.web = env, app, clock, web or NoWeb()
        self.services = app.services
        self.users: dict[int, Any] = {}
        self.guild = env.create_guild("Harbour town")
        self.channel = self.guild.create_text_channel("newsroom")
        mods = self.guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
        admins = self.guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
        self.checkers = self.guild.create_role("Checkers")
        self.member = self.person("mia")
        self.moderator = self.person("mo", mods)
        self.second = self.person("mary", mods)
        self.admin = self.person("ada", admins)
        self.checker = self.person("chris", self.checkers)

    def person(self, name: str, *roles: simcord.RoleHandle) -> Any:
        user = self.env.create_user(name)
        self.users[user.id] = user
        return self.guild.add_member(user, roles=list(roles))

    @property
    def bot(self) -> OnRecordClient:
        """The client under test; after `restart` it is another one."""
        client = self.env.bot
        assert isinstance(client, OnRecordClient)
        return client

    async def bot_sends(
        self, view: discord.ui.LayoutView, channel: simcord.ChannelHandle | None = None
    ) -> discord.Message:
        """Send a message of the bot's that the program itself never sent."""
        place = self.bot.get_channel((channel or self.channel).id)
        assert isinstance(place, discord.TextChannel)
        return await place.send(view=view)

    def last(self, channel: simcord.ChannelHandle | None = None) -> discord.Message:
        """The last message in the channel, by default in the newsroom; fails where there is none."""
        message = (channel or self.channel).last_message
        assert message is not None, "the channel is empty"
        return message

    def posted(self) -> list[dict[str, Any]]:
        """The bodies of all requests that posted a message to a channel, oldest first."""
        posts = [entry for entry in self.env.http_requests if entry.method == "POST"]
        return [body(entry) for entry in posts if entry.path.endswith("/messages")]

    def private(self, who: Any) -> Any:
        """Somebody's direct messages with the bot."""
        return self.users[who.id].dm_channel

    def actor(self, role: Role = Role.MODERATOR, user: int | None = None) -> Actor:
        return Actor(user=user or self.moderator.id, server=self.guild.id, role=role)

    async def claim(self, text: str = BRIDGE, speaker: str | None = "Ada Vey", url: str | None = None) -> Claim:
        return await self.services.claims.add(self.actor(), text, speaker, url)

    async def checked(self, text: str = BRIDGE, verdict: Verdict = Verdict.FALSE) -> Claim:
        claim = await self.claim(text)
        ruling = Ruling(verdict, (Source(SOURCE, Stance.REFUTES),), WHY)
        return await self.services.review.check(self.actor(), claim.number, ruling)

    async def reload(self, number: int = 1) -> Claim:
        return await self.services.claims.show(self.actor(), number)

    async def after_the_first_word(self) -> None:
        """Begin after what the bot says on a new server: tests/chat/test_setup.py is about that."""
        await self.env.settle()
        await self.app.db.write(lambda tx: tx.run("DELETE FROM outbox"))

    async def restart(self) -> None:
        await self.env.restart_bot(client_over(self.app))

    async def work(self) -> None:
        """Read what was handed in and send what waits, as the bot's background does."""
        await Runner(self.app.db, self.clock, handlers(self.services)).run_until_idle()
        await self.send()

    async def send(self) -> int:
        sent = await Posting(self.app.db, self.clock, self.bot.publisher).send_due()
        await self.env.settle()
        return sent

    async def count(self, table: str) -> int:
        async with self.app.db.read() as reader:
            return int(await reader.value(f"SELECT count(*) FROM {table}"))

    async def rows(self, sql: str) -> list[tuple[Any, ...]]:
        async with self.app.db.read() as reader:
            return [tuple(row) for row in await reader.all(sql)]


def body(request: simcord.HttpLogEntry) -> dict[str, Any]:
    """The JSON object that the bot sent with this request."""
    assert isinstance(request.json, dict), f"no JSON object: {request}"
    return request.json


def replies_to(message: discord.Message) -> int | None:
    """The id of the message that this one replies to; fails where it is no reply."""
    assert message.reference is not None, "it is no reply"
    return message.reference.message_id


def parts(shown: Any) -> Iterator[dict[str, Any]]:
    """Every component of an answer or message, in order."""
    message = getattr(shown, "response", shown)
    assert message is not None, "nothing was answered"
    components = message.components
    if components and not isinstance(components[0], dict):
        components = [component.to_dict() for component in components]
    yield from _walk(components)


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components") or [])
        if component.get("accessory"):
            yield component["accessory"]


def said(shown: Any) -> str:
    """All that an answer says."""
    return "\n".join(part["content"] for part in parts(shown) if part["type"] == 10)


def labels(shown: Any) -> list[str]:
    return [part["label"] for part in parts(shown) if part["type"] == 2]


def options(shown: Any) -> list[str]:
    return [option["label"] for part in parts(shown) if part["type"] == 3 for option in part["options"]]


def fields(shown: simcord.InteractionResult) -> dict[str, Any]:
    """A form's fields and what stands in them."""
    assert shown.modal is not None, f"no form: {said(shown)}"
    found: dict[str, Any] = {}
    for label in shown.modal["components"]:
        if "component" not in label:
            continue
        part = label["component"]
        chosen = [o["value"] for o in part.get("options", ()) if o["default"]]
        found[part["custom_id"]] = part.get("value", "") if part["type"] == 4 else "".join(chosen)
    return found
