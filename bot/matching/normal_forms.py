"""The forms in which two wordings are one claim without asking any model."""

import re

from bot.text.folding import without_accents

_WORD = re.compile(r"\w+")
_SIGNS = ("$", "€", "£", "¥", "%", "<", ">", "≤", "≥")
_LATER_SIGNS = ("+", "✅", "❌", "👍", "👎", "📈", "📉")
"""Those that stand behind the others in what is stored."""
_BELOW_ZERO = re.compile(r"(?:^| )[-−–][0-9]")
_POINT = re.compile(r"\.[0-9]")
_ASKED = re.compile(r"""\?["'”’\s]*$""")
_APART = re.compile(
    r"\b((?:twen|thir|for|fif|six|seven|eigh|nine)ty (?:one|two|three|four|five|six|seven|eight|nine))-(?=[a-z])"
)
"""The hyphen in "twenty five-year terms", which are not terms of twenty-five years."""
SCARE_QUOTED = re.compile(
    r"""(?<=\w )(?:["“„«][\w'’-]+(?: [\w'’-]+)?[,.]?["”“»]|['‘][\w-]+(?: [\w-]+)?[’'](?!\w))"""
    r"""|^["“][\w'’-]+["”](?= \w)"""
)
"""One or two words that somebody sets apart from their own: the mayor's "plan"."""


def bare_form(text: str) -> str:
    """A text without case, accents, punctuation and spacing, then the money and the comparisons in it. Whoever writes
    down what others claimed sets quotation and question marks as they like."""
    plain = without_accents(text.casefold().replace("’", "'").replace("n't", " not"))
    signs = [sign for sign in _SIGNS if sign in text] + ["-"] * bool(_BELOW_ZERO.search(text))
    joined = _APART.sub(r"\1_", re.sub(r"(?<=\d)[.,](?=\d)", "_", plain))
    return " ".join([*_WORD.findall(joined), *signs])


def normal_form(text: str) -> str:
    """A wording and the other signs that say something. Two claims with one normal form (and one speaker) are the same
    claim; figures, their signs and negations stay, so that "rose $5" never meets "rose €5", "rose 6" or "did not rise
    $5"."""
    signs = [sign for sign in _LATER_SIGNS if sign in text]
    signs += [sign for sign, pattern in ((".", _POINT), ("?", _ASKED), ('"', SCARE_QUOTED)) if pattern.search(text)]
    return " ".join([bare_form(text), *signs])
