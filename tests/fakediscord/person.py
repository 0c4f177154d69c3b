"""Somebody at the client. What the client would not let them do raises NotOffered."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

from tests.fakediscord import permissions
from tests.fakediscord.component_limits import BUTTON, LINK, MENUS
from tests.fakediscord.hub import Hub
from tests.fakediscord.interaction_calls import AUTOCOMPLETE, COMMAND, COMPONENT, FORM, THINKING
from tests.fakediscord.payloads import Payload
from tests.fakediscord.result import InteractionFailed, NotOffered, Result, find_component
from tests.fakediscord.state import Channel, Guild, Interaction, Message, User
from tests.fakediscord.wire import Json

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
QUIET = 0.15
"""Seconds without a call of the bot, after which what they did is seen to its end."""

FAILED = {
    COMMAND: "The application did not respond",
    COMPONENT: "This interaction failed",
    AUTOCOMPLETE: "Loading options failed",
    FORM: "Something went wrong. Try again.",
}


class Person:
    """A member of a server, who looks at one of its channels."""

    def __init__(self, hub: Hub, user: User, guild: Guild, channel: Channel) -> None:
        self.user, self.guild, self.channel = user, guild, channel
        self._hub = hub

    def __repr__(self) -> str:
        return f"<Person {self.user.name}>"

    @property
    def private(self) -> Channel:
        """Their direct messages with the bot."""
        return self._hub.world.private_with(self.user)

    def sees(self, message: Message) -> bool:
        return not message.deleted and message.visible_to in {None, self.user.id} and self._can(message.channel)

    def history(self, channel: Channel | None = None) -> list[Message]:
        """What they see there, the oldest first; ephemeral answers to them too."""
        there = (channel or self.channel).messages.values()
        return sorted((message for message in there if self.sees(message)), key=lambda message: message.id)

    def _can(self, channel: Channel, *needed: str) -> bool:
        if channel.guild is None:
            return channel.recipient is self.user
        needs = permissions.bits("view_channel", *needed)
        return channel.guild.permissions(self.user.id, channel) & needs == needs

    async def say(self, text: str, channel: Channel | None = None) -> Message:
        place = channel or self.channel
        needed = "send_messages_in_threads" if place.is_thread else "send_messages"
        if not self._can(place, *([needed] if place.guild else [])):
            raise NotOffered(f"{self.user.name} may not write in #{place.name}")
        if len(text) > 2000:
            raise NotOffered("the client does not send more than 2000 characters")
        message = Message(place, self.user, text.strip())
        self._hub.world.mention(message, None)
        await self._hub.publish(message)
        await self._hub.activity.settle(QUIET)
        return message

    async def delete(self, message: Message) -> None:
        """A message of their own."""
        if message.author is not self.user:
            raise NotOffered(f"{self.user.name} did not write that message")
        await self._hub.remove(message)
        await self._hub.activity.settle(QUIET)

    def commands(self, channel: Channel | None = None) -> list[str]:
        """The slash commands that the client lists for them: "claims list", ..."""
        offered = self._offered(channel or self.channel, SLASH)
        return sorted(" ".join(names) for command in offered for names, _chain in _leaves(command))

    def _offered(self, channel: Channel, kind: int) -> list[Json]:
        may = channel.guild.permissions(self.user.id, channel) if channel.guild else permissions.ALL
        if not may & permissions.BITS["use_application_commands"]:
            return []
        place = 0 if channel.guild else 1

        def offers(command: Json) -> bool:
            contexts, needed = command["contexts"], command["default_member_permissions"]
            if contexts is not None and place not in contexts:
                return False
            if channel.guild is None:
                return contexts is not None or command["dm_permission"] is not False
            return needed is None or may == permissions.ALL or (int(needed) > 0 and may & int(needed) == int(needed))

        return [each for each in self._hub.world.commands.values() if each["type"] == kind and offers(each)]

    def _find(self, path: str, channel: Channel) -> list[Json]:
        """The command and what leads to the one that is meant."""
        wanted = path.split()
        for command in self._offered(channel, SLASH):
            for names, chain in _leaves(command):
                if names == wanted:
                    return chain
        raise NotOffered(f"{self.user.name} is not offered /{path} in #{channel.name}, but {self.commands(channel)}")

    async def slash(self, path: str, /, *, channel: Channel | None = None, wait: bool = True, **options: Any) -> Result:
        """`slash("claims list", topic="climate")`; a deferred answer is waited for, unless told otherwise."""
        place = channel or self.channel
        chain = self._find(path, place)
        specs = chain[-1].get("options") or []
        missing = [spec["name"] for spec in specs if spec.get("required") and spec["name"] not in options]
        if missing:
            raise NotOffered(f"/{path} requires {missing}")
        payload = Payload(self._hub, self.user, place)
        data = _command(chain, payload.options(specs, options), payload.resolved)
        return await self._interact(COMMAND, place, data, wait=wait)

    async def autocomplete(self, path: str, option: str, typed: str = "", **others: Any) -> Result:
        """Type into an option; the result's `choices` are what drops down."""
        chain = self._find(path, self.channel)
        specs = {spec["name"]: spec for spec in chain[-1].get("options") or []}
        if not specs.get(option, {}).get("autocomplete"):
            raise NotOffered(f"/{path} has no autocompleted option {option!r}")
        payload = Payload(self._hub, self.user, self.channel)
        focused = {"name": option, "type": specs[option]["type"], "value": typed, "focused": True}
        data = _command(chain, [*payload.options(list(specs.values()), others), focused], payload.resolved)
        return await self._interact(AUTOCOMPLETE, self.channel, data, wait=False)

    async def context_menu(self, target: "Message | Person", name: str) -> Result:
        """A command in the menu of a message or of somebody."""
        kind = MESSAGE_MENU if isinstance(target, Message) else USER_MENU
        place = target.channel if isinstance(target, Message) else self.channel
        offered = {command["name"]: command for command in self._offered(place, kind)}
        if name not in offered:
            raise NotOffered(f"{self.user.name} is not offered {name!r} there, but {list(offered)}")
        payload = Payload(self._hub, self.user, place)
        if isinstance(target, Message):
            payload.resolved["messages"] = {str(target.id): self._seen(target).json()}
            number = str(target.id)
        else:
            number = payload.resolve(target.user)
        data = {**_command([offered[name]], [], payload.resolved), "target_id": number}
        return await self._interact(COMMAND, place, data)

    def _seen(self, where: Message | Result) -> Message:
        message = where.message if isinstance(where, Result) else where
        if not self.sees(message):
            raise NotOffered(f"{self.user.name} does not see that message")
        return message

    async def click(self, where: Message | Result, custom_id: str | None = None, *, label: str | None = None) -> Result:
        message = self._seen(where)
        button = find_component(message, {BUTTON}, custom_id, label)
        if button.get("style") == LINK:
            raise NotOffered(f"button {button.get('label')!r} is a link to {button.get('url')}")
        data = {"custom_id": button["custom_id"], "component_type": BUTTON, "id": button.get("id")}
        return await self._interact(COMPONENT, message.channel, data, message)

    async def select(
        self, where: Message | Result, values: Sequence[Any], custom_id: str | None = None, *, label: str | None = None
    ) -> Result:
        message = self._seen(where)
        menu = find_component(message, set(MENUS), custom_id, label)
        payload = Payload(self._hub, self.user, message.channel)
        data = {"custom_id": menu["custom_id"], "component_type": menu["type"], "id": menu.get("id")}
        data["values"] = payload.pick(menu, values)
        if payload.resolved:
            data["resolved"] = payload.resolved
        return await self._interact(COMPONENT, message.channel, data, message)

    async def submit(self, shown: Result, values: Json) -> Result:
        """Send the form that an answer opened; fields by custom id or label."""
        form = shown.modal
        if form is None:
            raise NotOffered(f"no form was opened: {shown!r}")
        before = shown.interaction
        payload = Payload(self._hub, self.user, before.channel)
        data: Json = {"custom_id": form["custom_id"], "components": payload.fill(form, values)}
        if payload.resolved:
            data["resolved"] = payload.resolved
        return await self._interact(FORM, before.channel, data, before.message)

    async def _interact(
        self, kind: int, channel: Channel, data: Json, message: Message | None = None, *, wait: bool = True
    ) -> Result:
        """Tell the bot, and wait as they would: three seconds for the first answer, longer for one that is deferred."""
        hub = self._hub
        interaction = Interaction(kind, self.user, channel, channel.guild, data, message)
        hub.world.interactions[interaction.id] = interaction
        hub.world.by_token[interaction.token] = interaction
        interaction.sent_at = time.monotonic()
        await hub.gateway.dispatch("INTERACTION_CREATE", _event(hub, interaction))
        result = Result(hub, interaction)

        def answered() -> bool:
            return interaction.acked_at is not None or interaction.late

        try:
            await hub.activity.until(answered, hub.ack_seconds + 0.05, FAILED[kind])
        except TimeoutError as error:
            raise InteractionFailed(f"{error}; {result!r}") from None
        if interaction.acked_at is None:
            raise InteractionFailed(f"{FAILED[kind]}: {result!r}")
        if wait:
            if interaction.ack_type == THINKING:
                await result.wait(lambda _result: not interaction.thinking)
            await hub.activity.settle(QUIET)
        return result


