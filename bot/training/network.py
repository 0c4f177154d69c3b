"""The networks that are trained: a BERT encoder with one more embedding; on it, tags for each place and pointers
between them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from bot.extraction.tagger.linking import POINTERS
from bot.extraction.tagger.tags import TAGS
from bot.extraction.tagger.words import FEATURES

EPSILON = 1e-12
_POINTER_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of an encoder. `layers` of the base are kept from the bottom: the top ones know sentences, not words.
    Of each layer's inner units the `inner` that weigh most are kept."""

    vocabulary: int = 30_522
    width: int = 384
    inner: int = 1_536
    heads: int = 12
    layers: int = 6
    places: int = 512
    pointer_width: int = _POINTER_WIDTH


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT is."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
        self.mixed = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.attended_norm = nn.LayerNorm(shape.width, EPSILON)
        self.widened = nn.Linear(shape.width, shape.inner)
        self.narrowed = nn.Linear(shape.inner, shape.width)
        self.narrowed_norm = nn.LayerNorm(shape.width, EPSILON)

    def forward(self, x: Any, mask: Any) -> Any:
        """`mask` (batch * heads, 1, places) is added to what is attended to: 0, or much less where there is padding."""
        batch, places, width = x.shape
        query, key, value = (
            part.view(batch, places, self.heads, -1).transpose(1, 2).flatten(0, 1)
            for part in self.mixed(x).chunk(3, dim=-1)
        )
        # written out: on a processor the fused function takes twice the time to learn
        scores = torch.baddbmm(mask.to(query.dtype), query, key.transpose(1, 2), alpha=query.shape[-1] ** -0.5)
        seen = (scores.softmax(dim=-1).to(value.dtype) @ value).view(batch, self.heads, places, -1)
        seen = self.attended(seen.transpose(1, 2).reshape(batch, places, width))
        x = self.attended_norm(x + functional.dropout(seen, self.dropout, self.training))
        inner = self.narrowed(functional.gelu(self.widened(x), approximate="tanh"))
        return self.narrowed_norm(x + functional.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """Piece and feature numbers (batch, places) to what stands at each place (batch, places, width)."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape, self.dropout = shape, dropout
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.places, shape.width)
        self.features = nn.Embedding(FEATURES, shape.width)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(shape.width, EPSILON)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def encode(self, ids: Any, features: Any, given: Any) -> Any:
        """`given` (batch, places) is false where there is padding."""
        mask = torch.zeros(ids.shape).masked_fill(~given, -1e4)
        mask = mask[:, None].expand(-1, self.shape.heads, -1).reshape(-1, 1, ids.shape[1])
        positions = torch.arange(ids.shape[1])
        x = self.pieces(ids) + self.positions(positions) + self.features(features)
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Network(Encoder):
    """Piece and feature numbers (batch, places) to tag scores (batch, places, TAGS) and pointer scores
    (batch, POINTERS, from, to), both before any softmax."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__(shape, dropout)
        self.tags = nn.Linear(shape.width, TAGS)
        self.origins = nn.Linear(shape.width, POINTERS * shape.pointer_width)
        self.targets = nn.Linear(shape.width, POINTERS * shape.pointer_width)

    def forward(self, ids: Any, features: Any, padding: int) -> tuple[Any, Any]:
        given = ids != padding
        x = self.encode(ids, features, given)
        origins, targets = (
            head(x).view(*ids.shape, POINTERS, -1).transpose(1, 2) for head in (self.origins, self.targets)
        )
        pointers = origins @ targets.transpose(-1, -2) / self.shape.pointer_width**0.5
        return self.tags(x), pointers.masked_fill(~given[:, None, None, :], -1e4)


def load_base(network: Encoder, folder: Path) -> None:
    """Fills the encoder with a BERT's weights (`model.safetensors`), as many layers as the network has."""
    weights = read_safetensors(folder / "model.safetensors")
    taken = {
        "pieces.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    taken["positions.weight"] = taken["positions.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    for number in range(len(network.layers)):
        old, new = f"encoder.layer.{number}", f"layers.{number}"
        up, down = weights[f"{old}.intermediate.dense.weight"], weights[f"{old}.output.dense.weight"]
        kept = (up.norm(dim=1) * down.norm(dim=0)).topk(network.shape.inner).indices.sort().values
        taken[f"{new}.narrowed.weight"] = down[:, kept]
        taken[f"{new}.narrowed.bias"] = weights[f"{old}.output.dense.bias"]
        for kind in ("weight", "bias"):
            parts = [weights[f"{old}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            taken[f"{new}.mixed.{kind}"] = torch.cat(parts)
            taken[f"{new}.attended.{kind}"] = weights[f"{old}.attention.output.dense.{kind}"]
            taken[f"{new}.attended_norm.{kind}"] = weights[f"{old}.attention.output.LayerNorm.{kind}"]
            taken[f"{new}.widened.{kind}"] = weights[f"{old}.intermediate.dense.{kind}"][kept]
            taken[f"{new}.narrowed_norm.{kind}"] = weights[f"{old}.output.LayerNorm.{kind}"]
    missing = network.load_state_dict(taken, strict=False).missing_keys
    unexpected = [name for name in missing if name.split(".")[0] in {"pieces", "positions", "norm", "layers"}]
    if unexpected:
        raise ValueError(f"the base lacks {unexpected}")


def inherit(network: Network, teacher: Network) -> None:
    """Fills a network with a teacher's heads and as many of its layers, evenly chosen and the last among them; of each
    layer's inner units those that weigh most."""
    old = teacher.state_dict()
    taken = {name: value for name, value in old.items() if not name.startswith("layers.")}
    last, count = len(teacher.layers) - 1, len(network.layers)
    for number in range(count):
        source = round(number * last / max(1, count - 1)) if count > 1 else last
        part = {name: old[f"layers.{source}.{name}"] for name in network.layers[number].state_dict()}
        up, down = part["widened.weight"], part["narrowed.weight"]
        kept = (up.norm(dim=1) * down.norm(dim=0)).topk(network.shape.inner).indices.sort().values
        part |= {
            "widened.weight": up[kept],
            "widened.bias": part["widened.bias"][kept],
            "narrowed.weight": down[:, kept],
        }
        taken |= {f"layers.{number}.{name}": value for name, value in part.items()}
    network.load_state_dict(taken)


def read_safetensors(file: Path) -> dict[str, Any]:
    """The float tensors of a safetensors file: a length, a JSON header, then the numbers."""
    data = file.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    found: dict[str, Any] = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + length + offset for offset in entry["data_offsets"])
            found[name] = torch.frombuffer(bytearray(data[start:end]), dtype=torch.float32).reshape(entry["shape"])
    return found
