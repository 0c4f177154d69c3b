"""What is prose, what is narration, which language, and the shapes in which drafts leave."""

import json
import pickle

import pytest

from bot.domain.articles import MAX_TEXT
from bot.domain.claims import Draft, Kind
from bot.domain.errors import Refusal
from bot.extraction import as_json, explain, extract
from bot.extraction.prose.quotations import find_quotations
from bot.extraction.prose.segments import sentences
from bot.extraction.prose.tokens import tokenise

STORY = 'Ada Quill runs the town of Marden.\n\n"The mill was closed in May," Quill said.'


def said(text: str) -> list[tuple[Kind, str, str | None]]:
    return [(draft.kind, draft.text, draft.speaker) for draft in extract(text).drafts]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Quill said the mill was sold in 2016.",
        "Advertisement",
        "Photo: Quill said the mill was sold in 2016.",
        "Sources: Quill said the mill was sold in 2016.",
        "Share this story of 2016 with your friends.",
        "Quill sells mill for 9 million as voters reject the law",
    ],
)
def test_boilerplate_and_headlines_give_nothing(line: str) -> None:
    assert said(f"{STORY}\n\n{line}\n") == said(STORY)


@pytest.mark.parametrize("heading", ["Other news", "Other news======", "Sources", "See also", "Related articles"])
def test_nothing_comes_from_what_follows_the_end_of_the_story(heading: str) -> None:
    tail = "Karel Lind said the law was passed in 2016.\n\nThe court ruled on 5 May that the law was void."
    assert said(f"{STORY}\n\n{heading}\n{tail}\n") == said(STORY)


def test_a_message_of_one_line_is_no_headline() -> None:
    (draft,) = extract("Ada Quill said the mill was sold in 2016").drafts
    assert draft.speaker == "Ada Quill"


def test_the_headline_is_the_title_and_no_claim() -> None:
    found = extract(f"Quill said the mill was sold in 2016\n\n{STORY}")
    assert found.title == "Quill said the mill was sold in 2016"
    assert len(found.drafts) == len(extract(STORY).drafts)
    assert extract(STORY, title="Mill closed").title == "Mill closed"


@pytest.mark.parametrize(
    "sentence",
    [
        "The council voted to close the mill in 2016.",
        "A federal court had banned the sale of the mill.",
        "About 300 people were in the hall on Monday.",
        "That mill had been sold in 2016 to the town.",
    ],
)
def test_the_outlets_own_facts_are_narration(sentence: str) -> None:
    found = extract(f"{sentence} It was a very cold day for everybody there.").drafts
    (draft,) = (each for each in found if each.claim)
    assert (draft.kind, draft.speaker, draft.source) == (Kind.NARRATION, None, None)
    assert draft.text == sentence


def test_figures_and_records_are_worth_more_than_opinions_and_questions() -> None:
    def worth(words: str) -> Draft:
        return extract(f'Ada Quill said: "{words}"').drafts[0]

    fact = worth("The tax rose by 12 percent in 2016.")
    assert {"number", "date", "comparison"} <= set(fact.reasons)
    assert fact.worthiness > 0.7
    assert worth("I think it is a beautiful and great town.").worthiness < 0.3
    assert not worth("Why would anybody close the old mill?").claim


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Tamm met Sen. Ada J. Quill in the U.S. Senate. It was late.", 2),
        ("The U.S. The end.", 2),
        ("It cost 3.5 million. Dr. Lind paid at 5 p.m. on Friday.", 2),
        ("Was it late? It was! So they left.", 3),
    ],
)
def test_abbreviations_and_initials_end_no_sentence(text: str, count: int) -> None:
    assert len(sentences(tokenise(text))) == count


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He "said "it" once" there', ['said "it" once']),
        ("It's the workers' mill, 'not yours,' he said", ["not yours,"]),
        ("the '90s and the workers' mill", []),
        ("“one” and „two“ and «three»", ["one", "two", "three"]),
        ('an "open one', ["open one"]),
        ('"" and " "', []),
    ],
)
def test_quotation_marks_pair(text: str, inner: list[str]) -> None:
    assert [text[slice(*q.inner)] for q in find_quotations(text, 0, len(text))] == inner


def test_other_languages_give_quotations_only() -> None:
    text = (
        "Der Rat hat die Mühle nicht verkauft. „Die Mühle ist seit dem Mai geschlossen“, sagte Ada Quill in der Stadt."
    )
    found = extract(text)
    assert found.language == "de"
    assert [(d.speaker, d.kind) for d in found.drafts] == [(None, Kind.DIRECT)]


def test_json_has_the_published_keys() -> None:
    found = extract(STORY)
    shown = json.loads(json.dumps(as_json("a.txt", found)))
    assert list(shown) == ["doc", "title", "language", "claims"]
    assert list(shown["claims"][0]) == [
        "text", "content", "cue", "source", "claim", "kind", "mention", "speaker", "speaker_confidence", "confidence",
        "worthiness", "reasons",
    ]  # fmt: skip
    assert as_json("a.html", found, STORY)["text"] == STORY


def test_explain_names_cue_speaker_and_reasons() -> None:
    kind, speaker, score = explain(extract(STORY).drafts[0], STORY)
    assert "'said'" in kind
    assert "Ada Quill" in speaker
    assert "past event" in score


def test_what_comes_back_travels_between_processes() -> None:
    found = extract(STORY)
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_text_over_the_limit_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refusal, match="300,000 characters"):
        extract("a" * (MAX_TEXT + 1))
