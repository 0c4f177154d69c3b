"""What the reference model reads and answers beside its network: no torch in it."""

from pathlib import Path
from random import Random

import numpy as np

from bot.extraction.tagger.words import cut_words
from bot.text.wordpieces import Vocabulary
from bot.training.reference.corpus import Passage, read_gap, read_gum
from bot.training.reference.examples import chained, passage, told
from bot.training.reference.hiding import hidden
from bot.training.reference.measuring import Given, gap_figures, gum_figures, thresholds
from bot.training.reference.mentions import Form, Kind, find_mentions
from bot.training.reference.misleading import lists, tell
from bot.training.reference.names import find_names
from bot.training.reference.pairs import BACK, FEATURES, FORWARD, Pairs, candidates, pair
from bot.training.reference.questions import Question, gum_questions, told_questions
from bot.training.reference.renaming import Renaming
from bot.training.reference.resolving import resolve
from bot.training.reference.trees import chains_of, tags_of
from bot.training.reference.windows import BEFORE, SIZE, prepare
from tests.training.chains import ARTICLE, PASSAGE, TEXT, write_corpora

VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *(chr(code) for code in range(97, 123))])


def test_a_tree_gives_plain_phrases_and_their_chains(tmp_path: Path) -> None:
    document = read_gum(write_corpora(tmp_path) / "coref", "train")[0]
    words = cut_words(TEXT)
    mentions = find_mentions(words, tags_of(document, words))
    found = [(TEXT[slice(*words.span(m.first, m.last))], m.kind) for m in mentions]
    assert found == [
        ("Ines Tolle", Kind.NAME),
        ("the old ferry", Kind.NOUN),
        ("She", Kind.PRONOUN),
        ("it", Kind.PRONOUN),
    ]
    assert chains_of(document, words, mentions) == [0, 1, 0, 1]
    assert [question.meant for question in gum_questions(document)] == [[(0, 4)], [(24, 29)]]


def test_an_example_knows_the_right_pairs(tmp_path: Path) -> None:
    document = read_gum(write_corpora(tmp_path) / "coref", "train")[0]
    made = chained(document, VOCABULARY)
    right = [
        (int(o), int(t)) for o, t in zip(made.pairs.origins[made.right], made.pairs.targets[made.right], strict=True)
    ]
    assert right == [(2, 0), (3, 1)]
    assert made.alone.tolist() == [True, True, False, False]


def test_a_passage_sets_its_name_against_the_other(tmp_path: Path) -> None:
    given = read_gap(write_corpora(tmp_path) / "coref", "train")[0]
    made = passage(given, VOCABULARY)
    assert made is not None
    # Quill, Storm, and Storm again: both mentions of Storm are right
    assert made.right.tolist() == [False, True, True]
    assert made.weights.sum() == 1


def test_who_was_named_a_little_before_is_a_pronoun_now_and_nothing_tells_the_name() -> None:
    firsts = {"Ada": Form.SHE}
    made = hidden(cut_words(ARTICLE), VOCABULARY, Random(1), find_names, firsts)  # noqa: S311
    assert made is not None
    assert 0 < made.right.mean() < 1
    assert (made.weights > 0).sum() == 4
    same_head = made.pairs.features[:, -12]
    assert not same_head.any()


def test_a_pronoun_fits_its_place() -> None:
    text = "Ada Quill met Bea Storm. Quill left the yard of Quill. It was Quill's. "
    vocabulary = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "she", "her"])
    shown = hidden(cut_words(text * 4), vocabulary, Random(2), find_names, {"Ada": Form.SHE})  # noqa: S311
    assert shown is not None
    assert {4, 5} & set(shown.windows[0].ids)


def test_a_passage_has_other_names_each_time_and_the_same_answer() -> None:
    given = Passage("yard", PASSAGE, (54, 57), [((0, 9), False), ((14, 23), True)])
    other = Passage("hall", "Eve Lang saw Ida Roth, and she waved.", (27, 30), [((0, 8), True), ((13, 21), False)])
    put = Renaming([given, other]).renamed(given, Random(2))  # noqa: S311
    assert set(put) <= {"Ada", "Quill", "Bea", "Storm"}
    assert len(set(put.values())) == len(put) > 0


