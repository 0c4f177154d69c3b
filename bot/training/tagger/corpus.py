"""PolNeAR as words with attributions: brat stand-off files beside the articles that they mark."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.errors import Unreadable
from bot.extraction.tagger.tags import Role, Segment
from bot.extraction.tagger.words import Words, cut_words

_SPANS = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t(.+)")
_ROLES = {"Source": Role.SOURCE, "Cue": Role.CUE, "Content": Role.CONTENT}

Marked = dict[Role, list[Segment]]
"""One attribution as stretches of words, by role."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with what each of its annotators marked in it."""

    name: str
    text: str
    words: Words
    annotators: tuple[tuple[Marked, ...], ...]


def read_part(corpus: Path, part: str) -> Iterator[Article]:
    """The articles of a part (a folder with `text` and `attributions`) in name order. Raises Unreadable without it."""
    folder = corpus / part
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise Unreadable(f"There are no articles in {folder / 'text'}.")
    for file in texts:
        text = _exactly(file)
        words = cut_words(text)
        marks = sorted((folder / "attributions").glob(f"{file.stem}_????.ann"))
        yield Article(file.stem, text, words, tuple(tuple(_attributions(_exactly(m), words)) for m in marks))


def _exactly(file: Path) -> str:
    """As annotated, newlines untouched: offsets stay valid."""
    return file.read_bytes().decode("utf-8")


def _attributions(marks: str, words: Words) -> Iterator[Marked]:
    places: dict[str, list[tuple[int, int]]] = {}
    for line in marks.splitlines():
        if found := _SPANS.match(line):
            pairs = (pair.split() for pair in found[2].split(";"))
            places[found[1]] = [(int(start), int(end)) for start, end in pairs]
    for line in marks.splitlines():
        if not (event := _EVENT.match(line)):
            continue
        made: Marked = {role: [] for role in Role}
        for part in event[1].split():
            name, _, reference = part.partition(":")
            if (role := _ROLES.get(name.rstrip("0123456789"))) is not None:
                made[role].extend(_segments(role, places[reference], words))
        if made[Role.CONTENT]:
            yield {role: sorted(found, key=lambda segment: segment.start) for role, found in made.items()}


def _segments(role: Role, spans: Iterable[tuple[int, int]], words: Words) -> Iterator[Segment]:
    """Stretches of words for spans of characters; marks at the edges count where the span holds them."""
    for start, end in spans:
        first, last = bisect_right(words.ends, start), bisect_left(words.starts, end)
        if first < last:
            yield Segment(role, first, last)
