"""What the bot says of its own accord: one class a message, holding the ids that it takes to render it.

Each is kept as JSON in the outbox, where `render` names its class. Claims, articles and disputes are named by their
numbers on a server, summaries by their rows. Sentences to one person are kept as they were written: they tell what
happened at that moment.
"""

from enum import StrEnum
from typing import ClassVar

import msgspec

from bot.domain.claims import Verdict
from bot.domain.events import Action


class DeliveryKind(StrEnum):
    POST = "post"
    """A new message in a channel."""
    EDIT = "edit"
    """The newest state of something that was posted."""
    TELL = "tell"
    """A line to one person: a mention in the channel where they acted, else a direct message."""


class _Post(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="render"):
    kind: ClassVar[DeliveryKind] = DeliveryKind.POST


class _Edit(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="render"):
    kind: ClassVar[DeliveryKind] = DeliveryKind.EDIT


class _Tell(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="render"):
    kind: ClassVar[DeliveryKind] = DeliveryKind.TELL
    text: str


class PrivateAnswer(msgspec.Struct, frozen=True):
    """Of a private answer what it takes to edit it, which Discord allows until a moment (epoch ms)."""

    message: int
    token: str
    until: int


class VerdictPost(_Post, frozen=True, tag="verdict"):
    """A new verdict, in the channel for them."""

    claim: int


class ArticleVerdicts(_Post, frozen=True, tag="verdicts"):
    """What came of an article's claims, in reply to the message with which it came in. Which claims are news is kept
    with the places where they are shown."""

    article: int
    reply_to: int


class CorrectionPost(_Post, frozen=True, tag="correction"):
    """A verdict changed or was taken back, in reply to what showed it. `reason` is a row of the texts, which may have
    been emptied since; `reply_to` is None where what showed it was on its way."""

    claim: int
    action: Action
    was: Verdict | None
    now: Verdict | None
    reason: int | None
    reply_to: int | None


class ReplyCard(_Post, frozen=True, tag="reply"):
    """A claim's compact card in reply to a message. `answer`: where whoever asked for it is told if that is gone."""

    claim: int
    reply_to: int
    answer: PrivateAnswer | None = None


class RepeatsPost(_Post, frozen=True, tag="repeats"):
    """What an article says again though it was found false; None where it was typed in."""

    article: int | None


class SummaryPost(_Post, frozen=True, tag="digest"):
    """The daily summary. `role` is pinged, where one is set and a dispute is overdue."""

    digest: int
    role: int | None = None


class DisputeCard(_Post, frozen=True, tag="dispute"):
    """A dispute in the review channel, with a place to talk about it."""

    dispute: int


class DisputeAnswer(_Post, frozen=True, tag="answered"):
    """The last answer to a question about a dispute, in its card's thread."""

    dispute: int


class OverdueDisputes(_Post, frozen=True, tag="overdue"):
    """Which disputes wait too long; the moderators' role is pinged where one is set."""

    text: str
    role: int | None = None


class FirstSteps(_Post, frozen=True, tag="first_steps"):
    """What to do first, where the bot came to a server."""


class Notice(_Post, frozen=True, tag="notice"):
    """A sentence in a channel."""

    text: str


class IntakeEdit(_Edit, frozen=True, tag="intake"):
    """The answer to a source that was handed in, with what came of it."""

    intake: int


class CardEdit(_Edit, frozen=True, tag="card"):
    """A claim's card in its newest state."""

    claim: int


class ReplyCardEdit(_Edit, frozen=True, tag="reply_card"):
    """A claim's compact card in its newest state."""

    claim: int


class SummaryEdit(_Edit, frozen=True, tag="digest_edit"):
    """A summary in which a verdict fell."""

    digest: int


class DisputeEdit(_Edit, frozen=True, tag="dispute_edit"):
    """A dispute's card in its newest state."""

    dispute: int


class ReplyRemoval(_Edit, frozen=True, tag="taken_back"):
    """A reply goes; it is named by its key in the outbox."""

    reply: str


class Told(_Tell, frozen=True, tag="told"):
    """A sentence to a member, in the private `answer` to what they did while that can be edited."""

    answer: PrivateAnswer | None = None


class Followed(_Tell, frozen=True, tag="followed"):
    """News of what a person follows, with a button that ends the follow (its row)."""

    follow: int


class DisputeQuestion(_Tell, frozen=True, tag="asked"):
    """A moderator's question to the member behind a dispute, with a button that answers it."""

    dispute: int


class Unknown(msgspec.Struct, frozen=True):
    """What a row of the outbox holds that no class here is, by what it calls itself."""

    render: str


Post = (
    VerdictPost
    | ArticleVerdicts
    | CorrectionPost
    | ReplyCard
    | RepeatsPost
    | SummaryPost
    | DisputeCard
    | DisputeAnswer
    | OverdueDisputes
    | FirstSteps
    | Notice
)
Edit = IntakeEdit | CardEdit | ReplyCardEdit | SummaryEdit | DisputeEdit | ReplyRemoval
Tell = Told | Followed | DisputeQuestion
Message = Post | Edit | Tell
