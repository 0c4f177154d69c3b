"""The slash commands and message menus; INTERFACES.md is the one list of them."""

from typing import Any

from discord import app_commands

from bot.chat.commands import article, claims, disputes, help, members, menus, speaker  # noqa: A004 - as the command is
from bot.chat.commands import feed as feed  # hangs its commands under /desk
from bot.chat.commands import revising as revising  # the second half of /review registers itself
from bot.chat.commands import watch as watch  # and /review changes


def add_all(tree: app_commands.CommandTree[Any]) -> None:
    for root in (article.root, claims.root, disputes.root, speaker.root, members.root):
        tree.add_command(root)
    tree.add_command(help.show_help)
    tree.add_command(menus.track)
    tree.add_command(menus.find)
