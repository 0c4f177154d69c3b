"""Where it all meets: a message that is made, changed or taken away stands in the world and is told to the bot."""

import json
import mimetypes
import re
import time
import urllib.parse
from dataclasses import dataclass, field
from typing import Any

from tests.fakediscord.activity import Activity
from tests.fakediscord.component_limits import walk
from tests.fakediscord.errors import ApiError, invalid
from tests.fakediscord.faults import Faults
from tests.fakediscord.gateway import Gateway
from tests.fakediscord.message_limits import check_message
from tests.fakediscord.state import Attachment, Channel, Message, User
from tests.fakediscord.wire import EPHEMERAL, HAS_THREAD, LOADING, Json
from tests.fakediscord.world import World

REPLY = 19
PRESSABLE = frozenset({2, 3, 5, 6, 7, 8})


@dataclass
class Body:
    """What a call carries."""

    json: Any = None
    files: list[tuple[str, bytes, str | None]] = field(default_factory=list)
    """Name, content, type as the client says."""

    @property
    def data(self) -> Json:
        return self.json or {}


class Hub:
    token = "fake.bot.token"
    file_limit = 10 * 1024 * 1024
    ack_seconds = 3.0
    """Within which the first answer to an interaction must come."""

    def __init__(self, *, approved_intents: int, rate_limits: bool) -> None:
        self.world = World()
        self.gateway = Gateway(self.world, self.token, approved_intents)
        self.faults = Faults()
        self.activity = Activity()
        self.rate_limits = rate_limits
        self.cdn_url = ""

    def store_file(
        self, channel: Channel, name: str, data: bytes, kind: str | None = None, *, ephemeral: bool = False
    ) -> Attachment:
        if len(data) > self.file_limit:
            raise ApiError(413, 40005, "Request entity too large")
        name = re.sub(r"[^\w.\-]", "_", name) or "file"
        guessed = mimetypes.guess_type(name)[0]
        if guessed and guessed.startswith("text/"):
            guessed += "; charset=utf-8"
        file = Attachment(name, data, guessed or (kind if kind != "application/octet-stream" else None), ephemeral)
        file.url = f"{self.cdn_url}/attachments/{channel.id}/{file.id}/{urllib.parse.quote(name)}"
        self.world.attachments[file.id] = file
        return file

    def build(self, channel: Channel, author: User, body: Body, **known: Any) -> Message:
        """A message from a payload that Discord takes; it is not published yet."""
        data = body.data
        flags = known.pop("flags", data.get("flags") or 0)
        check_message({**data, "flags": flags}, len(body.files))
        message = Message(channel, author, (data.get("content") or "").strip(), flags=flags, **known)
        message.nonce = data.get("nonce")
        message.components = numbered(data.get("components") or [])
        message.attachments = [
            self.store_file(channel, *file, ephemeral=bool(flags & EPHEMERAL)) for file in body.files
        ]
        if data.get("message_reference"):
            self._refer(message, data["message_reference"])
        self.world.mention(message, data.get("allowed_mentions"))
        return message

    def _refer(self, message: Message, reference: Json) -> None:
        target = message.channel.messages.get(int(reference["message_id"]))
        if target is not None and not target.deleted:
            message.reference, message.type = target, REPLY
        elif reference.get("fail_if_not_exists", True):
            raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")

    async def publish(self, message: Message) -> None:
        message.channel.messages[message.id] = message
        await self._announce("MESSAGE_CREATE", message, message.json())
        await self.activity.touch()

    async def modify(self, message: Message, body: Body) -> None:
        data = body.data
        check_message(data, len(body.files), message)
        if data.get("attachments") is not None:
            kept = {str(file.get("id")) for file in data["attachments"]}
            message.attachments = [file for file in message.attachments if str(file.id) in kept]
        message.attachments += [
            self.store_file(message.channel, *file, ephemeral=message.ephemeral) for file in body.files
        ]
        if "content" in data:
            message.content = (data["content"] or "").strip()
        if data.get("components") is not None:
            message.components = numbered(data["components"])
        if data.get("flags") is not None:
            message.flags = (message.flags & (EPHEMERAL | HAS_THREAD)) | (data["flags"] & ~EPHEMERAL)
        message.flags &= ~LOADING
        self.world.mention(message, data.get("allowed_mentions"))
        await self.announce_edit(message)

    async def announce_edit(self, message: Message) -> None:
        message.edited = time.time()
        await self._announce("MESSAGE_UPDATE", message, message.json())
        await self.activity.touch()

    async def remove(self, message: Message) -> None:
        message.deleted = True
        message.channel.messages.pop(message.id, None)
        gone = {"id": str(message.id), "channel_id": str(message.channel.id)}
        await self._announce("MESSAGE_DELETE", message, gone)
        await self.activity.touch()

    async def _announce(self, event: str, message: Message, data: Json) -> None:
        if message.ephemeral:
            return
        guild = message.channel.guild
        if guild is not None:
            data["guild_id"] = str(guild.id)
        await self.gateway.dispatch(event, data, "dm_messages" if guild is None else "guild_messages")


def numbered(components: list[Json]) -> list[Json]:
    """As Discord keeps them: each with an id, and what can be pressed with its `disabled`."""
    copied: list[Json] = json.loads(json.dumps(components))
    for number, component in enumerate(walk(copied), 1):
        component["id"] = component.get("id") or number
        if component.get("type") in PRESSABLE:
            component.setdefault("disabled", False)
    return copied
