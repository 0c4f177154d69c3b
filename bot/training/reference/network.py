"""The network: the tagger's encoder; on it, a tag for each word, and a score for each pair of mentions."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from bot.training.network import Encoder, Shape
from bot.training.reference.mentions import Tag
from bot.training.reference.pairs import FEATURES


@dataclass(frozen=True, slots=True)
class Sizes(Shape):
    """Sizes of the encoder, and of what scores pairs: `wide`, then `narrow` units, products of `likeness` numbers."""

    wide: int = 256
    narrow: int = 64
    likeness: int = 64


class Network(Encoder):
    """Word vectors to tags, and pairs of word vectors to scores; 0 is the score of meaning none."""

    shape: Sizes

    def __init__(self, shape: Sizes, dropout: float = 0.1) -> None:
        super().__init__(shape, dropout)
        self.tags = nn.Linear(shape.width, len(Tag))
        self.origins = nn.Linear(shape.width, shape.wide)
        self.targets = nn.Linear(shape.width, shape.wide)
        self.asking = nn.Linear(shape.width, shape.likeness)
        self.asked = nn.Linear(shape.width, shape.likeness)
        self.told = nn.Linear(FEATURES, shape.wide, bias=False)
        self.middle = nn.Linear(shape.wide, shape.narrow)
        self.score = nn.Linear(shape.narrow, 1)

    def heads(self) -> list[nn.Module]:
        """What is on top of the encoder."""
        made = (self.tags, self.origins, self.targets, self.asking, self.asked, self.told, self.middle, self.score)
        return [self.features, *made]

    def words(self, ids: Any, features: Any, padding: int) -> Any:
        """Piece and feature numbers (batch, places) to vectors (batch, places, width)."""
        return self.encode(ids, features, ids != padding)

    def scores(self, heads: Any, origins: Any, targets: Any, told: Any) -> Any:
        """Vectors (m, width) of words, numbers (n) of those that ask and are asked, and what is told of each pair
        (n, FEATURES), to scores (n)."""
        wide = torch.relu(self.origins(heads)[origins] + self.targets(heads)[targets] + self.told(told))
        asking, asked = self.asking(heads)[origins], self.asked(heads)[targets]
        alike = (asking * asked).sum(dim=-1) / self.shape.likeness**0.5
        return self.score(torch.relu(self.middle(wide)))[:, 0] + alike


def averaged(file: Any) -> Network:
    """The network of a checkpoint with its averaged weights, ready to answer."""
    state = torch.load(file, weights_only=True)
    network = Network(Sizes(**state["shape"]))
    network.load_state_dict(state["network"] | state["average"])
    network.eval()
    return network
