"""What the encoder is given of a text, and how its answers become attributions with exact places."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import exp
from typing import NamedTuple

from bot.extraction.tagger.linking import Distance, Link, LinkRule, Pointer, link
from bot.extraction.tagger.tags import Role, Segment, begin, best_tags, inside, segments
from bot.extraction.tagger.windows import WINDOW, Window, cut_windows
from bot.extraction.tagger.words import Words
from bot.text.wordpieces import Vocabulary

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, in offsets of the text. `cue` and `source` are empty where there is none.

    `confidence` (0..1) is of the content's words, `source_confidence` of the link to the source or to nobody."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    confidence: float
    source_confidence: float


class WindowInput(NamedTuple):
    """Numbers for one window, the marks around it included; `heads` is where each of its words begins."""

    window: Window
    ids: list[int]
    features: list[int]
    heads: list[int]


class WindowOutput(NamedTuple):
    """Answers for one window: `tags` one row of TAGS scores a word, `pointer(kind, from)` a probability each word.

    A pointer's probabilities need not add up to 1: what is missing points at nothing in the window."""

    tags: Sequence[Sequence[float]]
    pointer: Callable[[Pointer, int], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Decoding:
    """What is tuned after training, on a dev part."""

    outside_bias: float = 0.0
    least_confidence: float = 0.0
    rule: LinkRule = field(default_factory=LinkRule)


def prepare(words: Words, vocabulary: Vocabulary, size: int = WINDOW) -> list[WindowInput]:
    """The windows of a text as numbers."""
    pieces = [vocabulary.pieces(word)[:size] for word in words.texts]
    windows = cut_windows([len(p) for p in pieces], words.opens_paragraph, size)
    return window_inputs(words, pieces, windows, vocabulary)


def window_inputs(
    words: Words, pieces: Sequence[Sequence[int]], windows: Iterable[Window], vocabulary: Vocabulary
) -> list[WindowInput]:
    """`pieces`: the word pieces of each word. A feature stands for each piece, 0 at the marks around a window."""
    inputs: list[WindowInput] = []
    for window in windows:
        ids, features, heads = [vocabulary.start], [0], []
        for at in range(window.first, window.last):
            heads.append(len(ids))
            ids.extend(pieces[at])
            features.extend([words.features[at]] * len(pieces[at]))
        inputs.append(WindowInput(window, [*ids, vocabulary.end], [*features, 0], heads))
    return inputs


class Answers:
    """The windows' answers put together to one article's."""

    def __init__(self, words: Words, windows: Sequence[Window], outputs: Sequence[WindowOutput]) -> None:
        self.words = words
        self.tags: list[Sequence[float]] = []
        self._window_of: list[int] = []
        self._windows, self._outputs = windows, outputs
        self._sums: dict[tuple[Pointer, int], array[float]] = {}
        for number, (window, output) in enumerate(zip(windows, outputs, strict=True)):
            self.tags.extend(output.tags[window.keep_from - window.first : window.keep_to - window.first])
            self._window_of.extend([number] * (window.keep_to - window.keep_from))

    def attributions(self, decoding: Decoding) -> list[Attribution]:
        """Everything that the answers attribute, in text order."""
        words = self.words
        found = segments(best_tags(self.tags, words.opens_paragraph, decoding.outside_bias))
        borders = [opens and words.texts[at - 1] != ":" for at, opens in enumerate(words.opens_paragraph)]
        distance = Distance(decoding.rule, borders, words.ends_sentence)
        placed = (self._placed(made) for made in link(found, self.mass, distance, decoding.rule))
        return [made for made in placed if made.confidence >= decoding.least_confidence]

    def mass(self, kind: Pointer, origin: Segment, target: Segment) -> float:
        """The probability on the target's words, pointed at from the first and from the last word of the origin."""
        total = 0.0
        for at in (origin.start, origin.end - 1):
            number = self._window_of[at]
            window = self._windows[number]
            low, high = max(target.start, window.first), min(target.end, window.last)
            if low < high:
                sums = self._sums.get((kind, at))
                if sums is None:
                    row = self._outputs[number].pointer(kind, at - window.first)
                    sums = self._sums[kind, at] = array("f", accumulate(row, initial=0.0))
                total += sums[high - window.first] - sums[low - window.first]
        return min(1.0, total / 2)

    def _placed(self, made: Link) -> Attribution:
        places = [self.words.span(c.start, c.end) for c in made.content]
        sure = [_probability(self.tags[at], Role.CONTENT) for c in made.content for at in range(c.start, c.end)]
        return Attribution(
            tuple(places),
            (self.words.span(made.cue.start, made.cue.end),) if made.cue else (),
            (self.words.span(made.source.start, made.source.end),) if made.source else (),
            sum(sure) / len(sure),
            max(0.0, made.source_confidence),
        )


def _probability(scores: Sequence[float], role: Role) -> float:
    top = max(scores)
    weights = [exp(score - top) for score in scores]
    return (weights[begin(role)] + weights[inside(role)]) / sum(weights)
