"""From a checkpoint to a folder that a reader can load: weights in whole numbers, the pairs' scorer, a vocabulary."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bot.training.graph import Graph
from bot.training.reference.measuring import write_card
from bot.training.reference.mentions import Tag
from bot.training.reference.network import Network
from bot.training.reference.reader import SCORER, VOCABULARY, WEIGHTS
from bot.training.reference.windows import SIZE
from bot.training.vocabulary import kept


def export(network: Network, pieces: Sequence[str], folder: Path, *, quantise: bool = True) -> None:
    """Writes everything but figures. The vocabulary is trimmed to what English needs."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = kept(pieces)
    small = Network(replace(network.shape, vocabulary=len(rows)))
    weights = network.state_dict()
    small.load_state_dict(weights | {"pieces.weight": weights["pieces.weight"][torch.tensor(rows)]})
    (folder / WEIGHTS).write_bytes(build(small, quantise=quantise).SerializeToString())
    (folder / VOCABULARY).write_text("\n".join(pieces[row] for row in rows), encoding="utf-8")
    scorer = {
        "told": weights["told.weight"].T,
        "middle": weights["middle.weight"].T,
        "middle_bias": weights["middle.bias"],
        "score": weights["score.weight"][0],
        "score_bias": weights["score.bias"],
    }
    np.savez(folder / SCORER, **{name: np.ascontiguousarray(value.numpy()) for name, value in scorer.items()})
    write_card(folder, {})


def build(network: Network, *, quantise: bool) -> Any:
    """The encoder and all that is asked of single words, as a graph: of each place `tags`, and for each side of a pair
    what it adds to the scorer's units and to the likeness."""
    graph = _Graph(network, quantise=quantise)
    x = graph.encode()
    for kind in ("weight", "bias"):
        graph.weights[f"asking.{kind}"] = graph.weights[f"asking.{kind}"] / network.shape.likeness**0.5
    sizes = {
        "tags": len(Tag),
        "origins": network.shape.wide,
        "targets": network.shape.wide,
        "asking": network.shape.likeness,
        "asked": network.shape.likeness,
    }
    for name in sizes:
        graph.linear(name, x, name, quantise=name != "tags")
    return graph.model("reference", {name: [1, "places", size] for name, size in sizes.items()})


class _Graph(Graph):
    """The tagger's encoder, for longer windows."""

    def positions(self) -> str:
        table = self.constant("positions.rows", self.weights["positions.weight"][: SIZE + 2])
        zero = self.constant("zero", np.array([0], np.int64))
        length = self.node("Shape", ["ids"], "length", start=1, end=2)
        return self.node("Slice", [table, zero, length], "positions.found")
