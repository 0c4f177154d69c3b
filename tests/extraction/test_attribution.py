"""Who says what: one behaviour a test, in sentences made up for it."""

import pytest

from bot.domain.claims import Draft, Kind
from bot.extraction import extract

FULL = "The council met in Marden on Monday. Ada Quill attended. Boris Tamm attended. It ended at noon.\n\n"


def drafts(text: str) -> list[Draft]:
    return [d for d in extract(FULL + text).drafts if d.kind is not Kind.NARRATION and d.content[0][0] >= len(FULL)]


def only(text: str) -> tuple[Draft, list[str]]:
    """The one attribution of a text, and its pieces of content."""
    found = drafts(text)
    assert len(found) == 1, found
    return found[0], [(FULL + text)[a:b] for a, b in found[0].content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"The bridge cost nine million," Quill said.', "The bridge cost nine million"),
        ('"The bridge cost nine million", said Quill in her own tweet.', "The bridge cost nine million"),
        ("“The bridge cost nine million,” Quill said.", "The bridge cost nine million"),
        ("'The bridge cost nine million,' Quill said.", "The bridge cost nine million"),
        ("''The bridge cost nine million,'' Quill said.", "The bridge cost nine million"),
        ('"The bridge cost nine million" Quill tweeted.', "The bridge cost nine million"),
        ('Quill said: "The bridge cost nine million."', "The bridge cost nine million."),
        ('Quill told the Marden Post, "The bridge cost nine million."', "The bridge cost nine million."),
        ('Quill, 61, wrote on Friday: "The bridge cost nine million."', "The bridge cost nine million."),
        ('Earlier this week, Quill said, "The bridge cost nine million."', "The bridge cost nine million."),
        ("Quill said that the bridge cost nine million.", "the bridge cost nine million"),
        ("Quill said the bridge cost nine million.", "the bridge cost nine million"),
        ("Quill said on Friday the bridge cost nine million.", "the bridge cost nine million"),
        ("The bridge cost nine million, Quill asserted in early May.", "The bridge cost nine million"),
        ("The bridge cost nine million, according to Quill.", "The bridge cost nine million"),
        ("According to Quill, the bridge cost nine million.", "the bridge cost nine million"),
        ("According to Quill's tweet, the bridge cost nine million.", "the bridge cost nine million"),
        ("There was Quill's claim that the bridge cost nine million.", "the bridge cost nine million"),
        ("MayorQuill said the bridge cost nine million.", "the bridge cost nine million"),
        ("Former mayor Quill said the bridge cost nine million.", "the bridge cost nine million"),
    ],
)
def test_every_way_of_saying_it_leads_to_the_full_name(text: str, content: str) -> None:
    draft, pieces = only(text)
    assert pieces[0].startswith(content)
    assert draft.speaker is not None
    assert "Quill" in draft.speaker
    if "'s tweet" not in text:
        assert draft.speaker == "Ada Quill"
        assert draft.mention is not None
        assert draft.mention.endswith("Quill")


def test_a_quotation_split_by_its_cue_is_one_draft() -> None:
    draft, pieces = only('"The bridge is safe," Quill said. "It was inspected in June."')
    assert pieces == ["The bridge is safe", "It was inspected in June."]
    assert draft.text == "The bridge is safe. It was inspected in June."
    assert (draft.kind, draft.speaker) == (Kind.DIRECT, "Ada Quill")


def test_a_quotation_that_goes_on_over_paragraphs_is_one_draft() -> None:
    draft, pieces = only('Quill said: "The bridge is safe.\n\n"It was inspected in June.\n\n"We have the papers."')
    assert pieces == ["The bridge is safe.", "It was inspected in June.", "We have the papers."]
    assert draft.speaker == "Ada Quill"


def test_a_quotation_alone_in_its_paragraph_is_nobodys() -> None:
    found = drafts('"The bridge is safe," Quill said.\n\n"Quill lost the money and the bridge with it".')
    assert [d.speaker for d in found] == ["Ada Quill", None]
    assert found[1].source is None
    assert found[1].mention is None


def test_a_sudden_you_after_a_quotation_about_him_may_be_the_other_mans_answer() -> None:
    found = drafts('"He let our town down", Quill tweeted. "You forgot how I built your bridge".')
    assert [d.speaker for d in found] == ["Ada Quill", None]


def test_a_part_in_quotation_marks_makes_it_mixed() -> None:
    draft, pieces = only('Quill later alleged Tamm is "too afraid to walk over it".')
    assert draft.kind is Kind.MIXED
    assert pieces == ['Tamm is "too afraid to walk over it"']
    assert draft.speaker == "Ada Quill"


def test_a_denial_says_so_in_its_wording() -> None:
    draft, _ = only("Quill denied that she had sold the bridge.")
    assert draft.text == "Ada Quill denied she had sold the bridge"


def test_a_participle_goes_on_with_the_same_speaker() -> None:
    found = drafts("Quill said the bridge was safe, adding that it was inspected in June.")
    assert [d.speaker for d in found] == ["Ada Quill", "Ada Quill"]


def test_an_apposition_does_not_hide_the_speaker() -> None:
    draft, _ = only("The mayor of Marden, Ada Quill, said the bridge was safe.")
    assert draft.speaker == "Ada Quill"
    draft, _ = only("Quill, who was in Rome that week, said the bridge was safe.")
    assert draft.speaker == "Ada Quill"


@pytest.mark.parametrize("source", ["Officials", "Recent polls", "A spokesman for Tamm", "The Tamm campaign"])
def test_bodies_and_descriptions_are_kept_as_said(source: str) -> None:
    draft, _ = only(f"{source} said that the bridge had lost nine million.")
    assert draft.speaker == source[0].lower() + source[1:]


def test_attitudes_and_scraps_are_attributed_but_not_claims() -> None:
    assert not only("Quill hoped to build the bridge over the river.")[0].claim
    assert not only('Quill called it "a disgrace".')[0].claim
    assert only("Quill said the bridge cost nine million.")[0].claim


def test_a_few_borrowed_words_are_no_claim() -> None:
    assert not any(draft.claim for draft in drafts('The plan is called "Build the Bridge" in town.'))


def test_a_clause_is_no_speaker() -> None:
    assert all("introduced" not in (d.speaker or "") for d in drafts("Quill introduced a plan called the bridge."))
