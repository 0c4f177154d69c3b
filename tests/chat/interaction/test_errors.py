"""Whatever goes wrong reaches the person in one sentence, and the log in full."""

import json
import logging

import discord
import pytest
import simcord

from bot import log
from tests.chat.world import World, said

BROKEN = "Something broke, reference "


async def _break(*_given: object, **_options: object) -> None:
    raise RuntimeError("the disk is on fire")


def _silenced(env: simcord.Env) -> None:
    """The simulation counts what a command raises as an error of the test; here it is meant."""
    assert env.errors


async def test_an_unforeseen_error_gives_a_reference_and_a_full_log(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(world.services.claims, "show", _break)
    shown = await world.member.slash(world.channel, "claims show", claim="1")
    assert shown.ephemeral
    assert said(shown).startswith(BROKEN)
    reference = said(shown).removeprefix(BROKEN)[:4]
    record = next(r for r in caplog.records if reference in r.getMessage())
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
    assert "the disk is on fire" in str(record.exc_info[1])
    _silenced(world.env)


async def test_what_broke_is_logged_with_the_interaction_and_the_server(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    log.setup("warning", "json")
    monkeypatch.setattr(world.services.claims, "show", _break)
    shown = await world.member.slash(world.channel, "claims show", claim="1")
    reference = said(shown).removeprefix(BROKEN)[:4]
    line = next(json.loads(line) for line in capsys.readouterr().err.splitlines() if reference in line)
    assert line["server"] == world.guild.id
    assert line["interaction"] > 0
    _silenced(world.env)


async def test_buttons_and_forms_reach_it_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.claim()
    shown = await world.moderator.slash(world.channel, "claims show", claim="1")
    form = await world.moderator.click(shown.response, label="Check")
    monkeypatch.setattr(world.services.review, "take", _break)
    monkeypatch.setattr(world.services.review, "check", _break)
    pressed = await world.moderator.click(shown.response, label="Take")
    assert said(pressed).startswith(BROKEN)
    typed = {"verdict": ["true"], "source": "https://a.example", "rationale": "twenty characters of it"}
    sent = await world.moderator.submit_modal(form, {**typed, "speaker": ["~nobody"]})
    assert said(sent).startswith(BROKEN)


async def test_an_interaction_that_is_gone_is_logged_only(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.env.inject_error("POST", "/interactions/*", status=404, code=10062, message="Unknown interaction", times=None)
    shown = await world.member.slash(world.channel, "help")
    assert not shown.acknowledged
    assert "expired before it was answered" in caplog.text
    assert BROKEN not in caplog.text
    _silenced(world.env)


@pytest.mark.parametrize("custom_id", ["c0:show:1", "c1:show:0", "c1:explode:1", "c1:take:1:2", "c1:show:٣"])
async def test_a_button_of_another_version_says_so(world: World, custom_id: str) -> None:
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.ActionRow(discord.ui.Button(label="Old", custom_id=custom_id)))
    view.stop()
    message = await world.bot_sends(view)
    shown = await world.member.click(message, label="Old")
    assert shown.ephemeral
    assert "another version of the bot" in said(shown)


async def test_a_draft_is_opened_by_nobody_else_and_nowhere_else(world: World) -> None:
    await world.claim()
    given = {"claim": "1", "verdict": "false", "source": "ftp://x.example", "rationale": "no"}
    await world.moderator.slash(world.channel, "review check", **given)
    [(key,)] = await world.rows("SELECT key FROM drafts")
    elsewhere = world.env.create_guild("Elsewhere")
    moderator = elsewhere.add_member(world.users[world.moderator.id])
    for channel, who in ((world.channel, world.second), (elsewhere.create_text_channel("talk"), moderator)):
        view = discord.ui.LayoutView(timeout=None)
        view.add_item(discord.ui.ActionRow(discord.ui.Button(label="Forged", custom_id=f"c1:draft:{key}")))
        message = await world.bot_sends(view, channel)
        shown = await who.click(message, label="Forged")
        assert shown.modal is None
        assert (
            said(shown)
            == "That draft is gone: a draft is kept for an hour, only for the person who typed it. Open the form again."
        )


async def test_commands_without_the_bot_as_a_member_ask_for_an_invitation(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.env.bot, "get_guild", lambda _id: None)
    shown = await world.admin.slash(world.channel, "desk setup")
    assert shown.ephemeral
    assert "an admin has to invite it with the bot scope" in said(shown)
