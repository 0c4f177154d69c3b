"""The tags of the encoder's first head, and the best allowed sequence of them."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple


class Role(IntEnum):
    """What a stretch of words is in an attribution."""

    SOURCE = 0
    CUE = 1
    CONTENT = 2


OUTSIDE = 0
TAGS = 1 + 2 * len(Role)


def begin(role: Role) -> int:
    """The tag of the first word of a stretch."""
    return 1 + 2 * role


def inside(role: Role) -> int:
    """The tag of the words that follow it."""
    return 2 + 2 * role


class Segment(NamedTuple):
    """Words start..end (exclusive) with one role."""

    role: Role
    start: int
    end: int


def best_tags(scores: Sequence[Sequence[float]], opens_paragraph: Sequence[bool], outside_bias: float) -> list[int]:
    """Viterbi over begin, inside, outside: one tag a word.

    `scores` holds TAGS numbers a word, any additive measure. The sequence never goes inside a stretch that has not
    begun, nor across a paragraph's border. `outside_bias` is added to what lies outside: below 0 finds more."""
    best: list[float] = [0.0] * TAGS
    back: list[tuple[int, ...]] = []
    never = float("-inf")
    at_start = True
    for row, opens in zip(scores, opens_paragraph, strict=True):
        top = max(range(TAGS), key=best.__getitem__)
        reach = best[top]
        from_tag = [top] * TAGS
        following = [reach + row[tag] for tag in range(TAGS)]
        following[OUTSIDE] += outside_bias
        for go_on in range(2, TAGS, 2):
            if opens or at_start:
                following[go_on] = never
                continue
            come = go_on - 1 if best[go_on - 1] >= best[go_on] else go_on
            from_tag[go_on] = come
            following[go_on] = best[come] + row[go_on]
        back.append(tuple(from_tag))
        best = following
        at_start = False
    tags: list[int] = []
    tag = max(range(TAGS), key=best.__getitem__)
    for pointers in reversed(back):
        tags.append(tag)
        tag = pointers[tag]
    tags.reverse()
    return tags


def segments(tags: Sequence[int]) -> list[Segment]:
    """The stretches that a sequence of tags says, in order."""
    found: list[Segment] = []
    roles = tuple(Role)
    begun, before = 0, OUTSIDE
    for at, tag in enumerate([*tags, OUTSIDE]):
        if tag != OUTSIDE and tag % 2 == 0 and before in {tag, tag - 1}:
            before = tag
            continue
        if before != OUTSIDE:
            found.append(Segment(roles[(before - 1) // 2], begun, at))
        begun, before = at, tag
    return found
