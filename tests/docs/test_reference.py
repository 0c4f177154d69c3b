"""The reference names every command, option, setting, configuration key and JSON key, and is fresh."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.chat.client.commands import add_all
from bot.commandline.parser import build
from bot.commandline.table import COMMANDS
from bot.config import keys
from bot.domain.settings import DEFAULTS, KEYS, written
from bot.publish import objects
from docs.generate import discord_notes, json_literals, json_meanings, json_objects
from docs.generate.__main__ import main
from docs.generate.pages import PAGES, stale
from tests.docs.paths import ROOT, text_of

DISCORD = text_of("docs/reference/discord.md")
COMMAND_LINE = text_of("docs/reference/command-line.md")
CONFIGURATION = text_of("docs/reference/configuration.md")
SETTINGS = text_of("docs/reference/settings.md")


def row(page: str, start: str) -> str:
    """The row of a table that begins with this."""
    return next((line for line in page.splitlines() if line.startswith(f"| `{start}")), "")


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
        assert f"| *{command.name}* |" in DISCORD
        return
    line = row(DISCORD, f"/{command.qualified_name}`")
    assert line
    for option in command.parameters:
        assert f"`{option.display_name}`" in line if option.required else f"`[{option.display_name}]`" in line
        assert str(option.description) in DISCORD


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.words)
def test_every_command_and_option_of_the_command_line_is_there(command: object) -> None:
    words = command.words  # type: ignore[attr-defined]
    line = row(COMMAND_LINE, f"onrecord {words}")
    assert line
    parser = build([command])  # type: ignore[list-item]
    for word in words.split():
        (branches,) = (action for action in parser._actions if isinstance(action.choices, dict))
        parser = branches.choices[word]  # type: ignore[index]
    for flag in parser.flags():
        if flag not in {"--help", "--json"}:
            assert f"`{flag}`" in line, flag


def default_in(page: str, start: str) -> str:
    """The second cell of a row, without its marks for code."""
    return row(page, start).split(" | ")[1].strip("`")


def test_every_configuration_key_and_its_default_is_there() -> None:
    for key in keys():
        shown = str(key.default).lower() if isinstance(key.default, bool) else str(key.default)
        shown = "none" if key.default in {"", ()} else shown.removesuffix(".0")
        assert default_in(CONFIGURATION, f"[{key.section}] {key.name}`") == shown, key


def test_every_secret_of_the_environment_is_there() -> None:
    source = (ROOT / "bot/config.py").read_text(encoding="utf-8")
    for name in set(re.findall(r'"((?:DISCORD|GOOGLE|ONRECORD)_[A-Z_]+)"', source)):
        assert row(CONFIGURATION, f"{name}`"), name


def test_every_setting_and_its_default_is_there() -> None:
    for setting in KEYS:
        assert default_in(SETTINGS, f"{setting}`") == (written(getattr(DEFAULTS, setting)) or "none"), setting
    settings = SETTINGS.partition("| setting | default |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([a-z_]+)` \|", settings, re.MULTILINE) == list(KEYS)


def test_nothing_is_there_that_does_not_exist() -> None:
    known = {f"/{command.qualified_name}" for command in discord_commands()}
    assert set(re.findall(r"^\| `(/[a-z ]+)`", DISCORD, re.MULTILINE)) <= known
    words = {command.words for command in COMMANDS}
    named = re.findall(r"^\| `onrecord ([a-z ]+?)(?: [A-Z\[]|`| csv)", COMMAND_LINE, re.MULTILINE)
    assert set(named) == words


def test_every_object_is_there() -> None:
    """Each function of the module that prints has a shape of its own."""
    made = inspect.getsource(json_objects)
    for name, _ in inspect.getmembers(objects, inspect.isfunction):
        if name.endswith("_object"):
            assert f"objects.{name}" in made, name


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_fresh(name: str) -> None:
    assert text_of(name) == PAGES[name](), f"{name} is stale; run python -m docs.generate"


def test_the_check_names_what_is_stale(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    monkeypatch.setitem(PAGES, "docs/reference/settings.md", lambda: "something else")
    assert stale() == ["docs/reference/settings.md"]
    assert main(["--check"]) == 1
    assert capsys.readouterr().out == "docs/reference/settings.md is stale; run python -m docs.generate\n"


def test_what_has_no_meaning_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(json_meanings.MEANINGS["claim"], "appearances[].quote")
    with pytest.raises(LookupError, match=r"no meaning for \['appearances\[\].quote'\]"):
        json_objects.page()


def test_what_is_not_printed_has_no_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(json_meanings.MEANINGS["claim"], "colour", "what colour it has")
    with pytest.raises(LookupError, match=r"no such key as \['colour'\]"):
        json_objects.page()


def test_a_small_object_needs_a_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(json_literals.LITERALS, ("path", "bytes"))
    with pytest.raises(LookupError, match=r"no meaning for \[\('path', 'bytes'\)\]"):
        json_literals.literal_rows()


def test_a_command_needs_a_word_on_who_may_run_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(discord_notes.WHO, "review take")
    with pytest.raises(LookupError, match="review take"):
        PAGES["docs/reference/discord.md"]()
