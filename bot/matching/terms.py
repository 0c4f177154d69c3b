"""A wording as the matcher sees it: its words without endings, and how rare each is in English claims."""

import html
import re
import unicodedata
from functools import lru_cache
from zlib import crc32

from bot.text.folding import folded
from bot.text.words import STOP_WORDS

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"\(@\w+\)")
_TAG = re.compile(r"[#@](\w+)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=[A-Z])(?=[A-Z][a-z])|_")
BUCKETS = 1 << 17
"""Words are known by their bucket alone."""


def plain(text: str) -> str:
    """Running words: no addresses and entities, tags as words, an account's handle gone where its name stands."""
    text = html.unescape(unicodedata.normalize("NFC", text))
    text = _HANDLE.sub(" ", _ADDRESS.sub(" ", text))
    return " ".join(_TAG.sub(lambda tag: " " + _HUMP.sub(" ", tag[1]), text).split())


def sentences(text: str, most: int = 8) -> list[str]:
    """The text as a whole and, where it has several, its sentences that say something."""
    whole = plain(text)
    parts = [part for part in _END.split(whole) if len(part.split()) >= _SAYING]
    return [whole, *parts[:most]] if len(parts) > 1 else [whole]


_END = re.compile(r"(?<=[.!?…])\s+")
_SAYING = 4


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its commonest endings; short words and figures stay."""
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + instead
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "ey" else word


_ENDINGS = (
    ("'s", ""),
    ("’s", ""),
    ("ations", "at"),
    ("ation", "at"),
    ("ities", ""),
    ("iness", ""),
    ("ings", ""),
    ("ies", "y"),
    ("ity", ""),
    ("ing", ""),
    ("ers", ""),
    ("ied", "y"),
    ("ed", ""),
    ("es", ""),
    ("er", ""),
    ("ly", ""),
    ("s", ""),
)


def words(text: str) -> list[str]:
    """Stems of the words that say something, in order, repeats and all."""
    return [stem(word) for word in forms(text)]


def forms(text: str) -> list[str]:
    """The same words with their endings."""
    return [word for word in _WORD.findall(folded(text)) if word not in STOP_WORDS]


def bucket(word: str) -> int:
    return crc32(word.encode()) % BUCKETS