def _event(hub: Hub, interaction: Interaction) -> Json:
    bot, user, channel, guild = hub.world.bot.id, interaction.user, interaction.channel, interaction.guild
    out: Json = {
        "id": str(interaction.id), "application_id": str(bot), "type": interaction.type, "token": interaction.token,
        "version": 1, "data": interaction.data, "channel_id": str(channel.id), "channel": channel.json(),
        "locale": "en-US", "entitlements": [], "entitlement_sku_ids": [], "attachment_size_limit": hub.file_limit,
    }  # fmt: skip
    if interaction.message is not None:
        out["message"] = interaction.message.json()
    if guild is None:
        may = str(permissions.bits("attach_files", "embed_links", "mention_everyone"))
        return out | {
            "user": user.json(), "context": 1, "authorizing_integration_owners": {"0": "0"}, "app_permissions": may,
        }  # fmt: skip
    may = str(guild.permissions(user.id, channel))
    out["channel"]["permissions"] = may
    return out | {
        "guild_id": str(guild.id), "guild": {"id": str(guild.id), "locale": "en-US", "features": []},
        "guild_locale": "en-US", "context": 0, "authorizing_integration_owners": {"0": str(guild.id)},
        "app_permissions": str(guild.permissions(bot, channel)),
        "member": {**guild.members[user.id].json(), "permissions": may},
    }  # fmt: skip


def _command(chain: Sequence[Json], options: list[Json], resolved: Json) -> Json:
    """Options within the subcommands that lead to them."""
    for node in reversed(chain[1:]):
        options = [{"name": node["name"], "type": node["type"], "options": options}]
    data: Json = {"id": chain[0]["id"], "name": chain[0]["name"], "type": chain[0]["type"]}
    return data | ({"options": options} if options else {}) | ({"resolved": resolved} if resolved else {})


def _leaves(command: Json) -> Iterator[tuple[list[str], list[Json]]]:
    """Every command that can be run: its words, and the chain from the root to it."""
    inner = [option for option in command.get("options") or [] if option["type"] in {1, 2}]
    if not inner:
        yield [command["name"]], [command]
    for option in inner:
        for names, chain in _leaves(option):
            yield [command["name"], *names], [command, *chain]
