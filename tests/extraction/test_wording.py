"""A claim's wording can be read without its article and says nothing that the article doesn't."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.extraction.speakers import Discourse, canonical, resolve_speakers
from bot.extraction.tagger.decoding import Attribution
from tests.extraction.marked import read_marked

SATURDAY = datetime.date(2020, 5, 23)


def worded(marked: str, date: datetime.date | None = None, which: int = -1) -> str:
    text, attributions = read_marked(marked)
    discourse = Discourse.of(text)
    resolutions = resolve_speakers(text, attributions, discourse)
    return canonical(text, attributions[which], resolutions[which], discourse, date=date)


@pytest.mark.parametrize(
    ("marked", "wording"),
    [
        ("Ada Quill came. [Quill] <said> {that the dam held}.", "The dam held"),
        ("Ada Quill came. {“The dam held,”} [she] <said>.", "The dam held"),
        (
            'Ada Quill came. [Quill] alleged {Tamm is "too afraid to debate me"}.',
            'Tamm is "too afraid to debate [Ada Quill]"',
        ),
        (
            'Ada Quill came. "{I know Norland. Tamm doesn\'t}", [she] <added>.',
            "[Ada Quill] knows Norland. Tamm doesn't",
        ),
        (
            "Ada Quill came. [She] <said>: “{I am too old and my mill is gone}”.",
            "[Ada Quill] is too old and [her] mill is gone",
        ),
        ("Ada Quill came. [She] <said>: “{I'm too old}”.", "[Ada Quill] is too old"),
        ("Ada Quill came. [She] <said>: “{I never deny it}”.", "[Ada Quill] never denies it"),
        ("Ada Quill came. [She] <said>: “{I’ve seen it}”.", "[Ada Quill] has seen it"),
        ("Ada Quill came. [She] <said>: “{It cost me and my mill dear}”.", "It cost [Ada Quill] and [her] mill dear"),
        ("Ada Quill came. [She] <said>: “{my mill is gone}”.", "[Ada Quill’s] mill is gone"),
        ("Ada Quill came. [She] <said>: “{I'd have sold it}”.", "[Ada Quill:] I'd have sold it"),
        ("Ada Quill came. [She] <said>: “{I know and love it}”.", "[Ada Quill:] I know and love it"),
        ("Ada Quill came. [She] <said>: “{Will I sell it? I said no}”.", "Will [Ada Quill] sell it? [She] said no"),
        ("Ada Quill came. [She] <said>: “{I mean, it broke}”.", "[Ada Quill:] I mean, it broke"),
        ("Ada Quill came. [She] <said>: “{Do I know it?}”.", "[Ada Quill:] Do I know it?"),
        ("[Boris Sims] <said>: “{my mill is gone}”.", "[Boris Sims’] mill is gone"),
        ("[WALLIS]: {I saw it in May.} Hugo Wallis asked.", "[Hugo Wallis] saw it in May."),
        ("[The council] <said>: “{We are late}”.", "We are late"),
        ("[Officials] <said>: “{I am late}”.", "I am late"),
        ("The council met. [He] <said>: “{I am late}”.", "I am late"),
        ("I met Ada Quill. [Quill] said {I was late}.", "I was late"),
        ("Boris Tamm met Clara Tamm. [Tamm] <said>: “{I am late}”.", "I am late"),
    ],
)
def test_first_person(marked: str, wording: str) -> None:
    assert worded(marked) == wording


@pytest.mark.parametrize(
    ("marked", "wording"),
    [
        ("[Boris Tamm] <said> {he was tired and his mill was old}.", "[Boris Tamm] was tired and his mill was old"),
        ("[Boris Tamm] <said> {that he was tired}.", "[Boris Tamm] was tired"),
        ("[Ada Quill] <said> {her mill was old}.", "[Ada Quill’s] mill was old"),
        ("[Ada Quill] <said> {it pleased her that the dam held}.", "It pleased [Ada Quill] that the dam held"),
        ("Karel Lind left. [Ada Quill] spoke of Karel Lind: “{He let us down}”.", "[Karel Lind] let us down"),
        ("[Boris Tamm] <said> {Karel Lind knew that he was late}.", "Karel Lind knew that he was late"),
        ("[Boris Tamm] <said>: “{He let our mill down}”.", "He let our mill down"),
        ("Karel Lind met Hugo Brandt. [Boris Tamm] <said>: “{He let us down}”.", "He let us down"),
        ("[Ada Quill] <said> {he was late}.", "He was late"),
        ("[Boris Tamm] <doubted> {that he was fit because Karel Lind was old}.",
         "Boris Tamm doubted that he was fit because Karel Lind was old"),
        ("[Boris Tamm] <did not name> {any of his mills}.", "Boris Tamm did not name any of his mills"),
        ("[Boris Tamm] <said> {he's late}.", "[Boris Tamm]'s late"),
        ("[The council] <said> {it was late}.", "It was late"),
    ],
)  # fmt: skip
def test_third_person(marked: str, wording: str) -> None:
    assert worded(marked) == wording


@pytest.mark.parametrize(
    ("content", "wording"),
    [
        ("the dam broke Friday night", "The dam broke Friday night [22 May 2020]"),
        ("the dam broke on Saturday", "The dam broke on Saturday [23 May 2020]"),
        ("the dam broke on Sunday", "The dam broke on Sunday [17 May 2020]"),
        ("the dam will open on Sunday", "The dam will open on Sunday [24 May 2020]"),
        ("the dam broke last Saturday", "The dam broke last Saturday [16 May 2020]"),
        ("the dam broke yesterday", "The dam broke yesterday [22 May 2020]"),
        ("the dam opens tomorrow morning", "The dam opens tomorrow morning [24 May 2020]"),
        ("the dam broke last night", "The dam broke last night [22 May 2020]"),
        ("the dam broke three days ago", "The dam broke three days ago [20 May 2020]"),
        ("the dam broke last year", "The dam broke last year [2019]"),
        ("the dam opens next month", "The dam opens next month [June 2020]"),
        ("the dam broke last week", "The dam broke last week [week of 11 May 2020]"),
        ("the dam broke in early March", "The dam broke in early March [2020]"),
        ("the dam broke in December", "The dam broke in December [2019]"),
        ("the dam broke in June", "The dam broke in June"),
        ("the vote was slated for June 2", "The vote was slated for June 2"),
        ("the dam will open in January", "The dam will open in January [2021]"),
        ("the dam will open in March", "The dam will open in March"),
        ("the dam broke on May 2", "The dam broke on May 2 [2020]"),
        ("the dam broke on 2 November", "The dam broke on 2 November [2019]"),
        ("the dam broke on Friday, May 22", "The dam broke on Friday, May 22 [2020]"),
        ("the dam broke on Friday in 2004", "The dam broke on Friday in 2004"),
        ("the dam broke on May 2, 2019", "The dam broke on May 2, 2019"),
        ("the dam is shut every Friday", "The dam is shut every Friday"),
        ("the dam is shut on Friday", "The dam is shut on Friday"),
        ("the dam may break", "The dam may break"),
        ("April Brandt broke the dam", "April Brandt broke the dam"),
        ("it broke on Black Friday", "It broke on Black Friday"),
        ("it was this week's news", "It was this week's news"),
        ("today's mills are old", "Today's mills are old"),
    ],
)
def test_dates(content: str, wording: str) -> None:
    marked = f"Ada Quill came. [Quill] <said> {{{content}}}."
    assert worded(marked, SATURDAY) == wording
    assert worded(marked) == content[0].upper() + content[1:]


@pytest.mark.parametrize(
    ("marked", "wording"),
    [
        ("[Tamm] <reiterated> {his help Friday night}.", "[Tamm’s] help Friday night [22 May 2020]"),
        ("[Tamm] <said> {the mill closes Friday}.", "The mill closes Friday"),
        ("[Tamm] <says> {his help on Friday}.", "[Tamm’s] help on Friday"),
    ],
)  # fmt: skip
def test_a_claim_without_a_verb_is_dated_by_its_cue(marked: str, wording: str) -> None:
    assert worded(f"Boris Tamm came late. {marked}", SATURDAY) == wording.replace("Tamm’s", "Boris Tamm’s")


def test_today_inside_a_quotation_is_the_speakers_day() -> None:
    assert worded("[Ada Quill] <said>: “{It broke today}”.", SATURDAY) == "It broke today"
    assert worded("[Ada Quill] <said>: “{It broke on Friday}”.", SATURDAY) == "It broke on Friday [22 May 2020]"


@pytest.mark.parametrize(
    ("marked", "wording"),
    [
        ("[Boris Tamm] <denied> {that the mill was closed}.", "Boris Tamm denied that the mill was closed"),
        ("[Boris Tamm] <has repeatedly denied> {any theft}.", "Boris Tamm denied any theft"),
        ("[Boris Tamm] <did not deny> {the sale}.", "Boris Tamm did not deny the sale"),
        ("[Boris Tamm] <dismissed> {reports of a sale}.", "Boris Tamm dismissed reports of a sale"),
        ("[Boris Tamm] <never said> {that the mill was closed}.", "Boris Tamm never said that the mill was closed"),
        ("[Boris Tamm] <asked> {whether the mill was closed}.", "Boris Tamm asked whether the mill was closed"),
        ("[The owners] <denied> {any theft}.", "The owners denied any theft"),
        ("It <is not expected> {that the mill closes}.", "Is not expected: that the mill closes"),
        ("It was <denied> {that the mill was closed}.", "Denied: that the mill was closed"),
        ("Boris Tamm met Karel Lind. Karel Lind met Boris Tamm. [They] <denied> {any theft}.", "They denied any theft"),
    ],
)  # fmt: skip
def test_denials_say_what_is_denied(marked: str, wording: str) -> None:
    assert worded(marked) == wording


@pytest.mark.parametrize(
    ("marked", "wording"),
    [
        ("[Ada Quill] <called> it {\"a fine  dam\"}.", "A fine dam"),
        ("[Ada Quill] <said> the dam {is “a fine one”}.", "Is “a fine one”"),
        ("[Ada Quill] <said> {the dam is “a fine one}”.", "The dam is “a fine one”"),
        ("[Ada Quill] <said> {the dam is \"a fine one}\".", 'The dam is "a fine one"'),
        ("[Ada Quill] <said> “{the dam is fine,}”", "The dam is fine"),
        ("[Ada Quill] <said>, {''the dam held,''}", "The dam held"),
        ("[Ada Quill] <said>, {“that was a dam”}.", "That was a dam"),
        ("[Ada Quill] <said> {that\nthe dam   held,}", "The dam held"),
    ],
)  # fmt: skip
def test_marks_and_blanks(marked: str, wording: str) -> None:
    assert worded(marked) == wording


def test_split_quotations_are_joined_as_sentences() -> None:
    text, attributions = read_marked("“{The dam held,}” said [Ada Quill]. “{It will hold.}”")
    split = attributions[0].__class__(
        attributions[0].content + attributions[1].content, (), attributions[0].source, 0.9, 0.9
    )
    discourse = Discourse.of(text)
    resolution = resolve_speakers(text, [split], discourse)[0]
    assert canonical(text, split, resolution, discourse, date=None) == "The dam held. It will hold."


WORDS = st.sampled_from(
    [
        "he", "she", "her", "Boris Tamm", "Ada Quill", "the dam", "broke", "on Friday", "in May", "yesterday", '"', "“",
        "”", ",", ".", "that", "\u200b", "\ud800", "😀", "\u202e", "שלום", "e\u0301", "will", "2019", "'", "’s",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=20).map(" ".join), st.data())
def test_outside_brackets_stands_only_what_was_said(content: str, data: st.DataObject) -> None:
    text = f"Ada Quill met Boris Tamm. {content}"
    edges = st.integers(0, len(text))
    start, end = sorted(data.draw(st.tuples(edges, edges)))
    said = Attribution(((start, end),), (), ((0, 9),), 0.9, 0.9)
    discourse = Discourse.of(text)
    wording = canonical(text, said, resolve_speakers(text, [said], discourse)[0], discourse, date=SATURDAY)
    bare = re.sub(r" ?\[[^]]*\]", "", wording)
    letters = [c.lower() for c in bare if c.isalnum()]
    rest = iter(text[start:end].lower())
    assert all(letter in rest for letter in letters)
    assert wording == canonical(text, said, resolve_speakers(text, [said])[0], discourse, date=SATURDAY)


def test_the_first_person_of_somebody_quoted_inside_is_not_the_speakers() -> None:
    marked = "[Ada Quill] said: “{[Boris Tamm] said {my mill is gone} and left}”."
    assert worded(marked, which=0) == "Boris Tamm said my mill is gone and left"
    assert worded(marked, which=1) == "[Boris Tamm’s] mill is gone"
    assert worded("[Ada Quill] added {that Boris Tamm said: “I am late”}.") == "Boris Tamm said: “I am late”"
