"""`/desk feed`: which feeds are read."""

from discord import app_commands

from bot.chat.articles.render.feed import added_sentence, feed_list
from bot.chat.interaction import answers, autocomplete
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import leaf
from bot.chat.view.notice import notice
from bot.domain.actor import Capability
from bot.domain.user_input import parse_number


@leaf("add", "Read a feed's new articles from now on")
@app_commands.describe(url="The address of an RSS, Atom or RDF feed, or of a page that names its feed")
async def add(interaction: Interaction, url: str) -> None:
    actor = await actor_of(interaction)
    actor.require(Capability.FEEDS)
    await answers.defer(interaction, public=False)
    await answers.show(interaction, notice(added_sentence(await services_of(interaction).feeds.add(actor, url))))


@leaf("list", "The feeds, when each was last read, and its last error")
async def list_feeds(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    await answers.show(interaction, feed_list(await services_of(interaction).feeds.list(actor)))


@leaf("remove", "Stop reading a feed; its articles stay")
@app_commands.describe(feed="Number or words of its title")
@app_commands.autocomplete(feed=autocomplete.any_feed)
async def remove(interaction: Interaction, feed: str) -> None:
    actor = await actor_of(interaction)
    removed = await services_of(interaction).feeds.remove(actor, parse_number(feed, "feed"))
    await answers.show(interaction, notice(f"Feed {removed.number} is removed; its articles stay on record."))
