"""The training of the reference model on a tiny network: it learns, goes on where it stopped, and answers alike."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")
onnxruntime = pytest.importorskip("onnxruntime", reason="the extra `train` is not installed")

from bot.extraction.tagger.words import FEATURES
from bot.text.wordpieces import Vocabulary
from bot.training.reference.__main__ import main, sources
from bot.training.reference.learning import LATEST, Learner, Plan
from bot.training.reference.names import find_names
from bot.training.reference.network import Network, Sizes, averaged
from bot.training.reference.packaging import export
from bot.training.reference.reader import CARD, SCORER, WEIGHTS, Reader
from tests.training.chains import TEXT, write_corpora
from tests.training.test_command import write_base

SAID = "ines tolle owns the old ferry she said it sank ada quill met bea storm in yard sings and paid , ."
WORDS = SAID.split()
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
SIZES = Sizes(vocabulary=len(PIECES), width=48, inner=64, heads=4, layers=2, wide=32, narrow=16, likeness=16)
PLAN = Plan(steps=50, warm_up=5, encoder_rate=3e-3, head_rate=3e-3, batch_pieces=256, hidden_pieces=0.0, average=0.9)


def learner(plan: Plan) -> Learner:
    torch.manual_seed(plan.seed)
    return Learner(Network(SIZES), Vocabulary(PIECES), plan)


def test_it_learns_and_the_package_says_what_was_learnt(tmp_path: Path) -> None:
    learner(PLAN).learn(sources(write_corpora(tmp_path / "data"), Vocabulary(PIECES), find_names), tmp_path)
    export(averaged(tmp_path / LATEST), PIECES, tmp_path / "package")
    reading = Reader(tmp_path / "package").read(TEXT)
    said = {
        TEXT[slice(*reading.words.span(mention.first, mention.last))]: [
            TEXT[slice(*place)] for place in reading.spans(answer)
        ]
        for mention, answer in zip(reading.mentions, reading.answers, strict=True)
    }
    assert said["She"] == ["Ines Tolle"]
    assert said["it"] == ["the old ferry"]


def test_a_stop_in_between_changes_nothing(tmp_path: Path) -> None:
    data = sources(write_corpora(tmp_path / "data"), Vocabulary(PIECES), find_names)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    plan = replace(PLAN, steps=8, decay=0.25)
    learner(plan).learn(data, tmp_path / "one")
    learner(replace(plan, steps=4, decay=0.0)).learn(data, tmp_path / "two")
    second = learner(plan)
    second.resume(tmp_path / "two" / LATEST)
    second.learn(data, tmp_path / "two")
    one, two = (averaged(tmp_path / name / LATEST).state_dict() for name in ("one", "two"))
    assert all(torch.allclose(one[name], two[name], atol=1e-5) for name in one)


def test_the_graph_and_the_scorer_answer_as_the_network_does(tmp_path: Path) -> None:
    torch.manual_seed(3)
    network = Network(SIZES).eval()
    export(network, PIECES, tmp_path, quantise=False)
    ids, features = torch.randint(4, len(PIECES), (1, 17)), torch.randint(0, FEATURES, (1, 17))
    told = torch.randn(3, network.told.in_features)
    session = onnxruntime.InferenceSession(str(tmp_path / WEIGHTS), providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    given = {"ids": ids.numpy().astype(np.int32), "features": features.numpy().astype(np.int32)}
    out = dict(zip(names, session.run(None, given), strict=True))
    with torch.no_grad():
        vectors = network.words(ids, features, padding=0)[0]
        tags = network.tags(vectors)
        scores = network.scores(vectors, torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6]), told)
    assert np.allclose(out["tags"][0], tags.numpy(), atol=1e-4)
    with np.load(tmp_path / SCORER) as w:
        wide = np.maximum(out["origins"][0][[1, 2, 3]] + out["targets"][0][[4, 5, 6]] + told.numpy() @ w["told"], 0)
        narrow = np.maximum(wide @ w["middle"] + w["middle_bias"], 0)
        alike = (out["asking"][0][[1, 2, 3]] * out["asked"][0][[4, 5, 6]]).sum(axis=1)
        assert np.allclose(narrow @ w["score"] + w["score_bias"] + alike, scores.numpy(), atol=1e-4)


def test_one_command_leads_from_corpora_to_a_package_and_its_figures(tmp_path: Path) -> None:
    data, base, work = write_corpora(tmp_path / "data"), write_base(tmp_path / "base"), tmp_path / "work"
    given = ["--data", data, "--work", work, "--base", base, "--layers", 1, "--inner", 64, "--finding", 2]
    main([str(part) for part in [*given, "--steps", 2]])
    first = json.loads((work / "package" / CARD).read_text())
    assert set(first["dev"]) == {"gum", "gum_sure", "gap"}
    assert len((work / "gap_dev.jsonl").read_text().splitlines()) == 9
    main([str(part) for part in [*given, "--steps", 0]])
    assert json.loads((work / "package" / CARD).read_text()) == first
