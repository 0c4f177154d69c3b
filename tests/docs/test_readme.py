"""The README names every command, option and configuration key, and shows what the demo really prints."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.chat.client.commands import add_all
from bot.commandline.parser import build
from bot.commandline.table import COMMANDS
from bot.config import keys
from bot.domain.settings import DEFAULTS, KEYS, written

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def row(start: str) -> str:
    """The row of a table that begins with this."""
    return next((line for line in README.splitlines() if line.startswith(f"| `{start}")), "")


def discord_commands() -> Iterator[app_commands.Command[Any, ..., Any] | app_commands.ContextMenu]:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    add_all(tree)
    for kind in discord.AppCommandType:
        for command in tree.walk_commands(type=kind):
            if not isinstance(command, app_commands.Group):
                yield command


@pytest.mark.parametrize("command", list(discord_commands()), ids=lambda c: c.qualified_name)
def test_every_discord_command_and_option_is_there(command: app_commands.Command[Any, ..., Any]) -> None:
    if isinstance(command, app_commands.ContextMenu):
        assert f"| *{command.name}* |" in README
        return
    line = row(f"/{command.qualified_name}`")
    assert line
    for option in command.parameters:
        assert f"`{option.display_name}`" in line if option.required else f"`[{option.display_name}]`" in line


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.words)
def test_every_command_and_option_of_the_command_line_is_there(command: object) -> None:
    words = command.words  # type: ignore[attr-defined]
    line = row(f"onrecord {words}")
    assert line
    parser = build([command])  # type: ignore[list-item]
    for word in words.split():
        (branches,) = (action for action in parser._actions if isinstance(action.choices, dict))
        parser = branches.choices[word]  # type: ignore[index]
    for flag in parser.flags():
        if flag not in {"--help", "--json"}:
            assert f"`{flag}`" in line, flag


def default_in(start: str) -> str:
    """The second cell of a row, without its marks for code."""
    return row(start).split(" | ")[1].strip("`")


def test_every_configuration_key_and_its_default_is_there() -> None:
    named = {"url": "Google's"}
    for key in keys():
        shown = str(key.default).lower() if isinstance(key.default, bool) else str(key.default)
        shown = "none" if key.default in {"", ()} else shown.removesuffix(".0")
        assert default_in(f"[{key.section}] {key.name}`") == named.get(key.name, shown), key


def test_every_setting_and_its_default_is_there() -> None:
    for setting in KEYS:
        assert default_in(f"{setting}`") == (written(getattr(DEFAULTS, setting)) or "none"), setting
    settings = README.partition("| setting | default |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([a-z_]+)` \|", settings, re.MULTILINE) == list(KEYS)


def test_nothing_is_there_that_does_not_exist() -> None:
    known = {f"/{command.qualified_name}" for command in discord_commands()}
    assert set(re.findall(r"^\| `(/[a-z ]+)`", README, re.MULTILINE)) <= known
    words = {command.words for command in COMMANDS}
    named = re.findall(r"^\| `onrecord ([a-z ]+?)(?: [A-Z\[]|`| csv)", README, re.MULTILINE)
    assert set(named) == words


def test_its_pictures_are_in_the_project() -> None:
    pictures = re.findall(r"\]\((docs/pictures/[a-z0-9-]+\.png)\)", README)
    assert len(pictures) == 11
    for picture in pictures:
        assert (ROOT / picture).stat().st_size < 300_000


def test_the_demo_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    from bot.cli import main

    shown = re.search(r"<!-- demo -->\n```\n(.*?)```\n<!-- /demo -->", README, re.DOTALL)
    assert shown is not None
    assert main(["demo"]) == 0
    assert undated(capsys.readouterr().out) == undated(shown[1])


def undated(text: str) -> list[str]:
    return [re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "DAY", line).rstrip() for line in text.strip().splitlines()]
