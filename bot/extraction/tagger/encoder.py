"""The encoder at run time: one ONNX file with its vocabulary and figures, run by onnxruntime on one thread."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from bot.extraction.tagger.decoding import Answers, Attribution, Decoding, WindowInput, WindowOutput, prepare
from bot.extraction.tagger.linking import LinkRule, Pointer
from bot.extraction.tagger.tags import TAGS
from bot.extraction.tagger.words import Words, cut_words
from bot.text.onnx import load_session
from bot.text.wordpieces import Vocabulary

_PART = 6_000
"""Words after which the next paragraph begins a part of its own; links never reach that far."""
_SILENCE = (1.0,) + (0.0,) * (TAGS - 1)
WEIGHTS, VOCABULARY, CARD = "tagger.onnx", "vocabulary.txt", "tagger.json"


class Tagger:
    """Text to attributions. Holds the weights; the same text gets the same answer every time."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Loads a packaged model: the files WEIGHTS, VOCABULARY and CARD of a folder."""
        self._session: Any = load_session(folder / WEIGHTS, threads)
        self._vocabulary = Vocabulary.read(folder / VOCABULARY)
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        tuned = card.get("decoding", {})
        self.decoding = Decoding(**tuned | {"rule": LinkRule(**tuned.get("rule", {}))})

    def tag(self, text: str) -> list[Attribution]:
        """Every attribution of a text, in text order. A long one is read in parts, each forgotten after it."""
        words = cut_words(text)
        parts = (self._read(words.part(first, last)) for first, last in words.parts(_PART))
        return [made for answers in parts for made in answers.attributions(self.decoding)]

    def read(self, text: str) -> Answers:
        """The encoder's answers before any decision."""
        return self._read(cut_words(text))

    def _read(self, words: Words) -> Answers:
        inputs = prepare(words, self._vocabulary)
        return Answers(words, [given.window for given in inputs], [self._answered(given, words) for given in inputs])

    def _answered(self, given: WindowInput, words: Words) -> WindowOutput:
        """What has no word in it says nothing, and is not worth the encoder's time."""
        window = given.window
        if any(len(word) > 1 and word.isalpha() for word in words.texts[window.first : window.last]):
            return self._answer(given)
        return WindowOutput([_SILENCE] * len(given.heads), lambda _kind, _word: [0.0] * len(given.heads))

    def _answer(self, given: WindowInput) -> WindowOutput:
        import numpy as np

        fed = {
            "ids": np.asarray([given.ids], dtype=np.int32),
            "features": np.asarray([given.features], dtype=np.int32),
        }
        tags, origins, targets = self._session.run(None, fed)
        heads = np.asarray(given.heads)
        # half precision: what points is most of the memory that a long text takes
        ends = origins[0][heads].astype(np.float16), targets[0].astype(np.float16)
        return WindowOutput(tags[0][heads].tolist(), partial(_pointer, *ends, heads))


def _pointer(origins: Any, targets: Any, heads: Any, kind: Pointer, word: int) -> list[float]:
    """The probability on each word of a window that a pointer from one of its words falls there."""
    import numpy as np

    scores = targets[:, kind].astype(np.float32) @ origins[word, kind].astype(np.float32)
    weights = np.exp(scores - scores.max())
    return list((weights[heads] / weights.sum()).tolist())
