"""Names and descriptions that stand in an article again, as pronouns: whom or what do they mean now?

After Kocijan et al. 2019 ("WikiCREM"), who hide names. Where it is known which pronoun would do, it stands there."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

import numpy as np

from bot.extraction.tagger.words import Words
from bot.text.wordpieces import Vocabulary
from bot.training.reference.examples import Example, Finder, only
from bot.training.reference.mentions import NOMINAL, Form, Kind, Mention
from bot.training.reference.pairs import Pairs, pair
from bot.training.reference.windows import prepare

_UNKNOWN = "\ufffd"
"""Stands where nobody knows the pronoun; the vocabulary does not know it either."""
_LEAST_WORDS, _MOST_WORDS = 40, 260
_AT_MOST = 4
_NEAR = 8
"""A pronoun would do where the same stands among so many names and descriptions before."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_PEOPLE = (
    "man",
    "woman",
    "er",
    "or",
    "ist",
    "ian",
    "ent",
    "ant",
    "girl",
    "boy",
    "son",
    "chief",
    "judge",
    "wife",
    "guard",
)
_MANY = frozenset({"people", "men", "women", "children", "police"})
_BEFORE_OBJECTS = frozenset({"of", "in", "to", "for", "with", "by", "from", "on", "at", "about", "against", "over"})
_PRONOUNS = {
    Form.HE: ("he", "him", "his"),
    Form.SHE: ("she", "her", "her"),
    Form.IT: ("it", "it", "its"),
    Form.THEY: ("they", "them", "their"),
}


class _Again(NamedTuple):
    """A mention that is to be hidden: its kind and last word, by which it is known, and the pronoun's form."""

    key: tuple[Kind, str]
    form: Form


def hidden(
    text: Words, vocabulary: Vocabulary, chance: Random, finder: Finder, firsts: Mapping[str, Form]
) -> Example | None:
    """Part of an article, some of whose mentions are pronouns now. `firsts` are first names with their pronouns. None
    where nothing stands there again."""
    words = _part(text, chance)
    mentions = finder(words)
    again = _again(words, mentions, firsts)
    if not again:
        return None
    chosen = {number: again[number] for number in sorted(chance.sample(sorted(again), min(len(again), _AT_MOST)))}
    keys = [_key(words, mention) for mention in mentions]
    words, mentions = _hide(words, mentions, chosen)
    pairs = only(pair(words, mentions), lambda o, t: o in chosen and mentions[t].kind in NOMINAL)
    asked = zip(pairs.origins.tolist(), pairs.targets.tolist(), strict=True)
    right = np.array([keys[target] == chosen[origin].key for origin, target in asked], bool)
    weights: Any = np.zeros(len(mentions), np.float32)
    weights[pairs.origins[right]] = 1.0
    known = weights[pairs.origins] > 0
    nobody: Any = np.zeros(len(mentions), bool)
    if not known.any():
        return None
    pairs = Pairs(*(each[known] for each in pairs))
    heads = [mention.head for mention in mentions]
    return Example(prepare(words, vocabulary), None, heads, pairs, right[known], nobody, weights)


def _again(words: Words, mentions: Sequence[Mention], firsts: Mapping[str, Form]) -> dict[int, _Again]:
    """People who were named in full, and things that were spoken of, a little before."""
    last: dict[tuple[Kind, str], int] = {}
    people: dict[str, Form] = {}
    found: dict[int, _Again] = {}
    passed = 0
    for number, mention in enumerate(mentions):
        if mention.kind not in NOMINAL:
            continue
        key = _key(words, mention)
        form = people.get(key[1]) if mention.kind is Kind.NAME else _form_of_thing(words, mention)
        if form is not None and key in last and passed - last[key] <= _NEAR:
            found[number] = _Again(key, form)
        if mention.kind is Kind.NAME and mention.last - mention.first in {2, 3}:
            people[key[1]] = firsts.get(words.texts[mention.first], Form.NONE)
        last[key] = passed
        passed += 1
    return found


def _key(words: Words, mention: Mention) -> tuple[Kind, str]:
    return mention.kind, words.texts[mention.head].lower()


def _form_of_thing(words: Words, mention: Mention) -> Form | None:
    if words.texts[mention.first].lower() not in _DEFINITE or mention.last - mention.first == 1:
        return None
    head = words.texts[mention.head].lower()
    if head in _MANY:
        return Form.THEY
    if head.endswith("s") and not head.endswith(("ss", "us", "is")):
        return Form.THEY
    return Form.NONE if head.endswith(_PEOPLE) else Form.IT


def _part(text: Words, chance: Random) -> Words:
    opens = [at for at, opens in enumerate(text.opens_paragraph) if opens and len(text) - at >= _LEAST_WORDS] or [0]
    first = chance.choice(opens)
    return text.part(first, min(len(text), first + _MOST_WORDS))


def _hide(words: Words, mentions: Sequence[Mention], chosen: Mapping[int, _Again]) -> tuple[Words, list[Mention]]:
    """The chosen mentions as one pronoun each, which takes an "'s" after it along."""
    put: dict[int, str] = {}
    gone: set[int] = set()
    for number, again in chosen.items():
        first, last, _kind = mentions[number]
        owns = words.texts[last : last + 2] in (["'", "s"], ["’", "s"])
        gone.update(range(first, last - 1))
        if owns:
            gone.update((last, last + 1))
        put[last - 1] = _pronoun(words, first, again.form, owns=owns)
    kept = [at for at in range(len(words)) if at not in gone]
    new = {at: number for number, at in enumerate(kept)}
    texts = [put.get(at, words.texts[at]) for at in kept]
    lists = (words.starts, words.ends, words.features, words.opens_paragraph, words.ends_sentence)
    made = Words(texts, *([each[at] for at in kept] for each in lists))  # type: ignore[arg-type]
    moved = [
        Mention(new[m.head], new[m.head] + 1, Kind.PRONOUN)
        if number in chosen
        else m._replace(first=new[m.first], last=new[m.head] + 1)
        for number, m in enumerate(mentions)
    ]
    return made, moved


def _pronoun(words: Words, first: int, form: Form, *, owns: bool) -> str:
    if form not in _PRONOUNS:
        return _UNKNOWN
    after = first > 0 and words.texts[first - 1].lower() in _BEFORE_OBJECTS
    return _PRONOUNS[form][2 if owns else int(after)]
