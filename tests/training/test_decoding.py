"""Tags to stretches, and stretches to attributions, on answers written by hand."""

from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bot.extraction.tagger.decoding import Answers, Decoding, WindowOutput
from bot.extraction.tagger.linking import Distance, Link, LinkRule, Pointer, link
from bot.extraction.tagger.tags import OUTSIDE, TAGS, Role, Segment, begin, best_tags, inside, segments
from bot.extraction.tagger.windows import Window
from bot.extraction.tagger.words import cut_words

RULE = LinkRule()
NUMBERS = st.floats(-5, 5, allow_nan=False)


def allowed(tags: tuple[int, ...], opens: list[bool]) -> bool:
    """Whether no stretch goes on that has not begun."""
    for at, tag in enumerate(tags):
        if tag and tag % 2 == 0 and (opens[at] or at == 0 or tags[at - 1] not in {tag, tag - 1}):
            return False
    return True


@given(
    st.lists(st.lists(NUMBERS, min_size=TAGS, max_size=TAGS), min_size=1, max_size=4),
    st.lists(st.booleans(), min_size=4, max_size=4),
    NUMBERS,
)
def test_the_tags_are_the_best_that_are_allowed(scores: list[list[float]], borders: list[bool], bias: float) -> None:
    opens = borders[: len(scores)]

    def total(tags: Sequence[int]) -> float:
        return sum(row[tag] + bias * (tag == OUTSIDE) for row, tag in zip(scores, tags, strict=True))

    found = best_tags(scores, opens, bias)
    assert allowed(tuple(found), opens)
    best = max(total(tags) for tags in product(range(TAGS), repeat=len(scores)) if allowed(tags, opens))
    assert abs(total(found) - best) < 1e-6


def test_neighbours_of_one_role_stay_two_stretches() -> None:
    content = Role.CONTENT
    tags = [begin(content), inside(content), begin(content), OUTSIDE, begin(Role.CUE)]
    assert segments(tags) == [Segment(content, 0, 2), Segment(content, 2, 3), Segment(Role.CUE, 4, 5)]


def test_a_low_bias_finds_more() -> None:
    row = [1.0] + [0.0] * (TAGS - 1)
    row[begin(Role.CONTENT)] = 0.6
    assert best_tags([row], [True], 0.0) == [OUTSIDE]
    assert best_tags([row], [True], -0.5) == [begin(Role.CONTENT)]


def linked(found: list[Segment], masses: dict[tuple[Pointer, Segment, Segment], float], length: int = 40) -> list[Link]:
    flags = [at == 0 for at in range(length)]
    distance = Distance(RULE, flags, [False] * length)
    return link(found, lambda *key: masses.get(key, 0.0), distance, RULE)


def test_pieces_that_share_a_cue_are_one_attribution() -> None:
    first, cue, source, second = (
        Segment(Role.CONTENT, 0, 5), Segment(Role.CUE, 6, 7), Segment(Role.SOURCE, 5, 6), Segment(Role.CONTENT, 8, 12),
    )  # fmt: skip
    masses = {(Pointer.CONTENT_CUE, piece, cue): 0.9 for piece in (first, second)}
    masses |= {(Pointer.CONTENT_SOURCE, piece, source): 0.8 for piece in (first, second)}
    masses[Pointer.SOURCE_CUE, source, cue] = 0.9
    (made,) = linked([first, source, cue, second], masses)
    assert (made.content, made.cue, made.source) == ((first, second), cue, source)
    assert made.source_confidence == 0.8


def test_contents_of_two_cues_stay_two_and_each_has_its_source() -> None:
    parts = [
        (Segment(Role.SOURCE, at, at + 1), Segment(Role.CUE, at + 1, at + 2), Segment(Role.CONTENT, at + 2, at + 6))
        for at in (0, 10)
    ]
    masses: dict[tuple[Pointer, Segment, Segment], float] = {}
    for source, cue, content in parts:
        masses |= {
            (Pointer.CONTENT_CUE, content, cue): 0.7,
            (Pointer.CONTENT_SOURCE, content, source): 0.7,
            (Pointer.SOURCE_CUE, source, cue): 0.7,
        }
    made = linked([segment for part in parts for segment in part], masses)
    assert [(m.source, m.cue, *m.content) for m in made] == parts


def test_a_content_that_points_nowhere_is_nobodys() -> None:
    content, cue = Segment(Role.CONTENT, 4, 9), Segment(Role.CUE, 1, 2)
    far = Segment(Role.SOURCE, 30, 31)
    (made,) = linked([cue, content, far], {(Pointer.CONTENT_CUE, content, cue): 0.9})
    assert made.cue == cue
    assert made.source is None


def test_only_the_nearest_partners_are_weighed() -> None:
    content = Segment(Role.CONTENT, 150, 152)
    asked: list[Segment] = []
    sources = [Segment(Role.SOURCE, at, at + 1) for at in range(0, 300, 2) if at != 150]

    def mass(_kind: Pointer, _origin: Segment, target: Segment) -> float:
        asked.append(target)
        return 0.9 if target.start == 148 else 0.0

    flags = [False] * 301
    (made,) = link([*sources[:75], content, *sources[75:]], mass, Distance(RULE, flags, flags), RULE)
    assert made.source == Segment(Role.SOURCE, 148, 149)
    assert len(asked) < 60


def test_answers_become_places_in_the_text() -> None:
    text = "The ferry sank, Ola Brandt said."
    words = cut_words(text)
    roles = [Role.CONTENT] * 3 + [None] + [Role.SOURCE] * 2 + [Role.CUE, None]
    tags = []
    for at, role in enumerate(roles):
        row = [0.0] * TAGS
        before = roles[at - 1] if at else None
        row[OUTSIDE if role is None else inside(role) if role is before else begin(role)] = 5.0
        tags.append(row)
    count = len(words)
    pointers = [[[0.0] * count for _ in range(count)] for _ in Pointer]
    for at in range(3):
        pointers[Pointer.CONTENT_SOURCE][at][4] = 0.9
        pointers[Pointer.CONTENT_CUE][at][6] = 0.9
    for at in (4, 5):
        pointers[Pointer.SOURCE_CUE][at][6] = 0.9
    answers = Answers(words, [Window(0, count, 0, count)], [WindowOutput(tags, lambda kind, at: pointers[kind][at])])
    (made,) = answers.attributions(Decoding())
    assert [text[s:e] for s, e in made.content] == ["The ferry sank"]
    assert [text[s:e] for s, e in made.source] == ["Ola Brandt"]
    assert [text[s:e] for s, e in made.cue] == ["said"]
    assert made.confidence > 0.9
    assert answers.attributions(Decoding(least_confidence=0.999)) == []
