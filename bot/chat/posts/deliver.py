"""Posting what the outbox holds: the one way by which the bot speaks without being asked at that moment.

A delivery names what to show by its ids; it is rendered from the record as it stands when it goes out. A post carries
a mark made of its nonce, so that one whose answer was lost is found again and not posted twice.
"""

import logging
import zlib
from collections.abc import Awaitable, Callable
from typing import Any, cast

import aiohttp
import discord
from discord.utils import MISSING

from bot.chat.articles import pages
from bot.chat.desk.render.setup import first_steps_page
from bot.chat.interaction import ids, permissions
from bot.chat.interaction.answers import NO_PINGS
from bot.chat.interaction.context import Desk
from bot.chat.posts import threads, verdict_views
from bot.chat.review.render.dispute import answer_page, dispute_card, thread_name
from bot.chat.summary.render.summary import summary_page
from bot.chat.summary.render.week import WEEK_ROOM, add_week, chart_file
from bot.chat.view.limits import Page, button, checked, row
from bot.chat.view.notice import notice
from bot.domain.actor import Actor, Role
from bot.domain.articles import Answer
from bot.domain.errors import NotFound
from bot.domain.posts import Closed, Delivery, DeliveryKind, TryLater, Undeliverable
from bot.domain.statistics import Week

log = logging.getLogger(__name__)

_LOOK_BACK = 50
_TOO_MANY = 429
_FAULT = 500
Attempt = Callable[[], Awaitable[int]]


