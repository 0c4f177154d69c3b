"""The encoder learns from its own judgement and a larger one's together which texts are near each other, and how near
(relational distillation: Park et al. 2019; the softened rows are Hinton et al. 2015).

No label is used: what is measured on questions afterwards has not been learnt from their answers."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from bot.matching.corpus import merged
from bot.matching.encoder import pieces
from bot.matching.terms import words
from bot.text.wordpieces import Vocabulary
from bot.training.matching.examples import Task
from bot.training.network import Encoder

_log = logging.getLogger(__name__)
STEPS = 3_000
_RATE, _WARM = 1e-4, 50
_SOFT = 0.05
"""What cosines are divided by before they become shares."""
_EXACT = 20.0
"""The weight of the cosines themselves beside the shares."""
_LINES, _CLAIMS = 16, 10
"""Spoken lines and claims that a batch starts from; near claims and titles join them."""
_NEAR = 16
_NEAREST = 8
_LONGEST = 72
_TITLE = 15
"""Characters above which a headline says something."""
_AT_ONCE = 24
_SPOKEN = range(8, 46)
"""Words of a spoken line that may state something."""
MOST_LINES = 10_000


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts, what the teachers make of each (texts, width), places of the claims that are near each (texts, _NEAR), and
    of its headline or -1. `lines` and `claims` are the places that batches start from."""

    texts: tuple[str, ...]
    vectors: Any
    near: Any
    titles: Any
    lines: tuple[int, ...]
    claims: tuple[int, ...]


def spoken(folder: Path, asked: Sequence[str], most: int = MOST_LINES) -> list[str]:
    """Lines of the debates in a folder of JSON lines (`text`), each once, without those that are asked later."""
    left = {tuple(words(text)) for text in asked}
    found: dict[tuple[str, ...], str] = {}
    for file in sorted(folder.glob("*_train.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            text = " ".join(str(json.loads(line).get("text") or "").split())
            if len(text.split()) in _SPOKEN and (said := tuple(words(text))) not in left:
                found.setdefault(said, text)
    return Random(1).sample(list(found.values()), min(most, len(found)))  # noqa: S311 - repeatable, no secrets


def pool_of(tasks: Sequence[Task], lines: Sequence[str], vectors_of: Callable[[Sequence[str]], Any]) -> Pool:
    """Claims and headlines of all corpora, and the spoken lines beside the claims of the first of these."""
    texts: list[str] = []
    titles: list[int] = []
    claims: list[range] = []
    for task in tasks:
        known, _stands_for = merged(task.known)
        claims.append(range(len(texts), len(texts) + len(known)))
        texts += [claim.text for claim in known]
        titles += [-1] * len(known)
        for place, claim in zip(claims[-1], known, strict=True):
            if claim.title and len(claim.title) > _TITLE:
                titles[place] = len(texts)
                texts.append(claim.title)
                titles.append(-1)
    said = range(len(texts), len(texts) + len(lines))
    texts += lines
    titles += [-1] * len(lines)
    vectors = vectors_of(texts)
    near: Any = np.zeros((len(texts), _NEAR), dtype=np.int64)
    for mine in claims:
        own = vectors[mine.start : mine.stop]
        near[mine.start : mine.stop] = _nearest(own, own, skipped=1) + mine.start
    near[said.start :] = _nearest(vectors[said.start :], vectors[: claims[0].stop], skipped=0)
    return Pool(tuple(texts), vectors, near, np.array(titles), tuple(said), tuple(chain(*claims)))


def _nearest(asked: Any, claims: Any, *, skipped: int) -> Any:
    """Places of the _NEAR nearest claims; `skipped` 1 leaves out the text itself."""
    parts = []
    for start in range(0, len(asked), 500):
        alike = asked[start : start + 500] @ claims.T
        parts.append(np.argsort(-alike, axis=1, kind="stable")[:, skipped : skipped + _NEAR])
    return np.concatenate(parts) if parts else np.zeros((0, _NEAR), dtype=np.int64)


def vectors_by(network: Encoder, vocabulary: Vocabulary) -> Callable[[Sequence[str]], Any]:
    """What the network makes of texts before it learns."""

    def vectors_of(texts: Sequence[str]) -> Any:
        with torch.inference_mode():
            return _encode(network.eval(), vocabulary, texts).numpy()

    return vectors_of


def distil(network: Encoder, pool: Pool, vocabulary: Vocabulary, seed: int, steps: int = STEPS) -> None:
    """Changes the network in place; the embeddings of word pieces and places stay as they are."""
    torch.manual_seed(seed)
    random = Random(seed)  # noqa: S311 - repeatable, no secrets
    for part in (network.pieces, network.positions, network.features):
        part.requires_grad_(requires_grad=False)
    learnt = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=_RATE, weight_decay=0.01)
    network.train()
    for step, places in zip(range(steps), _batches(pool, random), strict=False):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(1, (step + 1) / _WARM) * max(0.02, 1 - step / steps)
        wanted = functional.normalize(torch.from_numpy(pool.vectors[places].astype(np.float32)), dim=-1)
        loss = _apart(_encode(network, vocabulary, [pool.texts[place] for place in places]), wanted)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        if step % 50 == 0:
            _log.info("step %d: loss %.3f", step, loss.item())
    network.eval()


def _batches(pool: Pool, random: Random) -> Iterator[list[int]]:
    """Places of texts that have something to do with each other: without those all is equally far."""
    while True:
        seeds = random.sample(pool.lines, min(_LINES, len(pool.lines)))
        seeds += random.sample(pool.claims, min(_CLAIMS, len(pool.claims)))
        batch = dict.fromkeys(seeds)
        for seed in seeds:
            near = [int(place) for place in pool.near[seed]]
            batch |= dict.fromkeys((near[0], random.choice(near[1:_NEAREST]), random.choice(near[_NEAREST:])))
            if pool.titles[seed] >= 0:
                batch[int(pool.titles[seed])] = None
        yield list(batch)


def _apart(vectors: Any, wanted: Any) -> Any:
    """How far the cosines of the vectors are from those that are wanted: as shares of each row, and by themselves."""
    itself = torch.eye(len(vectors), dtype=torch.bool)
    got, meant = vectors @ vectors.T, wanted @ wanted.T
    shares = [(cosines / _SOFT).masked_fill(itself, -1e4) for cosines in (got, meant)]
    ranked = functional.kl_div(shares[0].log_softmax(-1), shares[1].softmax(-1), reduction="batchmean")
    return ranked + _EXACT * ((got - meant)[~itself] ** 2).mean()


def _encode(network: Encoder, vocabulary: Vocabulary, texts: Sequence[str]) -> Any:
    """Vectors of length one; texts of like length go through together."""
    ids = [pieces(text, vocabulary, _LONGEST) for text in texts]
    order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
    parts = []
    for start in range(0, len(order), _AT_ONCE):
        some = [ids[place] for place in order[start : start + _AT_ONCE]]
        longest = max(map(len, some))
        numbers = torch.tensor([one + [vocabulary.padding] * (longest - len(one)) for one in some])
        given = numbers != vocabulary.padding
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = network.encode(numbers, torch.zeros_like(numbers), given)
        weights = given.unsqueeze(-1).float()
        parts.append(functional.normalize((states.float() * weights).sum(1) / weights.sum(1), dim=-1))
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[back]
