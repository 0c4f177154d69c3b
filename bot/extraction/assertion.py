"""Whether words assert something: a clause with a finite verb, something past or counted, a question."""

import re

from bot.extraction.prose import lexicon as lex

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_FIGURE = re.compile(r"\d|\b(?:percent|million|billion|trillion|dozens|hundreds|thousands|twice|half|double)\b")
_ASKED = re.compile(r"\?[\s\"'”’)]*$")
_ASKING = re.compile(
    r"[\s\"'“‘]*(?:why|what|how|who|when|where|whether|which|do you|did you|will you|can you)\b", re.IGNORECASE
)
_LOOKED_AT = 2_000


def count_words(words: str) -> int:
    return sum(1 for _ in _WORD.finditer(words))


def is_clause(words: str, *, loose: bool = False) -> bool:
    """Whether there is a finite verb, as far as its form tells. `loose` takes any verb form: "him leading"."""
    found = [word.replace("’", "'") for word in _WORD.findall(words[:_LOOKED_AT].lower())]
    if not lex.VERBS.isdisjoint(found) or (len(found) > 2 and found[0] in lex.SUBJECTS):
        return True
    return loose and any(len(word) > 4 and word.endswith(("ed", "ing")) and word not in lex.NO_VERBS for word in found)


def is_past(words: str) -> bool:
    return any(
        word in lex.PAST or (word.endswith("ed") and len(word) > 4 and word not in lex.NO_VERBS)
        for word in _WORD.findall(words[:_LOOKED_AT].lower())
    )


def has_figure(words: str) -> bool:
    return bool(_FIGURE.search(words[:_LOOKED_AT].lower()))


def is_question(words: str) -> bool:
    return bool(_ASKING.match(words) or _ASKED.search(words[-200:]))
