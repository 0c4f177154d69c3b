""" "I know" in the third person: which verb forms follow a name instead of "I", and where that is not safe to say."""

from collections.abc import Sequence
from itertools import pairwise

from bot.extraction.prose.tokens import Token
from bot.extraction.speakers import vocabulary as voc
from bot.text.words import word_set

_CHANGED = {"am": "is", "have": "has", "do": "does", "don't": "doesn't", "haven't": "hasn't"}
_UNCHANGED = (
    word_set(
        "was wasn't had hadn't did didn't will won't would wouldn't can can't cannot could couldn't may "
        "might must should "
        "shouldn't shall"
    )
    | voc.IRREGULAR_PAST
)
_PRESENT = word_set(
    "know think believe want need hope love like see say feel understand support oppose trust expect mean agree "
    "disagree remember intend promise ask call come give live make run speak stand stay take talk tell use work "
    "worry look owe own respect admire doubt fear guess hate regret condemn welcome urge find keep plan deny go "
    "wish recall assume suspect consider appreciate"
)
_INVERTING = word_set("did will can could should would was had might must may")
_CONTRACTED = {"i'm": "is", "i've": "has", "i'll": "will"}


def contraction(low: str) -> str | None:
    """The verb in "I'm" as it follows a name; None where there is none or it could be two ("I'd")."""
    return _CONTRACTED.get(low)


def verb_after(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """For "I" at tokens[at]: the verb's place and its form behind a name. None where that is not safe to say, as in
    "I mean, ..."."""
    before = tokens[at - 1].low if at else ""
    if before in _INVERTING:
        return at, tokens[at].text
    verb = at + 1
    while verb < len(tokens) and tokens[verb].is_adverb:
        verb += 1
    aside = verb + 1 < len(tokens) and tokens[verb + 1].text == ","
    if verb >= len(tokens) or before in _CHANGED or aside or _coordinated(tokens, verb):
        return None
    form = _behind_a_name(tokens[verb].text)
    return (verb, form) if form is not None else None


def _behind_a_name(verb: str) -> str | None:
    low = verb.lower().replace("’", "'")
    if low in _UNCHANGED or (low.endswith("ed") and len(low) > 4):
        return verb
    return _CHANGED.get(low) or (_third(low) if low in _PRESENT else None)


def _third(low: str) -> str:
    if low.endswith("y") and low[-2] not in "aeou":
        return f"{low[:-1]}ies"
    return f"{low}es" if low.endswith(("o", "sh", "ch", "s")) else f"{low}s"


def _coordinated(tokens: Sequence[Token], verb: int) -> bool:
    """Whether another verb may hang on the same subject: "I know and love"."""
    following = [t.low for t in tokens[verb + 1 : verb + 9]]
    return any(
        low in {"and", "or", "but"} and after in _PRESENT | _CHANGED.keys() for low, after in pairwise(following)
    )
