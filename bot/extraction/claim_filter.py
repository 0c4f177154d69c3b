"""What of all that is attributed a desk keeps as a claim: speech, findings and reports, not attitudes and wishes."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.claims import Kind
from bot.extraction.assertion import count_words, has_figure, is_clause, is_past, is_question
from bot.extraction.cues import Cue, cue_of, is_finding

_MIN_WORDS = 4
_SPEECH_WORDS = 6
"""Words that a quotation needs to stand as a claim whatever the cue is."""
_DECLINED = re.compile(r"\b(?:declin|refus)\w+$")
_LONG = 7
"""Words from which on something said is more than a topic, though its verb is not known."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What somebody is said to have said, with what it was said by."""

    words: str
    cue: str
    kind: Kind
    full: bool
    """Quoted whole, and long enough to stand alone."""

    @property
    def loose_clause(self) -> bool:
        """A clause, or "him leading" behind a cue that shows something."""
        return is_clause(self.words, loose=is_finding(self.cue))


def is_claim(content: str, cue: str, kind: Kind, quoted_words: int) -> bool:
    """Whether a checker could want to look at it. `quoted_words` of the content stand in quotation marks."""
    if count_words(content) < _MIN_WORDS or is_question(content):
        return False
    if _DECLINED.search(cue) and content.startswith("to "):
        return False
    full = kind is Kind.DIRECT and quoted_words >= _SPEECH_WORDS
    return _KEPT[cue_of(cue)](_Content(content, cue, kind, full))


def _spoken(said: _Content) -> bool:
    """ "The mayor said {the bridge is closed}", "accused him {of hiding letters in the quay}"."""
    return (
        said.loose_clause
        or has_figure(said.words)
        or count_words(said.words) >= _LONG
        or said.full
        or said.words.lower().startswith("to ")
    )


def _bare(said: _Content) -> bool:
    """A quotation beside a name, without a cue."""
    return said.full or is_clause(said.words)


def _judged(said: _Content) -> bool:
    """ "called it {a loss of 3 million}": taste, unless a figure or a whole sentence is in it."""
    return (said.full and is_clause(said.words)) or has_figure(said.words)


def _held(said: _Content) -> bool:
    """ "believes {the bridge closed in May}": a wish or an attitude, unless it tells what was."""
    if not is_clause(said.words):
        return False
    return said.full or has_figure(said.words) or (is_past(said.words) and said.kind is not Kind.DIRECT)


_KEPT: dict[Cue, Callable[[_Content], bool]] = {
    Cue.SPEECH: _spoken,
    Cue.CHARGE: _spoken,
    Cue.NONE: _bare,
    Cue.JUDGEMENT: _judged,
    Cue.ATTITUDE: _held,
}
"""What has to hold of a content, by the class of its cue."""
