"""Word pieces of an uncased BERT vocabulary, for single words that are already cut."""

from collections.abc import Iterable
from pathlib import Path

from bot.text.folding import without_nonspacing_marks

PADDING, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 64
"""Characters; what is longer is unknown, so that no word costs more than this squared."""
_CACHE = 50_000


def read_pieces(path: Path) -> list[str]:
    """The lines of a vocabulary; its pieces may hold any separator but a line feed."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


class Vocabulary:
    """Piece numbers by line order. Words are remembered: news repeats itself."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self.padding, self.unknown = self._ids[PADDING], self._ids[UNKNOWN]
        self.start, self.end = self._ids[START], self._ids[END]
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> "Vocabulary":
        """One piece a line, as BERT's vocab.txt."""
        return cls(read_pieces(path))

    def __len__(self) -> int:
        return len(self._ids)

    def pieces(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, longest first from the left; one unknown piece where none fit."""
        found = self._known.get(word)
        if found is None:
            found = self._cut(without_nonspacing_marks(word.lower())) if len(word) <= _LONGEST_WORD else (self.unknown,)
            if len(self._known) < _CACHE:
                self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        at = 0
        while at < len(word):
            prefix = "##" if at else ""
            for end in range(len(word), at, -1):
                number = self._ids.get(prefix + word[at:end])
                if number is not None:
                    pieces.append(number)
                    at = end
                    break
            else:
                return (self.unknown,)
        return tuple(pieces) or (self.unknown,)
