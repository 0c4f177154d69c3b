"""What somebody sees of the bot's answer to them."""

from collections.abc import Callable

from tests.fakediscord.activity import PATIENCE
from tests.fakediscord.component_limits import walk
from tests.fakediscord.hub import Hub
from tests.fakediscord.state import Attachment, Interaction, Message
from tests.fakediscord.wire import Json


class NotOffered(AssertionError):
    """The client would not let them do that: no such command, a disabled button, a hidden channel, too long a text."""


class InteractionFailed(AssertionError):
    """What they see as "The application did not respond"."""


class Result:
    """One interaction, as it stands now: a later edit shows here too."""

    def __init__(self, hub: Hub, interaction: Interaction) -> None:
        self.interaction = interaction
        self._hub = hub

    @property
    def ack_ms(self) -> float:
        """Milliseconds until the first answer arrived."""
        if self.interaction.ack_ms is None:
            raise AssertionError(f"the bot did not answer: {self!r}")
        return self.interaction.ack_ms

    @property
    def ack_type(self) -> int | None:
        """4 message, 5 thinking, 6 silent, 7 update, 8 choices, 9 form."""
        return self.interaction.ack_type

    @property
    def api_errors(self) -> list[Json]:
        """The answers that the API refused: over a limit, too late, a second one."""
        return self.interaction.errors

    @property
    def message(self) -> Message:
        shown = self.interaction.original
        if shown is None or shown.deleted:
            raise AssertionError(f"the bot showed no message: {self!r}")
        return shown

    @property
    def followups(self) -> list[Message]:
        return [message for message in self.interaction.followups if not message.deleted]

    @property
    def content(self) -> str:
        return self.message.content

    @property
    def attachments(self) -> list[Attachment]:
        return self.message.attachments

    @property
    def ephemeral(self) -> bool:
        return self.message.ephemeral

    @property
    def updated(self) -> bool:
        """The message with the button was changed."""
        return self.interaction.updated

    @property
    def modal(self) -> Json | None:
        return self.interaction.modal

    @property
    def choices(self) -> list[Json] | None:
        return self.interaction.choices

    @property
    def text(self) -> str:
        """All that can be read in the answer and what followed it."""
        original = self.interaction.original
        shown = [] if original is None or original.deleted else [original]
        return "\n".join(visible_text(message) for message in (*shown, *self.followups))

    async def wait(self, met: Callable[["Result"], object]) -> "Result":
        await self._hub.activity.until(lambda: met(self), PATIENCE, f"what is awaited of {self!r}")
        return self

    def __repr__(self) -> str:
        data = self.interaction.data
        acknowledged = f"type {self.ack_type}" if self.interaction.acked_at else "no answer"
        return f"<Result {data.get('name') or data.get('custom_id')!r}: {acknowledged}, refused {self.api_errors}>"


def visible_text(message: Message) -> str:
    """Its words, texts, labels and choices, one a line."""
    out = [message.content]
    for component in walk(message.components):
        out += [str(component.get(name) or "") for name in ("content", "label", "placeholder")]
        out += [str(option.get("label") or "") for option in component.get("options") or []]
    return "\n".join(line for line in out if line)


def find_component(message: Message, kinds: set[int], custom_id: str | None, label: str | None) -> Json:
    """The one of these kinds with this custom id or label (a menu's is its placeholder)."""

    def is_meant(component: Json) -> bool:
        shown = (component.get("label"), component.get("placeholder"))
        return custom_id in {None, component.get("custom_id")} and (label is None or label in shown)

    there = [component for component in walk(message.components) if component.get("type") in kinds]
    found = [component for component in there if is_meant(component)]
    if len(found) != 1:
        have = [(each.get("custom_id"), each.get("label") or each.get("placeholder")) for each in there]
        raise NotOffered(f"{len(found)} components match custom_id={custom_id!r}, label={label!r}, among {have}")
    if found[0].get("disabled"):
        raise NotOffered(f"{found[0].get('label')!r} is disabled")
    return found[0]
