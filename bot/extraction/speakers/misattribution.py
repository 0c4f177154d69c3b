"""Words that the text itself says are not those of whom it names: a fake post "from" somebody, a false report that
they said it. Whoever is named there has said nothing."""

import re

from bot.extraction.speakers.discourse import Span

_REACH = 120
"""Characters before a name in which the text can say so."""
_SHAM = (
    r"(?:fake|faked|fabricated|doctored|bogus|made-up|invented|hoax|phon(?:y|ey)|spurious|forged|deepfaked?|parody|"
    r"satirical|AI-generated|computer-generated|manipulated|altered)"
)
_RECORD = (
    r"(?:quot(?:e|ation)|tweet|post|statement|letter|account|e-?mail|video|audio|recording|clip|speech|message|"
    r"press release|headline|remark|screenshot|image|meme|poster|interview|site|website|page)s?"
)
_FALSELY = r"(?:falsely|wrongly|mistakenly|incorrectly|erroneously|inaccurately)"
_CREDITED = r"(?:attribut|credit|quot|report|claim|alleg|assert|suggest|stat|show|said|say|link)\w*"
_BEFORE = re.compile(
    rf"\b(?:{_SHAM} (?:\w+ ){{0,2}}?{_RECORD}|{_FALSELY} (?:been )?{_CREDITED}|misattribut\w+|misquot(?:es|ed|ing))\b"
    r"[^,.;:!?\n]{0,60}$",
    re.IGNORECASE,
)


_ITSELF = re.compile(rf"(?:an? |the |this )?{_SHAM} (?:[\w-]+ ){{0,2}}?account\b", re.IGNORECASE)
_NONE = re.compile(r"(?:neither|nobody|no one|none)\b", re.IGNORECASE)


def is_negated(text: str, source: Span) -> bool:
    """ "Neither Quill nor Tamm said ...": it is denied that those who are named said so."""
    return _NONE.match(text, *source) is not None


def is_disowned(text: str, source: Span) -> bool:
    """Whether the words just before a source say that what follows is wrongly or falsely put in its mouth."""
    start, end = source
    if _ITSELF.match(text, start, end):
        return True
    return _BEFORE.search(text[max(0, start - _REACH) : start]) is not None
