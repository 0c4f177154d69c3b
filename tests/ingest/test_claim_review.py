"""ClaimReview files: every form that is published, and everything that somebody could put in one."""

import contextlib
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import Unreadable
from bot.domain.fact_checks import FactCheck, Skipped
from bot.ingest import json_stream
from bot.ingest.claim_review import claim_reviews

ENTRY: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://www.checks.example/2026/bridge",
    "claimReviewed": "The harbour bridge cost  41 million crowns",
    "datePublished": "2026-01-02T09:30:00+01:00",
    "author": {"@type": "Organization", "name": "Quay Checks", "url": "https://checks.example"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ada Vey"}},
    "reviewRating": {"@type": "Rating", "ratingValue": 2, "bestRating": 5, "alternateName": "Mostly false"},
}
CHECK = FactCheck(
    url="https://www.checks.example/2026/bridge",
    text="The harbour bridge cost 41 million crowns",
    rating="Mostly false",
    publisher="Quay Checks",
    site="checks.example",
    claimant="Ada Vey",
    day="2026-01-02",
)


def read(body: object, *, lines: bool = False) -> list[FactCheck | Skipped]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return list(claim_reviews(io.BytesIO(raw), lines=lines))


def one(**changed: Any) -> FactCheck | Skipped:
    (found,) = read({**ENTRY, **changed})
    return found


def feed(*items: object) -> dict[str, object]:
    elements = [{"@type": "DataFeedItem", "dateCreated": "2026-01-03", "item": item} for item in items]
    return {"@context": "http://schema.org", "@type": "DataFeed", "dataFeedElement": elements}


@pytest.mark.parametrize(
    "body",
    [
        ENTRY,
        [ENTRY],
        {"@context": "https://schema.org", "@graph": [ENTRY]},
        [{"@graph": [ENTRY]}],
        feed([ENTRY]),
        feed(ENTRY),
        {**ENTRY, "@type": ["Review", "http://schema.org/ClaimReview"]},
        json.dumps(ENTRY, indent=2).encode(),
        b"\xef\xbb\xbf" + json.dumps(feed([ENTRY]), indent=1).encode(),
        json.dumps(ENTRY).encode() + b"\n\n",
    ],
)
def test_every_wrapping_is_read(body: object) -> None:
    assert read(body) == [CHECK]


def test_lines_and_values_in_a_row_are_read_and_a_bad_line_costs_itself_alone() -> None:
    line = json.dumps(ENTRY).encode()
    assert read(line + b"\n" + line) == [CHECK, CHECK]
    assert read(line + b"\n{broken\n[]\n" + b"[" * 100_000 + b"\n" + line + b"\n") == [
        CHECK,
        Skipped("not valid JSON"),
        Skipped("no ClaimReview"),
        Skipped("nested too deeply"),
        CHECK,
    ]
    assert read(b"{broken\n" + line, lines=True) == [Skipped("not valid JSON"), CHECK]
    assert read(json.dumps(ENTRY, indent=1).encode() * 2) == [CHECK, CHECK]


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        ({"author": [{"name": ""}, {"name": ["Quay Checks", "Other"]}]}, "publisher", "Quay Checks"),
        ({"author": "Quay Checks"}, "publisher", "Quay Checks"),
        ({"author": None, "publisher": {"name": "The Quay"}}, "publisher", "The Quay"),
        ({"author": {"name": 7}}, "publisher", "checks.example"),
        ({"reviewRating": "False"}, "rating", "False"),
        ({"reviewRating": {"name": "Half true"}}, "rating", "Half true"),
        ({"reviewRating": [{}, {"alternateName": {"@value": "Faux", "@language": "fr"}}]}, "rating", "Faux"),
        ({"reviewRating": {"alternateName": "r" * 400}}, "rating", "r" * 299 + "…"),
        ({"reviewRating": {"alternateName": "a\u202eb\u0000\n c"}}, "rating", "ab c"),
        ({"url": {"@id": "https://checks.example/x"}}, "url", "https://checks.example/x"),
        ({"itemReviewed": [None, {"author": [{"name": "Ada Vey"}]}]}, "claimant", "Ada Vey"),
        ({"itemReviewed": "a claim"}, "claimant", None),
        ({"datePublished": "2026-01-02"}, "day", "2026-01-02"),
        ({"datePublished": "yesterday"}, "day", None),
        ({"datePublished": "0001-01-01"}, "day", None),
        ({"datePublished": 20260102}, "day", None),
    ],
)
def test_each_field_in_the_forms_that_occur(changed: dict[str, Any], field: str, value: object) -> None:
    assert getattr(one(**changed), field) == value


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"url": "javascript:alert(1)"}, "no web address"),
        ({"url": "https://user:secret@checks.example/"}, "no web address"),
        ({"url": None}, "no web address"),
        ({"claimReviewed": "  "}, "no claim in words"),
        ({"claimReviewed": {"a": 1}}, "no claim in words"),
        ({"claimReviewed": "w " * 2_000}, "a claim of more than 2,000 characters"),
        ({"reviewRating": {"ratingValue": 3}}, "no rating in words"),
        ({"reviewRating": None}, "no rating in words"),
        ({"@type": "Article"}, "no ClaimReview"),
    ],
)
def test_what_a_reader_would_miss_is_a_reason_to_skip(changed: dict[str, Any], reason: str) -> None:
    assert one(**changed) == Skipped(reason)


