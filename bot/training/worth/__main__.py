"""`python -m bot.training.worth --corpus FOLDER --out FOLDER`: from the corpora to a packaged judge.

Debates of `--leave-out` are kept from training and tell how well those of others are ranked. `--measure` trains
nothing and scores the judge that `--out` holds."""

import argparse
import logging
from dataclasses import asdict, replace
from pathlib import Path

import torch

from bot.text.wordpieces import Vocabulary, read_pieces
from bot.training.base import shipped_base
from bot.training.network import Shape, load_base
from bot.training.vocabulary import kept
from bot.training.worth.corpus import debates, left_out, read, single
from bot.training.worth.learning import JudgeNetwork, Plan, learn
from bot.training.worth.packaging import export, measure

_log = logging.getLogger(__name__)


def main(given: list[str] | None = None) -> None:
    """Trains, exports, quantises, scores and packages."""
    options = _parser().parse_args(given)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    corpus: Path = options.corpus
    out: Path = options.out
    part, parts = options.leave_out
    held = [one for name in ("ct24_dev", "ct24_devtest") for one in read(corpus, name, "checkable")]
    whole = debates(corpus)
    unseen = left_out(whole, part, parts)
    plan = replace(Plan(), passes=options.passes, seed=options.seed, bfloat16=options.bfloat16)
    facts = {"corpus": corpus.name, "plan": asdict(plan), "left_out": sorted(unseen)}
    if not options.measure:
        base: Path = options.base or shipped_base()
        pieces = read_pieces(base / "vocab.txt")
        rows = kept(pieces, options.pieces)
        shape = Shape(vocabulary=len(pieces), layers=options.layers, inner=options.inner)
        network = fresh(shape, base, rows, plan.seed)
        vocabulary = [pieces[row] for row in rows]
        seen = [one for one in whole if one.group not in unseen]
        learn(network, Vocabulary(vocabulary), [*single(corpus, held), *seen], plan)
        export(network, vocabulary, out, facts | {"shape": asdict(network.shape)})
    figures = measure(out, corpus, unseen)
    _log.info("%s", figures)


def fresh(shape: Shape, base: Path, rows: list[int], seed: int) -> JudgeNetwork:
    """A network with the base's weights, of its word pieces only `rows`, and a new head."""
    torch.manual_seed(seed)
    whole = JudgeNetwork(shape)
    load_base(whole, base)
    weights = whole.state_dict()
    network = JudgeNetwork(replace(shape, vocabulary=len(rows)))
    network.load_state_dict(weights | {"pieces.weight": weights["pieces.weight"][torch.tensor(rows)]})
    return network


def _fold(typed: str) -> tuple[int, int]:
    part, parts = map(int, typed.split("/"))
    if not 0 <= part <= parts:
        raise ValueError(typed)
    return part, parts


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.training.worth", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with the corpora of check-worthiness")
    parser.add_argument("--out", type=Path, required=True, help="folder for the packaged judge")
    parser.add_argument("--base", type=Path, help="folder with the base's vocab.txt and model.safetensors")
    parser.add_argument("--layers", type=int, default=2, help="layers of the base to keep, from the bottom")
    parser.add_argument("--inner", type=int, default=768, help="inner units of each layer to keep, the heaviest")
    parser.add_argument("--pieces", type=int, default=16_000, help="word pieces of the base to keep, the commonest")
    parser.add_argument("--passes", type=int, default=Plan().passes)
    parser.add_argument("--leave-out", type=_fold, default=(1, 4), metavar="K/N", help="fold of debates; 0/1 is none")
    parser.add_argument("--measure", action="store_true", help="only score the judge in --out")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--bfloat16", action="store_true", help="half the time on processors that have bfloat16")
    parser.add_argument("--threads", type=int, default=1)
    return parser


if __name__ == "__main__":
    main()
