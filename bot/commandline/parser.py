"""Words typed -> the command they mean. What is malformed becomes one sentence, with what may have been meant."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from bot.commandline.command import Command, Place
from bot.domain.actor import Actor, Role, local_admin
from bot.domain.errors import BadInput

MAX_ID = 2**63 - 1

GROUPS = {
    "articles": "articles on record",
    "claims": "claims on record",
    "others": "what other fact-checkers have published",
    "feeds": "feeds that new articles are taken from",
    "review": "the moderators' desk",
    "speakers": "who speaks on record",
    "settings": "the desk's settings",
}


@dataclass(frozen=True, slots=True)
class Parsed:
    command: Command
    place: Place
    args: argparse.Namespace


class _Parser(argparse.ArgumentParser):
    """argparse prints its usage and exits; here a mistake is an error like any other."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        if wrong := re.search(r"argument COMMAND: invalid choice: '([^']*)'", message):
            known = self.words()
            raise BadInput(
                f"{self.prog} has no {wrong[1][:50]!r}{_meant(wrong[1], known)}; it takes: {', '.join(known)}."
            )
        raise BadInput(f"{self.prog}: {message}; see '{self.prog} --help'.")

    def words(self) -> list[str]:
        """The commands that may follow this parser's own words."""
        return [name for action in self._actions if isinstance(action.choices, dict) for name in action.choices]

    def positionals(self) -> list[str]:
        """What stands before the options, as a usage line writes it."""
        marks = {"+": "{}...", "?": "[{}]"}
        taken = (action for action in self._actions if not action.option_strings)
        return [marks.get(str(action.nargs), "{}").format(action.metavar) for action in taken]

    def flags(self) -> list[str]:
        return [flag for flag in self._option_string_actions if flag.startswith("--")]


def parse(argv: Sequence[str], commands: Sequence[Command]) -> Parsed:
    """Raises BadInput; --help and --version print and raise SystemExit."""
    root = build(commands)
    args, extra = root.parse_known_args(argv)
    leaf: _Parser = args.parser
    if extra:
        raise BadInput(_unexpected(leaf, root, extra[0]))
    if args.command is None:
        raise BadInput(f"{leaf.prog} needs one of: {', '.join(leaf.words())}; see '{leaf.prog} --help'.")
    return Parsed(args.command, _place(args), args)


def build(commands: Sequence[Command]) -> _Parser:
    root = _Parser(
        prog="onrecord",
        usage="onrecord [--config FILE] [--db FILE] [--server ID] [--as USER_ID:ROLE] COMMAND ...",
        description="Who claimed what, in which words, and what came of checking it.",
        epilog=_overview(commands),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("--version", action=_Version)
    root.add_argument("--config", metavar="FILE", type=Path, help="configuration (or ONRECORD_CONFIG)")
    root.add_argument("--db", metavar="FILE", type=Path, help="database (or ONRECORD_DB)")
    root.add_argument("--server", metavar="ID", type=_server, default=0, help="whose desk; 0 is the local one")
    root.add_argument(
        "--as", metavar="USER_ID:ROLE", dest="acting", help="act as somebody; as the local admin if not given"
    )
    root.set_defaults(command=None, parser=root)
    branches = root.add_subparsers(prog="onrecord", metavar="COMMAND", help=argparse.SUPPRESS)
    groups: dict[str, Any] = {}
    for command in commands:
        *group, name = command.words.split()
        if not group:
            _add(branches, name, command)
            continue
        if group[0] not in groups:
            branch = branches.add_parser(group[0], help=GROUPS[group[0]], description=GROUPS[group[0]])
            branch.set_defaults(parser=branch)
            groups[group[0]] = branch.add_subparsers(metavar="COMMAND")
        _add(groups[group[0]], name, command)
    return root


def _add(branches: Any, name: str, command: Command) -> None:
    leaf: _Parser = branches.add_parser(name, help=command.help, description=command.help)
    leaf.set_defaults(command=command, parser=leaf, json=False)
    if command.options:
        command.options(leaf)
    if command.json:
        leaf.add_argument("--json", action="store_true", help="one JSON object a line")
    leaf.usage = " ".join([leaf.prog, *leaf.positionals(), "[options]"])


def _overview(commands: Sequence[Command]) -> str:
    width = max(len(command.words) for command in commands)
    lines = (f"  {command.words:{width}}  {command.help}" for command in commands)
    return "commands:\n" + "\n".join(lines) + "\n\n'onrecord COMMAND --help' says what a command takes."


class _Version(argparse.Action):
    """Reads the version only when it is asked for: package metadata is slow to load."""

    def __init__(self, option_strings: list[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version")

    def __call__(self, parser: argparse.ArgumentParser, *_parsed: object) -> NoReturn:
        from importlib.metadata import version

        print(f"onrecord {version('onrecord')}")
        parser.exit()


def _meant(typed: str, known: Sequence[str]) -> str:
    close = get_close_matches(typed, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _unexpected(leaf: _Parser, root: _Parser, typed: str) -> str:
    """What to say about words that nothing takes."""
    option = typed.partition("=")[0]
    if option in root.flags():
        return f"{option} goes before the command: onrecord {option} ... {leaf.prog.removeprefix('onrecord ')}."
    if option == "--json":
        return "--json goes after the command that it is for."
    if not option.startswith("-"):
        return f"{leaf.prog} takes no {typed[:50]!r} there; see '{leaf.prog} --help'."
    return f"{leaf.prog} has no option {option[:50]!r}{_meant(option, leaf.flags())}; see '{leaf.prog} --help'."


def _place(args: argparse.Namespace) -> Place:
    actor = local_admin(args.server) if args.acting is None else acting(args.acting, args.server)
    return Place(args.config, args.db, actor)


def _server(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit()) or int(typed[:25]) > MAX_ID:
        raise BadInput(f"--server takes a server's id (digits), not {typed[:50]!r}.")
    return int(typed)


def acting(typed: str, server: int) -> Actor:
    """'123:moderator' as the one who acts, trusted as said, under the limits that hold for everybody."""
    user, colon, role = typed.partition(":")
    if not colon or not (user.isascii() and user.isdigit()) or not 0 < int(user[:25]) <= MAX_ID:
        raise BadInput(f"--as takes USER_ID:ROLE, for example 123:moderator, not {typed[:50]!r}.")
    try:
        return Actor(user=int(user), server=server, role=Role[role.upper()])
    except KeyError:
        known = ", ".join(role.name.lower() for role in Role)
        raise BadInput(f"{role[:50]!r} is not a role; use one of: {known}.") from None
