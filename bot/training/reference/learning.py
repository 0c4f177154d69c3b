"""The training loop: seeded, counted in steps, saved every few minutes, and resumed where it was saved."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import torch
from torch.nn import functional

from bot.text.wordpieces import Vocabulary
from bot.training.pace import Pace
from bot.training.reference.batches import Batch, Source, choices, tensors
from bot.training.reference.examples import Example
from bot.training.reference.network import Network

LATEST, STABLE = "latest.pt", "stable.pt"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan(Pace):
    """How to train. The state before the rates fall is kept as STABLE: more steps can be added from there."""

    steps: int = 1_350
    tag_weight: float = 1.0
    hidden_pieces: float = 0.06
    save_seconds: float = 300.0
    log_every: int = 25


class Learner:
    """A network in training with its optimiser, its running average of weights and its place in the data."""

    def __init__(self, network: Network, vocabulary: Vocabulary, plan: Plan) -> None:
        self.network, self.vocabulary, self.plan = network, vocabulary, plan
        self.optimiser = plan.optimiser(network, (weights for head in network.heads() for weights in head.parameters()))
        self.average = {name: value.clone() for name, value in self._trained()}
        self.step = 0

    def _trained(self) -> Iterator[tuple[str, Any]]:
        return ((name, p.detach()) for name, p in self.network.named_parameters() if p.requires_grad)

    def learn(self, sources: Sequence[Source], folder: Path) -> None:
        """Trains to the planned number of steps, saving as it goes and at the end."""
        self.network.train()
        order = choices(sources, self.plan.batch_pieces, self.plan.seed)
        started, saved, first = perf_counter(), perf_counter(), self.step
        losses: dict[int, list[float]] = {}
        for number, texts, seed in islice(order, self.step, self.plan.steps):
            made = (sources[number].example(text, Random(f"{seed}/{text}")) for text in texts)  # noqa: S311
            examples = [example for example in made if example is not None]
            self.step += 1
            if examples:
                losses.setdefault(number, []).append(self._learn(examples))
            if self.step % self.plan.log_every == 0:
                means = {source: round(sum(each[-20:]) / len(each[-20:]), 4) for source, each in sorted(losses.items())}
                _log.info(
                    "step %d %s %.2f s a step", self.step, means, (perf_counter() - started) / (self.step - first)
                )
            if perf_counter() - saved > self.plan.save_seconds:
                self.save(folder / LATEST)
                saved = perf_counter()
        self.save(folder / LATEST)

    def _learn(self, examples: Sequence[Example]) -> float:
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * self.plan.rate(self.step, self.plan.steps)
        batch = tensors(examples, self.vocabulary.padding)
        ids = self.plan.hide(batch.ids, self.vocabulary)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.plan.bfloat16):
            vectors = self.network.words(ids, batch.features, self.vocabulary.padding)
        loss = loss_of(self.network, vectors.float(), batch, self.plan.tag_weight)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        for name, value in self._trained():
            self.average[name].lerp_(value, 1 - self.plan.kept(self.step))
        return float(loss.detach())

    def save(self, file: Path) -> None:
        """Everything that `resume` needs, written whole or not at all; STABLE beside it until the rates fall."""
        state = {
            "shape": asdict(self.network.shape),
            "plan": asdict(self.plan),
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "chance": torch.get_rng_state(),
        }
        files = [file]
        if self.step <= self.plan.steps * (1 - self.plan.decay):
            files.append(file.with_name(STABLE))
        for each in files:
            new = each.with_suffix(".new")
            torch.save(state, new)
            new.replace(each)
        _log.info("saved at step %d", self.step)

    def resume(self, file: Path) -> None:
        """Goes on exactly where `save` was called; the plan's steps may have changed."""
        state = torch.load(file, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average = state["average"]
        self.step = state["step"]
        torch.set_rng_state(state["chance"])
        _log.info("goes on at step %d", self.step)


def loss_of(network: Network, vectors: Any, batch: Batch, tag_weight: float) -> Any:
    """Tags by cross entropy; each mention that asks by the probability of all its right answers together."""
    loss = vectors.sum() * 0
    if len(batch.tags):
        loss = loss + tag_weight * functional.cross_entropy(network.tags(vectors[tuple(batch.tagged)]), batch.tags)
    if len(batch.weights):
        scores = network.scores(vectors[tuple(batch.heads)], batch.origins, batch.targets, batch.told)
        loss = loss + answer_loss(scores, batch)
    return loss


def answer_loss(scores: Any, batch: Batch) -> Any:
    """What is right for a mention is any of its right pairs, or none (a score of 0) where it stands `alone`, or both
    where the right one is not known for sure; a mean by weight."""
    filled = torch.cat([scores, scores.new_full((1,), -1e4)])[batch.rows]
    right = torch.cat([batch.right, batch.right.new_zeros(1)])[batch.rows]
    none = filled.new_zeros((len(filled), 1))
    everything = torch.cat([filled, none], dim=1).logsumexp(dim=1)
    wanted = torch.cat([filled.masked_fill(~right, -1e4), none.masked_fill(~batch.alone[:, None], -1e4)], dim=1)
    return ((everything - wanted.logsumexp(dim=1)) * batch.weights).sum() / batch.weights.sum()
