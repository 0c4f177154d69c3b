"""Asking the services for one page of something and rendering it: what a command and the buttons under its answer
share."""

from bot.chat import ids
from bot.chat.actor import actor_of
from bot.chat.context import Interaction, services_of
from bot.chat.render import article as article_views
from bot.chat.render import claim_list
from bot.chat.render import sources as source_views
from bot.chat.render.history import history_page
from bot.chat.render.limits import Page
from bot.chat.render.others import others_list
from bot.domain.actor import Actor, Capability
from bot.domain.articles import Intake, Stage
from bot.domain.claims import ClaimFilter
from bot.domain.errors import NotFound
from bot.services import Services

PER_PAGE = claim_list.PER_PAGE


async def claims(interaction: Interaction, actor: Actor, narrowed: ClaimFilter, offset: int = 0) -> Page:
    page = await services_of(interaction).claims.list(actor, narrowed, limit=PER_PAGE, offset=offset)
    return claim_list.claim_list(page, narrowed)


async def search(interaction: Interaction, actor: Actor, words: str, offset: int = 0) -> Page:
    page = await services_of(interaction).claims.search(actor, words, limit=PER_PAGE, offset=offset)
    return claim_list.search_list(page, words)


async def queue(interaction: Interaction, actor: Actor, offset: int = 0) -> Page:
    return claim_list.queue_list(await services_of(interaction).review.queue(actor, limit=PER_PAGE, offset=offset))


async def articles(interaction: Interaction, actor: Actor, offset: int = 0) -> Page:
    step = article_views.PER_PAGE
    found = await services_of(interaction).articles.list(actor, limit=step + 1, offset=offset)
    return article_views.article_list(found[:step], offset, more=len(found) > step)


async def sources(interaction: Interaction, actor: Actor, offset: int = 0) -> Page:
    step = source_views.PER_PAGE
    found = await services_of(interaction).watch.waiting(actor, limit=step + 1, offset=offset)
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
        return article_views.report_card(report, f"a{accepted.article}")
    return article_views.waiting_card(accepted)


async def history(interaction: Interaction, number: int, offset: int = 0) -> Page:
    actor = await actor_of(interaction)
    services = services_of(interaction)
    claim = await services.claims.show(actor, number)
    return history_page(claim, await services.claims.history(actor, number), offset)


async def others(interaction: Interaction, actor: Actor, number: int, offset: int = 0, note: str | None = None) -> Page:
    claim, found = await services_of(interaction).others.beside(actor, number)
    return others_list(claim, found, offset, refusable=actor.may(Capability.REFUSE_OTHERS), note=note)


async def restored(interaction: Interaction, actor: Actor, narrowed: ClaimFilter) -> ClaimFilter:
    """The filter of a button, with a speaker whose name was too long for it looked up again."""
    short = ids.shortened(narrowed.speaker or "")
    if short is None:
        return narrowed
    beginning, digest = short
    for suggestion in await services_of(interaction).claims.speakers(actor, beginning):
        if ids.is_name(suggestion.value, digest):
            return ids.named(narrowed, suggestion.value)
    raise NotFound("This list can't be continued; please ask for it again.")
