"""Words and marks with their places. Everything later works on these, so that no pattern ever scans the text twice."""

import re
from bisect import bisect_left
from typing import NamedTuple

from bot.extraction.prose.lexicon import ABBREVIATIONS, ADVERBS, NOT_ADVERBS, TITLES

_TOKEN = re.compile(r"[^\W_]+(?:[.'’&\-][^\W_]+|[\u0300-\u036f]+[^\W_]*|(?<=\d),\d{3}(?!\d))*|\.\.+|--+|[^\s\w]|_")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_GLUED = re.compile(r"([A-Z][a-z]{3,})([A-Z][a-z]+)")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f")


class Token(NamedTuple):
    """A word, a mark, or (later) a whole quotation standing as one opaque token: then `quote` is its index."""

    start: int
    end: int
    text: str
    low: str
    quote: int | None = None

    @property
    def is_word(self) -> bool:
        return self.quote is None and self.text[0].isalnum()

    @property
    def is_adverb(self) -> bool:
        return self.low in ADVERBS or (self.low.endswith("ly") and self.low not in NOT_ADVERBS and self.text.islower())

    @property
    def is_capital(self) -> bool:
        return self.is_word and self.text[0].isupper()


def tokenise(text: str) -> list[Token]:
    """Tokens in order: "Trump's" and "PresidentTrump" are two; "U.S." and "Sen." are one with their full stop,
    "9,300" is one with its comma, and a letter is one with its accents."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        if word in _INVISIBLE:
            continue
        if word == "." and tokens and tokens[-1].end == start and _abbreviates(tokens[-1].text):
            last = tokens.pop()
            tokens.append(_token(text, last.start, end))
        elif word[-2:] in {"'s", "’s", "'S", "’S"} and len(word) > 2:
            tokens.extend((_token(text, start, end - 2), _token(text, end - 2, end)))
        elif (glued := _GLUED.fullmatch(word)) and glued[1].lower() in TITLES:
            cut = start + len(glued[1])
            tokens.extend((_token(text, start, cut), _token(text, cut, end)))
        else:
            tokens.append(_token(text, start, end))
    return tokens


def between(tokens: list[Token], start: int, end: int) -> list[Token]:
    """The tokens that begin in [start, end)."""
    low = bisect_left(tokens, start, key=_start)
    return tokens[low : bisect_left(tokens, end, lo=low, key=_start)]


def _start(token: Token) -> int:
    return token.start


def _token(text: str, start: int, end: int) -> Token:
    word = text[start:end]
    return Token(start, end, word, word.lower().replace("’", "'"))


def _abbreviates(word: str) -> bool:
    """Whether a full stop after this word belongs to it. A lone "I" ends sentences more often than it abbreviates."""
    return word.lower() in ABBREVIATIONS or (word != "I" and len(word) < 12 and bool(_INITIALS.fullmatch(word)))
