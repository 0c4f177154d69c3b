"""The kinds of texts that are learnt from, each with how often."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from bot.extraction.tagger.words import cut_words
from bot.text.wordpieces import Vocabulary
from bot.training.reference.corpus import Chained, Passage
from bot.training.reference.examples import Example, Finder, chained, passage, told
from bot.training.reference.hiding import hidden
from bot.training.reference.mentions import Form
from bot.training.reference.misleading import lists, tell
from bot.training.reference.renaming import Renaming
from bot.training.reference.windows import prepare


class Fixed:
    """Texts that are the same in each pass."""

    def __init__(self, examples: Sequence[Example], share: float) -> None:
        self._examples, self.share = examples, share

    def lengths(self) -> list[int]:
        return [example.pieces for example in self._examples]

    def example(self, number: int, chance: Random) -> Example:
        return self._examples[number]


class Hiding:
    """Articles of which each pass shows another part, in which other names and descriptions are pronouns."""

    _PIECES = 300
    """About how many a part has."""

    def __init__(
        self, articles: Sequence[str], vocabulary: Vocabulary, finder: Finder, names: Mapping[str, Form], share: float
    ) -> None:
        self._articles, self._vocabulary, self.share = [cut_words(text) for text in articles], vocabulary, share
        self._finder, self._names = finder, names

    def lengths(self) -> list[int]:
        return [self._PIECES] * len(self._articles)

    def example(self, number: int, chance: Random) -> Example | None:
        return hidden(self._articles[number], self._vocabulary, chance, self._finder, self._names)


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


class Asking:
    """Passages, most of them with other names each pass."""

    def __init__(self, passages: Sequence[Passage], vocabulary: Vocabulary, finder: Finder, share: float) -> None:
        made = ((given, passage(given, vocabulary, finder)) for given in passages)
        self._made = [(given, example) for given, example in made if example is not None]
        self._names = Renaming(passages)
        self._vocabulary, self.share = vocabulary, share

    def lengths(self) -> list[int]:
        return [example.pieces for _given, example in self._made]

    def example(self, number: int, chance: Random) -> Example:
        given, example = self._made[number]
        put = self._names.renamed(given, chance)
        if not put:
            return example
        words = cut_words(given.text)
        words.texts = [put.get(word, word) for word in words.texts]
        return replace(example, windows=prepare(words, self._vocabulary))
