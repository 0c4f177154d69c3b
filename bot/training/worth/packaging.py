"""From a trained network to a folder that the program can ship: weights, vocabulary, and a small JSON with figures."""

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from bot.extraction.worth.blend import BLEND
from bot.extraction.worth.judge import CARD, HEADS, VOCABULARY, WEIGHTS, Judge
from bot.extraction.worth.signs import signs
from bot.training.graph import Graph
from bot.training.worth.corpus import Sentence, by_group, debates, read
from bot.training.worth.learning import JudgeNetwork


def export(
    network: JudgeNetwork, vocabulary: Sequence[str], folder: Path, facts: dict[str, Any], *, quantise: bool = True
) -> None:
    """Writes weights and vocabulary, and a card with `facts` and no figures yet."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = Graph(network, quantise=quantise)
    mean = graph.node("ReduceMean", [graph.encode()], "mean", axes=[1], keepdims=0)
    graph.linear("judgements", mean, "judgements", quantise=False)
    (folder / WEIGHTS).write_bytes(graph.model("worth", {"judgements": [1, HEADS]}).SerializeToString())
    (folder / VOCABULARY).write_text("\n".join(vocabulary), encoding="utf-8")
    _write_card(folder, facts | {"bytes": (folder / WEIGHTS).stat().st_size})


def measure(folder: Path, corpus: Path, unseen: set[str]) -> dict[str, Any]:
    """Scores a packaged judge by the shipped blend and writes the figures into its card: how well it ranks the
    debates in `unseen` (mean average precision) and how well 0.5 parts the sentences of the other parts (F1)."""
    judge = Judge(folder)
    figures: dict[str, Any] = {
        f"{name} F1": round(
            f1([one.labels[0] for one in sentences], [odds >= 0 for odds in _odds(judge, sentences)]), 4
        )
        for name, sentences in ((name, read(corpus, name, "checkable")) for name in ("ct24_dev", "ct24_devtest"))
    }
    whole = [one for one in debates(corpus) if one.group in unseen]
    if whole:
        odds = _odds(judge, whole)
        figures["debates MAP"] = round(
            fmean(
                average_precision([whole[at].labels[2] for at in places], [odds[at] for at in places])
                for places in by_group(whole)
            ),
            4,
        )
    _write_card(folder, judge.card | {"figures": figures})
    return figures


def average_precision(labels: Sequence[int], scores: Sequence[float]) -> float:
    """The mean, over the positives, of the share of positives down to each; ties keep their order. 0 without any."""
    ranked = [label for _, label in sorted(zip(scores, labels, strict=True), key=lambda one: -one[0])]
    places = [place for place, label in enumerate(ranked, start=1) if label]
    return fmean(hits / place for hits, place in enumerate(places, start=1)) if places else 0.0


def f1(labels: Sequence[int], said: Sequence[bool]) -> float:
    """The harmonic mean of precision and recall of what is 1."""
    right = sum(1 for label, yes in zip(labels, said, strict=True) if label and yes)
    return 2 * right / max(1, sum(labels) + sum(said))


def _odds(judge: Judge, sentences: Sequence[Sentence]) -> list[float]:
    return [BLEND(judge(one.text), sum(signs(one.text).values())) for one in sentences]


def _write_card(folder: Path, card: dict[str, Any]) -> None:
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
