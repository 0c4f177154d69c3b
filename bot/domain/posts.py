"""Messages on their way to Discord, as the jobs hand them to whoever can post."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


class DeliveryKind(StrEnum):
    POST = "post"
    """A new message in a channel."""
    EDIT = "edit"
    """The newest state of something that was posted."""
    TELL = "tell"
    """A line to one person: a mention in the channel where he acted, else a direct message."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One outbox row that is due. The payload holds ids; what is posted is rendered from the state of that moment."""

    id: int
    server: int
    kind: DeliveryKind
    channel: int | None
    message: int | None
    user: int | None
    payload: dict[str, Any]
    nonce: str
    uncertain: bool
    """An earlier attempt may have gone through without an answer: look for the nonce before sending again."""


class Undeliverable(Exception):
    """It can't go there and never will: no permission, no such channel, closed direct messages."""


CLOSED = "direct messages are closed"


class Closed(Undeliverable):
    """The person takes no direct messages from the bot; they wait for him in `/claims mine`."""

    def __init__(self) -> None:
        super().__init__(CLOSED)


class TryLater(Exception):
    """Discord did not take it now. `seconds` is its own word on when to try again, if it gave one."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Publisher(Protocol):
    async def deliver(self, delivery: Delivery) -> int | None:
        """Post, edit or tell; returns the message id where there is one.

        Raises Undeliverable or TryLater.
        """
        ...
