"""The training loop of the judge: seeded, counted in steps."""

import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from bot.extraction.worth.judge import HEADS, numbers
from bot.text.wordpieces import Vocabulary
from bot.training.network import Encoder, Shape
from bot.training.pace import Pace
from bot.training.worth.corpus import UNASKED, Sentence

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan(Pace):
    """How to train."""

    batch_pieces: int = 1_024
    warm_up: int = 100
    decay: float = 0.6
    hidden_pieces: float = 0.05
    passes: int = 2
    passed_over: int = 3
    """Of a debate's sentences that nobody took, each pass sees one in so many, others each time."""
    weights: tuple[float, float, float] = (1.0, 0.5, 1.0)
    """Of each head's labels in the loss."""


class JudgeNetwork(Encoder):
    """Piece and feature numbers (batch, places) to log odds (batch, HEADS), from the mean of all places."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__(shape, dropout)
        self.judgements = nn.Linear(shape.width, HEADS)

    def forward(self, ids: Any, features: Any, padding: int) -> Any:
        given = ids != padding
        x = self.encode(ids, features, given)
        shares = given[..., None].to(x.dtype)
        mean = (x * shares).sum(dim=1) / shares.sum(dim=1)
        return self.judgements(functional.dropout(mean, self.dropout, self.training))


def learn(network: JudgeNetwork, vocabulary: Vocabulary, sentences: Sequence[Sentence], plan: Plan) -> None:
    """Trains the network; its weights end as their running average. The base's word pieces stay as they are."""
    torch.manual_seed(plan.seed)
    optimiser = plan.optimiser(network, [*network.judgements.parameters(), *network.features.parameters()])
    trained = {name: weights for name, weights in network.named_parameters() if weights.requires_grad}
    average = {name: weights.detach().clone() for name, weights in trained.items()}
    given = [numbers(one.text, vocabulary) for one in sentences]
    order = [batch for number in range(plan.passes) for batch in batches(sentences, given, plan, number)]
    network.train()
    started, seen = perf_counter(), 0.0
    for step, batch in enumerate(order, start=1):
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * plan.rate(step, len(order))
        ids, features = tensors([given[place] for place in batch], vocabulary.padding)
        with torch.autocast("cpu", torch.bfloat16, enabled=plan.bfloat16):
            odds = network(plan.hide(ids, vocabulary), features, vocabulary.padding)
        loss = _loss(odds.float(), [sentences[place] for place in batch], plan)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        for name, weights in trained.items():
            average[name].lerp_(weights.detach(), 1 - plan.kept(step))
        seen = 0.98 * seen + 0.02 * float(loss.detach())
        if step % 50 == 0 or step == len(order):
            took = (perf_counter() - started) / step
            _log.info("step %d of %d loss %.4f %.2f s a step", step, len(order), seen / (1 - 0.98**step), took)
    network.load_state_dict(network.state_dict() | average)
    network.eval()


def batches(
    sentences: Sequence[Sentence], given: Sequence[tuple[list[int], list[int]]], plan: Plan, number: int
) -> list[list[int]]:
    """The places of the sentences of one pass, those of like length together; the same for the same seed."""
    chance = random.Random(f"{plan.seed}/{number}")  # noqa: S311
    places = [
        place
        for place, one in enumerate(sentences)
        if one.group is None or any(label == 1 for label in one.labels) or chance.randrange(plan.passed_over) == 0
    ]
    places.sort(key=lambda place: len(given[place][0]) + chance.random())
    packed: list[list[int]] = [[]]
    for place in places:
        if packed[-1] and len(given[place][0]) * (len(packed[-1]) + 1) > plan.batch_pieces:
            packed.append([])
        packed[-1].append(place)
    chance.shuffle(packed)
    return packed


def tensors(given: Sequence[tuple[list[int], list[int]]], padding: int) -> tuple[Any, Any]:
    """Ids and features (batch, places), padded to the longest."""
    longest = max(len(ids) for ids, _ in given)
    ids = torch.tensor([[*ids, *[padding] * (longest - len(ids))] for ids, _ in given])
    features = torch.tensor([[*features, *[0] * (longest - len(features))] for _, features in given])
    return ids, features


def _loss(odds: Any, batch: Sequence[Sentence], plan: Plan) -> Any:
    labels = torch.tensor([one.labels for one in batch], dtype=torch.float)
    weights = (labels != UNASKED) * torch.tensor(plan.weights)
    losses = functional.binary_cross_entropy_with_logits(odds, labels.clamp(min=0), reduction="none")
    return (losses * weights).sum() / weights.sum().clamp(min=1)
