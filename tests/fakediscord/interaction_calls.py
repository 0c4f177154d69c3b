"""The calls that answer somebody: the first word within three seconds, and what follows it for fifteen minutes."""

import time

from tests.fakediscord.errors import ApiError, invalid, unknown_interaction, unknown_message
from tests.fakediscord.hub import Body, Hub, numbered
from tests.fakediscord.message_limits import check_choices, check_form, check_message
from tests.fakediscord.routes import Answer, Asked, Route
from tests.fakediscord.state import Interaction, Message
from tests.fakediscord.wire import COMPONENTS_V2, EPHEMERAL, LOADING, Json

COMMAND, COMPONENT, AUTOCOMPLETE, FORM = 2, 3, 4, 5
MESSAGE, THINKING, SILENT, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
TOKEN_SECONDS = 15 * 60
COMMAND_ANSWER, REPLY = 20, 19


async def callback(hub: Hub, asked: Asked) -> Answer:
    """The first answer. What the API refuses is kept with the interaction."""
    interaction = hub.world.interactions.get(asked.number("interaction"))
    if interaction is None or interaction.token != asked.path["token"]:
        raise unknown_interaction()
    try:
        message = await _first(hub, interaction, asked)
    except ApiError as error:
        if error.errors and asked.body.data.get("type") in {MESSAGE, UPDATE} and "type" not in error.errors:
            error.errors = {"data": error.errors}
        interaction.errors.append(error.body())
        await hub.activity.touch()
        raise
    if asked.query.get("with_response") not in {"1", "true", "True"}:
        return Answer()
    return Answer(_response(interaction, message))


async def _first(hub: Hub, interaction: Interaction, asked: Asked) -> Message | None:
    if interaction.acked_at is not None:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    if asked.at - interaction.sent_at > hub.ack_seconds:
        interaction.late = True
        raise unknown_interaction()
    kind, data = asked.body.data.get("type"), asked.body.data.get("data") or {}
    allowed = _allowed(interaction)
    if kind not in allowed:
        raise invalid("type", "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")
    message = await _take(hub, interaction, kind, Body(data, asked.body.files))
    interaction.acked_at, interaction.ack_type = asked.at, kind
    if message is not None:
        interaction.original = message
    if kind in {MESSAGE, THINKING} and message is not None:
        await hub.publish(message)
    await hub.activity.touch()
    return message


def _allowed(interaction: Interaction) -> tuple[int, ...]:
    on_message = (SILENT, UPDATE) if interaction.message is not None else ()
    return {
        COMMAND: (MESSAGE, THINKING, MODAL),
        COMPONENT: (MESSAGE, THINKING, *on_message, MODAL),
        AUTOCOMPLETE: (CHOICES,),
        FORM: (MESSAGE, THINKING, *on_message),
    }[interaction.type]


async def _take(hub: Hub, interaction: Interaction, kind: int, body: Body) -> Message | None:
    """Check the answer and do what it says; the message that it is about."""
    if kind == MESSAGE:
        return _message(hub, interaction, body)
    if kind == THINKING:
        interaction.thinking = True
        flags = LOADING | ((body.data.get("flags") or 0) & EPHEMERAL)
        return Message(interaction.channel, hub.world.bot, flags=flags, **_known(hub, interaction, flags))
    if kind == UPDATE and interaction.message is not None:
        await hub.modify(interaction.message, body)
        interaction.updated = True
    elif kind == CHOICES:
        check_choices(body.data.get("choices"))
        interaction.choices = body.data["choices"]
    elif kind == MODAL:
        check_form(body.data)
        interaction.modal = {**body.data, "components": numbered(body.data["components"])}
    return interaction.message if kind in {SILENT, UPDATE} else None


def _known(hub: Hub, interaction: Interaction, flags: int) -> Json:
    """What every answer to an interaction has."""
    return {
        "type": COMMAND_ANSWER if interaction.type == COMMAND else 0,
        "application_id": hub.world.bot.id,
        "interaction": interaction,
        "visible_to": interaction.user.id if flags & EPHEMERAL else None,
    }


