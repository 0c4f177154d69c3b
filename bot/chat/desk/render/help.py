"""What the bot does, what it never does, and the commands of the person who asks."""

import discord

from bot.chat.desk.render.setup import first_steps, set_up_row
from bot.chat.view.page import Page
from bot.domain.actor import Actor, Capability, Role

_WHAT = (
    "**On Record** keeps who claimed what, in which words, and what came of checking it. It reads articles that "
    "members hand in, finds the claims with their speakers, and gives moderators a desk to check them on."
)
_NEVER = (
    "It never gives a verdict: people do, with sources. It never reads the chat: only what is handed to it, or a "
    "message on which somebody chooses “Track claims”. The author of that message is never taken for the speaker. "
    "Members can dispute every claim and every verdict."
)

_COMMANDS: tuple[tuple[Role, str, tuple[str, ...]], ...] = (
    (
        Role.MEMBER,
        "Everybody",
        (
            "`/article add` a link, a file or a text · `/article list` · `/article show`",
            "`/claims list` · `/claims search` · `/claims show` · `/claims history`",
            "`/claims add` a claim by hand · `/claims dispute` one that is wrong",
            "`/claims follow` · `/speaker follow` to be told of verdicts",
            "`/claims mine` your articles, disputes and follows, and how to be forgotten",
            "`/speaker list` · `/speaker show` who speaks on this record",
            "On a message, under Apps: **Track claims**, **Find claims about this**",
        ),
    ),
    (
        Role.CHECKER,
        "Checkers",
        ("`/review queue` what is to be checked · `/review take` · `/review release` · `/review propose` a verdict",),
    ),
    (
        Role.MODERATOR,
        "Moderators",
        (
            "`/review check` a verdict with sources, or approve a proposal",
            "`/review correct` · `/review withdraw` a published verdict",
            "`/review dismiss` · `/review reopen` · `/review merge` · `/review split`",
            "`/review edit` a claim's words or speaker · `/review hide` it · `/review assign` it to somebody",
            "`/review disputes` · `/review resolve` what members object to",
            "`/speaker rename` · `/speaker merge` · `/desk member` block, unblock or undo a member",
            "`/article withdraw` an article with its unchecked claims",
            "`/desk export` · `/desk digest preview` · `/desk digest post`",
        ),
    ),
    (
        Role.ADMIN,
        "Admins",
        ("`/desk setup` settings and missing permissions · `/desk health` · `/review void` a verdict",),
    ),
)


def help_page(viewer: Actor, *, is_set_up: bool = True) -> Page:
    """Where nothing is set up yet it begins with the first steps."""
    frame: discord.ui.Container[Page] = discord.ui.Container(
        discord.ui.TextDisplay(_WHAT), discord.ui.TextDisplay(f"**What it never does.** {_NEVER}")
    )
    if not is_set_up:
        frame.add_item(discord.ui.Separator())
        frame.add_item(discord.ui.TextDisplay(first_steps()))
        if viewer.may(Capability.CONFIGURE):
            frame.add_item(set_up_row())
    for role, title, lines in _COMMANDS:
        if viewer.role >= role:
            frame.add_item(discord.ui.Separator())
            frame.add_item(discord.ui.TextDisplay("\n".join([f"**{title}**", *lines])))
    return Page(frame)
