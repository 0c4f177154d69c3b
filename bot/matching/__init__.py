"""Same claim or not: pure comparison of wordings."""

import re
import unicodedata

_WORD = re.compile(r"\w+")
_SIGNS = ("$", "€", "£", "¥", "%", "<", ">", "≤", "≥")
_BELOW_ZERO = re.compile(r"(?:^| )[-−–][0-9]")


def normal_form(text: str) -> str:
    """A wording without case, accents, punctuation and spacing, then the signs in it that say something. Two claims
    with one normal form (and one speaker) are the same claim; figures, their signs and negations stay, so that "rose
    $5" never meets "rose €5", "rose 6" or "did not rise $5"."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("n't", " not"))
    plain = "".join(c for c in bare if not unicodedata.combining(c))
    signs = [sign for sign in _SIGNS if sign in text] + ["-"] * bool(_BELOW_ZERO.search(text))
    return " ".join([*_WORD.findall(re.sub(r"(?<=\d)[.,](?=\d)", "_", plain)), *signs])