def test_names_are_runs_of_capitals() -> None:
    text = "The mayor met Bea van Storm. However, Quill Hall burnt, and US ships left. He wept."
    words = cut_words(text)
    found = [text[slice(*words.span(m.first, m.last))] for m in find_names(words)]
    assert found == ["Bea", "Storm", "Quill Hall", "US", "He"]


def test_each_mention_has_a_bounded_number_of_candidates() -> None:
    text = "Quill saw him. " * 300
    words = cut_words(text)
    made = candidates(words, find_names(words))
    assert max(map(len, made)) <= BACK + FORWARD + 2
    # a name far back is remembered where it is said again
    far = cut_words("Quill came. " + "Storm left. " * 80 + "Quill slept.")
    assert candidates(far, find_names(far))[-1][0] == 0


def test_features_of_a_text_of_any_length() -> None:
    for text in ("", "Quill left.", "Quill said: “She saw Storm.” She left."):
        words = cut_words(text)
        assert pair(words, find_names(words)).features.shape[1] == FEATURES


def test_a_phrase_is_put_together_from_uneven_tags() -> None:
    text = "The mayor told Ada Quill that the Old Hall burnt on Monday."
    words = cut_words(text)
    tags = [3, 3, 0, 1, 1, 0, 3, 1, 2, 0, 0, 1, 0]
    found = [(text[slice(*words.span(m.first, m.last))], m.kind) for m in find_mentions(words, tags)]
    assert found == [
        ("The mayor", Kind.NOUN),
        ("Ada Quill", Kind.NAME),
        ("the Old Hall", Kind.NAME),
        ("Monday", Kind.NAME),
    ]


def test_windows_answer_for_each_word_once_and_see_what_stood_before() -> None:
    words = cut_words("abc de " * 400)
    windows = prepare(words, VOCABULARY)
    own = [at for given in windows for at in range(given.window.keep_from, given.window.keep_to)]
    assert own == list(range(len(words)))
    assert all(len(given.ids) <= SIZE + 2 for given in windows)
    assert all(given.window.keep_from - given.window.first >= BEFORE // 3 for given in windows[1:])


def test_a_pronoun_means_what_the_pronoun_before_it_meant() -> None:
    words = cut_words("Ada Quill met Storm. She paid, and Quill sang, so she left.")
    mentions = find_names(words)
    # 0 Ada Quill, 1 Storm, 2 She, 3 Quill, 4 she
    given = [(1, 0, -9.0), (2, 0, 3.0), (2, 1, 0.0), (3, 0, 5.0), (3, 1, -5.0), (4, 1, -2.0), (4, 2, 4.0), (4, 3, -2.0)]
    origins, targets, scores = (np.array(column) for column in zip(*given, strict=True))
    answers = resolve(mentions, Pairs(origins, targets, None), scores)
    assert answers[4].same == [0, 3]
    assert 0.8 < answers[4].sure < answers[2].sure
    assert answers[3].same == [0]
    assert answers[0].same == [3]
    assert answers[1].same == []


def given(sure: float, right: bool, answered: bool = True) -> Given:
    place = [(0, 4) if right else (8, 9)] if answered else []
    return Given(Question("q", (20, 22), [(0, 4)], [(8, 9)]), place, sure, "person")


def test_the_threshold_is_where_nearly_all_are_right() -> None:
    answers = [given(0.94 + number / 1000, right=True) for number in range(60)]
    answers += [given(0.93, right=False), *(given(0.92, right=False) for _ in range(9))]
    least = thresholds(answers)
    assert least == {"person": 0.93}
    assert thresholds(answers[:60]) == {"person": 0.94}
    assert thresholds([given(0.5, right=True)]) == {"person": 0.9}
    assert gum_figures(answers, least)["right_of_answered"] == round(60 / 61, 4)
    assert gap_figures(answers, least) == {"f1": round(120 / 131, 4), "precision": round(60 / 61, 4)}


def test_texts_made_to_mislead_know_who_is_meant_and_keep_words_back() -> None:
    learnt, kept = lists(kept_back=False), lists(kept_back=True)
    assert not set(learnt["deeds"]) & set(kept["deeds"])
    for number in range(50):
        made = tell(Random(number), learnt)  # noqa: S311
        assert "[" not in made.text
        questions = told_questions("q", made)
        assert questions
        assert all(made.text[slice(*question.mention)].lower() in {"he", "she", "it", "they"} for question in questions)
        assert all(question.meant for question in questions)
        example = told(made, VOCABULARY)
        assert example.right.any()
