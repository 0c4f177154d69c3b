"""The training itself on a tiny network: it learns, goes on where it stopped, and its export answers alike."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.extraction.tagger.words import FEATURES
from tests.training.world import TEXT, write_corpus

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")
pytest.importorskip("onnxruntime", reason="the extra `train` is not installed")

from bot.extraction.tagger.encoder import Tagger
from bot.text.wordpieces import Vocabulary
from bot.training.network import Network, Shape, inherit
from bot.training.tagger.corpus import Article, read_part
from bot.training.tagger.learning import LATEST, Learner, Plan, averaged
from bot.training.tagger.packaging import export

WORDS = [
    "mayor",
    "ines",
    "tolle",
    "said",
    "the",
    "ferry",
    "sank",
    "it",
    "was",
    "old",
    "she",
    "added",
    "very",
    ",",
    ".",
    '"',
]
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
SHAPE = Shape(vocabulary=len(PIECES), width=48, inner=64, heads=4, layers=2, places=256, pointer_width=16)
PLAN = Plan(steps=60, warm_up=5, encoder_rate=3e-3, head_rate=3e-3, batch_pieces=256, hidden_pieces=0.0, average=0.9)


def learner(plan: Plan) -> Learner:
    torch.manual_seed(plan.seed)
    return Learner(Network(SHAPE), Vocabulary(PIECES), plan)


@pytest.fixture
def articles(tmp_path: Path) -> list[Article]:
    return list(read_part(write_corpus(tmp_path / "corpus", "train", copies=4), "train"))


def test_it_learns_and_the_package_says_what_was_learnt(tmp_path: Path, articles: list[Article]) -> None:
    learner(PLAN).learn(articles, tmp_path)
    network = averaged(tmp_path / LATEST)
    export(network, PIECES, tmp_path / "package")
    found = Tagger(tmp_path / "package").tag(TEXT)
    first = found[0]
    assert [TEXT[s:e] for s, e in first.content] == ["the ferry sank"]
    assert [TEXT[s:e] for s, e in first.source] == ["Mayor Ines Tolle"]
    assert [TEXT[s:e] for s, e in first.cue] == ["said"]


def test_a_stop_in_between_changes_nothing(tmp_path: Path, articles: list[Article]) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    plan = replace(PLAN, steps=8, decay=0.25)
    learner(plan).learn(articles, tmp_path / "one")
    learner(replace(plan, steps=4, decay=0.0)).learn(articles, tmp_path / "two")
    second = learner(replace(plan, seed=plan.seed))
    second.resume(tmp_path / "two" / LATEST)
    second.learn(articles, tmp_path / "two")
    one, two = (averaged(tmp_path / name / LATEST).state_dict() for name in ("one", "two"))
    assert all(torch.allclose(one[name], two[name], atol=1e-5) for name in one)


def test_a_student_takes_after_its_teacher(tmp_path: Path, articles: list[Article]) -> None:
    folder = tmp_path
    teacher = Network(SHAPE).eval()
    torch.nn.init.normal_(teacher.tags.weight)
    torch.nn.init.normal_(teacher.origins.weight)

    def distance(plan: Plan) -> float:
        torch.manual_seed(plan.seed)
        student = Learner(Network(SHAPE), Vocabulary(PIECES), plan, teacher)
        student.learn(articles, folder)
        ids, features = torch.randint(4, len(PIECES), (1, 9)), torch.randint(0, FEATURES, (1, 9))
        with torch.no_grad():
            taught, learnt = (
                network(ids, features, 0)[0].softmax(-1) for network in (teacher, averaged(folder / LATEST))
            )
        return float((taught - learnt).abs().mean())

    plan = replace(PLAN, steps=40)
    assert distance(replace(plan, teacher_share=1.0)) < distance(replace(plan, teacher_share=0.0))


def test_a_student_of_the_teachers_size_begins_as_the_teacher_and_a_smaller_one_with_its_last_layer() -> None:
    teacher, same, small = Network(SHAPE), Network(SHAPE), Network(replace(SHAPE, layers=1))
    inherit(same, teacher)
    inherit(small, teacher)
    assert all(torch.equal(same.state_dict()[name], value) for name, value in teacher.state_dict().items())
    last = teacher.layers[-1].state_dict()
    assert all(torch.equal(small.layers[0].state_dict()[name], value) for name, value in last.items())


def test_the_graph_answers_as_the_network_does(tmp_path: Path) -> None:
    import numpy as np
    import onnxruntime

    torch.manual_seed(3)
    network = Network(SHAPE).eval()
    torch.nn.init.normal_(network.features.weight)
    export(network, PIECES, tmp_path, quantise=False)
    ids = torch.randint(4, len(PIECES), (1, 17))
    features = torch.randint(0, FEATURES, (1, 17))
    session = onnxruntime.InferenceSession(str(tmp_path / "tagger.onnx"), providers=["CPUExecutionProvider"])
    given = {"ids": ids.numpy().astype(np.int32), "features": features.numpy().astype(np.int32)}
    with torch.no_grad():
        tags, pointers = network(ids, features, padding=0)
    got, origins, targets = session.run(None, given)
    assert np.allclose(got, tags.numpy(), atol=1e-4)
    assert np.allclose(np.einsum("bfkw,btkw->bkft", origins, targets), pointers.numpy(), atol=1e-4)
