"""Ids hold what they must and never more than Discord takes."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.client.buttons import PERSISTENT
from bot.chat.interaction import ids
from bot.chat.interaction.buttons import VerbButton
from bot.domain.claim_lists import ClaimFilter, Mark, Sort
from bot.domain.claims import Stance, State, Verdict
from bot.domain.errors import Incomplete
from bot.domain.sources import parse_sources
from tests.chat.interaction.forging import CLAIM_VERBS, DISPUTE_VERBS, TRIAGE_VERBS


@pytest.mark.parametrize(("state", "verdict"), list(product([None, *State], [None, *Verdict])))
def test_a_filter_comes_back_as_it_went(state: State | None, verdict: Verdict | None) -> None:
    for mark, sort in product((None, *Mark), Sort):
        narrowed = ClaimFilter(state, verdict, mark, speaker="Ada: Vey", sort=sort)
        code = ids.filter_code(narrowed)
        assert re.fullmatch(ids.FILTER, code)
        assert ids.parse_filter(code) == narrowed


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=300))
def test_any_words_and_any_name_fit_an_id(text: str) -> None:
    for custom_id in (ids.search_page(999_999_999, text), ids.claims_page(999_999_999, ClaimFilter(speaker=text))):
        assert len(custom_id.encode("utf-16-le")) <= 2 * 100
        assert any(item.__discord_ui_compiled_template__.fullmatch(custom_id) for item in PERSISTENT)


def test_a_long_name_is_known_again_by_its_beginning_and_hash() -> None:
    name = "Ada Wilhelmina " * 8
    short = ids.shortened(ids.speaker_code(name))
    assert short is not None
    beginning, digest = short
    assert name.startswith(beginning)
    assert ids.is_name(name, digest)
    assert not ids.is_name(name + "x", digest)
    assert ids.shortened(ids.speaker_code("Ada Vey")) is None


def test_no_two_components_answer_one_id() -> None:
    samples = [ids.claim(verb, 42) for verb in CLAIM_VERBS]
    samples += [ids.dispute(verb, 42) for verb in DISPUTE_VERBS]
    samples += [ids.triage(verb, 42) for verb in TRIAGE_VERBS]
    samples += ["c1:queue:8", "c1:articles:8", "c1:article:3", "c1:events:42:10", "c1:pick:d9", f"c1:draft:{'0' * 16}"]
    samples += [ids.claims_page(8, ClaimFilter()), ids.search_page(8, "bridge")]
    for sample in samples:
        found = [item for item in PERSISTENT if item.__discord_ui_compiled_template__.fullmatch(sample)]
        assert len(found) == 1, sample


def test_every_verb_stands_in_the_table_of_one_class() -> None:
    verbs = [
        (item.__discord_ui_compiled_template__.pattern.partition("(")[0], verb)
        for item in PERSISTENT
        if issubclass(item, VerbButton)
        for verb in item.acts
    ]
    old = [(ids.CLAIM_PREFIX, verb) for verb in CLAIM_VERBS]
    old += [(ids.DISPUTE_PREFIX, verb) for verb in DISPUTE_VERBS]
    old += [(ids.TRIAGE_PREFIX, verb) for verb in TRIAGE_VERBS]
    assert sorted(verbs) == sorted(old)
    assert (ids.claim("show", 1), ids.dispute("show", 1)) == ("c1:show:1", "c1:dispute-show:1")
    assert ids.triage("skip", 1) == "c1:t:skip:1"


def test_sources_take_a_stance_from_the_word_before() -> None:
    typed = "https://a.example\nrefutes https://b.example Supports: https://c.example\nhttps://a.example"
    assert [(s.url, s.stance) for s in parse_sources(typed)] == [
        ("https://a.example", Stance.CONTEXT),
        ("https://b.example", Stance.REFUTES),
        ("https://c.example", Stance.SUPPORTS),
    ]
    for nothing in ("", "refutes", "see the library"):
        with pytest.raises(Incomplete):
            parse_sources(nothing)
    with pytest.raises(Incomplete, match="25 sources"):
        parse_sources(" ".join(f"https://a.example/{n}" for n in range(26)))
