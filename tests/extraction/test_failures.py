"""The kinds of attribution at which other programs fail, each in sentences of our own."""

import pytest

from bot.domain.claims import Draft, Kind
from bot.extraction import extract

OPENING = "The council of Marden met on Monday. Mayor Ada Quill and her rival Boris Tamm were there.\n\n"


def found(text: str) -> list[tuple[Draft, str]]:
    whole = OPENING + text
    drafts = [d for d in extract(whole).drafts if d.kind is not Kind.NARRATION and d.content[0][0] >= len(OPENING)]
    return [(d, " ... ".join(whole[a:b] for a, b in d.content)) for d in drafts]


def said(text: str, words: str) -> Draft:
    """The attribution whose content has the words in it."""
    matches = [draft for draft, content in found(text) if words in content]
    assert matches, found(text)
    return matches[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quill accused Tamm of hiding three letters from the auditors.", "of hiding three letters"),
        ("Quill pointed out that the ferry had carried fewer people each year.", "the ferry had carried fewer people"),
        ("In Quill's view, the toll had driven half of the shops away.", "the toll had driven half of the shops away"),
        ("Quill acknowledged that the bridge cost nine million.", "the bridge cost nine million"),
        ("Quill testified that she had paid for the bridge in March.", "she had paid for the bridge"),
        ("A report by the state auditor found that the bridge cost nine million.", "the bridge cost nine million"),
    ],
)
def test_cues_that_are_no_plain_verb_of_speech(text: str, words: str) -> None:
    assert said(text, words).source is not None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Quill said that taxes fell by nine percent in 2019.", "taxes fell by nine percent in 2019"),
        ('Quill said: "Taxes fell by nine percent in 2019."', "Taxes fell by nine percent in 2019."),
        ("Taxes fell by nine percent in 2019, Quill told the council.", "Taxes fell by nine percent in 2019"),
    ],
)
def test_a_content_ends_at_its_last_word_and_begins_without_that(text: str, content: str) -> None:
    assert content in [words for _, words in found(text)]


def test_a_split_quotation_of_several_sentences_is_one() -> None:
    text = '"We paid for the bridge," Quill said. "We paid twice. Nobody asked us about it."'
    (one,) = found(text)
    assert one[1] == "We paid for the bridge ... We paid twice. Nobody asked us about it."


def test_a_quotation_that_names_nobody_stays_nobodys() -> None:
    draft = said('"Nobody in this town was ever asked about the price of the bridge."', "ever asked")
    assert (draft.speaker, draft.source) == (None, None)


def test_a_body_without_a_name_is_kept_as_said() -> None:
    assert said("Several officials said the bridge would open in June.", "the bridge would open").speaker == (
        "several officials"
    )


@pytest.mark.parametrize("dash", ["—", "--", "–"])
def test_dashes_part_a_quotation_from_its_speaker(dash: str) -> None:
    assert said(f'"The bridge cost us nine million." {dash} Boris Tamm', "nine million").speaker == "Boris Tamm"


def test_labels_of_a_transcript_name_the_speaker() -> None:
    text = (
        "QUILL: The bridge cost nine million.\n\nTAMM: That is not true, it cost twelve.\n\nQUILL: I have the papers."
    )
    assert [(d.speaker, words) for d, words in found(text)] == [
        ("Ada Quill", "The bridge cost nine million."),
        ("Boris Tamm", "That is not true, it cost twelve."),
        ("Ada Quill", "I have the papers."),
    ]


def test_a_signed_post_belongs_to_who_signed_it() -> None:
    text = "The bridge was paid for twice, and nobody asked us! — Boris Tamm (@tamm) May 3, 2031"
    draft = said(text, "paid for twice")
    assert draft.speaker == "Boris Tamm"


def test_the_nearest_name_at_the_cue_has_said_it_where_a_full_stop_is_missing() -> None:
    text = "The winner of the vote will face Councilman Tamm said he had never signed the contract."
    assert said(text, "never signed").speaker in {"Boris Tamm", None}


def test_neighbours_stay_two() -> None:
    text = "Quill said the bridge cost nine million, while Tamm said it cost twelve."
    assert [d.speaker for d, _ in found(text)] == ["Ada Quill", "Boris Tamm"]


def test_a_colon_leads_to_the_quotation_of_the_next_paragraph() -> None:
    draft = said('Tamm wrote in a statement:\n\n"The bridge was paid for twice by this town."', "paid for twice")
    assert draft.speaker == "Boris Tamm"


def test_a_source_ends_at_the_name() -> None:
    draft = said('"The bridge was paid for twice", said Tamm in his own tweet.', "paid for twice")
    assert draft.mention == "Tamm"


def test_speech_inside_speech_is_found_one_inside_the_other() -> None:
    text = "Quill said that the auditor, Karel Lind, had told her that the bridge was paid for twice in 2019."
    outer, inner = found(text)
    assert [d.speaker for d, _ in (outer, inner)] == ["Ada Quill", "Karel Lind"]
    assert inner[1] in outer[1]


def test_two_who_say_it_together_are_both_named() -> None:
    draft = said("Quill and Tamm said that the bridge was paid for twice.", "paid for twice")
    assert draft.speaker is not None
    assert "Quill" in draft.speaker
    assert "Tamm" in draft.speaker


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Quill was frustrated with the long talks about the bridge.", False),
        ("Quill hoped to reopen the ferry for the children of the town.", False),
        ("Quill asked Tamm to hand over the letters of the auditors.", False),
        ("Quill declined to say whether the bridge had been paid for.", False),
        ("Quill said the bridge had been paid for twice.", True),
        ("A poll showed Tamm leading Quill by nine points among shop owners.", True),
        ("Quill accused Tamm of hiding three letters from the auditors.", True),
        ("Quill denied that the bridge had been paid for twice.", True),
    ],
)
def test_speech_and_findings_are_claims_and_attitudes_are_not(text: str, kept: bool) -> None:
    assert any(draft.claim for draft, _ in found(text)) is kept


def test_questions_and_answers_name_nobody() -> None:
    turns = (
        "Q: Did you pay for the bridge?",
        "A: We paid nine million for it.",
        "Q: And the ferry?",
        "A: It lost money.",
    )
    assert [(d.speaker, d.mention, d.kind) for d, _ in found("\n\n".join(turns))] == [(None, None, Kind.DIRECT)] * 4


def test_a_block_quotation_belongs_to_who_leads_to_it() -> None:
    draft = said(
        "Tamm wrote on his website:\n\n> The bridge was paid for twice, and the mayor knew it.", "paid for twice"
    )
    assert draft.speaker == "Boris Tamm"
    assert draft.text == "The bridge was paid for twice, and the mayor knew it"


def test_him_beside_the_cue_is_not_the_speaker() -> None:
    text = "Boris Tamm resigned in May after Mayor Karel Lind appointed him harbor master of Marden."
    assert all("[Karel Lind]" not in draft.text for draft, _ in found(text))
