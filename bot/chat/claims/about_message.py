"""What is on record about a message, told to whoever asked, and putting one of it under the message."""

import discord

from bot.chat.claims.render.about import found_page
from bot.chat.interaction import answers, ids, message_words, permissions
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, context_of, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.view.labels import moment
from bot.chat.view.notice import notice
from bot.chat.view.page import Page, button, row
from bot.domain.actor import Actor
from bot.domain.articles import AwaitedAnswer
from bot.domain.errors import NotAllowed, NotFound, ShownLately
from bot.domain.user_input import without_links

MOST_ASKED = 1_000
_NO_MESSAGE = frozenset({400, 404})
"""How Discord answers an id that is none, and one of nothing."""


async def about(
    interaction: Interaction, actor: Actor, message: discord.Message, *, note: str | None = None, offer: bool = False
) -> Page:
    """The answer to a deferred interaction, with a button for each checked claim where one may reply here.
    With `offer`, who finds nothing that says the like may ask for a check of the words; they are kept for an hour, as
    a draft is."""
    text = message_words.words_of(message)
    found = await services_of(interaction).about_message.about(actor, text, answers.PATIENCE_S)
    reply_to: int | None = message.id
    try:
        permissions.require_reply(interaction)
    except NotAllowed:
        reply_to = None
    page = found_page(found, reply_to, note)
    if offer and without_links(text).strip() and not (found.checked or found.unchecked):
        words = " ".join(text.split())[:MOST_ASKED]
        key = await services_of(interaction).form_drafts.keep(actor.server, actor.user, "askcheck", 0, {"text": words})
        page.add_item(row(button("Ask for a check and tell me", ids.ask_for_check(key))))
    return page


class ReplyWith(SafeItem, template=rf"c1:reply:(?P<number>{ids.NUMBER}):(?P<message>{ids.SNOWFLAKE})"):
    """Has a claim's card posted as a reply to the message that the answer was about."""

    async def act(self, interaction: Interaction) -> None:
        actor = await actor_of(interaction)
        number, message = int(self.match["number"]), int(self.match["message"])
        channel = permissions.require_reply(interaction)
        announced = await answers.defer(interaction, public=False)
        until = context_of(interaction).clock.now() + answers.TOKEN_GOOD_FOR
        answer = AwaitedAnswer(channel, announced, interaction.token, until)
        await _require_message(interaction, channel, message)
        try:
            await services_of(interaction).replies.reply(actor, number, channel, message, answer)
        except ShownLately as lately:
            await answers.show(interaction, _shown(interaction, number, lately))
            return
        await answers.show(interaction, notice(f"#{number} goes out as a reply to that message."))


async def _require_message(interaction: Interaction, channel: int, message: int) -> None:
    """Raises NotFound where there is no such message in this channel (any more)."""
    try:
        await interaction.client.get_partial_messageable(channel).fetch_message(message)
    except discord.HTTPException as error:
        if error.status not in _NO_MESSAGE:
            raise
        raise NotFound("That message is not in this channel any more, so there is nothing to reply to.") from None


def _shown(interaction: Interaction, number: int, lately: ShownLately) -> Page:
    """When and where it was shown last, with a link that leads there, and when it may be shown again."""
    where = f"<#{lately.channel}>"
    if lately.message is not None:
        where += f": https://discord.com/channels/{interaction.guild_id}/{lately.channel}/{lately.message}"
    after = f"\nLast shown {moment(lately.at, 'R')} in {where}"
    return notice(f"#{number} is in this channel already; a claim can be shown in a channel once an hour.", after=after)
