"""One page of articles or of changed sources, one article, and the answer to a source that was handed in."""

from bot.chat.articles.render import article as article_views
from bot.chat.articles.render import changes as source_views
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.view.page import Page
from bot.domain.actor import Actor
from bot.domain.articles import Intake, Stage
from bot.services import Services


async def articles(interaction: Interaction, actor: Actor, offset: int = 0) -> Page:
    step = article_views.PER_PAGE
    found = await services_of(interaction).articles.list(actor, limit=step + 1, offset=offset)
    return article_views.article_list(found[:step], offset, more=len(found) > step)


async def sources(interaction: Interaction, actor: Actor, offset: int = 0) -> Page:
    step = source_views.PER_PAGE
    found = await services_of(interaction).source_watch.waiting(actor, limit=step + 1, offset=offset)
    return source_views.source_list(found[:step], offset, more=len(found) > step)


async def article(interaction: Interaction, actor: Actor, number: int) -> Page:
    """An article with what was found in it."""
    report = await services_of(interaction).articles.report(actor.server, number)
    return article_views.report_card(report, f"a{number}", rereadable=True)


async def intake(services: Services, accepted: Intake) -> Page:
    """The answer to a source handed in, in its newest state."""
    if accepted.stage is Stage.FAILED:
        return article_views.failed_card(accepted)
    if accepted.stage is Stage.DONE and accepted.article is not None:
        report = await services.articles.report(accepted.server, accepted.article)
        return article_views.report_card(report, f"a{accepted.article}", known=accepted.already_known)
    return article_views.waiting_card(accepted)
