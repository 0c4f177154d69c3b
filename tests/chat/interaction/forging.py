"""Buttons, menus and forms with ids that nobody was shown, and what the database holds before and after."""

from typing import Any

import discord
import simcord

from bot.chat.client.buttons import PERSISTENT
from bot.chat.client.forms import FORMS
from bot.chat.interaction.errors import SafeItem
from bot.chat.interaction.form import modal
from bot.chat.interaction.ids import FORGET_ME
from bot.chat.view.page import Page, button, row
from tests.chat.world import World, labels, said

NOT_THE_RECORD = ("drafts", "people", "desks", "sqlite_", "_fts", "_search")
"""What a refused step may touch: the words that it keeps for its person, and the row that gives them a number."""


CLAIM_VERBS = (
    *("show", "history", "post", "others", "askothers", "follow", "unfollow", "want", "accept"),
    *("take", "release", "check", "dismiss", "reopen", "correct", "unverdict", "requeue", "dispute", "undispute"),
    *("altered", "unaltered", "unlink"),
)
DISPUTE_VERBS = ("show", "uphold", "reject", "ask", "answer")
TRIAGE_VERBS = ("take", "check", "opinion", "not_a_claim", "skip")
"""What stands on messages of any age: none of these may ever lose its button."""


def answering(*custom_ids: str) -> set[type[SafeItem]]:
    """The classes that answer any of these ids."""
    return {
        item
        for item in PERSISTENT
        if any(item.__discord_ui_compiled_template__.fullmatch(custom_id) for custom_id in custom_ids)
    }


async def pressed(world: World, who: simcord.MemberActor, custom_id: str) -> simcord.InteractionResult:
    """A button of the bot's with this id."""
    message = await world.bot_sends(Page(row(button("Go", custom_id))))
    return await who.click(message, custom_id=custom_id)


async def chosen(world: World, who: simcord.MemberActor, custom_id: str, value: str) -> simcord.InteractionResult:
    """A menu of the bot's with this id, and this chosen in it."""
    options = [discord.SelectOption(label="Go", value=value)]
    menu: discord.ui.Select[Page] = discord.ui.Select(custom_id=custom_id, options=options)
    message = await world.bot_sends(Page(discord.ui.ActionRow(menu)))
    return await who.select(message, [value], custom_id=custom_id)


async def sent(
    world: World,
    who: simcord.MemberActor,
    kind: str,
    number: int,
    values: dict[str, Any],
    *,
    custom_id: str | None = None,
) -> simcord.InteractionResult:
    """A form of this kind about this number, whether or not anybody was ever shown it."""
    opened = await pressed(world, who, FORGET_ME)
    spec = modal(FORMS[kind], number, {}).to_dict()
    opened._interaction.modal = spec if custom_id is None else {**spec, "custom_id": custom_id}
    return await who.submit_modal(opened, values)


async def standing(world: World, server: int | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that is the record's; of one server alone where it is named."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for (table,) in await world.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        if any(mark in table for mark in NOT_THE_RECORD):
            continue
        columns = [name for _at, name, *_rest in await world.rows(f"PRAGMA table_info({table})")]
        if server is None or "server" in columns:
            where = "" if server is None else f" WHERE server = {server}"
            found[table] = await world.rows(f"SELECT * FROM {table}{where} ORDER BY 1")
    return found


def refusal(shown: simcord.InteractionResult, what: object) -> str:
    """The one sentence with which a step was refused, to its person alone; they may open what they typed again."""
    assert shown.modal is None, what
    assert shown.ephemeral, what
    sentence = said(shown)
    assert sentence.endswith((".", ")")), (what, sentence)
    assert "\n" not in sentence, (what, sentence)
    assert "Something broke" not in sentence, (what, sentence)
    assert set(labels(shown)) <= {"Edit again"}, what
    return sentence
