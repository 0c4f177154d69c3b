"""The kinds of texts that are learnt from, each with how often."""

from collections.abc import Sequence
from random import Random

from bot.extraction.tagger.wordpiece import Vocabulary
from bot.extraction.tagger.words import cut_words
from bot.training.reference.corpus import Chained, Passage
from bot.training.reference.examples import Example, chained, hidden, passage, told
from bot.training.reference.misleading import lists, tell


class Fixed:
    """Texts that are the same in each pass."""

    def __init__(self, examples: Sequence[Example], share: float) -> None:
        self._examples, self.share = examples, share

    def lengths(self) -> list[int]:
        return [example.pieces for example in self._examples]

    def example(self, number: int, chance: Random) -> Example:
        return self._examples[number]


class Hiding:
    """Articles of which each pass shows another part and hides other names."""

    _PIECES = 300
    """About how many a part has."""

    def __init__(self, articles: Sequence[str], vocabulary: Vocabulary, share: float) -> None:
        self._articles, self._vocabulary, self.share = [cut_words(text) for text in articles], vocabulary, share

    def lengths(self) -> list[int]:
        return [self._PIECES] * len(self._articles)

    def example(self, number: int, chance: Random) -> Example | None:
        return hidden(self._articles[number], self._vocabulary, chance)


class Misleading:
    """Texts made up anew each pass."""

    _PIECES, _TEXTS = 40, 1_000

    def __init__(self, vocabulary: Vocabulary, share: float) -> None:
        self._vocabulary, self.share = vocabulary, share
        self._lists = lists(kept_back=False)

    def lengths(self) -> list[int]:
        return [self._PIECES] * self._TEXTS

    def example(self, number: int, chance: Random) -> Example:
        return told(tell(chance, self._lists), self._vocabulary)


def marked(documents: Sequence[Chained], vocabulary: Vocabulary, share: float) -> Fixed:
    return Fixed([chained(document, vocabulary) for document in documents], share)


def asking(passages: Sequence[Passage], vocabulary: Vocabulary, share: float) -> Fixed:
    made = (passage(given, vocabulary) for given in passages)
    return Fixed([example for example in made if example is not None], share)
