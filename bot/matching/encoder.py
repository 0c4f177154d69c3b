"""Meaning as a vector: a small sentence encoder, run by onnxruntime on one thread."""

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.domain.errors import NoModel
from bot.matching.terms import plain
from bot.text.onnx import load_session
from bot.text.wordpieces import Vocabulary

FOLDER = Path(__file__).parent / "model"
WEIGHTS, VOCABULARY, CARD = "encoder.onnx", "vocabulary.txt", "encoder.json"
WIDTH = 384
LONGEST = 128
"""Word pieces; what stands behind them is not read."""
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


class Encoder:
    """Texts to vectors of length one. The same text gets the same vector, whatever it is encoded with."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._session: Any = load_session(folder / WEIGHTS)
        self._vocabulary = Vocabulary.read(folder / VOCABULARY)
        self.version = version_of(folder)

    def encode(self, texts: Sequence[str]) -> Any:
        """(texts, WIDTH) float32."""
        vectors: Any = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for place, text in enumerate(texts):
            ids = np.array([pieces(text, self._vocabulary)], dtype=np.int32)
            vectors[place] = self._session.run(None, {"ids": ids})[0][0]
        return vectors


def pieces(text: str, vocabulary: Vocabulary, longest: int = LONGEST) -> list[int]:
    """The numbers of a text's word pieces between the marks that the encoder needs."""
    found = [vocabulary.start]
    for word in _WORD.findall(unicodedata.normalize("NFC", plain(text))):
        found += vocabulary.pieces(word)
        if len(found) >= longest - 1:
            break
    return [*found[: longest - 1], vocabulary.end]


@lru_cache(maxsize=4)
def version_of(folder: Path = FOLDER) -> str:
    """Names the weights: vectors of different versions can't be compared. Raises NoModel."""
    try:
        return str(json.loads((folder / CARD).read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError) as error:
        raise NoModel(f"The sentence encoder can't be read from {folder / CARD}.") from error


def require_files(folder: Path = FOLDER) -> None:
    """Raises NoModel, which names what is missing; whether the files are whole shows when they are loaded."""
    for name in (WEIGHTS, VOCABULARY, CARD):
        if not (folder / name).is_file():
            raise NoModel(f"The sentence encoder's file {name} is missing.")


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The shipped one, loaded when it is first needed. Raises NoModel."""
    try:
        return Encoder()
    except Exception as error:  # onnxruntime's are of its own kinds
        raise NoModel(f"The sentence encoder can't be loaded from {FOLDER}: {error}") from error


def embed(texts: Sequence[str]) -> list[bytes]:
    """Vectors as they are stored: WIDTH whole numbers of one byte, then their scale as float32."""
    return [pack(vector) for vector in encoder().encode(texts)]


def pack(vector: Any) -> bytes:
    scale: Any = np.float32(max(float(np.abs(vector).max()), 1e-9) / 127)
    return bytes(np.round(vector / scale).astype(np.int8).tobytes() + scale.tobytes())


def unpack(stored: Sequence[bytes]) -> tuple[Any, Any]:
    """(vectors, WIDTH) int8 and (vectors,) float32 scales."""
    rows = np.frombuffer(b"".join(stored), dtype=np.uint8).reshape(len(stored), WIDTH + 4)
    scales = np.ascontiguousarray(rows[:, WIDTH:]).view(np.float32)[:, 0]
    return np.ascontiguousarray(rows[:, :WIDTH]).view(np.int8), scales
