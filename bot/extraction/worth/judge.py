"""The trained judge of sentences at run time: one small ONNX file, run by onnxruntime on one thread."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bot.extraction.tagger.words import cut_words
from bot.text.onnx import load_session
from bot.text.wordpieces import Vocabulary

WEIGHTS, VOCABULARY, CARD = "worth.onnx", "vocabulary.txt", "worth.json"
PIECES = 96
"""Places that the encoder reads, the two marks around them included; the rest of a longer sentence is not looked at."""
_MAX_LOOKED_AT = 800
"""Characters, more than PIECES places ever hold of plain words."""


class Judgement(NamedTuple):
    """Log odds. `checkable`: a reader would call it worth checking. `factual`: it states a fact of weight at all.
    `taken`: those whose work it is took it up."""

    checkable: float
    factual: float
    taken: float


HEADS = len(Judgement._fields)


class Judge:
    """Sentences to judgements, each for itself: what else is read changes nothing."""

    def __init__(self, folder: Path) -> None:
        """Loads a packaged model: the files WEIGHTS, VOCABULARY and CARD of a folder."""
        self._session: Any = load_session(folder / WEIGHTS)
        self._vocabulary = Vocabulary.read(folder / VOCABULARY)
        self.card: dict[str, Any] = json.loads((folder / CARD).read_text(encoding="utf-8"))

    def __call__(self, sentence: str) -> Judgement:
        import numpy as np

        ids, features = numbers(sentence, self._vocabulary)
        given = {"ids": np.asarray([ids], np.int32), "features": np.asarray([features], np.int32)}
        return Judgement(*self._session.run(None, given)[0][0].tolist())


def numbers(sentence: str, vocabulary: Vocabulary) -> tuple[list[int], list[int]]:
    """Piece and feature numbers of a sentence with a mark before and after, PIECES at most."""
    words = cut_words(sentence[:_MAX_LOOKED_AT])
    ids, features = [vocabulary.start], [0]
    for word, feature in zip(words.texts, words.features, strict=True):
        pieces = vocabulary.pieces(word)
        ids += pieces
        features += [feature] * len(pieces)
        if len(ids) >= PIECES:
            break
    return [*ids[: PIECES - 1], vocabulary.end], [*features[: PIECES - 1], 0]


@cache
def shipped() -> Judge:
    """The judge of the package, loaded when the first sentence asks for it."""
    return Judge(Path(__file__).parent)
