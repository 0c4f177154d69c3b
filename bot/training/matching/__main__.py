"""`python -m bot.training.matching --data FOLDER --work FOLDER`: from a base and a corpus to the shipped weights.

Writes encoder, vocabulary, rarities and reranker with its figures into the package's `model` folder (`--out`). The
same data gives the same reranker; the encoder, taught in 16-bit floats, differs a little from machine to machine."""

import argparse
import hashlib
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from bot.matching import encoder as shipped
from bot.matching import features
from bot.matching.encoder import Encoder
from bot.matching.reranker import CONTEXT, Linear, Reranker
from bot.matching.terms import words
from bot.training.base import shipped_base
from bot.training.matching.examples import Task, examples_of, read_task
from bot.training.matching.learning import Example, learn
from bot.training.matching.scoring import crossed, ranking, recall_at

_log = logging.getLogger(__name__)
LATER = 0.7
"""The share of the debates, by date, that the figure for later ones learns from."""
LINKED = 0.97
VectorsOf = Callable[[Sequence[str]], Any]


def main(given: list[str] | None = None) -> None:
    """Teaches and exports the encoder where it is not there yet, then learns and measures the rest."""
    options = _parser().parse_args(given)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    out, work = options.out, options.work
    out.mkdir(parents=True, exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    snopes = read_task(options.data, "snopes20", ("train", "dev"))
    politifact = read_task(options.data, "politifact", ("train",))
    if not (out / shipped.WEIGHTS).is_file():
        if not (options.teacher and options.debates):
            raise SystemExit("A new encoder needs --teacher and --debates.")
        base = options.base or shipped_base()
        network = taught_network(base, options.teacher, (politifact, snopes), options.debates, work)
        export(network, base / "vocab.txt", out)
    learn_rarities((snopes, politifact), out / features.RARITIES.name)
    encoder = Encoder(out)
    model, figures = fit(examples_of(snopes, encoder, work), examples_of(politifact, encoder, work))
    card = {"encoder": encoder.version, **card_of(model), "figures": figures}
    (out / "reranker.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    _log.info("%s", json.dumps(figures))


def fit(snopes: list[Example], politifact: list[Example]) -> tuple[Reranker, dict[str, Any]]:
    """The shipped model learns from everything; its figures come from models that have not seen what they measure.
    Politifact's labels are incomplete, so that it teaches the order alone."""
    ranked, found = crossed(snopes, politifact, calibrate=True)
    debates, _unsure = crossed(politifact, snopes, calibrate=False)
    earlier = sorted(politifact, key=lambda example: example.id)
    cut = round(LATER * len(earlier))
    later = ranking(learn([*snopes, *earlier[:cut]], snopes), earlier[cut:])
    recall95, _from = recall_at(found, 0.95)
    recall97, threshold = recall_at(found, LINKED)
    return learn([*snopes, *politifact], snopes), {
        "snopes": asdict(ranked),
        "politifact": asdict(debates),
        "politifact_later": asdict(later),
        "snopes_half_unknown": {"recall_at_95": recall95, "recall_at_97": recall97, "link_from": round(threshold, 4)},
    }


def learn_rarities(tasks: tuple[Task, ...], file: Path) -> None:
    documents = [[*words(claim.text), *words(claim.title or "")] for task in tasks for claim in task.known]
    np.save(file, features.rarities_of(documents))


def taught_network(base: Path, teacher: Path, tasks: tuple[Task, ...], debates: Path, work: Path) -> Any:
    """The base, taught by itself and the teacher together; the vectors of both are kept in `work`."""
    from bot.text.wordpieces import Vocabulary
    from bot.training.matching.distilling import distil, pool_of, spoken, vectors_by
    from bot.training.matching.teacher import taught
    from bot.training.network import Encoder as Network
    from bot.training.network import Shape, load_base

    vocabulary = Vocabulary.read(base / "vocab.txt")
    network = Network(Shape(), dropout=0.0)
    load_base(network, base)
    lines = spoken(debates, [question["text"] for task in tasks for question in task.questions])
    pool = pool_of(tasks, lines, _both(vectors_by(network, vocabulary), partial(taught, teacher), work / "taught.npy"))
    distil(network, pool, vocabulary, seed=1)
    return network


def _both(own: VectorsOf, teacher: VectorsOf, file: Path) -> VectorsOf:
    """Cosines of what it gives are the means of both models' cosines."""

    def vectors_of(texts: Sequence[str]) -> Any:
        if not file.is_file():
            np.save(file, np.hstack([own(texts), teacher(texts)]) / np.sqrt(2))
        return np.load(file)

    return vectors_of


def export(network: Any, vocabulary: Path, out: Path) -> None:
    """The encoder in whole numbers, without the pieces that English can't need."""
    import torch

    from bot.text.wordpieces import read_pieces
    from bot.training.matching.graph import build
    from bot.training.vocabulary import kept

    pieces = read_pieces(vocabulary)
    rows = kept(pieces)
    network.pieces = torch.nn.Embedding.from_pretrained(network.pieces.weight[torch.tensor(rows)])
    weights = build(network).SerializeToString()
    (out / shipped.WEIGHTS).write_bytes(weights)
    (out / shipped.VOCABULARY).write_text("\n".join(pieces[row] for row in rows), encoding="utf-8")
    version = hashlib.sha256(weights).hexdigest()[:12]
    (out / shipped.CARD).write_text(
        json.dumps({"version": version, "bytes": len(weights), "pieces": len(rows)}) + "\n", encoding="utf-8"
    )


def card_of(model: Reranker) -> dict[str, Any]:
    return {"order": _entry(model.order, features.NAMES), "decide": _entry(model.decide, CONTEXT)}


def _entry(model: Linear, columns: tuple[str, ...]) -> dict[str, Any]:
    parts = {"mean": model.mean, "scale": model.scale, "weights": model.weights}
    rounded = {name: [round(float(value), 6) for value in values] for name, values in parts.items()}
    return {"columns": list(columns), **rounded, "bias": round(model.bias, 6)}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.training.matching", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with both corpora and their questions")
    parser.add_argument("--work", type=Path, required=True, help="folder for vectors that are made once")
    parser.add_argument("--out", type=Path, default=shipped.FOLDER, help="where the weights go")
    parser.add_argument("--base", type=Path, help="folder with the base's vocab.txt and model.safetensors")
    parser.add_argument("--teacher", type=Path, help="folder of the larger encoder, for a new encoder")
    parser.add_argument("--debates", type=Path, help="folder of spoken lines that it learns on beside the corpora")
    return parser


if __name__ == "__main__":
    main()
