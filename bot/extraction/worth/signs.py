"""What plainly speaks for checking a sentence or against it, each with the name that people read as a reason."""

import re

from bot.text.dates import DAY_NAMES, LONG_MONTHS


def _any(words: str, *patterns: str) -> re.Pattern[str]:
    """One pattern for whole words or phrases (an underscore stands for a space) and for what is no plain word."""
    listed = "|".join(word.replace("_", " ") for word in words.split())
    return re.compile("|".join([rf"\b(?:{listed})\b", *patterns]))


_SIGNS: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    (
        "number",
        0.24,
        _any(
            "million billion trillion percent per_cent dozens? hundreds? thousands? half twice double two three four "
            "five six seven eight nine ten",
            r"\d",
        ),
    ),
    (
        "law or vote",
        0.18,
        _any(
            "law laws court courts judge ruled ruling vote voted votes voters bill act amendment constitution congress "
            "senate elections? legal illegal illegally required convicted charged indicted fraud ballots? impeach\\w* "
            "warrants? sanctions?"
        ),
    ),
    (
        "record",
        0.12,
        _any(
            "records? highest lowest most least largest biggest worst best first never always every nobody no_one all "
            "only"
        ),
    ),
    (
        "comparison",
        0.12,
        _any(
            "than increased? decreased? doubled tripled rose fell dropped cut grew gained lost leads? leading ahead "
            "behind up down higher lower"
        ),
    ),
    (
        "date",
        0.10,
        _any(
            " ".join([*(month for month in LONG_MONTHS if month != "may"), *DAY_NAMES])
            + " yesterday decade century years? months? (?:19|20)\\d\\d"
        ),
    ),
    (
        "past event",
        0.10,
        _any(
            "was were had did has have been said made took went came gave won paid signed met quit failed cost lost "
            "sold rose fell spent built bought brought sent left became began broke ran wrote \\w{3,20}ed"
        ),
    ),
    (
        "cause",
        0.08,
        _any(
            "because caused? causes due_to led_to leads?_to resulted results?_in thanks_to prevents? cures? cured"
            " created? destroyed killed protected"
        ),
    ),
    (
        "public money",
        0.08,
        _any(
            "tax taxes budget deficit jobs economy spending wages? debt unemployment crime immigrants? immigration "
            "health coverage insurance",
            "[$€£]",
        ),
    ),
    (
        "opinion",
        -0.20,
        _any(
            "i_(?:think|believe|feel|hope) should beautiful great terrible wonderful amazing disgrace proud love hate "
            "nice sad unfair ought deserves? waste good bad cool"
        ),
    ),
    ("prediction", -0.14, _any("will would going_to could might may shall", "['’]ll\\b")),
    ("promise", -0.10, _any("i(?:['’]ll|_will) we(?:['’]ll|_will) promise vow pledge")),
    (
        "insult",
        -0.14,
        _any("liar loser crooked idiot stupid coward crazy corrupt garbage afraid failing witch_hunt joke"),
    ),
    (
        "question",
        -0.25,
        re.compile(
            r"\?[\s\"'”’]*$|^[\s\"'“‘]*(?:why|what|how|who|when|where|do you|did you|will you|can you|whether)\b"
        ),
    ),
)
_SHORT = ("short", -0.20)
_SHORT_WORDS = 5
_MAX_LOOKED_AT = 800


def signs(words: str) -> dict[str, float]:
    """What is found and how much it weighs, what weighs most first; below 0 is what speaks against."""
    low = words[:_MAX_LOOKED_AT].lower()
    found = [(name, weight) for name, weight, pattern in _SIGNS if pattern.search(low)]
    if len(low.split()) < _SHORT_WORDS:
        found.append(_SHORT)
    return dict(sorted(found, key=lambda sign: -abs(sign[1])))
