"""`/article`: hand in a source, look at what was handed in, take one back; `/review changes`; "Track claims"."""

import discord
from discord import app_commands

from bot.chat.articles import pages
from bot.chat.articles.forms import ARTICLE, WITHDRAW
from bot.chat.articles.intake import accept_given, accept_message
from bot.chat.claims import about_message
from bot.chat.interaction import answers, autocomplete, message_words
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import answered, leaf
from bot.chat.interaction.form import open_form, submit_or_open
from bot.chat.interaction.permissions import open_to_all
from bot.chat.view.limits import INPUT
from bot.domain.actor import Capability
from bot.domain.errors import Incomplete
from bot.domain.user_input import parse_number

_CLOSED = "Nothing was put on record: not everybody can read this channel. Use one that everybody can read."


@leaf("add", "Hand in an article: On Record finds who claimed what in it")
@app_commands.describe(
    url="Its web address", file="A text, web page, PDF or Word file", text="Its text, if it is short"
)
async def add(
    interaction: Interaction,
    url: str | None = None,
    file: discord.Attachment | None = None,
    text: str | None = None,
) -> None:
    if url is None and file is None and text is None:
        (await actor_of(interaction)).require(Capability.ADD)
        await open_form(interaction, ARTICLE, 0, {})
        return
    await accept_given(interaction, url, file, text)


@leaf("list", "The articles on record, newest first")
async def list_articles(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    await answers.show(interaction, await pages.articles(interaction, actor))


@leaf("show", "One article and the claims found in it")
@app_commands.describe(article="Number or words of its title")
@app_commands.autocomplete(article=autocomplete.any_article)
async def show(interaction: Interaction, article: str) -> None:
    actor = await actor_of(interaction)
    await answers.show(interaction, await pages.article(interaction, actor, parse_number(article, "article")))


@leaf("withdraw", "Withdraw an article and its unchecked claims (moderators)")
@app_commands.describe(article="Number or words of its title", reason="Why; 20 characters or more")
@app_commands.autocomplete(article=autocomplete.any_article)
async def withdraw(
    interaction: Interaction, article: str, reason: app_commands.Range[str, 1, INPUT] | None = None
) -> None:
    (await actor_of(interaction)).require(Capability.WITHDRAW_ARTICLE)
    await submit_or_open(interaction, WITHDRAW, parse_number(article, "article"), {"reason": reason or ""})


@leaf("changes", "Claims whose source may have changed since (moderators)")
async def changes(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    await answers.show(interaction, await pages.sources(interaction, actor))


@app_commands.context_menu(name="Track claims")
@app_commands.guild_only()
@answered
async def track(interaction: Interaction, message: discord.Message) -> None:
    """The message's words, the links in them and its files, each as an article."""
    actor = await actor_of(interaction)
    actor.require(Capability.ADD)
    if not message_words.words_of(message, previews=False) and not message_words.files_of(message):
        raise Incomplete("That message has no text, link or file to track.")
    if not open_to_all(interaction):
        await answers.defer(interaction, public=False)
        await answers.show(interaction, await about_message.about(interaction, actor, message, note=_CLOSED))
        return
    await accept_message(interaction, message)