class DiscordPublisher:
    """The Publisher of the jobs, over a logged-in client."""

    def __init__(self, client: discord.Client, desk: Desk) -> None:
        self._client = client
        self._desk = desk

    async def deliver(self, delivery: Delivery) -> int | None:
        try:
            match delivery.kind:
                case DeliveryKind.EDIT:
                    return await self._edit(delivery)
                case DeliveryKind.POST:
                    return await self._post(delivery)
                case DeliveryKind.TELL:
                    return await self._tell(delivery)
        except discord.HTTPException as error:
            raise _as_delivery_error(error) from error
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise TryLater(f"Discord was not reached: {type(error).__name__}") from error

    async def _edit(self, delivery: Delivery) -> int | None:
        if delivery.payload.get("render") == "dispute":
            return await self._edit_dispute(delivery)
        if delivery.payload.get("render") == "taken_back":
            await self._take_back(delivery)
            return None
        if delivery.payload.get("render") in verdict_views.REDRAWN:
            return await self._redraw(delivery)
        return await self._edit_answer(delivery)

    async def _redraw(self, delivery: Delivery) -> int | None:
        """What shows a claim, in its newest state; a message that somebody deleted needs none."""
        if delivery.channel is None or delivery.message is None:
            raise Undeliverable("the edit names no message")
        view = await verdict_views.view(self._desk.services, delivery)
        if view is None:
            return None
        try:
            return await self._edit_message(delivery.channel, delivery.message, checked(view))
        except (discord.NotFound, discord.Forbidden) as gone:
            log.info("a message is out of reach", extra={"code": gone.code})
            return None

    async def _take_back(self, delivery: Delivery) -> None:
        """A reply goes once it is known what became of it; one that somebody deleted is gone already."""
        reply = await self._desk.services.replies.posted(str(delivery.payload["reply"]))
        if reply is not None and reply.state in {"pending", "sending"}:
            raise TryLater("the reply is on its way", 5)
        if reply is None or reply.sent_message is None or delivery.channel is None:
            return
        place = self._client.get_partial_messageable(delivery.channel)
        try:
            await place.get_partial_message(reply.sent_message).delete()
        except discord.NotFound:
            log.info("a reply to be taken back is gone already")

    async def _edit_dispute(self, delivery: Delivery) -> int:
        """The card of a dispute, once it is out."""
        place = await self._desk.services.dispute_questions.place(delivery.server, int(delivery.payload["dispute"]))
        if place is None or place.failed:
            raise Undeliverable("the dispute's card was never posted")
        if place.message is None:
            raise TryLater("the dispute's card is on its way", 60)
        return await self._edit_message(place.channel, place.message, checked(await self._post_view(delivery)))

    async def _edit_answer(self, delivery: Delivery) -> int:
        """The answer to a command: by its token while that holds, else as a message of the bot's, else anew."""
        intake = await self._desk.services.articles.intake(int(delivery.payload["intake"]))
        answer = intake.answer
        if answer is None:
            raise Undeliverable(f"intake {intake.id} has no answer to edit")
        view = checked(await pages.intake(self._desk.services, intake))
        for attempt in self._edits(delivery, answer, view):
            try:
                return await attempt()
            except (discord.NotFound, discord.Forbidden) as gone:
                log.info("an answer could not be edited", extra={"code": gone.code})
        return await self._send(delivery, answer.channel, view)

    def _edits(self, delivery: Delivery, answer: Answer, view: Page) -> list[Attempt]:
        attempts: list[Attempt] = []
        token, until, message = answer.token, answer.token_until or 0, delivery.message or answer.message
        if message is None:
            return attempts
        if token is not None and until > self._desk.clock.now():
            attempts.append(lambda: self._edit_by_token(token, message, view))
        attempts.append(lambda: self._edit_message(answer.channel, message, view))
        return attempts

    async def _edit_by_token(self, token: str, message: int, view: Page) -> int:
        hook = discord.Webhook.partial(self._client.application_id or 0, token, client=self._client)
        edited = await hook.edit_message(message, view=view, allowed_mentions=NO_PINGS)
        return edited.id

    async def _edit_message(self, channel: int, message: int, view: Page) -> int:
        place = self._client.get_partial_messageable(channel)
        edited = await place.get_partial_message(message).edit(view=view, allowed_mentions=NO_PINGS)
        return edited.id

    async def _post(self, delivery: Delivery) -> int | None:
        if delivery.channel is None:
            raise Undeliverable("the post names no channel")
        if delivery.payload.get("render") in verdict_views.SPOKEN:
            speak = self._post_reply if delivery.payload["render"] == "reply" else self._speak
            return await speak(delivery, delivery.channel)
        match delivery.payload.get("render"):
            case "dispute":
                return await self._post_dispute(delivery, delivery.channel)
            case "answered":
                return await self._post_answer(delivery)
            case "digest":
                return await self._post_summary(delivery, delivery.channel)
            case "overdue":
                return await self._post_overdue(delivery, delivery.channel)
        return await self._send(delivery, delivery.channel, checked(await self._post_view(delivery)))

    async def _speak(self, delivery: Delivery, channel: int) -> int | None:
        view = await verdict_views.view(self._desk.services, delivery)
        return None if view is None else await self._send(delivery, channel, checked(view))

    async def _post_reply(self, delivery: Delivery, channel: int) -> int | None:
        """A reply, unless it was taken back or what it replies to is gone; then who asked for it is told."""
        replies = self._desk.services.replies
        sent = await self._sent_already(delivery, channel)
        if sent is not None or not await replies.stands(delivery.id):
            return sent
        if await self._stands(delivery):
            return await self._speak(delivery, channel)
        await replies.note_gone(delivery.server, delivery.id)
        return None

    async def _stands(self, delivery: Delivery) -> bool:
        """Whether the message that is to be replied to is still there: without it a reply has no sense."""
        place = self._client.get_partial_messageable(delivery.channel or 0)
        try:
            await place.fetch_message(int(delivery.payload["reply_to"]))
        except discord.NotFound:
            log.info("the message to reply to is gone")
            return False
        return True

    async def _post_dispute(self, delivery: Delivery, channel: int) -> int:
        """The card, then the place for the talk about it: what fails there is tried again with the card found."""
        number = int(delivery.payload["dispute"])
        message = await self._send(delivery, channel, checked(await self._post_view(delivery)))
        dispute = await self._desk.services.disputes.show(_reader(delivery), number)
        await threads.open_talk(self._client, channel, message, thread_name(dispute), f"{delivery.nonce}t"[-25:])
        return message

    async def _post_answer(self, delivery: Delivery) -> int:
        number = int(delivery.payload["dispute"])
        place = await self._desk.services.dispute_questions.place(delivery.server, number)
        if place is None or place.failed:
            raise Undeliverable("the dispute's card was never posted")
        if place.message is None:
            raise TryLater("the dispute's card is on its way", 60)
        dispute = await self._desk.services.disputes.show(_reader(delivery), number)
        view = checked(answer_page(dispute))
        return await threads.say(self._client, place.channel, place.message, view, delivery.nonce)

    async def _post_summary(self, delivery: Delivery, channel: int) -> int:
        """The summary, which pings one role where the server has set one and a dispute is overdue."""
        view = checked(await self._post_view(delivery))
        role = delivery.payload.get("role")
        pinged = [] if role is None else [discord.Object(int(role))]
        return await self._send(
            delivery, channel, view, discord.AllowedMentions(everyone=False, users=False, roles=pinged)
        )

    async def _post_overdue(self, delivery: Delivery, channel: int) -> int:
        """The one post that pings a role: the moderators', about what waits too long."""
        role = delivery.payload.get("role")
        before = "" if role is None else f"<@&{int(role)}> "
        pinged = [] if role is None else [discord.Object(int(role))]
        pings = discord.AllowedMentions(everyone=False, users=False, roles=pinged)
        view = notice(str(delivery.payload.get("text", "")), before=before)
        return await self._send(delivery, channel, checked(view), pings)

    async def _post_view(self, delivery: Delivery) -> Page:
        services = self._desk.services
        try:
            match delivery.payload.get("render"):
                case "digest":
                    digest = await services.summaries.posted(int(delivery.payload["digest"]))
                    week = await services.weeks.edition(digest)
                    room = WEEK_ROOM if week else 0
                    mark = f"d{delivery.payload['digest']}"
                    page = summary_page(digest, mark, spare=room, role=delivery.payload.get("role"))
                    return page if week is None else await self._with_week(page, week, delivery.channel)
                case "dispute":
                    reader = _reader(delivery)
                    dispute = await services.disputes.show(reader, int(delivery.payload["dispute"]))
                    names = await services.dispute_questions.names(reader, dispute)
                    return dispute_card(dispute, await services.claims.show(reader, dispute.claim), names)
                case "first_steps":
                    return first_steps_page()
                case "notice":
                    return notice(str(delivery.payload["text"]))
                case other:
                    raise Undeliverable(f"this version can't render {other!r}")
        except NotFound as gone:
            raise Undeliverable(str(gone)) from gone

    async def _with_week(self, page: Page, week: Week, channel: int | None) -> Page:
        """The chart only where a picture may be sent: the words say the same."""
        may = channel is not None and permissions.may_attach(self._client, channel)
        picture = await self._desk.draw(week) if may else None
        page.file = chart_file(picture)
        return add_week(page, week, chart=picture is not None)

    async def _tell(self, delivery: Delivery) -> int:
        """One sentence to one person: in the private answer to what he did while that can be edited, where he acted,
        or else by direct message; he alone is pinged."""
        if delivery.user is None:
            raise Undeliverable("the message names nobody")
        text = str(delivery.payload.get("text", ""))
        answer = delivery.payload.get("answer")
        if answer is not None and answer["until"] > self._desk.clock.now():
            try:
                return await self._edit_by_token(answer["token"], answer["message"], checked(notice(text)))
            except (discord.Forbidden, discord.NotFound) as gone:
                log.info("a private answer could not be edited", extra={"code": gone.code})
        if delivery.channel is not None:
            try:
                return await self._mention(delivery, delivery.channel, delivery.user, text)
            except (discord.Forbidden, discord.NotFound) as gone:
                log.info("a person could not be told in a channel", extra={"code": gone.code})
        return await self._direct(delivery, delivery.user, text)

    async def _mention(self, delivery: Delivery, channel: int, user: int, text: str) -> int:
        view = notice(text, before=f"<@{user}> ")
        if delivery.payload.get("render") == "asked":
            view.add_item(row(button("Answer…", ids.dispute("answer", int(delivery.payload["dispute"])))))
        pings = discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(user)])
        return await self._send(delivery, channel, checked(view), pings)

    async def _direct(self, delivery: Delivery, user: int, text: str) -> int:
        """By direct message, where the only button ends a follow: all else needs the server."""
        asked = delivery.payload.get("render") == "asked"
        view = notice(f"{text}\nAnswer on the server: /claims mine." if asked else text)
        if delivery.payload.get("render") == "followed":
            view.add_item(row(button("Stop following", ids.stop(int(delivery.payload["follow"])))))
        try:
            private = await self._client.create_dm(cast("discord.User", discord.Object(user)))
            return await self._send(delivery, private.id, checked(view))
        except discord.Forbidden as closed:
            raise Closed from closed

    async def _send(
        self, delivery: Delivery, channel: int, view: Page, pings: discord.AllowedMentions = NO_PINGS
    ) -> int:
        known = self._client.get_channel(channel)
        if isinstance(known, discord.abc.GuildChannel) and known.guild.id != delivery.server:
            raise Undeliverable("that channel is another server's")
        place = self._client.get_partial_messageable(channel)
        mark = _mark(delivery.nonce)
        if delivery.uncertain:
            found = await self._sent_before(place, delivery.nonce, mark)
            if found is not None:
                return found
        view.children[0].id = mark
        attached: Any = MISSING if view.file is None else view.file
        reply_to = delivery.payload.get("reply_to")
        if reply_to is None:
            quiet = bool(delivery.payload.get("quiet"))
            sent = await place.send(
                view=view, nonce=delivery.nonce, allowed_mentions=pings, file=attached, silent=quiet
            )
        else:
            reference = discord.MessageReference(message_id=int(reply_to), channel_id=channel, fail_if_not_exists=False)
            sent = await place.send(
                view=view, nonce=delivery.nonce, allowed_mentions=pings, reference=reference, silent=True
            )
        return sent.id

    async def _sent_already(self, delivery: Delivery, channel: int) -> int | None:
        """The message of an attempt that went through without an answer."""
        if not delivery.uncertain:
            return None
        place = self._client.get_partial_messageable(channel)
        return await self._sent_before(place, delivery.nonce, _mark(delivery.nonce))

    async def _sent_before(self, place: discord.PartialMessageable, nonce: str, mark: int) -> int | None:
        me = self._client.user
        async for message in place.history(limit=_LOOK_BACK):
            ours = me is not None and message.author.id == me.id
            if ours and (message.nonce == nonce or any(getattr(c, "id", None) == mark for c in message.components)):
                return message.id
        return None


def _reader(delivery: Delivery) -> Actor:
    """The eyes of the review channel, whose readers the server chose."""
    return Actor(user=0, server=delivery.server, role=Role.CHECKER)


def _mark(nonce: str) -> int:
    """A component id made of the nonce: it stays on the message, where a nonce is forgotten within minutes. Ids
    under a million are left to Discord's own numbering."""
    return 1_000_000 + zlib.crc32(nonce.encode()) % 2_000_000_000


def _as_delivery_error(error: discord.HTTPException) -> Exception:
    """Discord's refusals are for good; its limits and faults pass."""
    if isinstance(error, discord.RateLimited):
        return TryLater("rate limited", error.retry_after)
    if error.status >= _FAULT or error.status == _TOO_MANY:
        return TryLater(f"Discord answered {error.status}")
    return Undeliverable(f"Discord refused it: {error.status}, code {error.code}")
