"""A dispute in the review channel: its card with a place to talk about it, and answers to questions in that place."""

from typing import assert_never

from bot.chat.posts import threads
from bot.chat.posts.sending import Outlet, channel_of, edit, send
from bot.chat.review.render.dispute import answer_page, dispute_card, thread_name
from bot.chat.view.limits import checked
from bot.chat.view.page import Page
from bot.domain.actor import Actor, Role
from bot.domain.delivery import Delivery, TryLater, Undeliverable
from bot.domain.disputes import Dispute
from bot.domain.posts import DisputeAnswer, DisputeCard, DisputeEdit


async def deliver(out: Outlet, delivery: Delivery, content: DisputeCard | DisputeAnswer | DisputeEdit) -> int:
    match content:
        case DisputeCard():
            return await _post(out, delivery, content.dispute)
        case DisputeAnswer():
            return await _answer(out, delivery, content.dispute)
        case DisputeEdit():
            channel, message = await _place(out, delivery, content.dispute)
            dispute = await _dispute(out, delivery, content.dispute)
            return await edit(out.client, channel, message, checked(await _card(out, delivery, dispute)))
        case _:
            assert_never(content)


async def _post(out: Outlet, delivery: Delivery, number: int) -> int:
    """The card, then the place for the talk about it: what fails there is tried again with the card found."""
    channel = channel_of(delivery)
    dispute = await _dispute(out, delivery, number)
    message = await send(out.client, delivery, channel, checked(await _card(out, delivery, dispute)))
    await threads.open_talk(out.client, channel, message, thread_name(dispute), f"{delivery.nonce}t"[-25:])
    return message


async def _answer(out: Outlet, delivery: Delivery, number: int) -> int:
    channel, message = await _place(out, delivery, number)
    view = checked(answer_page(await _dispute(out, delivery, number)))
    return await threads.say(out.client, channel, message, view, delivery.nonce)


async def _place(out: Outlet, delivery: Delivery, number: int) -> tuple[int, int]:
    """Channel and message of a dispute's card, once it is out."""
    place = await out.services.dispute_questions.place(delivery.server, number)
    if place is None or place.failed:
        raise Undeliverable("the dispute's card was never posted")
    if place.message is None:
        raise TryLater("the dispute's card is on its way", 60)
    return place.channel, place.message


async def _dispute(out: Outlet, delivery: Delivery, number: int) -> Dispute:
    return await out.services.disputes.show(_reader(delivery), number)


async def _card(out: Outlet, delivery: Delivery, dispute: Dispute) -> Page:
    reader = _reader(delivery)
    names = await out.services.dispute_questions.names(reader, dispute)
    return dispute_card(dispute, await out.services.claims.show(reader, dispute.claim), names)


def _reader(delivery: Delivery) -> Actor:
    """Who sees what the readers of the review channel may see; the server chose them."""
    return Actor(user=0, server=delivery.server, role=Role.CHECKER)
