"""Messages of the outbox as the JSON in which they wait."""

import msgspec

from bot.domain.posts import DeliveryKind, Message, Unknown
from bot.storage.posts import old_messages

_DECODER: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)


def encode(message: Message) -> str:
    return msgspec.json.encode(message).decode()


def decode(kind: DeliveryKind, payload: str) -> Message | Unknown:
    """The message of a row; Unknown where no class fits, as in a row that a later version wrote."""
    try:
        message = _DECODER.decode(payload)
    except msgspec.ValidationError:
        return old_messages.decode(kind, payload)
    return message if message.kind is kind else old_messages.decode(kind, payload)
