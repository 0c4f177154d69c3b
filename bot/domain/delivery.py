"""Messages on their way to Discord, as the jobs hand them to whoever can post."""

from dataclasses import dataclass
from typing import Protocol

from bot.domain.posts import Message, Unknown


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes. A post names a channel, an edit a channel and mostly a message, what is told a person, and
    a channel where they are to be told in one. All but `server` are Discord ids, and so is that."""

    server: int
    channel: int | None = None
    message: int | None = None
    user: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One outbox row that is due. `content` holds ids; what is posted is rendered from the state of that moment."""

    id: int
    server: int
    channel: int | None
    message: int | None
    """The message to be edited."""
    user: int | None
    content: Message | Unknown
    nonce: str
    uncertain: bool
    """An earlier attempt may have gone through without an answer: look for the nonce before sending again."""


class Undeliverable(Exception):
    """It can't go there and never will: no permission, no such channel, closed direct messages."""


CLOSED = "direct messages are closed"


class Closed(Undeliverable):
    """The person takes no direct messages from the bot; they wait in `/claims mine`."""

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
