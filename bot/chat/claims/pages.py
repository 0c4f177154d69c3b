"""One page of claims, of a search or of a history, asked of the services and rendered: what a command and the buttons
under its answer share."""

from bot.chat.claims.render import lists
from bot.chat.claims.render.history import history_page
from bot.chat.interaction import ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.view.page import Page
from bot.domain.actor import Actor
from bot.domain.claim_lists import ClaimFilter
from bot.domain.errors import NotFound

PER_PAGE = lists.PER_PAGE


async def claims(interaction: Interaction, actor: Actor, narrowed: ClaimFilter, offset: int = 0) -> Page:
    page = await services_of(interaction).claims.list(actor, narrowed, limit=PER_PAGE, offset=offset)
    return lists.claim_list(page, narrowed)


async def search(interaction: Interaction, actor: Actor, words: str, offset: int = 0) -> Page:
    page = await services_of(interaction).claims.search(actor, words, limit=PER_PAGE, offset=offset)
    return lists.search_list(page, words)


async def history(interaction: Interaction, number: int, offset: int = 0) -> Page:
    actor = await actor_of(interaction)
    services = services_of(interaction)
    claim = await services.claims.show(actor, number)
    return history_page(claim, await services.claims.history(actor, number), offset)


async def with_whole_speaker(interaction: Interaction, actor: Actor, narrowed: ClaimFilter) -> ClaimFilter:
    """The filter of a button, with a speaker whose name was too long for it looked up again."""
    short = ids.shortened(narrowed.speaker or "")
    if short is None:
        return narrowed
    beginning, digest = short
    for suggestion in await services_of(interaction).claims.speakers(actor, beginning):
        if ids.is_name(suggestion.value, digest):
            return ids.with_speaker(narrowed, suggestion.value)
    raise NotFound("This list can't be continued; please ask for it again.")
