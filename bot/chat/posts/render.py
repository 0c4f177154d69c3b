"""What a channel hears of verdicts without asking: the answer to an article, and that a verdict changed."""

from collections.abc import Sequence

import discord

from bot.chat.interaction import ids
from bot.chat.view.claim_lines import origin, said, short_attribution
from bot.chat.view.claim_menu import open_menu
from bot.chat.view.labels import status, verdict_words
from bot.chat.view.limits import Room
from bot.chat.view.page import Page, button, row
from bot.chat.view.text import one_line
from bot.domain.claims import Claim, Kind
from bot.domain.events import Action
from bot.domain.posts import CorrectionPost
from bot.domain.repeats import Repeat
from bot.services.posts.shown_cards import ArticleNews

_WORDS = 150
_LINES = 2_600


def verdicts_page(news: ArticleNews, place: str) -> Page:
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


def repeats_page(again: Sequence[Repeat], place: str) -> Page:
    """'Said again, though found false', with who said it where."""
    room = Room()
    first = again[0].place
    where = "" if first.article is None else f" · article {first.article}, {origin(first)}"
    head = room.take(f"**Said again after it was checked**{where}")
    lines = (
        f"- **#{each.claim.number} {status(each.claim)}** · {_again(each)}: {one_line(each.claim.text, _WORDS)}"
        for each in again
    )
    text = "\n".join([head, *room.some(lines, _LINES, "- …and {} more")])
    page = Page(discord.ui.Container(discord.ui.TextDisplay(text), accent_colour=discord.Colour(0xE57E25)))
    page.add_item(open_menu(tuple(each.claim for each in again), place))
    return page


def _again(repeat: Repeat) -> str:
    """'attributed to Ada Vey by the machine, 93 % sure, said 4 times': nobody has looked at this place yet."""
    place, claim = repeat.place, repeat.claim
    if place.speaker is None:
        who = "by the outlet itself" if place.kind is Kind.NARRATION else "by nobody named"
    elif place.kind is Kind.MANUAL:
        who = f"by {one_line(place.speaker, 60)}, as entered"
    else:
        sure = f"{place.confidence * 100:.0f} % sure"
        who = f"attributed to {one_line(place.speaker, 60)} by the machine, {sure}"
    typed = f", {origin(place)}" if place.article is None else ""
    return f"{who}{typed}, {said(claim)}"


def correction_page(claim: Claim, news: CorrectionPost, reason: str | None) -> Page:
    """'Corrected: was X, now Y, because …'."""
    old = f"was {verdict_words(news.was)}" if news.was else ""
    new = f"now {verdict_words(news.now)}" if news.now else ""
    head = {
        Action.CLAIM_WITHDRAWN: "Verdict withdrawn, being rechecked",
        Action.CLAIM_VOIDED: "Verdict void",
        Action.CLAIM_CHECKED: "Rechecked",
    }.get(news.action, "Corrected")
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
