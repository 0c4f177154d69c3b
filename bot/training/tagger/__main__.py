"""`python -m bot.training.tagger --corpus FOLDER --out FOLDER`: from a corpus to packaged weights, in one command.

Run again, it goes on where it stopped. `--steps 0` packages the last checkpoint as it is."""

import argparse
import logging
from dataclasses import asdict, replace
from pathlib import Path

import torch

from bot.text.wordpieces import Vocabulary, read_pieces
from bot.training.base import shipped_base
from bot.training.network import Network, Shape, inherit, load_base
from bot.training.tagger.corpus import read_part
from bot.training.tagger.learning import LATEST, STABLE, Learner, Plan, averaged
from bot.training.tagger.packaging import export, measure
from bot.training.tagger.scoring import Scorer

_log = logging.getLogger(__name__)
PACKAGE = "package"


def main(given: list[str] | None = None) -> None:
    """Trains as far as the plan says, then exports, quantises, tunes, scores and packages."""
    options = _parser().parse_args(given)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    base: Path = options.base or shipped_base()
    vocabulary = Vocabulary.read(base / "vocab.txt")
    plan = replace(Plan(), steps=options.steps, seed=options.seed, bfloat16=options.bfloat16)
    if plan.steps:
        shape = Shape(layers=options.layers, inner=options.inner, vocabulary=len(vocabulary))
        teacher = averaged(options.teacher / options.teacher_state) if options.teacher else None
        train(options.corpus, Learner(fresh(shape, base, plan.seed, teacher), vocabulary, plan, teacher), out)
    network = averaged(out / LATEST)
    export(network, read_pieces(base / "vocab.txt"), out / PACKAGE)
    scorer = Scorer(options.scorer or options.corpus / "../../eval/attribution", options.corpus, "dev")
    facts = {"shape": asdict(network.shape), "seed": plan.seed, "corpus": options.corpus.name}
    card = measure(out / PACKAGE, list(read_part(options.corpus, "dev")), scorer, facts)
    _log.info("dev %s, %d words a second", card["dev"], card["words_per_second"])


def fresh(shape: Shape, base: Path, seed: int, teacher: Network | None = None) -> Network:
    """A network with its teacher's weights, as far as it has room, or with the base's weights and new heads."""
    torch.manual_seed(seed)
    network = Network(shape)
    if teacher:
        inherit(network, teacher)
    else:
        load_base(network, base)
    return network


def train(corpus: Path, learner: Learner, out: Path) -> None:
    """Trains the learner's network, or goes on with the one in `out`, to the plan's last step."""
    if (out / LATEST).is_file():
        learner.resume(out / LATEST)
    learner.learn(list(read_part(corpus, "train")), out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.training.tagger", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="PolNeAR's folder, with train and dev")
    parser.add_argument("--out", type=Path, required=True, help="checkpoints, and the packaged model in `package`")
    parser.add_argument("--base", type=Path, help="folder with the base's vocab.txt and model.safetensors")
    parser.add_argument("--scorer", type=Path, help="folder with score.py; without it the one beside the corpus")
    parser.add_argument("--layers", type=int, default=6, help="layers of the base to keep, from the bottom")
    parser.add_argument("--inner", type=int, default=1536, help="inner units of each layer to keep, the heaviest")
    parser.add_argument("--teacher", type=Path, help="folder of a larger network's checkpoints to learn from as well")
    parser.add_argument(
        "--teacher-state",
        choices=(LATEST, STABLE),
        default=STABLE,
        help="the teacher as it was before its rates fell knows the corpus less by heart",
    )
    parser.add_argument("--steps", type=int, default=Plan().steps, help="0 packages the last checkpoint")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--bfloat16", action="store_true", help="half the time on processors that have bfloat16")
    parser.add_argument("--threads", type=int, default=2)
    return parser


if __name__ == "__main__":
    main()
