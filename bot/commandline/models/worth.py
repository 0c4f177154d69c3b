"""`worth`: the shipped ranking of sentences by how much a fact-checker would want them checked."""

import json
from argparse import ArgumentParser
from typing import NamedTuple

from bot.commandline.articles.source_files import read_source, told
from bot.commandline.command import Call, Command
from bot.commandline.output import Table, progress
from bot.domain.errors import OnRecordError, Unreadable


class Sentence(NamedTuple):
    """One line of the file."""

    id: str | int
    text: str


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help='JSON lines with "id" and "text"; - is stdin')


def _worth(call: Call) -> None:
    from bot.extraction.worthiness import worthiness

    name = call.args.file
    try:
        sentences = read_sentences(name)
    except OnRecordError as error:
        call.fail(told(name, error))
        return
    with progress(f"Reading {name}"):
        found = worthiness([one.text for one in sentences])
    if call.out.as_json:
        for sentence, worth in zip(sentences, found, strict=True):
            call.out.object({"id": sentence.id, "score": worth.score})
        return
    rows = [
        (f"{worth.score:.2f}", ", ".join(worth.reasons), sentence.text)
        for sentence, worth in zip(sentences, found, strict=True)
    ]
    call.out.table(Table(("Worth", "Reasons", "Sentence"), rows, "There is no sentence in it."))


def read_sentences(name: str) -> list[Sentence]:
    """The sentences of a file of JSON lines, empty lines left out; what else a line holds
    is passed over. Raises Unreadable, with the number of a bad line."""
    text = read_source(name).decode("utf-8-sig", errors="replace")
    lines = enumerate(text.split("\n"), start=1)
    return [_sentence(number, line) for number, line in lines if line.strip()]


def _sentence(number: int, line: str) -> Sentence:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        given = None
    if not (isinstance(given, dict) and isinstance(given.get("text"), str) and _is_name(given.get("id"))):
        raise Unreadable(f'Line {number} is not a JSON object with "id" and "text".')
    return Sentence(given["id"], given["text"])


def _is_name(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


WORTH = Command("worth", "how much each sentence is worth checking", _worth, _options)
