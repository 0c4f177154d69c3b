"""The table of all slash commands and message menus, in the order in which a user meets them."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.chat.articles.commands import article, feed
from bot.chat.claims.commands import claims, message_menus, speaker
from bot.chat.desk.commands import desk
from bot.chat.desk.commands.help import show_help
from bot.chat.members import commands as members
from bot.chat.review.commands import disputes, review, revision
from bot.chat.summary import commands as summary

Command = app_commands.Command[Any, ..., None]


def _group(
    name: str, description: str, commands: Sequence[Command | app_commands.Group], **options: Any
) -> app_commands.Group:
    group = app_commands.Group(name=name, description=description, **options)
    for command in commands:
        group.add_command(command)
    return group


ROOTS = (
    _group(
        "article",
        "Articles that claims come from",
        (article.add, article.list_articles, article.show, article.withdraw),
        guild_only=True,
    ),
    _group(
        "claims",
        "Who claimed what, and what came of checking it",
        (
            *(claims.list_claims, claims.search, claims.show, claims.add, disputes.dispute),
            *(members.show_mine, members.follow_claim, summary.stats, claims.history),
        ),
        guild_only=True,
    ),
    _group(
        "review",
        "Checking claims: for checkers and moderators",
        (
            *(review.queue, review.take, review.release, review.check, review.propose, review.dismiss, review.reopen),
            *(disputes.disputes, disputes.resolve),
            *(revision.correct, revision.withdraw, revision.void, revision.hide),
            *(revision.edit, revision.split, revision.merge, revision.assign),
            article.changes,
        ),
        guild_only=True,
    ),
    _group(
        "speaker",
        "Who said what, and what was checked of it",
        (speaker.list_speakers, speaker.show, speaker.rename, speaker.merge, members.follow_speaker),
        guild_only=True,
    ),
    _group(
        "desk",
        "The desk's settings, health and members",
        (
            _group("digest", "The daily summary", (summary.preview, summary.when, summary.post)),
            *(desk.setup, desk.links, desk.health, desk.export),
            _group(
                "member",
                "Blocking, undoing and forgetting a member",
                (members.block, members.unblock, members.undo, members.forget),
            ),
            _group("feed", "Feeds that new articles are taken from", (feed.add, feed.list_feeds, feed.remove)),
        ),
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    ),
)
"""Only `/desk` is hidden by a default permission: Discord takes one for a root alone, and services decide the rest."""


def add_all(tree: app_commands.CommandTree[Any]) -> None:
    """Put every command and message menu into a client's tree."""
    for root in ROOTS:
        tree.add_command(root)
    tree.add_command(show_help)
    tree.add_command(article.track)
    tree.add_command(message_menus.find)
