"""Whom every kind of source means: a wrong speaker is a false accusation, so doubt must give nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.claims import Span
from bot.extraction.speakers import Discourse, resolve_speakers, trim_source
from bot.extraction.tagger.decoding import Attribution
from tests.extraction.marked import read_marked
from tests.extraction.speaker_cases import CASES


def _lines() -> list[tuple[str, str]]:
    return [(kind, line) for kind, lines in CASES.items() for line in lines.strip().splitlines()]


def test_the_table_is_large_enough() -> None:
    assert len(_lines()) >= 150


@pytest.mark.parametrize(("kind", "line"), _lines())
def test_speaker(kind: str, line: str) -> None:
    marked, _, expected = line.rpartition("=>")
    text, attributions = read_marked(marked.strip().replace("\\n", "\n"))
    wanted = [None if name.strip() in {"-", ""} else name.strip() for name in expected.split(";")]
    found = resolve_speakers(text, attributions)
    assert [r.speaker for r in found] == wanted, found
    assert all((r.confidence == 0) == (r.speaker is None) and r.how for r in found)


PIECES = st.sampled_from(
    [
        '"', "“", "”", "'", "’", "said", "he", "She", "they", "it", "who", "I", ",", ".", "?", ":", " ", "\n\n", "\r\n",
        "\u00a0", "\u200b", "\ud800", "😀", "\u202e", "שלום", "Ada Quill", "Tamm", "the governor", "Governor", "Mr.",
        "President", "PresidentTamm", "Sen.", "(", ")", "—", "and", "'s", "of", "The Times", "the company", "his wife",
        "officials", "A", "'", "Jr.", "former", "WALLIS:", "two", "§", "e\u0301",
    ]
)  # fmt: skip


def in_order(edges: tuple[int, int]) -> Span:
    return min(edges), max(edges)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=50).map(" ".join) | st.text(max_size=200), st.data())
def test_any_text_and_any_span_gets_an_answer(text: str, data: st.DataObject) -> None:
    edges = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edges, edges).map(in_order), max_size=8))
    attributions = [Attribution((spans[-1 - n],), (), (span,), 0.9, 0.9) for n, span in enumerate(spans)]
    found = resolve_speakers(text, attributions)
    assert len(found) == len(attributions)
    assert resolve_speakers(text, attributions, Discourse.of(text)) == found
    for one in found:
        assert one.how
        assert 0 <= one.confidence <= 1
        assert one.speaker is None or one.speaker.strip()
    for start, end in spans:
        first, last = trim_source(text, (start, end))
        assert start <= first <= last <= end


HOSTILE = {
    "no blank": "a" * 1_000_000,
    "one capital word": "Aa" * 300_000,
    "quotation marks": '"' * 100_000,
    "curly marks": "“" * 100_000,
    "apostrophes": "'a" * 60_000,
    "commas": "," * 100_000,
    "one name": "Ada Quill " * 10_000,
    "namesakes": " ".join(f"A{n % 26}{n // 26}x Quill." for n in range(8_000)),
    "pronouns": "He said. " * 15_000,
    "bodies": ". ".join(f"The X{n} Times said" for n in range(8_000)),
    "lines": "Ada\n" * 20_000,
    "and": "Ada and " * 15_000,
    "relative": "Ada, who " * 15_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_the_text_alone(text: str) -> None:
    """Nothing here is fast or slow: anything worse than linear does not end within the suite's limit."""
    step = max(1, len(text) // 500)
    spans = [(at, min(len(text), at + 9)) for at in range(0, len(text), step)]
    attributions = [Attribution((span,), (), ((span[0], span[0] + 5),), 0.9, 0.9) for span in spans]
    found = resolve_speakers(text, attributions)
    assert len(found) == len(spans)
    assert all(one.speaker is None or len(one.speaker) <= 400 for one in found)


@pytest.mark.parametrize(
    ("source", "trimmed"),
    [
        ("Tamm in his own post", "Tamm"),
        ("PresidentTamm", "PresidentTamm"),
        ("“Tamm,", "Tamm"),
        ("Tamm, 73,", "Tamm"),
        ("by Ada Quill", "Ada Quill"),
        ("Ada Quill of Norland", "Ada Quill"),
        ("Ada Quill, the mayor of Norland", "Ada Quill"),
        ("Governor Ada Quill on Friday", "Governor Ada Quill"),
        ("a spokesman for Ada Quill", "a spokesman for Ada Quill"),
        ("the mayor of Norland", "the mayor of Norland"),
        ("Quill himself", "Quill"),
        ("Ada Quill and Boris Tamm, who came late", "Ada Quill and Boris Tamm"),
        ("the press secretary, Mila Odvar,", "the press secretary, Mila Odvar"),
        ("recent polls", "recent polls"),
        ("he", "he"),
        ("—", "—"),
    ],
)
def test_a_source_ends_at_its_name(source: str, trimmed: str) -> None:
    text = f"It was {source} who spoke."
    start, end = trim_source(text, (7, 7 + len(source)))
    assert text[start:end] == trimmed
