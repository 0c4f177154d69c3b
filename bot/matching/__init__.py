"""Same claim or not: pure comparison of wordings."""

import re
import unicodedata

_WORD = re.compile(r"\w+")


def normal_form(text: str) -> str:
    """A wording without case, accents, punctuation and spacing. Two claims with one normal form (and one speaker)
    are the same claim; figures and negations stay, so that "rose 5" never meets "rose 6" or "did not rise 5"."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("n't", " not"))
    plain = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(_WORD.findall(re.sub(r"(?<=\d)[.,](?=\d)", "_", plain)))
