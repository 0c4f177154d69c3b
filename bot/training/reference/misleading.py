"""Texts made to mislead: somebody unnamed did it, somebody named says so, and the pronoun is the unnamed one's.

Of our own making. Beside them stand texts alike in all but what they mean, in which the pronoun is the speaker's or a
named person's, so that nothing but the sense tells."""

import re
from pathlib import Path
from random import Random
from typing import NamedTuple

_LISTS = Path(__file__).with_name("misleading.txt")
_ALTERNATIVE = re.compile(r"\s*/\s*")
_KEPT_BACK = 4
"""Every so many entries of each list that says what happened are kept back."""


class Told(NamedTuple):
    """A text, and its chains as spans of characters; who is mentioned once is a chain of one."""

    text: str
    chains: list[list[tuple[int, int]]]


Lists = dict[str, list[str]]
_KINDS = ("unnamed", "own", "named", "quoted", "group", "body")
_SHARES = (5, 3, 3, 2, 1, 1)
_HAPPENED = frozenset({"people", "events", "deeds", "own", "surnames", "offices"})


def lists(*, kept_back: bool) -> Lists:
    """Which words the texts are made of, by kind: those of training, or those kept back to measure with."""
    made: Lists = {}
    for section in _LISTS.read_text(encoding="utf-8").strip().split("\n\n"):
        name, _, entries = section.partition("\n")
        given = _ALTERNATIVE.split(entries.replace("\n", " "))
        kind = name.strip("[]")
        made[kind] = [
            entry
            for number, entry in enumerate(given)
            if kind not in _HAPPENED or (number % _KEPT_BACK == _KEPT_BACK - 1) == kept_back
        ]
    return made


def tell(chance: Random, words: Lists) -> Told:
    """One text. Chains are written into it first: `[1 A driver]` is a mention of the first."""
    kind = chance.choices(_KINDS, _SHARES)[0]
    man, woman = "he", "she"
    theirs, speakers = chance.choice((man, woman)), chance.choice((man, woman))
    speaker = f"[2 {chance.choice(words['offices'])} {_name(chance, words, speakers)}]"
    if kind == "own":
        theirs, who = speakers, "2"
    else:
        who = "1"
    pronoun = {"group": "they", "body": "it"}.get(kind, theirs)
    subject, event = _subject(chance, words, kind, theirs)
    deed = chance.choice(words["own"] if kind == "own" else words["deeds"])
    intro = f"[1 {subject}] {event.format(day=chance.choice(words['days']))}."
    if kind == "quoted":
        said = f"“[{who} {pronoun.capitalize()}] {deed},” {speaker} {chance.choice(('said', 'told reporters'))}."
    else:
        said = f"{speaker} {chance.choice(words['said'])} [{who} {pronoun}] {deed}."
    parts = [intro, said]
    if chance.random() < 0.5:
        parts.insert(1, chance.choice(words["fillers"]))
    if chance.random() < 0.4:
        again = chance.choice(words["own"] if kind == "own" else words["deeds"])
        parts.append(f"[{who} {pronoun.capitalize()}] also {again}." if not again.startswith("would") else "")
    if chance.random() < 0.3:
        parts.insert(0, chance.choice(words["headlines"]))
    return _told(chance.choice(("\n\n", " ", "\n")).join(part for part in parts if part))


def _name(chance: Random, words: Lists, pronoun: str) -> str:
    return f"{chance.choice(words['men' if pronoun == 'he' else 'women'])} {chance.choice(words['surnames'])}"


def _subject(chance: Random, words: Lists, kind: str, pronoun: str) -> tuple[str, str]:
    if kind == "group":
        return chance.choice(words["groups"]).capitalize(), chance.choice(words["group_events"])
    if kind == "body":
        return chance.choice(words["bodies"]).capitalize(), chance.choice(words["body_events"])
    event = chance.choice(words["events"])
    if kind == "named" or (kind == "own" and chance.random() < 0.5):
        return _name(chance, words, pronoun), event
    fitting = [who for who in words["people"] if (pronoun == "she") <= (not who.endswith(" man") and who != "man")]
    fitting = [who for who in fitting if (pronoun == "he") <= (not who.endswith("woman"))]
    who = chance.choice(fitting)
    return f"{'An' if who[0] in 'aeiou' else 'A'} {who}", event


def _told(marked: str) -> Told:
    text = ""
    chains: dict[str, list[tuple[int, int]]] = {}
    for number, piece in enumerate(marked.split("[")):
        if not number:
            text += piece
            continue
        mention, _, after = piece.partition("]")
        chain, _, words = mention.partition(" ")
        chains.setdefault(chain, []).append((len(text), len(text) + len(words)))
        text += words + after
    return Told(text, [chains[chain] for chain in sorted(chains)])
