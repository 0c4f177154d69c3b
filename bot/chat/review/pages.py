"""One page of the queue."""

from bot.chat.claims.pages import PER_PAGE
from bot.chat.claims.render import lists
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.view.limits import Page
from bot.domain.actor import Actor


async def queue(interaction: Interaction, actor: Actor, offset: int = 0) -> Page:
    return lists.queue_list(await services_of(interaction).review.queue(actor, limit=PER_PAGE, offset=offset))
