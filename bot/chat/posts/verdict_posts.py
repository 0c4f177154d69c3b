"""What the desk says by itself about verdicts: each from the record as it stands when it goes out."""

from typing import assert_never

from bot.chat.claims.render.card import public_card
from bot.chat.posts.render import correction_page, repeats_page, verdicts_page
from bot.chat.posts.sending import Outlet, channel_of, send
from bot.chat.view.limits import checked
from bot.chat.view.page import Page
from bot.domain.actor import Actor, Role
from bot.domain.claims import State
from bot.domain.delivery import Delivery
from bot.domain.events import Action
from bot.domain.posts import ArticleVerdicts, CorrectionPost, RepeatsPost, VerdictPost
from bot.services import Services

VerdictNews = VerdictPost | ArticleVerdicts | CorrectionPost | RepeatsPost


async def post(out: Outlet, delivery: Delivery, news: VerdictNews) -> int | None:
    view = await _view(out.services, delivery, news)
    if view is None:
        return None
    reply_to = news.reply_to if isinstance(news, ArticleVerdicts | CorrectionPost) else None
    quiet = isinstance(news, RepeatsPost)
    return await send(out.client, delivery, channel_of(delivery), checked(view), reply_to=reply_to, quiet=quiet)


def public_reader(delivery: Delivery) -> Actor:
    """Who sees what everybody on the server may see."""
    return Actor(user=0, server=delivery.server, role=Role.MEMBER)


async def _view(services: Services, delivery: Delivery, news: VerdictNews) -> Page | None:
    """None where there is nothing to say any more: a verdict that was taken back before it went out."""
    match news:
        case VerdictPost():
            claim = await services.claims.show(public_reader(delivery), news.claim)
            return public_card(claim) if claim.state is State.CHECKED and not claim.hidden else None
        case ArticleVerdicts():
            verdicts = await services.shown_cards.verdicts(delivery.server, delivery.id, news.article)
            return verdicts_page(verdicts, f"v{delivery.id}") if verdicts.claims else None
        case CorrectionPost():
            return await _correction(services, public_reader(delivery), news)
        case RepeatsPost():
            again = await services.repeats.announced(delivery.server, delivery.id, news.article)
            return repeats_page(again, f"r{delivery.id}") if again else None
        case _:
            assert_never(news)


async def _correction(services: Services, reader: Actor, news: CorrectionPost) -> Page | None:
    claim = await services.claims.show(reader, news.claim)
    undone = news.action is Action.CLAIM_CORRECTED and claim.verdict is news.was
    if claim.hidden or undone:
        return None
    return correction_page(claim, news, await services.shown_cards.words(news.reason))
