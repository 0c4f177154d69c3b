"""Options that several commands share, with the types that turn what was typed into values or a sentence."""

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date

from bot.domain.claims import NOBODY, Verdict
from bot.domain.errors import BadInput
from bot.domain.user_input import parse_number, parse_slug

FIRST_YEAR, LAST_YEAR = 1970, 9998


def claim(typed: str) -> int:
    return parse_number(typed)


def article(typed: str) -> int:
    return parse_number(typed, "article")


def dispute(typed: str) -> int:
    return parse_number(typed, "dispute")


def user(typed: str) -> int:
    digits = typed.strip().removeprefix("<@").removesuffix(">")
    if not (digits.isascii() and digits.isdigit()) or not 0 < int(digits[:25]) < 2**63:
        raise BadInput(f"{typed[:50]!r} is not a Discord user's id (digits).")
    return int(digits)


def spans(typed: list[str]) -> list[tuple[int, int]]:
    """Starts and ends by turns."""
    if not typed or len(typed) % 2 or not all(t.isascii() and t.isdigit() and len(t) < 10 for t in typed):
        raise BadInput("--at takes the start and the end of each part, in whole numbers: --at 0 41 46 90.")
    numbers = [int(each) for each in typed]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def feed(typed: str) -> int:
    return parse_number(typed, "feed")


def import_number(typed: str) -> int:
    return parse_number(typed, "import")


def check(typed: str) -> int:
    return parse_number(typed, "check")


def verdict(typed: str) -> Verdict:
    return parse_slug(typed, Verdict, "verdict")


def how_many(option: str) -> Callable[[str], int]:
    """A type that takes a number from 1 to a million."""

    def parse(typed: str) -> int:
        if not (typed.isascii() and typed.isdigit()) or not 1 <= int(typed[:9]) <= 1_000_000:
            raise BadInput(f"{option} takes a number from 1 on, not {typed[:50]!r}.")
        return int(typed)

    return parse


limit = how_many("--limit")


def one_of(what: str, *choices: str) -> Callable[[str], str]:
    """A type that takes these slugs alone."""

    def choose(typed: str) -> str:
        if typed.strip().lower() in choices:
            return typed.strip().lower()
        raise BadInput(f"{typed[:50]!r} is not a {what}; use one of: {', '.join(choices)}.")

    return choose


def day(typed: str) -> date:
    """A day as YYYY-MM-DD, within the years that a clock in any zone can tell."""
    try:
        given = date.fromisoformat(typed) if len(typed) == len("YYYY-MM-DD") and typed[4] == "-" else None
    except ValueError:
        given = None
    if given is None or typed[5] == "W":
        raise BadInput(f"--date takes a day as YYYY-MM-DD, not {typed[:50]!r}.")
    if not FIRST_YEAR <= given.year <= LAST_YEAR:
        raise BadInput(f"--date takes a day of the years {FIRST_YEAR} to {LAST_YEAR}, not {typed}.")
    return given


def add_claim(parser: ArgumentParser) -> None:
    parser.add_argument("number", metavar="N", type=claim, help="the claim: 42 or #42")


def add_limit(parser: ArgumentParser) -> None:
    parser.add_argument("--limit", metavar="N", type=limit, default=25, help="how many at most; 25 if not given")


def add_reason(parser: ArgumentParser, what: str) -> None:
    """Not required of the parser: a reason that is missing is refused as one that is too short is."""
    parser.add_argument("--reason", metavar="TEXT", default="", help=f"{what}; 20 characters or more")


def add_verdict(parser: ArgumentParser) -> None:
    slugs = ", ".join(verdict.value for verdict in Verdict)
    parser.add_argument("--verdict", metavar="V", type=verdict, help=slugs)
    parser.add_argument(
        "--source",
        metavar="URL",
        nargs="+",
        action="extend",
        default=[],
        help="evidence: addresses, each after supports, refutes or context; its copy after archive",
    )


def add_dates(parser: ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DATE", help="the day that the verdict holds for, YYYY-MM-DD")
    parser.add_argument("--look-again", metavar="DATE", help="the day on which to look at it again")


def add_speaker(parser: ArgumentParser) -> None:
    parser.add_argument("--speaker", metavar="NAME", help=f"who said it, if the record is wrong; or {NOBODY!r}")
