"""Batches of windows of like length, so that little of the work is padding; the same order for the same seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.extraction.tagger.tags import TAGS
from bot.text.wordpieces import Vocabulary
from bot.training.tagger.corpus import Article
from bot.training.tagger.examples import Example, Targets, examples

_SIZES = (160, 254)
"""Windows are cut anew each pass, at another size for each article: borders fall elsewhere."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors: `ids`, `features` (batch, places); `tags` (batch, places, TAGS), zero where nothing is asked; `leads`
    (4, n): window, kind, origin, target; `weights` (n)."""

    ids: Any
    features: Any
    tags: Any
    leads: Any
    weights: Any


def batches(
    articles: Sequence[tuple[Article, Targets]], vocabulary: Vocabulary, pieces: int, seed: int, number: int
) -> list[list[Example]]:
    """The examples of one pass over the articles, about `pieces` pieces a batch, padding counted."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311
    made: list[Example] = []
    for article, wanted in articles:
        made.extend(examples(article, wanted, vocabulary, chance.randint(*_SIZES)))
    made.sort(key=lambda example: len(example.given.ids) + chance.random())
    packed = list(_packed(made, pieces))
    chance.shuffle(packed)
    return packed


def _packed(made: Sequence[Example], pieces: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    for example in made:
        if batch and len(example.given.ids) * (len(batch) + 1) > pieces:
            yield batch
            batch = []
        batch.append(example)
    if batch:
        yield batch


def tensors(batch: Sequence[Example], padding: int) -> Batch:
    """The examples as tensors, padded to the longest."""
    import torch

    longest = max(len(example.given.ids) for example in batch)
    ids = torch.full((len(batch), longest), padding, dtype=torch.long)
    features = torch.zeros((len(batch), longest), dtype=torch.long)
    tags = torch.zeros((len(batch), longest, TAGS))
    leads: list[tuple[int, int, int, int]] = []
    weights: list[float] = []
    for number, example in enumerate(batch):
        ids[number, : len(example.given.ids)] = torch.tensor(example.given.ids)
        features[number, : len(example.given.features)] = torch.tensor(example.given.features)
        tags[number, example.places] = torch.tensor(example.tags)
        leads.extend((number, lead.kind, lead.origin, lead.target) for lead in example.leads)
        weights.extend(lead.weight for lead in example.leads)
    return Batch(ids, features, tags, torch.tensor(leads, dtype=torch.long).reshape(-1, 4).T, torch.tensor(weights))
