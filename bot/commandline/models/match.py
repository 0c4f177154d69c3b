"""`match`: which known claims are what each question says, by the shipped models and with no database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.commandline.command import Call, Command
from bot.commandline.output import progress
from bot.domain.errors import Unreadable

DIGITS = 6


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--corpus", metavar="FILE", required=True, help="known claims: id, text and title, one a line")
    parser.add_argument("--queries", metavar="FILE", required=True, help="what was said: id and text, one a line")


def _match(call: Call) -> None:
    from bot.matching.corpus import known_of
    from bot.matching.matcher import Matcher

    known = [known_of(entry) for entry in entries(call.args.corpus)]
    questions = list(entries(call.args.queries))
    with progress(f"Reading {len(known):,} claims"):
        matcher = Matcher(known)
    for question in questions:
        ranked = [(found.id, round(found.probability, DIGITS)) for found in matcher.rank(str(question["text"]))]
        if call.out.as_json:
            call.out.object({"id": question["id"], "ranked": ranked})
        else:
            best = "  ".join(f"{name} {probability:.2f}" for name, probability in ranked[:5])
            call.out.text(f"{question['id']}  {best or 'nothing alike'}")


def entries(name: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, each with an id and a text. Raises Unreadable, which names the line."""
    try:
        lines = Path(name).read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        raise Unreadable(f"{name}: There is no such file.") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"{name}: It can't be read: {getattr(error, 'strerror', None) or 'no UTF-8 text'}.") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            raise Unreadable(f"{name}, line {number}: That is not a JSON object.") from None
        if not isinstance(entry, dict) or "id" not in entry or not isinstance(entry.get("text"), str):
            raise Unreadable(f'{name}, line {number}: An object with "id" and "text" is needed.')
        yield entry


MATCH = Command("match", "find the known claims that match each question, with no database", _match, _options)
