"""From stretches of words to attributions: which content has which cue and which source.

Every attribution has one cue, so contents that choose the same cue are the pieces of one. A choice weighs what the
encoder's pointers say (the probability that falls on a stretch) against how far apart the two stand."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from math import log

from bot.extraction.tagger.tags import Role, Segment


class Pointer(IntEnum):
    """What a pointer head leads from and to."""

    CONTENT_SOURCE = 0
    CONTENT_CUE = 1
    SOURCE_CUE = 2


POINTERS = len(Pointer)
_LEAST = 1e-4
_NEAR = 150
"""Words within which a partner is looked for,"""
_NEAREST = 6
"""and how many of them on either side: whatever a text is, the work stays linear in its length."""


@dataclass(frozen=True, slots=True)
class LinkRule:
    """Penalties of distance, and how much is added to the choice of no partner; all in nats, tuned on a dev part."""

    word: float = 0.02
    sentence: float = 0.3
    paragraph: float = 4.0
    no_cue: float = -4.0
    no_source: float = -5.0


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution in word numbers. `source_confidence` is the choice's share among all sources and none."""

    content: tuple[Segment, ...]
    cue: Segment | None
    source: Segment | None
    source_confidence: float


Mass = Callable[[Pointer, Segment, Segment], float]
"""The probability that a pointer from the first stretch falls on the second; 0 where they were not read together."""


class Distance:
    """How far apart two stretches stand, in penalties of a rule."""

    def __init__(self, rule: LinkRule, opens_paragraph: Sequence[bool], ends_sentence: Sequence[bool]) -> None:
        self._rule = rule
        self._paragraphs = list(accumulate(opens_paragraph, initial=0))
        self._sentences = list(accumulate(ends_sentence, initial=0))

    def __call__(self, one: Segment, other: Segment) -> float:
        first, second = (one, other) if one.start <= other.start else (other, one)
        left, right = first.end, max(first.end, second.start)
        rule = self._rule
        return (
            rule.word * (right - left)
            + rule.sentence * (self._sentences[right] - self._sentences[left])
            + rule.paragraph * (self._paragraphs[min(right + 1, len(self._paragraphs) - 1)] - self._paragraphs[left])
        )


def link(found: Sequence[Segment], mass: Mass, distance: Distance, rule: LinkRule) -> list[Link]:
    """The attributions among the stretches found, in text order. Sources and cues that nothing chose are dropped."""
    sources = [segment for segment in found if segment.role is Role.SOURCE]
    cues = [segment for segment in found if segment.role is Role.CUE]
    groups: dict[Segment, list[Segment]] = defaultdict(list)
    alone: list[Segment] = []
    for content in (segment for segment in found if segment.role is Role.CONTENT):
        cue = _choose_cue(content, _near(cues, content), mass, distance, rule)
        if cue is None:
            alone.append(content)
        else:
            groups[cue].append(content)
    links = [_attribution(tuple(contents), cue, sources, mass, distance, rule) for cue, contents in groups.items()]
    links += [_attribution((content,), None, sources, mass, distance, rule) for content in alone]
    return sorted(links, key=lambda made: made.content[0].start)


def _near(candidates: Sequence[Segment], around: Segment) -> list[Segment]:
    """The candidates, which stand in text order, close by on either side."""
    at = bisect_left(candidates, around.start, key=_start)
    closest = candidates[max(0, at - _NEAREST) : at + _NEAREST]
    return [c for c in closest if around.start - _NEAR < c.start < around.end + _NEAR]


def _start(segment: Segment) -> int:
    return segment.start


def _choose_cue(
    content: Segment, cues: Sequence[Segment], mass: Mass, distance: Distance, rule: LinkRule
) -> Segment | None:
    masses = [mass(Pointer.CONTENT_CUE, content, cue) for cue in cues]
    scores = [_log(m) - distance(content, cue) for m, cue in zip(masses, cues, strict=True)]
    best = max(range(len(cues)), key=scores.__getitem__, default=None)
    if best is None or scores[best] < _log(1 - sum(masses)) + rule.no_cue - _worst(rule):
        return None
    return cues[best]


def _attribution(
    contents: tuple[Segment, ...],
    cue: Segment | None,
    sources: Sequence[Segment],
    mass: Mass,
    distance: Distance,
    rule: LinkRule,
) -> Link:
    """The pieces of one attribution with the source that all of them, and the cue, agree on best."""
    near = _near(sources, contents[0])
    pointed = [sum(mass(Pointer.CONTENT_SOURCE, c, source) for c in contents) / len(contents) for source in near]
    scores = [
        _log(points)
        + (_log(mass(Pointer.SOURCE_CUE, source, cue)) - distance(cue, source) if cue else 0.0)
        - min(distance(content, source) for content in contents)
        for points, source in zip(pointed, near, strict=True)
    ]
    nobody = _log(1 - sum(pointed)) + rule.no_source - _worst(rule)
    best = max(range(len(near)), key=scores.__getitem__, default=None)
    if best is None or scores[best] < nobody:
        return Link(contents, cue, None, 1 - sum(pointed))
    return Link(contents, cue, near[best], pointed[best])


def _worst(rule: LinkRule) -> float:
    """What choosing nobody costs beside a partner at hand: about a sentence's border."""
    return rule.sentence


def _log(probability: float) -> float:
    return log(max(probability, _LEAST))
