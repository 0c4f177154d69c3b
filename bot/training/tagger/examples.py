"""What the network should answer for each window, learnt from all annotators of an article at once.

Where annotators differ the target is a share, not a vote: a word that two of six call content is content to a third."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.extraction.tagger.decoding import WindowInput, prepare
from bot.extraction.tagger.linking import Pointer
from bot.extraction.tagger.tags import OUTSIDE, TAGS, Role, Segment, begin, inside
from bot.text.wordpieces import Vocabulary
from bot.training.tagger.corpus import Article, Marked

NOWHERE = 0
"""The place in a window (its opening mark) that a pointer falls on where its partner is not in the window."""
_LEADS = (
    (Pointer.CONTENT_SOURCE, Role.CONTENT, Role.SOURCE),
    (Pointer.CONTENT_CUE, Role.CONTENT, Role.CUE),
    (Pointer.SOURCE_CUE, Role.SOURCE, Role.CUE),
)


class Lead(NamedTuple):
    """A wanted pointer between places in a window (or words in an article), with its weight."""

    kind: Pointer
    origin: int
    target: int
    weight: float


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its targets: `tags` a row of TAGS shares for each place in `given.heads` that counts."""

    given: WindowInput
    places: list[int]
    tags: list[list[float]]
    leads: list[Lead]


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets of a whole article in word numbers; a lead's target is None where no partner was marked."""

    tags: list[list[float]]
    leads: list[tuple[Pointer, int, int | None, float]]


def targets(article: Article) -> Targets:
    """The annotators' shares. An article without any is all outside."""
    share = 1 / max(1, len(article.annotators))
    tags = [[0.0] * TAGS for _ in range(len(article.words))]
    leads: list[tuple[Pointer, int, int | None, float]] = []
    for annotator in article.annotators:
        marked: dict[int, int] = {}
        for made in annotator:
            for segment in (segment for found in made.values() for segment in found):
                marked.update(dict.fromkeys(range(segment.start, segment.end), inside(segment.role)))
                marked[segment.start] = begin(segment.role)
            leads.extend(_leads(made, share))
        for at, row in enumerate(tags):
            row[marked.get(at, OUTSIDE)] += share
    if not article.annotators:
        for row in tags:
            row[OUTSIDE] = 1.0
    return Targets(tags, leads)


def _leads(made: Marked, share: float) -> list[tuple[Pointer, int, int | None, float]]:
    found: list[tuple[Pointer, int, int | None, float]] = []
    for kind, origin, target in _LEADS:
        partners: list[Segment | None] = list(made[target]) or [None]
        for segment in made[origin]:
            for partner in partners:
                for at in range(segment.start, segment.end):
                    weight = 0.5 / (segment.end - segment.start) + 0.25 * (
                        (at == segment.start) + (at == segment.end - 1)
                    )
                    found.append((kind, at, partner.start if partner else None, weight * share / len(partners)))
    return found


def examples(article: Article, wanted: Targets, vocabulary: Vocabulary, size: int) -> list[Example]:
    """The article cut into windows of `size` pieces, each with its part of the targets."""
    by_word: dict[int, list[tuple[Pointer, int | None, float]]] = {}
    for kind, origin, target, weight in wanted.leads:
        by_word.setdefault(origin, []).append((kind, target, weight))
    made: list[Example] = []
    for given in prepare(article.words, vocabulary, size):
        window, heads = given.window, given.heads
        leads = [
            Lead(kind, heads[at - window.first], _place(heads, target, window.first, window.last), weight)
            for at in range(window.keep_from, window.keep_to)
            for kind, target, weight in by_word.get(at, ())
        ]
        kept = range(window.keep_from, window.keep_to)
        made.append(Example(given, [heads[at - window.first] for at in kept], [wanted.tags[at] for at in kept], leads))
    return made


def _place(heads: Sequence[int], word: int | None, first: int, last: int) -> int:
    return heads[word - first] if word is not None and first <= word < last else NOWHERE
