"""The corpus as targets: places, shares of disagreeing annotators, pointers."""

from pathlib import Path

import pytest

from bot.domain.errors import Unreadable
from bot.extraction.tagger.linking import Pointer
from bot.extraction.tagger.tags import OUTSIDE, Role, begin, inside
from bot.text.wordpieces import Vocabulary
from bot.training.tagger.corpus import read_part
from bot.training.tagger.examples import NOWHERE, examples, targets
from bot.training.vocabulary import kept
from tests.training.world import TEXT, write_corpus


def test_the_corpus_is_read_as_words(tmp_path: Path) -> None:
    (article,) = read_part(write_corpus(tmp_path, "train"), "train")
    both, one = article.annotators
    assert (len(both), len(one)) == (2, 1)
    pieces = [TEXT[slice(*article.words.span(s.start, s.end))] for s in both[1][Role.CONTENT]]
    assert pieces == ['"It was old,"', '"Very old."']
    assert [article.words.texts[s.start] for s in both[0][Role.SOURCE]] == ["Mayor"]


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        list(read_part(tmp_path, "train"))


def test_what_annotators_differ_on_is_shared_out(tmp_path: Path) -> None:
    (article,) = read_part(write_corpus(tmp_path, "train"), "train")
    wanted = targets(article)
    words = article.words.texts
    assert all(sum(row) == 1 for row in wanted.tags)
    ferry, old = words.index("ferry"), words.index("old")
    assert wanted.tags[ferry][inside(Role.CONTENT)] == 1
    assert wanted.tags[old][inside(Role.CONTENT)] == 0.5
    assert wanted.tags[old][OUTSIDE] == 0.5
    assert wanted.tags[words.index("added")][begin(Role.CUE)] == 0.5


def test_pointers_lead_to_the_first_word_of_the_partner_or_nowhere(tmp_path: Path) -> None:
    (article,) = read_part(write_corpus(tmp_path, "train"), "train")
    vocabulary = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
    wanted = targets(article)
    (whole,) = examples(article, wanted, vocabulary, 200)
    words = article.words.texts
    leads = {(lead.kind, lead.origin, lead.target): lead.weight for lead in whole.leads}
    the, mayor, said = (whole.given.heads[words.index(word)] for word in ("the", "Mayor", "said"))
    assert (Pointer.CONTENT_SOURCE, the, mayor) in leads
    assert (Pointer.CONTENT_CUE, the, said) in leads
    assert (Pointer.SOURCE_CUE, mayor, said) in leads
    parts = examples(article, wanted, vocabulary, 12)
    assert len(parts) > 1
    assert any(lead.target == NOWHERE for part in parts for lead in part.leads)
    assert sum(len(part.tags) for part in parts) == len(words)


def test_the_vocabulary_keeps_what_english_needs() -> None:
    pieces = ["[PAD]", "[unused7]", "[UNK]", "[CLS]", "[SEP]", "ferry", "##é", "中", "##ко", "“", "—", "[", "]"]
    assert [pieces[n] for n in kept(pieces)] == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ferry", "##é", "“", "—", "[", "]"]
