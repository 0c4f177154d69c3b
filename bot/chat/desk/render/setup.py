"""The set-up of a desk in one message: one menu per step, what is missing, and every setting below."""

from dataclasses import dataclass

import discord

from bot.chat.desk.render.setting_words import shown
from bot.chat.desk.render.settings import Lack, permissions_text, setting_lines
from bot.chat.interaction import ids
from bot.chat.view.limits import Room
from bot.chat.view.page import Page, button, row
from bot.domain.settings import DeskSettings

_ALL_TEXT = 3_900
_GREEN, _BLUE, _RED = 0x2E9E5B, 0x3D7BD9, 0xD13B3B


@dataclass(frozen=True, slots=True)
class Step:
    key: str
    asks: str
    without: str
    """What holds when nothing is chosen."""


STEPS = (
    Step("digest_channel", "The daily summary goes to", "nowhere yet: choose a channel"),
    Step("timezone", "The desk's time zone is", ""),
    Step("digest_time", "The summary comes at", ""),
    Step("review_channel", "Moderators hear of disputes in", "no channel: they look in /review disputes"),
    Step("moderator_role", "Verdicts are given by", "whoever has Manage Messages"),
    Step("checker_role", "Claims are taken by", "moderators only"),
)
_HOURS = tuple(f"{hour:02}:00" for hour in range(24))


def setup_page(
    settings: DeskSettings,
    changed: frozenset[str],
    lacks: tuple[Lack, ...],
    zones: dict[str, str],
    *,
    note: str | None = None,
) -> Page:
    """`zones` are the zones to choose from with their labels, the one that is set among them."""
    room = Room(_ALL_TEXT)
    missing = {lack.channel: lack.missing for lack in lacks}
    begin = room.take(
        f"**Set-up of this desk**{f' · {note}' if note else ''}\n-# Every choice takes effect at once; the preview "
        "shows what the first summary will say."
    )
    guide: discord.ui.Container[Page] = discord.ui.Container(
        discord.ui.TextDisplay(begin), accent_colour=discord.Colour(_RED if lacks else _BLUE)
    )
    for number, step in enumerate(STEPS, 1):
        guide.add_item(discord.ui.TextDisplay(room.take(_asked(number, step, settings, missing))))
        guide.add_item(discord.ui.ActionRow(_menu(step.key, settings, zones)))
    guide.add_item(discord.ui.TextDisplay(room.take(permissions_text(settings, lacks))))
    ready = settings.digest_channel is not None and settings.digest_channel not in missing
    guide.add_item(
        row(
            button(
                "Preview the summary",
                ids.SETUP_PREVIEW,
                discord.ButtonStyle.success if ready else discord.ButtonStyle.secondary,
            ),
            button("Type zone and time…", ids.SETUP_TYPE),
        )
    )
    lines = setting_lines(settings, changed, room.left - 40)
    every = discord.ui.TextDisplay[Page]("\n".join(["**Every setting**", *lines]))
    return Page(guide, discord.ui.Container(every, accent_colour=discord.Colour(_RED if lacks else _GREEN)))


def _asked(number: int, step: Step, settings: DeskSettings, missing: dict[int, tuple[str, ...]]) -> str:
    value = getattr(settings, step.key)
    if value is None:
        return f"**{number}. {step.asks}** {step.without}"
    if value in missing:
        return f"**{number}. {step.asks}** {shown(step.key, value)} ❌ I lack {', '.join(missing[value])} there"
    may = " ✅" if step.key.endswith("_channel") else ""
    return f"**{number}. {step.asks}** {shown(step.key, value)}{may}"


def _menu(key: str, settings: DeskSettings, zones: dict[str, str]) -> discord.ui.Item[Page]:
    value = getattr(settings, key)
    custom_id = ids.setup(key)
    if key.endswith("_channel"):
        here = [discord.SelectDefaultValue(id=value, type=discord.SelectDefaultValueType.channel)] if value else []
        return discord.ui.ChannelSelect(
            custom_id=custom_id,
            channel_types=[discord.ChannelType.text],
            placeholder="Choose a channel",
            min_values=0,
            default_values=here,
        )
    if key.endswith("_role"):
        held = [discord.SelectDefaultValue(id=value, type=discord.SelectDefaultValueType.role)] if value else []
        return discord.ui.RoleSelect(
            custom_id=custom_id, placeholder="Choose a role", min_values=0, default_values=held
        )
    offered = zones if key == "timezone" else {hour: hour for hour in sorted({*_HOURS, settings.digest_time})}
    options = [discord.SelectOption(label=name, value=slug, default=slug == value) for slug, name in offered.items()]
    return discord.ui.Select(custom_id=custom_id, options=options)


_STEPS = (
    "1. An admin opens `/desk setup`: channel, time zone, time and roles in one message. It says which permission is "
    "missing where, and shows a preview.\n"
    "2. Anybody hands in an article: `/article add url:`. The answer says who claims what in it.\n"
    "3. A moderator posts the first summary: `/desk digest post`. From then on it comes by itself, once a day."
)


def first_steps() -> str:
    return f"**First steps**\n{_STEPS}"


def first_steps_page() -> Page:
    """What the bot says once, when it comes to a server."""
    frame: discord.ui.Container[Page] = discord.ui.Container(
        discord.ui.TextDisplay(
            "**On Record** is here: it keeps who claimed what, in which words, and what came of checking it. It reads "
            "only what is handed to it."
        ),
        discord.ui.TextDisplay(first_steps()),
        set_up_row(),
        accent_colour=discord.Colour(_BLUE),
    )
    return Page(frame)


def set_up_row() -> discord.ui.ActionRow[Page]:
    return row(button("Set up this desk", ids.SETUP_OPEN, discord.ButtonStyle.primary))
