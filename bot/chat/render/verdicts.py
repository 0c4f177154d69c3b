"""What a channel hears of verdicts without asking: the answer to an article, and that a verdict changed."""

import discord

from bot.chat import ids
from bot.chat.render.limits import Page, Room, button, row
from bot.chat.render.parts import short_attribution
from bot.chat.render.pick import open_menu
from bot.chat.render.text import one_line
from bot.chat.render.words import status, verdict_words
from bot.domain.claims import Claim, Verdict
from bot.services.places import Verdicts

_WORDS = 150
_LINES = 2_600


def verdicts_page(news: Verdicts, place: str) -> Page:
    """'3 of 12 checked', with the new ones."""
    room = Room()
    head = room.take(f"**{news.checked} of {news.found} checked** · article {news.article}")
    lines = (
        f"- **#{claim.number} {status(claim)}** · {short_attribution(claim, 60)}: {one_line(claim.text, _WORDS)}"
        for claim in news.claims
    )
    text = "\n".join([head, *room.some(lines, _LINES, "- …and {} more")])
    page = Page(discord.ui.Container(discord.ui.TextDisplay(text), accent_colour=discord.Colour(0x3D7BD9)))
    page.add_item(open_menu(news.claims, place))
    return page


def correction_page(claim: Claim, action: str, was: str | None, now: str | None, reason: str | None) -> Page:
    """'Corrected: was X, now Y, because …'."""
    old = f"was {verdict_words(Verdict(was))}" if was else ""
    new = f"now {verdict_words(Verdict(now))}" if now else ""
    head = {
        "claim.withdrawn": "Verdict withdrawn, being rechecked",
        "claim.voided": "Verdict void",
        "claim.checked": "Rechecked",
    }.get(action, "Corrected")
    because = f", because: {one_line(reason, 500)}" if reason else ""
    changed = ", ".join(filter(None, (old, new)))
    text = (
        f"**{head}: #{claim.number} {changed}**{because}\n{short_attribution(claim, 60)}: {one_line(claim.text, 300)}"
    )
    return Page(
        discord.ui.Container(discord.ui.TextDisplay(text), accent_colour=discord.Colour(0xE0B41C)),
        row(
            button("Open the claim", ids.claim("show", claim.number)),
            button("Dispute", ids.claim("dispute", claim.number)),
        ),
    )
