"""What the words between a source and its content make of it: speech, a charge, a judgement, an attitude."""

import re
from enum import Enum, auto

from bot.extraction.prose import lexicon as lex


class Cue(Enum):
    """How a content is attributed."""

    SPEECH = auto()
    """Said, written, reported, found or shown: the content is asserted."""
    CHARGE = auto()
    """Accused of, blamed for: a deed is asserted of somebody."""
    JUDGEMENT = auto()
    """Called, praised, criticised: mostly taste."""
    ATTITUDE = auto()
    """Wanted, hoped, believed, asked for, refused: nothing is asserted by it alone."""
    NONE = auto()
    """No words at all: a colon, a quotation standing beside a name, or nobody."""


_WORD = re.compile(r"[a-z]+(?:['’]t)?")
_SILENT = re.compile(
    r"\b(?:not|n['’]t|never|without|declin\w+|refus\w+) (?:\w+ ){0,2}(?:say|mention|respond|comment|answer|discuss|"
    r"address|elaborat|specif|explain)\w*"
)
_CHARGE = re.compile(r"\b(?:accus|blam|alleg)\w+|\bcharg(?:e|es|ed|ing)\b")
_FINDING = re.compile(r"\b(?:deni|deny|show|found|find|reveal|indicat|report|suggest|see|saw)\w*")


def cue_of(words: str) -> Cue:
    """The class of a cue as the text has it."""
    low = words.lower()
    found = frozenset(_WORD.findall(low))
    if not found:
        return Cue.NONE
    if _SILENT.search(low) or found & lex.ASK:
        return Cue.ATTITUDE
    if _CHARGE.search(low):
        return Cue.CHARGE
    if found & lex.SAY:
        return Cue.SPEECH
    return Cue.JUDGEMENT if found & lex.JUDGE else Cue.ATTITUDE


def is_finding(words: str) -> bool:
    """Whether the cue shows something or denies it, which takes no finite verb: "polls show him leading"."""
    return bool(_FINDING.search(words.lower()))
