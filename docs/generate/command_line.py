"""The page of the command line, from its one table of commands and their parsers."""

import argparse
from collections.abc import Iterator

from bot.commandline.command import Command
from bot.commandline.parser import build
from bot.commandline.table import COMMANDS
from bot.domain.errors import BadInput, DatabaseTooNew, OnRecordError, Refusal
from docs.generate.command_line_notes import NOTES
from docs.generate.markdown import code, document, sentence, table

_EVERYWHERE = {"--help", "--json"}
_REFUSED = (
    "refused: not allowed, not found, a source or rationale missing or too short, a source that can't be read,"
    " a limit reached, a database from a newer version"
)


def page() -> str:
    if unknown := set(NOTES) - {command.words for command in COMMANDS}:
        raise LookupError(f"command_line_notes speaks of commands that do not exist: {sorted(unknown)}")
    rows = [(code(_usage(command)), " ".join(map(code, _flags(command))), command.help) for command in COMMANDS]
    return document(
        "Command line",
        "Everything works without Discord. A terminal acts on one local desk (server 0), as its admin, who has no rate"
        " limits. `--json` after a command prints one object a line ([JSON](json.md)). Logs and progress go to standard"
        " error.",
        "## Before the command",
        table(("option", "what it does"), _global_options()),
        "## Exit codes",
        table(("code", "what it means"), _exit_codes()),
        "A refusal is one sentence on standard error. A user's mistake never brings a traceback.",
        "## Commands",
        table(("command", "options", "what it does"), rows),
        "## Every command and its options",
        *[_section(command) for command in COMMANDS],
    )


def _global_options() -> list[tuple[str, str]]:
    root = build(COMMANDS)
    return [
        (code(" ".join(filter(None, (action.option_strings[-1], _metavar(action))))), action.help or "")
        for action in root._actions
        if action.option_strings and action.option_strings[-1] != "--help"
    ]


def _exit_codes() -> list[tuple[str, str]]:
    """What the error classes say themselves."""
    refused = {Refusal.exit_code, DatabaseTooNew.exit_code, OnRecordError.exit_code}
    if refused != {1} or BadInput.exit_code != 2:
        raise LookupError("the exit codes have changed: say what they mean here")
    return [
        (code("0"), "done"),
        (code("1"), _REFUSED),
        (code("2"), "malformed: the command line, a slug, a time or the configuration"),
    ]


def parser_of(command: Command) -> argparse.ArgumentParser:
    """The parser of one command alone."""
    parser: argparse.ArgumentParser = build([command])
    for word in command.words.split():
        (branches,) = (action.choices for action in parser._actions if isinstance(action.choices, dict))
        parser = branches[word]
    return parser


def _usage(command: Command) -> str:
    marks = {"+": "{}...", "?": "[{}]"}
    taken = (action for action in parser_of(command)._actions if not action.option_strings)
    return " ".join([f"onrecord {command.words}", *(marks.get(str(a.nargs), "{}").format(_metavar(a)) for a in taken)])


def _flags(command: Command) -> Iterator[str]:
    for action in parser_of(command)._actions:
        yield from (flag for flag in action.option_strings if flag.startswith("--") and flag not in _EVERYWHERE)


def _section(command: Command) -> str:
    lines = [f"### `{_usage(command)}`", "", sentence(command.help)]
    if note := NOTES.get(command.words):
        lines[-1] += f" {note}"
    told = [_option(action) for action in parser_of(command)._actions if not _EVERYWHERE & {*action.option_strings}]
    return "\n".join([*lines, *([""] if told else []), *told])


def _option(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"- `{_metavar(action)}`: {action.help}"
    needed = " (needed)" if action.required else ""
    return f"- `{' '.join(filter(None, (action.option_strings[-1], _metavar(action))))}`{needed}: {action.help}"


def _metavar(action: argparse.Action) -> str:
    shown = action.metavar
    return shown if isinstance(shown, str) else ""
