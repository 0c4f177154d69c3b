"""The calls about the bot itself, its commands, channels, messages and threads."""

from tests.fakediscord.command_limits import check_commands
from tests.fakediscord.errors import ApiError, FormErrors, invalid, missing_access
from tests.fakediscord.hub import Body, Hub
from tests.fakediscord.permissions import BITS
from tests.fakediscord.routes import Answer, Asked, Route
from tests.fakediscord.state import THREAD, Channel
from tests.fakediscord.wire import HAS_THREAD, Json, snowflake

ARCHIVE_MINUTES = (60, 1440, 4320, 10_080)


async def gateway(hub: Hub, _asked: Asked) -> Answer:
    left = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1}
    return Answer({"url": hub.gateway.url, "shards": 1, "session_start_limit": left})


async def myself(hub: Hub, _asked: Asked) -> Answer:
    return Answer({**hub.world.bot.json(), "verified": True, "mfa_enabled": False, "locale": "en-US", "email": None})


async def application(hub: Hub, _asked: Asked) -> Answer:
    bot = hub.world.bot
    return Answer(
        {
            "id": str(bot.id), "name": bot.name, "icon": None, "description": "", "bot_public": False,
            "bot_require_code_grant": False, "verify_key": "00" * 32, "flags": 0, "summary": "", "type": None,
            "hook": True, "owner": hub.world.owner.json(), "team": None, "bot": bot.json(), "redirect_uris": [],
            "interactions_endpoint_url": None, "role_connections_verification_url": None, "tags": [],
            "integration_types_config": {"0": {}}, "approximate_guild_count": len(hub.world.guilds),
            "approximate_user_install_count": 0,
        }
    )  # fmt: skip


async def private_channel(hub: Hub, asked: Asked) -> Answer:
    user = hub.world.users.get(int(asked.body.data["recipient_id"]))
    if user is None:
        raise ApiError(400, 50033, "Invalid Recipient(s)")
    if user.bot:
        raise ApiError(400, 50007, "Cannot send messages to this user")
    return Answer(hub.world.private_with(user).json())


async def list_commands(hub: Hub, asked: Asked) -> Answer:
    _own(hub, asked)
    return Answer(list(hub.world.commands.values()))


async def put_commands(hub: Hub, asked: Asked) -> Answer:
    """The list of commands becomes this one; what keeps its name keeps its id."""
    _own(hub, asked)
    check_commands(asked.body.json)
    old = {(each["type"], each["name"]): each["id"] for each in hub.world.commands.values()}
    made = [_command(hub, each, old) for each in asked.body.json]
    hub.world.commands = {int(each["id"]): each for each in made}
    return Answer(made)


def _own(hub: Hub, asked: Asked) -> None:
    if asked.number("application") != hub.world.bot.id:
        raise missing_access()


def _command(hub: Hub, data: Json, old: dict[tuple[int, str], str]) -> Json:
    kind = data.get("type") or 1
    needed = data.get("default_member_permissions")
    return {
        "id": old.get((kind, data["name"])) or str(snowflake()), "application_id": str(hub.world.bot.id),
        "version": str(snowflake()), "type": kind, "name": data["name"], "description": data.get("description", ""),
        "options": data.get("options") or [], "contexts": data.get("contexts"), "nsfw": bool(data.get("nsfw")),
        "default_member_permissions": None if needed is None else str(needed),
        "dm_permission": data.get("dm_permission", True), "default_permission": True,
        "integration_types": data.get("integration_types") or [0],
        "name_localizations": data.get("name_localizations"),
        "description_localizations": data.get("description_localizations"),
    }  # fmt: skip


async def channel(hub: Hub, asked: Asked) -> Answer:
    return Answer(hub.world.reachable(asked.number("channel")).json())


async def list_messages(hub: Hub, asked: Asked) -> Answer:
    """The newest first."""
    place = hub.world.reachable(asked.number("channel"))
    if place.guild and not place.guild.permissions(hub.world.bot.id, place) & BITS["read_message_history"]:
        return Answer([])
    limit = int(asked.query.get("limit", 50))
    if not 1 <= limit <= 100:
        raise invalid("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.")
    before, after = int(asked.query.get("before", 1 << 63)), int(asked.query.get("after", 0))
    public = [message for message in place.messages.values() if not message.ephemeral]
    found = sorted((each for each in public if after < each.id < before), key=lambda each: each.id)
    page = found[:limit] if after else found[-limit:]
    return Answer([message.json() for message in reversed(page)])


