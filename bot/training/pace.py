"""What the trainings share: how fast to learn and what to hide."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch

from bot.text.wordpieces import Vocabulary
from bot.training.network import Encoder


@dataclass(frozen=True, slots=True)
class Pace:
    """Rates rise over `warm_up` steps, stay, and fall to nothing over the last `decay` share of steps."""

    seed: int = 1
    batch_pieces: int = 2_048
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: int = 150
    decay: float = 0.4
    average: float = 0.998
    hidden_pieces: float = 0.03
    bfloat16: bool = False
    """Products in bfloat16, for processors that have it: half the time. Weights and sums stay in float32."""

    def rate(self, step: int, steps: int) -> float:
        """The share of the full rate at a step, counted from 1."""
        left = (steps - step + 1) / max(1.0, self.decay * steps)
        return min(step / self.warm_up, left, 1.0)

    def kept(self, step: int) -> float:
        """How much of the running average of weights stays after a step: little at first."""
        return min(self.average, step / (step + 10))

    def optimiser(self, network: Encoder, heads: Iterable[Any]) -> torch.optim.Optimizer:
        """For the encoder and its heads, each group with its full `rate`. The base's word pieces stay as they are."""
        network.pieces.weight.requires_grad = False
        encoder = [*network.norm.parameters(), *network.positions.parameters(), *network.layers.parameters()]
        return torch.optim.AdamW(
            [{"params": encoder, "rate": self.encoder_rate}, {"params": list(heads), "rate": self.head_rate}],
            weight_decay=self.weight_decay,
            betas=(0.9, 0.98),
        )

    def hide(self, ids: Any, vocabulary: Vocabulary) -> Any:
        """A few pieces made unknown, so that names and sentences are not learnt by heart."""
        hidden = (torch.rand(ids.shape) < self.hidden_pieces) & (ids != vocabulary.padding)
        hidden[:, 0] = False
        return ids.masked_fill(hidden, vocabulary.unknown)
