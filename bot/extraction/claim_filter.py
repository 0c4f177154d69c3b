"""What of all that is attributed a desk keeps as a claim: speech, findings and reports, not attitudes and wishes."""

import re

from bot.domain.claims import Kind
from bot.extraction.assertion import count_words, has_figure, is_clause, is_past, is_question
from bot.extraction.cues import Cue, cue_of, is_finding

_MIN_WORDS = 4
_SPEECH_WORDS = 6
"""Words that a quotation needs to stand as a claim whatever the cue is."""
_DECLINED = re.compile(r"\b(?:declin|refus)\w+$")
_LONG = 7
"""Words from which on something said is more than a topic, though its verb is not known."""


def is_claim(content: str, cue: str, kind: Kind, quoted_words: int) -> bool:
    """Whether a checker could want to look at it. `quoted_words` of the content stand in quotation marks."""
    if count_words(content) < _MIN_WORDS or is_question(content):
        return False
    said = cue_of(cue)
    if _DECLINED.search(cue) and content.startswith("to "):
        return False
    full = kind is Kind.DIRECT and quoted_words >= _SPEECH_WORDS
    match said:
        case Cue.SPEECH | Cue.CHARGE:
            return (
                is_clause(content, loose=is_finding(cue))
                or has_figure(content)
                or count_words(content) >= _LONG
                or full
                or content.lower().startswith("to ")
            )
        case Cue.NONE:
            return full or is_clause(content)
        case Cue.JUDGEMENT:
            return (full and is_clause(content)) or has_figure(content)
        case Cue.ATTITUDE:
            return is_clause(content) and (
                full or has_figure(content) or (is_past(content) and kind is not Kind.DIRECT)
            )
