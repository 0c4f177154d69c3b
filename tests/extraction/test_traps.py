"""Sentences in which the nearest name has said nothing: to name it would be a false accusation."""

import pytest

from bot.domain.claims import Draft
from bot.extraction import extract


def said(text: str, words: str) -> Draft:
    drafts = [d for d in extract(text).drafts if words in " ... ".join(text[a:b] for a, b in d.content)]
    assert drafts, [d.text for d in extract(text).drafts]
    return drafts[0]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "It was Deputy Mayor Ada Quill, not Mayor Boris Tamm, who said the tunnel would open in May.",
            "the tunnel would open",
            "Ada Quill",
        ),
        (
            'A fake quote from Senator Ada Quill reads: "Nobody in this country needs a school." Quill was in Norland.',
            "needs a school",
            None,
        ),
        (
            'Ada Quill interviewed President Orlo Brandt on Sunday. "Did you order the raid on the mill?" she asked.',
            "order the raid",
            "not Orlo Brandt",
        ),
        (
            (
                "Mr Lind said Ms Tamm took the letters. The cashier, Orlo Voigt, said he was ill that week. "
                '"You are a liar and a thief of letters," she shouted at him in court.'
            ),
            "a thief of letters",
            "not Orlo Voigt",
        ),
        (
            (
                'Boris Tamm answered on Sunday. "I ordered nothing of that kind," he replied. '
                '"But the general says that you signed it." "The general is mistaken about that."'
            ),
            "you signed it",
            None,
        ),
        (
            "“I ordered nothing of that kind.” “But the general says that you signed it,” Ada Quill told him.",
            "I ordered nothing",
            None,
        ),
        (
            (
                'Senator Mila Odvar fired back at the president on Friday. "We passed five bills in March," the '
                "Norland Republican said."
            ),
            "five bills",
            "not Republican",
        ),
        (
            (
                "Senator Doyle then asked the agency about a memo in which its deputy, Karel Lind, wrote that 14 "
                "senators were watched."
            ),
            "14 senators",
            "Karel Lind",
        ),
        (
            "Ada Quill and her brother Karel Quill run the port. Quill said the port lost eight million last year.",
            "the port lost",
            None,
        ),
        (
            (
                "Sir Karel Mallory, once chairman of the waterworks, spoke in 1994. His daughter Ada came too. Sir "
                "Karel said that no sewage had entered the river."
            ),
            "no sewage",
            "Karel Mallory",
        ),
    ],
)
def test_the_nearest_name_is_not_the_speaker(text: str, words: str, speaker: str | None) -> None:
    draft = said(text, words)
    if speaker is not None and speaker.startswith("not "):
        assert draft.speaker != speaker.removeprefix("not ")
    else:
        assert draft.speaker == speaker


def test_the_time_of_a_live_report_is_no_name() -> None:
    text = (
        "14:32 Fire chief Ada Quill says the fire is 60 percent contained.\n"
        '14:50 Governor Tamm: "No one has died in this fire."\n'
        "15:05 UPDATE - Hospital says two people have died in the fire.\n"
    )
    drafts = extract(text).drafts
    assert drafts
    assert not [d for d in drafts if any(char.isdigit() for char in f"{d.speaker} {d.mention}")]
    assert said(text, "60 percent").speaker == "Ada Quill"
    assert said(text, "two people").speaker in {None, "Hospital"}


def test_who_is_asked_about_a_claim_has_not_made_it_and_who_asks_is_named() -> None:
    asked = "Tamm's lawyer, asked about the claim that Tamm had destroyed the files, said: “There were no files here.”"
    assert said(asked, "Tamm had destroyed").speaker is None
    asking = "“Does anybody know what the platform of the party is?” Boris Tamm asked. “Neither do I.”"
    assert said(asking, "Does anybody know").speaker == "Boris Tamm"


def test_what_a_correction_takes_back_is_no_claim() -> None:
    text = (
        "Ada Quill said the reactor made 40 terawatt hours in 2021.\n\n"
        "Correction: An earlier version of this article said that Quill had promised to close two plants. She did not."
    )
    assert not [draft.text for draft in extract(text).drafts if draft.claim and "two plants" in draft.text]


@pytest.mark.parametrize(
    ("text", "words", "wording"),
    [
        (
            "In a letter, chairman Boris Tamm accuses Ada Quill of hiding losses of $90 million.",
            "of hiding",
            "Boris Tamm accuses Ada Quill of hiding losses of $90 million",
        ),
        (
            "“The minister paid nobody, and then he hung up,” said Ada Quill, a reporter. “I wrote all of it down.”",
            "wrote all",
            "The minister paid nobody, and then he hung up. [Ada Quill] wrote all of it down",
        ),
        (
            "If the mayor closed the mill, the town would lose 400 jobs, Boris Tamm said.",
            "400 jobs",
            "If the mayor closed the mill, the town would lose 400 jobs",
        ),
    ],
)
def test_the_wording_is_a_sentence(text: str, words: str, wording: str) -> None:
    assert said(text, words).text.rstrip(".") == wording


def test_who_declines_to_say_something_is_kept_in_its_wording() -> None:
    draft = said("Mayor Ada Quill declined to say how many soldiers had died in the valley.", "how many soldiers")
    assert not draft.claim
    assert draft.text.startswith("Ada Quill declined")


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Ada Quill met Boris Tamm. Neither Quill nor Tamm said the river was clean.", "river was clean", None),
        (
            "Company founder Boris Tamm spoke first; then Mila Odvar did. Odvar, Tamm said, had misread the figures.",
            "had misread",
            "Boris Tamm",
        ),
        (
            (
                'Prosecutor Ada Quill read the letter to Karel Lind. His lawyer objected. "That letter was never sent '
                'by anybody," she said.'
            ),
            "never sent",
            None,
        ),
        (
            'A parody account called @GovOdvar tweeted: "I love the taste of poison in the morning."',
            "taste of poison",
            None,
        ),
        ("QUILL: It was sixty votes.\nUNIDENTIFIED MALE: It was ten votes!\nQUILL: Nobody asked you.", "ten", None),
    ],
)
def test_who_denies_is_unnamed_or_only_talked_about_is_not_the_speaker(
    text: str, words: str, speaker: str | None
) -> None:
    assert said(text, words).speaker == speaker


def test_what_neither_said_is_worded_so() -> None:
    text = "Ada Quill met Boris Tamm. Neither Quill nor Tamm said the river was clean."
    assert said(text, "river was clean").text == "Neither Quill nor Tamm said the river was clean"
