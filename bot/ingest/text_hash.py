"""What tells two texts apart, whatever their typography."""

import hashlib

from bot.text.folding import compatible


def text_hash(text: str) -> str:
    """Equal for two copies of one text, whatever their case, spacing and quotation marks."""
    return hashlib.sha256(folded(text).encode("utf-8", "replace")).hexdigest()


def folded(text: str) -> str:
    """A text without its case, its spacing and the shape of its quotation marks and dashes."""
    return " ".join(compatible(text).translate(_PLAIN_MARKS).split())


_PLAIN_MARKS = str.maketrans("‘’‚‛“”„‟«»–—", '\'\'\'\'""""""--')