async def send(hub: Hub, asked: Asked) -> Answer:
    data = asked.body.data
    needed = ["send_messages"]
    needed += ["attach_files"] if asked.body.files else []
    needed += ["read_message_history"] if data.get("message_reference") else []
    place = hub.world.reachable(asked.number("channel"), *needed)
    if data.get("enforce_nonce") and data.get("nonce"):
        for sent in place.messages.values():
            if sent.author is hub.world.bot and sent.nonce == data["nonce"]:
                return Answer(sent.json())
    message = hub.build(place, hub.world.bot, asked.body)
    await hub.publish(message)
    return Answer(message.json())


async def show(hub: Hub, asked: Asked) -> Answer:
    place = hub.world.reachable(asked.number("channel"), "read_message_history")
    return Answer(hub.world.message(place, asked.number("message")).json())


async def edit(hub: Hub, asked: Asked) -> Answer:
    message = hub.world.message(hub.world.reachable(asked.number("channel")), asked.number("message"))
    if message.author is not hub.world.bot:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    await hub.modify(message, asked.body)
    return Answer(message.json())


async def delete(hub: Hub, asked: Asked) -> Answer:
    place = hub.world.reachable(asked.number("channel"))
    message = hub.world.message(place, asked.number("message"))
    if message.author is not hub.world.bot:
        if place.guild is None:
            raise ApiError(403, 50003, "Cannot execute action on a DM channel")
        hub.world.allow(place, "manage_messages")
    await hub.remove(message)
    return Answer()


async def open_thread(hub: Hub, asked: Asked) -> Answer:
    """A thread on a message, with that message's id."""
    place = hub.world.reachable(asked.number("channel"), "create_public_threads")
    message = hub.world.message(place, asked.number("message"))
    if place.is_thread or place.guild is None:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    if message.thread is not None:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    name, minutes = _thread_form(asked.body)
    thread = Channel(name, place.guild, THREAD, place, archive_minutes=minutes, id=message.id)
    place.guild.threads[thread.id] = thread
    message.thread, message.flags = thread, message.flags | HAS_THREAD
    await hub.gateway.dispatch("THREAD_CREATE", {**thread.json(), "newly_created": True}, "guilds")
    await hub.announce_edit(message)
    return Answer(thread.json(), 201)


def _thread_form(body: Body) -> tuple[str, int]:
    errors = FormErrors()
    name, minutes = body.data.get("name") or "", body.data.get("auto_archive_duration") or 1440
    errors.length(["name"], name, 1, 100)
    if minutes not in ARCHIVE_MINUTES:
        errors.add(["auto_archive_duration"], "BASE_TYPE_CHOICES", f"Value must be one of {ARCHIVE_MINUTES}.")
    errors.raise_if_any()
    return name, minutes


ROUTES: tuple[Route, ...] = (
    ("GET", "/gateway", gateway),
    ("GET", "/gateway/bot", gateway),
    ("GET", "/users/@me", myself),
    ("POST", "/users/@me/channels", private_channel),
    ("GET", "/applications/@me", application),
    ("GET", "/oauth2/applications/@me", application),
    ("GET", "/applications/{application:\\d+}/commands", list_commands),
    ("PUT", "/applications/{application:\\d+}/commands", put_commands),
    ("GET", "/channels/{channel:\\d+}", channel),
    ("GET", "/channels/{channel:\\d+}/messages", list_messages),
    ("POST", "/channels/{channel:\\d+}/messages", send),
    ("GET", "/channels/{channel:\\d+}/messages/{message:\\d+}", show),
    ("PATCH", "/channels/{channel:\\d+}/messages/{message:\\d+}", edit),
    ("DELETE", "/channels/{channel:\\d+}/messages/{message:\\d+}", delete),
    ("POST", "/channels/{channel:\\d+}/messages/{message:\\d+}/threads", open_thread),
)
