"""A wording as the words that count, in one form each: what may differ between two that say the same is gone.

Capitals, punctuation, "the", figures, units and dates in another form, contractions, "has closed" for "closed". All
words count, in their order, the small ones too: "may" is not "will", "to 5 percent" is not "by 5 percent"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.matching.measures import measures
from bot.matching.normal_forms import SCARE_QUOTED
from bot.matching.terms import plain
from bot.text.dates import MONTH_PATTERN, MONTHS, month_name
from bot.text.folding import folded
from bot.text.numbers import in_digits
from bot.text.words import word_set

_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTH_PATTERN})\b\.?(?:,(?= \d{{4}}\b))?")
_MONTH_FIRST = re.compile(rf"\b({MONTH_PATTERN})\b\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]?\d)(?:,(?= \d{{4}}\b))?")
_SHORT_MONTH = re.compile(rf"\b({MONTH_PATTERN})\b\.?(?= \d{{4}}\b)")
_SIGNS = re.compile(r"[<>≤≥=~°+?¶✅❌👍👎📈📉]|§[a-z]+|#[^\s#]+|[^\W_]+(?:'[^\W_]+)?|[%$€£¥&]")
_IN_FULL = (
    (re.compile(r"\b(?:can't|cannot)\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\bsen\."), "senator"),
    (re.compile(r"\bgov\."), "governor"),
    (re.compile(r"\bpres\."), "president"),
    (re.compile(r"\brep\."), "representative"),
)
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_ANNOUNCED = re.compile(
    r"^[^\w¶]*(?:breaking(?: news)?|just in|updated?|developing|exclusive|urgent|news|watch)\s*[:!|–—]\s*"
)
_JOINED = re.compile(r"\b(co|e|pre|non|anti|multi|semi|inter|post|mid)-(?=[a-z]{3})|\b(health) (?=care\b)")
_BRITISH = (
    (re.compile(r"\b(lab|col|fav|hon|harb|neighb|behavi|rum|vap|hum|arm|endeav|sav|flav)our(?=\w*\b)"), r"\1or"),
    (re.compile(r"\b(\w{3,}[^\W_aeiou])is(e[ds]?|ing|ations?)\b"), r"\1iz\2"),
    (re.compile(r"\b(defen|offen|licen)ce(?=s?\b)"), r"\1se"),
    (re.compile(r"\b(cent|theat|fib)re(?=s?\b)"), r"\1er"),
    (re.compile(r"\b(program)me(?=s?\b)"), r"\1"),
    (re.compile(r"\b(judg|acknowledg)ement(?=s?\b)"), r"\1ment"),
    (re.compile(r"\b(cancel|travel|label|fuel|model|signal|counsel)l(?=(?:ed|ing|ers?)\b)"), r"\1"),
    (re.compile(r"\baeroplane(?=s?\b)"), "airplane"),
    (re.compile(r"\b(gr)ey\b"), r"\1ay"),
    (re.compile(r"\bgovt\b\.?"), "government"),
)
"""Spellings that say the same."""
_RATES = re.compile(r"(#\S+(?: [a-z]+)?) (?:per|an?|each|every) (?=(?:second|minute|hour|day|night|week|month|year)\b)")
_WAS = {"were": "was", "are": "is", "am": "is", "have": "has", "&": "and", "an": "a"}
_GROUPS = word_set("men women people children")
"""What "the" stands before as it does before a plural: "the nurses" are some, "nurses" are all."""
_PAST = {
    form: forms[0]
    for forms in map(str.split, (
        "rose risen", "fell fallen", "grew grown", "gave given", "took taken", "went gone", "came come", "saw seen",
        "wrote written", "spoke spoken", "broke broken", "stole stolen", "knew known", "began begun", "drew drawn",
        "drove driven", "rode ridden", "chose chosen", "froze frozen", "threw thrown", "flew flown", "shook shaken",
        "sank sunk", "drank drunk", "swam swum", "sang sung", "rang rung", "ran run", "swore sworn", "tore torn",
        "wore worn", "withdrew withdrawn", "overthrew overthrown", "beat beaten", "hid hidden", "ate eaten",
        "forgot forgotten", "got gotten",
        *("made", "built", "spent", "lost", "won", "said", "told", "paid", "sold", "bought", "held", "left", "led"),
        *("met", "kept", "sent", "found", "brought", "caught", "taught", "thought", "sought", "fought", "meant"),
        *("felt", "dealt", "heard", "struck", "stood", "cut", "cost", "put", "hit", "let", "set", "shut", "split"),
        *("quit", "hurt", "burst", "spread", "shot", "slid"),
    ))
    for form in forms
}  # fmt: skip
"""What stands behind "has" as it stands alone in the past."""
_THINGS = word_set("cost cut hit set split shot run spread burst")
"""Of these what somebody may have: "has cost overruns" is now, "has cost the city" is not."""
GOING = "+ing"
"""What "ing" becomes behind "is": "is closing" is ("clos+ing",)."""


@lru_cache(maxsize=4_096)
def canonical_words(text: str) -> tuple[str, ...]:
    """The words that count, in order: figures as '#400m' in the base of their unit, days in letters behind '§'."""
    marked = SCARE_QUOTED.sub(lambda quoted: f"¶ {quoted[0]}", plain(text))
    low = _INITIALS.sub(lambda dots: dots[0].replace(".", ""), folded(marked))
    low = _JOINED.sub(lambda part: part[1] or part[2], _ANNOUNCED.sub("", low))
    for british, american in _BRITISH:
        low = british.sub(american, low)
    for short, full in _IN_FULL:
        low = short.sub(full, low)
    low = _DAY_FIRST.sub(lambda day: _day(day[2], int(day[1])), low)
    low = _MONTH_FIRST.sub(lambda day: _day(day[1], int(day[2])), low)
    low = _SHORT_MONTH.sub(lambda month: month_name(month[1]).lower(), low)
    low = re.sub(r"(?<=[\w%$€£¢])/(?=[a-z])", " each ", " ".join(_measured(in_digits(low)).split()))
    words = [_WAS.get(word, word) for word in _SIGNS.findall(_RATES.sub(r"\1 each ", low))]
    if words and words[0] in {"and", "but"}:
        words = words[1:]
    return tuple(_without_helpers(words))


def _day(month: str, day: int) -> str:
    """A day in letters alone, so that no figure is read in it."""
    return f"§{chr(96 + MONTHS[month])}{chr(97 + day // 10)}{chr(97 + day % 10)}"


def _measured(spelt: str) -> str:
    pieces, done = [], 0
    for found in measures(spelt):
        if found.ordinal:
            continue
        pieces += [spelt[done : found.start], f" #{found.value:.7g}{found.unit} "]
        done = found.end
    return "".join([*pieces, spelt[done:]])


class _Place(NamedTuple):
    """A word with those around it; "" where the wording has none."""

    before: str
    word: str
    behind: str
    second: str
    third: str


def _without_helpers(words: Sequence[str]) -> list[str]:
    """Without articles that say nothing, and in the plain present or past where a helping verb says no more."""
    around = ["", *words, "", "", ""]
    plain_words = (_plain_word(_Place(*around[at : at + 5])) for at in range(len(words)))
    return [word for word in plain_words if word]


def _plain_word(at: _Place) -> str:
    """The form in which a word is compared; "" for one that says nothing."""
    if at.word in _HAVING and at.behind == "been" and _is_past(at.second):
        return "was"  # "has been closed"
    if any(empty(at) for empty in _EMPTY):
        return ""
    if at.before == "is" and _is_going(at.word):
        return at.word.removesuffix("ing") + GOING
    return _PAST.get(at.word, at.word) if at.before in _HAVING else at.word


def _helps_past(at: _Place) -> bool:
    """ "has" in "has closed"; not in "has cost overruns"."""
    return at.word in _HAVING and _is_past(at.behind) and not (at.behind in _THINGS and _is_plural(at.second))


def _joins_clause(at: _Place) -> bool:
    """ "that"."""
    return at.word == "that"


def _is_plain_article(at: _Place) -> bool:
    """ "the" in "the bridge"; not in "the nurses" or "the new rules", who are some and not all."""
    return at.word == "the" and not _is_plural(at.behind) and not _ends_in_plural(at.second, at.third)


def _is_been(at: _Place) -> bool:
    """ "been" in "has been closed", where "has" stands for "was"."""
    return at.word == "been" and at.before in _HAVING and _is_past(at.behind)


def _helps_present(at: _Place) -> bool:
    """ "is" in "is closing"."""
    return at.word == "is" and _is_going(at.behind)


def _measures_change(at: _Place) -> bool:
    """ "by" in "fell by 5 percent"; not in "was hit by 3 cars"."""
    return at.word == "by" and at.behind.startswith("#") and not at.behind[-1].isdigit()


_HAVING = frozenset(("has", "had"))
_EMPTY = (_helps_past, _joins_clause, _is_plain_article, _is_been, _helps_present, _measures_change)
"""Where any holds, a word says nothing that the others do not."""


def _is_plural(word: str) -> bool:
    return word in _GROUPS or (word.endswith("s") and not word.endswith(("ss", "'s")))


def _ends_in_plural(word: str, behind: str) -> bool:
    """Whether the word behind an adjective is a plural: "the new rules", not "the council closes two schools"."""
    return _is_plural(word) and word not in _NO_PLURALS and behind not in _OBJECTS and not behind.startswith("#")


_NO_PLURALS = word_set("is was has does its his this us as yes always perhaps plus versus")
_OBJECTS = word_set("a the its his her their our my no not any some all every each one him them it more less that to")
"""What stands behind a verb and not behind a noun."""


def _is_going(word: str) -> bool:
    return word.endswith("ing") and len(word) > 5


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > 4)
