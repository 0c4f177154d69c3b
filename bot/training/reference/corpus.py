"""The corpora as they lie in their files: GUM with trees and chains, GAP with one pronoun a text, articles as text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from bot.domain.errors import Unreadable

Span = tuple[int, int]
HELD_OUT = 8
"""Of each corpus every so many texts are not learnt from: they say when to stop and which answers are sure enough."""


class Token(NamedTuple):
    """A word of a tree (Universal Dependencies); `above` is the number of its head, -1 for none."""

    start: int
    end: int
    speech: str
    lemma: str
    above: int
    relation: str


@dataclass(frozen=True, slots=True)
class Chained:
    """A text in which everything that is mentioned twice is marked."""

    name: str
    text: str
    tokens: list[Token]
    chains: list[list[Span]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with one pronoun and names, each of which it means or does not."""

    name: str
    text: str
    pronoun: Span
    names: list[tuple[Span, bool]]


def read_gum(folder: Path, part: str) -> list[Chained]:
    """GUM's texts in the order of the file. Raises Unreadable where there is none."""
    return [
        Chained(
            row["doc"],
            row["text"],
            [Token(*token) for token in row["tokens"]],
            [[(start, end) for start, end in chain] for chain in row["clusters"]],
        )
        for row in _rows(folder / f"gum_{part}.jsonl")
    ]


def read_gap(folder: Path, part: str) -> list[Passage]:
    """GAP's passages in the order of the file. Raises Unreadable where there is none."""
    return [
        Passage(
            row["id"],
            row["text"],
            _span(row["pronoun"]),
            [(_span(candidate["span"]), bool(candidate["same"])) for candidate in row["candidates"]],
        )
        for row in _rows(folder / f"gap_{part}.jsonl")
    ]


def read_articles(folder: Path) -> list[str]:
    """The plain texts of a folder, by name; none where there is no folder."""
    return [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]


def split(rows: list[Any]) -> tuple[list[Any], list[Any]]:
    """What to learn from, and what is held out."""
    learnt = [row for number, row in enumerate(rows) if number % HELD_OUT != HELD_OUT - 1]
    return learnt, rows[HELD_OUT - 1 :: HELD_OUT]


def _span(given: list[int]) -> Span:
    return given[0], given[1]


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    if not file.is_file():
        raise Unreadable(f"There is no {file}.")
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
