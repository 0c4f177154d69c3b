"""The page of Discord's commands, from the command tree that the bot registers."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands

from bot.chat.client.commands import add_all
from bot.domain.actor import NEEDS, Capability, Role
from docs.generate.discord_notes import MENUS, NOTES, WHO
from docs.generate.markdown import code, document, sentence, slugs, table

Leaf = app_commands.Command[Any, ..., Any]

_ROLES = {Role.MEMBER: "members", Role.CHECKER: "checkers", Role.MODERATOR: "moderators", Role.ADMIN: "admins"}


def page() -> str:
    commands, menus = list(leaves()), list(message_menus())
    _require_same("who may run it", set(WHO), {command.qualified_name for command in commands})
    _require_same("what a menu does", set(MENUS), {menu.name for menu in menus})
    rows = [(code(f"/{c.qualified_name}"), _options(c), c.description, _who(c)) for c in commands]
    menu_rows = [(f"*{menu.name}*", "a message's menu", MENUS[menu.name], "members") for menu in menus]
    return document(
        "Commands in Discord",
        "A claim is given as `42`, `#42` or some of its words. Options in brackets may be left out; a long text or a"
        " needed value that is left out is asked for in a form. Reasons and rationales have 20 characters or more."
        " Several web addresses have spaces between them.",
        "**Who**: admins have Manage Server. Moderators have the role set with `moderator_role`, or Manage Messages"
        " where none is set. Checkers have the role set with `checker_role`. Everybody else is a member. Each may"
        " do all that the one before may. `/desk` shows to those with Manage Server only; a server can open it to"
        " others under *Server Settings, Integrations*.",
        table(("command", "options", "what it does", "who"), [*rows, *menu_rows]),
        "## Every command and its options",
        *[_section(command) for command in commands],
    )


def _tree() -> app_commands.CommandTree[Any]:
    tree: app_commands.CommandTree[Any] = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    add_all(tree)
    return tree


def leaves() -> Iterator[Leaf]:
    """Every slash command that can be run, in the order of the tree."""
    for command in _tree().walk_commands(type=discord.AppCommandType.chat_input):
        if isinstance(command, app_commands.Command):
            yield command


def message_menus() -> Iterator[app_commands.ContextMenu]:
    for menu in _tree().walk_commands(type=discord.AppCommandType.message):
        if isinstance(menu, app_commands.ContextMenu):
            yield menu


def _options(command: Leaf) -> str:
    return " ".join(code(_written(option)) for option in command.parameters)


def _written(option: app_commands.Parameter) -> str:
    return option.display_name if option.required else f"[{option.display_name}]"


def _who(command: Leaf) -> str:
    who = WHO[command.qualified_name]
    return _ROLES[NEEDS[who]] if isinstance(who, Capability) else who


def _section(command: Leaf) -> str:
    name = command.qualified_name
    lines = [f"### `/{name}`", "", " ".join(filter(None, (sentence(command.description), NOTES.get(name))))]
    told = [f"- `{_written(option)}`: {option.description}{_takes(option)}" for option in command.parameters]
    return "\n".join([*lines, *([""] if told else []), *told])


def _takes(option: app_commands.Parameter) -> str:
    return f". One of {slugs(str(choice.value) for choice in option.choices)}" if option.choices else ""


def _require_same(what: str, told: set[str], known: set[str]) -> None:
    """A command that is new or gone needs its line in the notes."""
    if told != known:
        raise LookupError(f"discord_notes, {what}: missing {sorted(known - told)}, unknown {sorted(told - known)}")