def _message(hub: Hub, interaction: Interaction, body: Body) -> Message:
    flags = (body.data.get("flags") or 0) & (COMPONENTS_V2 | EPHEMERAL)
    return hub.build(interaction.channel, hub.world.bot, body, flags=flags, **_known(hub, interaction, flags))


def _response(interaction: Interaction, message: Message | None) -> Json:
    """What `with_response` asks for."""
    about: Json = {"id": str(interaction.id), "type": interaction.type}
    if message is None or interaction.ack_type == SILENT:
        return {"interaction": about}
    about |= {
        "response_message_id": str(message.id),
        "response_message_loading": interaction.ack_type == THINKING,
        "response_message_ephemeral": message.ephemeral,
    }
    return {"interaction": about, "resource": {"type": interaction.ack_type, "message": message.json()}}


def _answered(hub: Hub, asked: Asked) -> Interaction:
    """Whose token this is, while it is good."""
    interaction = hub.world.by_token.get(asked.path["token"])
    if interaction is None or time.monotonic() - interaction.sent_at > TOKEN_SECONDS:
        raise ApiError(401, 50027, "Invalid Webhook Token")
    if asked.number("application") != hub.world.bot.id or interaction.acked_at is None:
        raise ApiError(404, 10015, "Unknown Webhook")
    return interaction


async def follow_up(hub: Hub, asked: Asked) -> Answer:
    """Another message; the first one after "thinking" takes its place."""
    interaction = _answered(hub, asked)
    if interaction.ack_type in {CHOICES, MODAL}:
        raise ApiError(404, 10015, "Unknown Webhook")
    if interaction.thinking:
        return Answer((await _edit_original(hub, interaction, asked.body)).json())
    message = _message(hub, interaction, asked.body)
    message.type, message.reference = REPLY, interaction.original
    interaction.followups.append(message)
    await hub.publish(message)
    return Answer(message.json())


async def _edit_original(hub: Hub, interaction: Interaction, body: Body) -> Message:
    message = interaction.original
    if message is None:
        raise unknown_message()
    data = body.data
    if interaction.thinking:
        v2 = (data.get("flags") or 0) & COMPONENTS_V2
        check_message({**data, "flags": v2}, len(body.files))
        message.flags |= v2
        interaction.thinking = False
        data = {name: value for name, value in data.items() if name != "flags"}
    if interaction.ack_type in {SILENT, UPDATE}:
        interaction.updated = True
    await hub.modify(message, Body(data, body.files))
    return message


def _theirs(asked: Asked, interaction: Interaction) -> Message:
    """The message of this answer that the call is about."""
    which = asked.path["message"]
    shown = [each for each in (interaction.original, *interaction.followups) if each is not None and not each.deleted]
    for message in shown:
        if which == str(message.id) or (which == "@original" and message is interaction.original):
            return message
    raise unknown_message()


async def show_answer(hub: Hub, asked: Asked) -> Answer:
    return Answer(_theirs(asked, _answered(hub, asked)).json())


async def edit_answer(hub: Hub, asked: Asked) -> Answer:
    interaction = _answered(hub, asked)
    message = _theirs(asked, interaction)
    if message is interaction.original:
        await _edit_original(hub, interaction, asked.body)
    else:
        await hub.modify(message, asked.body)
    return Answer(message.json())


async def delete_answer(hub: Hub, asked: Asked) -> Answer:
    interaction = _answered(hub, asked)
    await hub.remove(_theirs(asked, interaction))
    interaction.thinking = False
    return Answer()


ROUTES: tuple[Route, ...] = (
    ("POST", "/interactions/{interaction:\\d+}/{token}/callback", callback),
    ("POST", "/webhooks/{application:\\d+}/{token}", follow_up),
    ("GET", "/webhooks/{application:\\d+}/{token}/messages/{message}", show_answer),
    ("PATCH", "/webhooks/{application:\\d+}/{token}/messages/{message}", edit_answer),
    ("DELETE", "/webhooks/{application:\\d+}/{token}/messages/{message}", delete_answer),
)
