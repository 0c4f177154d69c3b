"""Which person a mention is: a wrong name is a false accusation, so doubt must show."""

from bot.domain.claims import Draft, Kind
from bot.extraction import extract


def said(text: str) -> list[Draft]:
    return [d for d in extract(text).drafts if d.kind is not Kind.NARRATION]


def test_he_is_the_last_speaker_with_less_confidence() -> None:
    found = said("Boris Tamm said the mill was closed in May. He added that the river was clean.")
    assert [d.speaker for d in found] == ["Boris Tamm", "Boris Tamm"]
    assert found[1].mention == "He"
    assert found[1].speaker_confidence < found[0].speaker_confidence


def test_he_is_never_a_woman_of_the_sentence_before() -> None:
    assert said("Mary Quill said the mill was closed in May. He said the river was clean of it.")[1].speaker is None


def test_he_is_never_a_name_inside_his_own_quotation() -> None:
    text = 'Tomas Rohn has begun airing advertisements in town. "I know the river. Rohn does not", he added.'
    assert [d.speaker for d in said(text)] == [None]


def test_a_new_paragraph_about_two_people_makes_he_less_sure() -> None:
    text = "Boris Tamm and Karel Lind met. Tamm told Lind that the mill was closed.\n\nHe said the river was clean."
    assert said(text)[-1].speaker_confidence < 0.8


def test_they_and_it_are_not_resolved() -> None:
    draft = said("Boris Tamm spoke in town. They said that the river was clean.")[-1]
    assert (draft.mention, draft.speaker) == ("They", None)


def test_a_family_name_that_two_share_stays_with_whom_it_named_before() -> None:
    text = (
        "Peter Tamm met the council. Tamm was late. His niece Laura Tamm came too.\n\n"
        "Tamm said the mill was closed in May. Laura Tamm said the river was clean.\n\nMs. Tamm said it was cold there."
    )
    found = said(text)
    assert [d.speaker for d in found] == ["Peter Tamm", "Laura Tamm", "Laura Tamm"]
    assert found[0].speaker_confidence < found[1].speaker_confidence


def test_a_family_name_that_two_share_from_the_start_is_little_sure() -> None:
    text = "Boris Tamm met the council. Clara Tamm came too. Tamm said the mill was closed in May."
    assert said(text)[0].speaker_confidence < 0.5


def test_a_title_stands_for_its_one_holder() -> None:
    text = 'Governor Ada Quill met the council in town. "The mill is closed for good", the Governor tweeted.'
    assert said(text)[0].speaker == "Ada Quill"


def test_a_title_that_two_hold_stays_open() -> None:
    text = 'Governor Ada Quill met Governor Karel Lind. "The mill is closed for good", the governor tweeted.'
    assert said(text)[0].speaker is None


def test_places_and_bodies_before_a_name_are_no_part_of_it() -> None:
    text = "Former envoy to the United Nations Susan Ferris wrote that the river was clean."
    assert said(text)[0].speaker == "Susan Ferris"


def test_a_place_behind_a_name_is_no_part_of_it() -> None:
    assert said("Council member Doug Ferris of Norland said that the river was clean.")[0].speaker == "Doug Ferris"


def test_an_acronym_leads_to_the_body_that_it_abbreviates() -> None:
    text = "The Norland River Authority (NRA) met in town. NRA said that the river was clean."
    assert said(text)[0].speaker == "Norland River Authority"
