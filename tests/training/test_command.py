"""The one command, from a corpus and a base to a package with figures."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.extraction.tagger.encoder import CARD, VOCABULARY, WEIGHTS
from tests.training.world import write_corpus

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")
pytest.importorskip("onnxruntime", reason="the extra `train` is not installed")

from bot.training.network import Network, Shape, load_base, read_safetensors
from bot.training.tagger.__main__ import main

SCORER = Path(__file__).parents[2] / "../shared/eval/attribution"
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "mayor", "said", "the", "ferry", "sank", "she", "added"]
WIDTH, INNER = 384, 96


def write_base(folder: Path) -> Path:
    """A BERT of one layer with random weights, in the files that the base's package has."""
    torch.manual_seed(5)
    layer = "encoder.layer.0"
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(PIECES), WIDTH),
        "embeddings.position_embeddings.weight": (512, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
    }
    square = [f"{layer}.attention.self.{name}" for name in ("query", "key", "value")]
    for name in (*square, f"{layer}.attention.output.dense"):
        shapes |= {f"{name}.weight": (WIDTH, WIDTH), f"{name}.bias": (WIDTH,)}
    shapes |= {f"{layer}.intermediate.dense.weight": (INNER, WIDTH), f"{layer}.intermediate.dense.bias": (INNER,)}
    shapes |= {f"{layer}.output.dense.weight": (WIDTH, INNER), f"{layer}.output.dense.bias": (WIDTH,)}
    for name in ("embeddings", f"{layer}.attention.output", f"{layer}.output"):
        shapes |= {f"{name}.LayerNorm.weight": (WIDTH,), f"{name}.LayerNorm.bias": (WIDTH,)}
    header: dict[str, Any] = {}
    data = b""
    for name, shape in shapes.items():
        numbers = (torch.randn(shape) / 20).numpy().tobytes()
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [len(data), len(data) + len(numbers)]}
        data += numbers
    head = json.dumps(header).encode()
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head + data)
    (folder / "vocab.txt").write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    return folder


def test_a_narrower_network_keeps_the_heaviest_units(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base")
    network = Network(Shape(vocabulary=len(PIECES), layers=1, inner=10))
    load_base(network, base)
    weights = read_safetensors(base / "model.safetensors")
    up, down = weights["encoder.layer.0.intermediate.dense.weight"], weights["encoder.layer.0.output.dense.weight"]
    heaviest = sorted(range(INNER), key=lambda unit: -float(up[unit].norm() * down[:, unit].norm()))[:10]
    assert torch.equal(network.layers[0].widened.weight, up[sorted(heaviest)])
    assert torch.equal(network.layers[0].narrowed.weight, down[:, sorted(heaviest)])


@pytest.mark.skipif(not SCORER.is_dir(), reason="the scorer stands beside the repository, and is not here")
def test_one_command_leads_from_a_corpus_to_a_package(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", "train", copies=2)
    write_corpus(corpus, "dev")
    base, out = write_base(tmp_path / "base"), tmp_path / "out"
    given = ["--corpus", corpus, "--base", base, "--out", out, "--scorer", SCORER, "--layers", 1, "--inner", 64]
    main([str(part) for part in [*given, "--steps", 2, "--threads", 1]])
    card = json.loads((out / "package" / CARD).read_text())
    assert card["bytes"] == (out / "package" / WEIGHTS).stat().st_size
    assert 0 <= card["dev"]["end_to_end"] <= 1
    assert (out / "package" / VOCABULARY).read_text(encoding="utf-8").split("\n") == PIECES
    assert "word" in card["decoding"]["rule"]
