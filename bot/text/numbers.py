"""Numbers that are spelt out: 'thirty-two', 'one hundred and five thousand'."""

import re

ONES = {
    word: value
    for value, word in enumerate((
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    ))
}  # fmt: skip
TENS = {
    word: 10 * value
    for value, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_TIMES = {"hundred": 100, "dozen": 12, "thousand": 1000}
_WORD = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_JOINED = rf"-| (?!(?:{_ONE})-(?!(?:{_WORD}|hundred|thousand)\b)[a-z])|(?<=hundred) and |(?<=thousand) and "
"""Not a blank before a number that a hyphen joins to what it counts: "twenty five-year terms"."""
_SPELT = re.compile(rf"\b(?:{_WORD}|hundred|dozen)(?:(?:{_JOINED})(?:{_WORD}|hundred|dozen|thousand))*\b")
_POINT_FIRST = re.compile(r"(?<![\w.])\.(?=\d)")


def in_digits(low: str) -> str:
    """Lower-case words with the numbers that are spelt out as digits: 'thirty-two' is '32', '.5' is '0.5'."""
    spelt = _SPELT.sub(lambda found: " ".join(map(str, _numbers(re.findall(r"[a-z]+", found[0])))), low)
    return _POINT_FIRST.sub("0.", spelt)


def _numbers(words: list[str]) -> list[int]:
    """Words of numbers in a row as numbers; what can't be one number is several ('one two')."""
    found: list[int] = []
    whole, part, room, begun = 0, 0, 0, False  # thousands, the rest, and what the next word must be under to be added
    for word in words:
        if word == "and":
            continue
        if word in _TIMES:
            times = _TIMES[word]
            if times == _TIMES["thousand"]:
                whole, part, room = whole + (part or 1) * times, 0, times
            else:
                part, room = (part or 1) * times, times
            begun = True
            continue
        value = ONES.get(word, TENS.get(word, 0))
        if begun and not 0 < value < room:
            found.append(whole + part)
            whole, part = 0, 0
        part, room, begun = part + value, 10 if word in TENS else 0, True
    return [*found, whole + part]
