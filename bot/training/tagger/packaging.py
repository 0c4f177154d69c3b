"""From a checkpoint to a folder that the program can ship: weights, vocabulary, and a small JSON with its figures."""

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from bot.extraction.tagger.decoding import Decoding
from bot.extraction.tagger.encoder import CARD, VOCABULARY, WEIGHTS, Tagger
from bot.training.graph import build
from bot.training.network import Network
from bot.training.tagger.corpus import Article
from bot.training.tagger.scoring import Scorer, write_predictions
from bot.training.tagger.tuning import tune
from bot.training.vocabulary import kept

PREDICTIONS = "dev.jsonl"
_log = logging.getLogger(__name__)


def export(network: Network, pieces: Sequence[str], folder: Path, *, quantise: bool = True) -> None:
    """Writes weights and vocabulary, trimmed to what English news needs, and a card without figures yet."""
    import torch

    folder.mkdir(parents=True, exist_ok=True)
    rows = kept(pieces)
    small = Network(replace(network.shape, vocabulary=len(rows)))
    weights = network.state_dict()
    small.load_state_dict(weights | {"pieces.weight": weights["pieces.weight"][torch.tensor(rows)]})
    (folder / WEIGHTS).write_bytes(build(small, quantise=quantise).SerializeToString())
    (folder / VOCABULARY).write_text("\n".join(pieces[row] for row in rows), encoding="utf-8")
    _write_card(folder, {"decoding": asdict(Decoding())})


def measure(folder: Path, articles: Sequence[Article], scorer: Scorer, facts: dict[str, Any]) -> dict[str, Any]:
    """Tunes the decoding of a packaged model, scores it, and writes both with `facts` into its card."""
    tagger = Tagger(folder)
    answers = [(article.name, tagger.read(article.text)) for article in articles]
    decoding, figures = tune(answers, scorer, tagger.decoding)
    write_predictions(folder / PREDICTIONS, [(name, given.attributions(decoding)) for name, given in answers])
    card = {
        "decoding": asdict(decoding),
        "dev": {name: round(value, 4) for name, value in asdict(figures).items()},
        "bytes": (folder / WEIGHTS).stat().st_size,
        **facts,
    }
    _write_card(folder, card)
    return card | {"words_per_second": speed(folder, articles)}


def speed(folder: Path, articles: Sequence[Article]) -> int:
    """Words a second on one thread, reading to linking, loading left out."""
    tagger = Tagger(folder)
    texts = [article.text for article in articles[:30]]
    tagger.tag(texts[0])
    start = perf_counter()
    for text in texts:
        tagger.tag(text)
    return round(sum(len(text.split()) for text in texts) / (perf_counter() - start))


def _write_card(folder: Path, card: dict[str, Any]) -> None:
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
