"""Training of the judge of sentences: on a tiny corpus of our own, from the one command to the packaged weights."""

import json
from pathlib import Path

import pytest

from bot.extraction.worth.judge import CARD, HEADS, VOCABULARY, WEIGHTS, Judge
from bot.training.worth.corpus import UNASKED, debates, left_out, read, single

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")

from bot.extraction.worth.judge import numbers
from bot.text.wordpieces import Vocabulary
from bot.training.network import Shape
from bot.training.worth.__main__ import main
from bot.training.worth.learning import JudgeNetwork, Plan, batches, learn
from bot.training.worth.packaging import average_precision, export, f1
from tests.training.test_command import PIECES, write_base

FACT, TALK = "The ferry sank.", "She said the mayor."
SHAPE = Shape(vocabulary=len(PIECES), width=48, inner=64, heads=4, layers=1, places=128)


def write_corpus(folder: Path) -> Path:
    """The files of the real corpora, in sentences of our own."""
    folder.mkdir()

    def write(name: str, lines: list[dict[str, object]]) -> None:
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")

    alone: list[dict[str, object]] = [
        {"id": str(number), "text": text * (1 + number % 3), "label": int(text == FACT)}
        for number, text in enumerate([FACT, TALK] * 6)
    ]
    write("ct24_train", alone)
    write("cb_train", alone[:4])
    write("ct24_dev", [{"id": "d", "text": "Ferry!", "label": 1}, {"id": "e", "text": "the the", "label": 0}])
    write("ct24_devtest", [{"id": "f", "text": "Sank!", "label": 1}, {"id": "g", "text": "she she", "label": 0}])
    write("clef19_train", [one | {"group": group} for group in ("one", "two") for one in alone])
    return folder


def test_a_text_has_the_labels_of_every_source_and_stands_in_one_part(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    held = [one for one in read(corpus, "ct24_train", "checkable") if one.text == FACT]
    found = single(corpus, held)
    assert FACT not in {one.text for one in found}
    assert len({one.text for one in found}) == len(found) == 5
    assert {one.labels for one in found} == {
        (1, 1, UNASKED),
        (0, 0, UNASKED),
        (1, UNASKED, UNASKED),
        (0, UNASKED, UNASKED),
    }


def test_each_debate_is_left_out_in_one_fold(tmp_path: Path) -> None:
    whole = debates(write_corpus(tmp_path / "corpus"))
    assert [left_out(whole, part, 2) for part in (1, 2, 0)] == [{"one"}, {"two"}, set()]


def test_average_precision_and_f1_are_the_scorers() -> None:
    assert average_precision([0, 1, 1], [0.9, 0.8, 0.7]) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert average_precision([1, 0], [0.5, 0.5]) == 1.0
    assert average_precision([0], [0.5]) == 0.0
    assert f1([1, 1, 0], [True, False, True]) == pytest.approx(0.5)
    assert f1([0], [False]) == 0.0


def test_it_learns_and_the_package_answers_as_the_network_does(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    sentences = [*single(corpus, []), *debates(corpus)]
    vocabulary = Vocabulary(PIECES)
    torch.manual_seed(1)
    network = JudgeNetwork(SHAPE)
    plan = Plan(
        passes=25, batch_pieces=128, encoder_rate=3e-3, head_rate=3e-3, hidden_pieces=0.0, warm_up=5, average=0.9
    )
    learn(network, vocabulary, sentences, plan)
    export(network, PIECES, tmp_path / "package", {}, quantise=False)
    judge = Judge(tmp_path / "package")
    for text, sign in ((FACT, 1), (TALK, -1)):
        ids, features = (torch.tensor([row]) for row in numbers(text, vocabulary))
        with torch.no_grad():
            expected = network(ids, features, vocabulary.padding)[0].tolist()
        assert judge(text) == pytest.approx(expected, abs=1e-4)
        assert all(sign * odds > 0 for odds in judge(text))
    assert len(judge(FACT)) == HEADS


def test_the_same_seed_makes_the_same_batches_of_every_positive(tmp_path: Path) -> None:
    sentences = debates(write_corpus(tmp_path / "corpus"))
    given = [numbers(one.text, Vocabulary(PIECES)) for one in sentences]
    plan = Plan(batch_pieces=64)
    first = batches(sentences, given, plan, 0)
    assert first == batches(sentences, given, plan, 0) != batches(sentences, given, plan, 1)
    taken = {place for batch in first for place in batch}
    assert {place for place, one in enumerate(sentences) if one.labels[2] == 1} <= taken
    assert len(taken) < len(sentences)


def test_one_command_leads_from_the_corpora_to_a_package(tmp_path: Path) -> None:
    corpus, out = write_corpus(tmp_path / "corpus"), tmp_path / "out"
    given = ["--corpus", corpus, "--base", write_base(tmp_path / "base"), "--out", out, "--layers", 1, "--inner", 64]
    main([str(part) for part in [*given, "--passes", 1, "--leave-out", "1/2"]])
    card = json.loads((out / CARD).read_text())
    assert card["left_out"] == ["one"]
    assert card["bytes"] == (out / WEIGHTS).stat().st_size
    assert set(card["figures"]) == {"ct24_dev F1", "ct24_devtest F1", "debates MAP"}
    assert all(0 <= figure <= 1 for figure in card["figures"].values())
    assert (out / VOCABULARY).read_text(encoding="utf-8").split("\n") == PIECES
