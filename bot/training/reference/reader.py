"""The packaged model: a text in, its mentions and what each means out. Run by onnxruntime on one thread."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bot.extraction.tagger.words import Words, cut_words
from bot.text.wordpieces import Vocabulary
from bot.training.reference.mentions import FORMS, Form, Kind, Mention, find_mentions
from bot.training.reference.pairs import Pairs, pair
from bot.training.reference.resolving import LINK, Answer, resolve
from bot.training.reference.windows import prepare

WEIGHTS, SCORER, VOCABULARY, CARD = "reference.onnx", "pairs.npz", "vocabulary.txt", "reference.json"
_ENDS = ("origins", "targets", "asking", "asked")
_AT_ONCE = 4_096
"""Pairs; more are scored in turns, so that a long text takes no more memory."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text's mentions in order, and an answer for each."""

    words: Words
    mentions: list[Mention]
    answers: list[Answer]

    def at(self, start: int, end: int) -> int | None:
        """The number of the mention that stands at these characters, or that ends with them."""
        for number, mention in enumerate(self.mentions):
            if self.words.starts[mention.head] < end and start < self.words.ends[mention.head]:
                return number
        return None

    def spans(self, answer: Answer) -> list[tuple[int, int]]:
        """Where the names and descriptions of an answer stand."""
        return [self.words.span(self.mentions[number].first, self.mentions[number].last) for number in answer.same]


class Scored(NamedTuple):
    """A text's mentions, and a score for each pair of them that was asked."""

    words: Words
    mentions: list[Mention]
    pairs: Pairs
    scores: Any

    def reading(self, link: float) -> Reading:
        """What each mention means, where names and descriptions are put together from `link` on."""
        return Reading(self.words, self.mentions, resolve(self.mentions, self.pairs, self.scores, link))


class Reader:
    """Holds the weights; the same text gets the same answers every time."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Loads a packaged model: the files WEIGHTS, SCORER, VOCABULARY and CARD of a folder."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / WEIGHTS), options, providers=["CPUExecutionProvider"]
        )
        with np.load(folder / SCORER) as weights:
            self._weights: dict[str, Any] = {name: weights[name] for name in weights.files}
        self._vocabulary = Vocabulary.read(folder / VOCABULARY)
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        self.least: dict[str, float] = card.get("least", {})
        self.link: float = card.get("link", LINK)

    def read(self, text: str) -> Reading:
        """Everything that a text speaks of, however unsure."""
        return self.score(text).reading(self.link)

    def score(self, text: str) -> Scored:
        """The same before any decision."""
        words = cut_words(text)
        if not len(words):
            return Scored(words, [], pair(words, []), np.zeros(0, np.float32))
        outputs = self._encode(words)
        mentions = find_mentions(words, outputs["tags"].argmax(axis=1).tolist())
        pairs = pair(words, mentions)
        heads = np.array([mention.head for mention in mentions], np.int64)
        return Scored(words, mentions, pairs, self._scores(outputs, heads, pairs))

    def mentions(self, words: Words) -> list[Mention]:
        """What a text speaks of, and no more."""
        return find_mentions(words, self._encode(words)["tags"].argmax(axis=1).tolist()) if len(words) else []

    def sure(self, words: Words, mention: Mention, answer: Answer) -> bool:
        """Is an answer sure enough to stand in the text for the mention?"""
        return bool(answer.same) and answer.sure >= self.least.get(group_of(words, mention), 1.0)

    def _encode(self, words: Words) -> dict[str, Any]:
        """Each output's rows, one a word."""
        names = ("tags", *_ENDS)
        found: dict[str, list[Any]] = {name: [] for name in names}
        for window, ids, features, heads in prepare(words, self._vocabulary):
            fed = {"ids": np.asarray([ids], np.int32), "features": np.asarray([features], np.int32)}
            own = np.asarray(heads)[window.keep_from - window.first : window.keep_to - window.first]
            for name, rows in zip(names, self._session.run(names, fed), strict=True):
                found[name].append(rows[0][own])
        return {name: np.concatenate(rows) for name, rows in found.items()}

    def _scores(self, outputs: dict[str, Any], heads: Any, pairs: Pairs) -> Any:
        w = self._weights
        ends = {name: outputs[name][heads] for name in _ENDS} if len(heads) else {}
        scores: Any = np.zeros(len(pairs.origins), np.float32)
        for start in range(0, len(scores), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            origins, targets = pairs.origins[part], pairs.targets[part]
            wide = ends["origins"][origins] + ends["targets"][targets] + pairs.features[part] @ w["told"]
            narrow = np.maximum(np.maximum(wide, 0) @ w["middle"] + w["middle_bias"], 0)
            alike = np.einsum("nk,nk->n", ends["asking"][origins], ends["asked"][targets])
            scores[part] = narrow @ w["score"] + w["score_bias"] + alike
        return scores


def group_of(words: Words, mention: Mention) -> str:
    """Which threshold counts for a mention: people are surer than things."""
    if mention.kind not in {Kind.PRONOUN, Kind.POINTING}:
        return "nominal"
    form = FORMS[words.texts[mention.head].lower()]
    if form in {Form.HE, Form.SHE}:
        return "person"
    return "thing" if form is Form.IT else "many" if form is Form.THEY else "pointing"
