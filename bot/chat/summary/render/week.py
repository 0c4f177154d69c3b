"""A week, or any stretch of days, in figures: the words, and the chart, which says the same in words to those who
can't see it."""

import io

import discord

from bot.chat.view.limits import MEDIA_TEXT
from bot.chat.view.page import Page
from bot.domain.statistics import Week, in_words, sentences, title

CHART = "week.png"
WEEK_ROOM = 600
"""Characters that the words of a week need in a message."""


def week_text(week: Week, heading: str) -> str:
    return "\n".join([f"**{heading} · {title(week)}**", *sentences(week)])


def chart_item(week: Week) -> discord.ui.MediaGallery[Page]:
    """The place of the picture that is sent along as `CHART`."""
    gallery: discord.ui.MediaGallery[Page] = discord.ui.MediaGallery()
    gallery.add_item(media=f"attachment://{CHART}", description=in_words(week, MEDIA_TEXT))
    return gallery


def chart_file(picture: bytes | None) -> discord.File | None:
    return None if picture is None else discord.File(io.BytesIO(picture), filename=CHART)


def add_week(page: Page, week: Week, *, chart: bool) -> Page:
    """The week under Monday's summary."""
    return page.add_item(_frame(week, "The week", chart=chart))


def week_page(week: Week, *, chart: bool) -> Page:
    """Without a chart the words stand alone."""
    return Page(_frame(week, "In figures", chart=chart))


def _frame(week: Week, heading: str, *, chart: bool) -> discord.ui.Container[Page]:
    frame: discord.ui.Container[Page] = discord.ui.Container(
        discord.ui.TextDisplay(week_text(week, heading)), accent_colour=discord.Colour(0x3D7BD9)
    )
    if chart:
        frame.add_item(chart_item(week))
    return frame