def test_items_that_hold_nothing_are_counted() -> None:
    assert read(feed(None, [], 7, [ENTRY])) == [Skipped("no ClaimReview")] * 3 + [CHECK]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "not valid JSON, or is cut off"),
        (b"<html>", "not valid JSON"),
        (b"\xff\xfe[\x00", "not valid JSON"),
        (b"[" * 100_000, "nested more than 64 levels"),
        (b'{"a":' * 100_000, "nested more than 64 levels"),
        (b'["' + b"x" * 6_000_000 + b'"]', "larger than 5 MB"),
        (b'[{"a":' + b"9" * 10_000 + b"}]", "not valid JSON"),
        (b'[{"a":1e999999999}]', "not valid JSON"),
    ],
)
def test_what_can_not_be_read_is_one_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read(body)


def test_what_stood_before_a_break_is_handed_on() -> None:
    raw = json.dumps([ENTRY, ENTRY])[:-1].encode() + b", oops"
    found = claim_reviews(io.BytesIO(raw))
    assert [next(found), next(found)] == [CHECK, CHECK]
    with pytest.raises(Unreadable):
        next(found)


def test_an_entry_with_too_much_in_it_is_skipped_and_the_next_is_read() -> None:
    stuffed = {**ENTRY, "keywords": list(range(50_000))}
    assert read([stuffed, ENTRY]) == [Skipped("too large"), CHECK]


def test_a_file_over_the_limit_ends_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MAX_FILE", 6_000_000)
    found = claim_reviews(io.BytesIO((json.dumps(ENTRY).encode() + b"\n") * 15_000))
    assert {next(found) for _ in range(10_000)} == {CHECK}
    with pytest.raises(Unreadable, match="larger than 6 MB; the rest is not read"):
        list(found)


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.text(max_size=20)
    | st.sampled_from([*ENTRY.values()]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*ENTRY, "item", "@graph", "dataFeedElement", "name", "x"]), inner, max_size=5
        )
    ),
    max_leaves=25,
)


@given(ANYTHING)
def test_any_json_is_read_to_its_end(value: object) -> None:
    for entry in read(value):
        assert isinstance(entry, Skipped) or (entry.url.startswith(("http://", "https://")) and entry.rating)


@given(st.dictionaries(st.sampled_from([*ENTRY]), ANYTHING))
def test_any_entry_is_taken_or_skipped(changed: dict[str, object]) -> None:
    (found,) = read([{**ENTRY, **changed, "@type": "ClaimReview"}])
    assert isinstance(found, Skipped) or (found.text and len(found.text) <= 2_000 and len(found.publisher) <= 200)


@given(st.binary(max_size=200) | st.text('[]{},:"\\ \n', max_size=200).map(str.encode))
def test_any_bytes_are_entries_or_one_sentence(raw: bytes) -> None:
    for lines in (False, True):
        with contextlib.suppress(Unreadable):
            assert {type(entry) for entry in read(raw, lines=lines)} <= {Skipped}
