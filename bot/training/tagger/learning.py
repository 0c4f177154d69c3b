"""The training loop: seeded, counted in steps, resumable from its last checkpoint."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import torch
from torch.nn import functional

from bot.text.wordpieces import Vocabulary
from bot.training.network import Network, Shape
from bot.training.pace import Pace
from bot.training.tagger.batches import Batch, batches, tensors
from bot.training.tagger.corpus import Article
from bot.training.tagger.examples import Example, targets

LATEST, STABLE = "latest.pt", "stable.pt"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan(Pace):
    """How to train. The state before the rates fall is kept as STABLE: more steps can be added from there."""

    steps: int = 2_400
    pointer_weight: float = 0.3
    teacher_share: float = 0.6
    save_every: int = 50


class Learner:
    """A network in training with its optimiser, its running average of weights and its place in the data."""

    def __init__(self, network: Network, vocabulary: Vocabulary, plan: Plan, teacher: Network | None = None) -> None:
        """With a `teacher`, a larger network already trained, `teacher_share` of each target is what it answers."""
        self.network, self.vocabulary, self.plan, self.teacher = network, vocabulary, plan, teacher
        heads = (network.features, network.tags, network.origins, network.targets)
        self.optimiser = plan.optimiser(network, (weights for head in heads for weights in head.parameters()))
        self.average = {name: value.clone() for name, value in self._trained()}
        self.step, self.passes, self.done = 0, 0, 0

    def _trained(self) -> Iterator[tuple[str, Any]]:
        return ((name, p.detach()) for name, p in self.network.named_parameters() if p.requires_grad)

    def learn(self, articles: Sequence[Article], folder: Path) -> None:
        """Trains to the planned number of steps, saving as it goes."""
        prepared = [(article, targets(article)) for article in articles]
        self.network.train()
        started, first, seen = perf_counter(), self.step, 0.0
        while self.step < self.plan.steps:
            order = batches(prepared, self.vocabulary, self.plan.batch_pieces, self.plan.seed, self.passes)
            for examples in order[self.done :]:
                seen = 0.98 * seen + 0.02 * self._learn(examples)
                self.done += 1
                if self.step % self.plan.save_every == 0 or self.step == self.plan.steps:
                    took = (perf_counter() - started) / (self.step - first)
                    bias = 1 - 0.98 ** (self.step - first)
                    _log.info("step %d pass %d loss %.4f %.2f s a step", self.step, self.passes, seen / bias, took)
                    self.save(folder / LATEST)
                if self.step == self.plan.steps:
                    return
            self.passes, self.done = self.passes + 1, 0

    def _learn(self, examples: Sequence[Example]) -> float:
        self.step += 1
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * self.plan.rate(self.step, self.plan.steps)
        batch = tensors(examples, self.vocabulary.padding)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.plan.bfloat16):
            tags, pointers = self.network(
                self.plan.hide(batch.ids, self.vocabulary), batch.features, self.vocabulary.padding
            )
            taught = self._taught(batch)
        loss = self._loss(tags.float(), pointers.float(), batch, taught)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        for name, value in self._trained():
            self.average[name].lerp_(value, 1 - self.plan.kept(self.step))
        return float(loss.detach())

    def _taught(self, batch: Batch) -> tuple[Any, Any] | None:
        """What the teacher answers, if there is one."""
        if self.teacher is None:
            return None
        with torch.no_grad():
            tags, pointers = self.teacher(batch.ids, batch.features, self.vocabulary.padding)
        return tags.float(), pointers.float()

    def _loss(self, tags: Any, pointers: Any, batch: Batch, taught: tuple[Any, Any] | None) -> Any:
        weight, share = self.plan.pointer_weight, self.plan.teacher_share
        loss = tag_loss(tags, batch.tags) + weight * pointer_loss(pointers, batch)
        if taught is None:
            return loss
        wanted = taught[0].softmax(dim=-1) * batch.tags.sum(dim=-1, keepdim=True)
        return (1 - share) * loss + share * (tag_loss(tags, wanted) + weight * pointer_loss(pointers, batch, taught[1]))

    def save(self, file: Path) -> None:
        """Everything that `resume` needs, written whole or not at all; STABLE beside it until the rates fall."""
        state = {
            "shape": asdict(self.network.shape),
            "plan": asdict(self.plan),
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "place": [self.step, self.passes, self.done],
            "chance": torch.get_rng_state(),
        }
        new = file.with_suffix(".new")
        torch.save(state, new)
        if self.step <= self.plan.steps * (1 - self.plan.decay):
            torch.save(state, file.with_name(STABLE))
        new.replace(file)

    def resume(self, file: Path) -> None:
        """Goes on exactly where `save` was called; the plan's steps may have changed."""
        state = torch.load(file, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average = state["average"]
        self.step, self.passes, self.done = state["place"]
        torch.set_rng_state(state["chance"])


def averaged(file: Path) -> Network:
    """The network of a checkpoint with its averaged weights, ready to answer."""
    state = torch.load(file, weights_only=True)
    network = Network(Shape(**state["shape"]))
    network.load_state_dict(state["network"] | state["average"])
    network.eval()
    return network


def tag_loss(scores: Any, wanted: Any) -> Any:
    """Cross entropy with wanted shares (batch, places, TAGS), a mean over the words that have any."""
    logs = functional.log_softmax(scores, dim=-1)
    return -(logs * wanted).sum() / wanted.sum().clamp(min=1)


def pointer_loss(scores: Any, batch: Batch, taught: Any = None) -> Any:
    """Cross entropy of the wanted pointers, or of those that `taught` scores say at their origins; a mean by weight."""
    if not len(batch.weights):
        return scores.sum() * 0
    window, kind, origin, target = batch.leads
    logs = functional.log_softmax(scores[window, kind, origin], dim=-1)
    if taught is None:
        right = logs.gather(1, target[:, None])[:, 0]
    else:
        right = (logs * taught[window, kind, origin].softmax(dim=-1)).sum(dim=-1)
    return -(right * batch.weights).sum() / batch.weights.sum()
