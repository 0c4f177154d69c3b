"""Other names in place of those that a passage asks about, so that nobody is known by heart."""

from collections.abc import Sequence
from random import Random

from bot.extraction.tagger.words import cut_words
from bot.training.reference.corpus import Passage
from bot.training.reference.mentions import FORMS, Form

_KEPT = 0.3
"""How many of the passages keep their names each time."""


class Renaming:
    """First names of men and of women, and surnames, as the passages have them: both names that a passage asks about
    are of the pronoun's gender."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        first: dict[Form, set[str]] = {Form.HE: set(), Form.SHE: set()}
        last: set[str] = set()
        for passage in passages:
            for name in _names(passage):
                if len(name) > 1:
                    first[_form(passage)].add(name[0])
                    last.add(name[-1])
        self._first = {form: sorted(names) for form, names in first.items()}
        self._last = sorted(last)

    @property
    def pronouns(self) -> dict[str, Form]:
        """First names that are of men alone or of women alone, with their pronouns."""
        sure = {form: set(names) for form, names in self._first.items()}
        both = sure[Form.HE] & sure[Form.SHE]
        return {name: form for form, names in sure.items() for name in sorted(names - both)}

    def renamed(self, passage: Passage, chance: Random) -> dict[str, str]:
        """What to put for which words, all over the passage."""
        if chance.random() < _KEPT:
            return {}
        firsts = self._first[_form(passage)]
        put: dict[str, str] = {}
        for name in _names(passage):
            for word, others in ((name[0], firsts), (name[-1], self._last)):
                alone = len(name) == 1 and (word in firsts) != (others is firsts)
                if word in put or alone or not others:
                    continue
                new = chance.choice(others)
                if new not in put.values():
                    put[word] = new
        return put


def _form(passage: Passage) -> Form:
    return FORMS[passage.text[slice(*passage.pronoun)].lower()]


def _names(passage: Passage) -> list[list[str]]:
    cut = (cut_words(passage.text[slice(*span)]).texts for span, _same in passage.names)
    return [words for words in cut if words and all(word.isalpha() and word[0].isupper() for word in words)]
