"""`python -m bot.training.reference --data FOLDER --work FOLDER`: from the corpora to weights, thresholds and figures.

Run again, it goes on where it stopped. `--steps 0` packages and measures the last checkpoint as it is."""

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import torch

from bot.text.wordpieces import Vocabulary, read_pieces
from bot.training.base import shipped_base
from bot.training.network import load_base
from bot.training.reference.batches import Source
from bot.training.reference.corpus import read_articles, read_gap, read_gum, split
from bot.training.reference.examples import Finder
from bot.training.reference.learning import LATEST, Learner, Plan
from bot.training.reference.measuring import measure
from bot.training.reference.network import Network, Sizes, averaged
from bot.training.reference.packaging import export
from bot.training.reference.reader import CARD, Reader
from bot.training.reference.renaming import Renaming
from bot.training.reference.sources import Asking, Hiding, Misleading, marked

PACKAGE, FINDER = "package", "finder"
_log = logging.getLogger(__name__)
_SHARES = {"gum": 0.42, "gap": 0.3, "hidden": 0.25, "misleading": 0.03}


def main(given: list[str] | None = None) -> None:
    """Trains as far as the plan says, then exports, sets the thresholds and measures."""
    options = _parser().parse_args(given)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    base: Path = options.base or shipped_base()
    vocabulary = Vocabulary.read(base / "vocab.txt")
    plan = replace(Plan(), steps=options.steps, seed=options.seed, bfloat16=options.bfloat16)
    if plan.steps:
        shape = Sizes(vocabulary=len(vocabulary), layers=options.layers, inner=options.inner)
        fresh = partial(new_network, shape, base, plan.seed)
        finder = find_first(
            options.data, Learner(fresh(), vocabulary, replace(plan, steps=options.finding)), base, work
        )
        train(Learner(fresh(), vocabulary, plan), sources(options.data, vocabulary, finder), work)
    export(averaged(work / LATEST), read_pieces(base / "vocab.txt"), work / PACKAGE)
    card = measure(work / PACKAGE, options.data / "coref", work)
    _log.info("%s", json.dumps(card))


def new_network(shape: Sizes, base: Path, seed: int) -> Network:
    """The base's weights, and new heads."""
    torch.manual_seed(seed)
    network = Network(shape)
    load_base(network, base)
    return network


def train(learner: Learner, given: Sequence[Source], folder: Path) -> None:
    """Trains to the plan's last step, or goes on with what is in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / LATEST).is_file():
        learner.resume(folder / LATEST)
    learner.learn(given, folder)


def find_first(data: Path, learner: Learner, base: Path, work: Path) -> Finder:
    """A network that learns from marked texts alone finds the mentions of those that nobody marked."""
    folder = work / FINDER
    if not (folder / CARD).is_file():
        train(learner, [marked(split(read_gum(data / "coref", "train"))[0], learner.vocabulary, 1.0)], folder)
        export(averaged(folder / LATEST), read_pieces(base / "vocab.txt"), folder)
    return Reader(folder).mentions


def sources(data: Path, vocabulary: Vocabulary, finder: Finder) -> Sequence[Source]:
    """All that is learnt from; the held-out texts are not in it."""
    passages = split(read_gap(data / "coref", "train"))[0]
    made: list[Source] = [
        marked(split(read_gum(data / "coref", "train"))[0], vocabulary, _SHARES["gum"]),
        Asking(passages, vocabulary, finder, _SHARES["gap"]),
        Misleading(vocabulary, _SHARES["misleading"]),
    ]
    if articles := read_articles(data / "polnear/train/text"):
        made.append(Hiding(articles, vocabulary, finder, Renaming(passages).pronouns, _SHARES["hidden"]))
    return made


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.training.reference", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of corpora: `coref`, and `polnear` for articles"
    )
    parser.add_argument("--work", type=Path, required=True, help="checkpoints, and the packaged model in `package`")
    parser.add_argument("--base", type=Path, help="folder with the base's vocab.txt and model.safetensors")
    parser.add_argument("--layers", type=int, default=6, help="layers of the base to keep, from the bottom")
    parser.add_argument("--inner", type=int, default=1_536, help="inner units of each layer to keep, the heaviest")
    parser.add_argument("--steps", type=int, default=Plan().steps, help="0 packages the last checkpoint")
    parser.add_argument("--finding", type=int, default=400, help="steps of the network that finds mentions first")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--bfloat16", action="store_true", help="half the time on processors that have bfloat16")
    parser.add_argument("--threads", type=int, default=1)
    return parser


if __name__ == "__main__":
    main()
