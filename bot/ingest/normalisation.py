"""The one normalisation of stored text. Offsets are taken after it, and never before."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNWANTED = re.compile(
    r"[\x00-\x08\x0e-\x1e\x7f-\x84\x86-\x9f\xad"  # controls, soft hyphen
    r"\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # direction marks, zero width
    r"\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"  # anchors, non-characters, surrogates, tags
)
"""The joiners U+200C and U+200D stay: Persian words and emoji are written with them."""
_TRAILING = re.compile(r"(?<! ) ++(?=\n|\Z)")
_GAPS = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Text as it is stored: NFC, newlines as \\n, at most one blank line in a row, spaces that are spaces, and no
    NUL, control, direction or zero-width characters. Doing it again changes nothing."""
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", _UNWANTED.sub("", text))
    text = unicodedata.normalize("NFC", text)
    text = _TRAILING.sub("", text)
    return _GAPS.sub("\n\n", text).strip("\n").rstrip(" ")


def one_line(text: str | None, limit: int) -> str | None:
    """A title or name: tidy, on one line, cut to `limit` characters; None when nothing is left."""
    words = " ".join(tidy(text or "").split())
    if len(words) > limit:
        words = words[: limit - 1].rstrip() + "…"
    return words or None
