"""Ways to make two spellings of one text equal: case, accents, and characters that only look different."""

import unicodedata


def without_accents(text: str) -> str:
    """Letters without accents, and compatible forms as plain ones: 'Café ½ ﬁn' is 'Cafe 1⁄2 fin'. The case stays."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def folded(text: str) -> str:
    """Lower case without accents, apostrophes straight: 'Élise’s' is "elise's"."""
    return without_accents(text.casefold().replace("’", "'"))


def without_nonspacing_marks(text: str) -> str:
    """Letters without accents as uncased BERT vocabularies were made: canonical forms, every mark of category Mn
    gone. 'ﬁn' keeps its ligature here."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


def compatible(text: str) -> str:
    """Lower case with compatible forms as plain ones, and accents kept: 'ÉTÉ ﬁn' is 'été fin'."""
    return unicodedata.normalize("NFKC", text).casefold()
