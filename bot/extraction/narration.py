"""What the outlet itself asserts: sentences of its own with something that a record could confirm."""

import re
from collections.abc import Sequence

from bot.domain.claims import Span
from bot.extraction.attributions import TidyAttribution
from bot.extraction.prose import lexicon as lex
from bot.extraction.prose.segments import Paragraph, folded, sentences
from bot.extraction.prose.tokens import Token

_FIGURE = re.compile(r"\b\d[\d.,]*")
_RECORD = re.compile(
    r"\b(?:elected|voted|votes?|won|lost|signed|passed|ruled|sentenced|convicted|indicted|charged|resigned|appointed|"
    r"fired|arrested|killed|died|banned|approved|rejected|dismissed|impeached|acquitted|pardoned|sued|filed|founded|"
    r"nominated|cancelled|canceled|enacted|vetoed|court|lawsuit|law|bill|treaty|polls?|elections?|million|billion|percent|"
    r"tested positive|pleaded|commuted)\b"
)
_MIN_WORDS, _MAX_WORDS = 6, 80


def asserts(sentence: list[Token], text: str) -> bool:
    """Whether a sentence without attribution says something checkable: a figure, a date, a vote, a court's decision."""
    words = [t for t in sentence if t.is_word]
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS or any(rejects(sentence, words) for rejects in _REJECTING):
        return False
    span = text[sentence[0].start : sentence[-1].end].lower()
    return bool(_FIGURE.search(span) or _RECORD.search(span))


def _quotes(sentence: list[Token], _words: list[Token]) -> bool:
    return any(t.quote is not None for t in sentence)


def _asks_or_announces(sentence: list[Token], _words: list[Token]) -> bool:
    return sentence[-1].text in {"?", ":"}


def _does_not_begin(_sentence: list[Token], words: list[Token]) -> bool:
    """ "If ...", "How ...", "please ...", or the rest of another sentence."""
    return words[0].low in _NO_BEGINNINGS or words[0].text[0].islower()


def _addresses(_sentence: list[Token], words: list[Token]) -> bool:
    """ "I", "your": somebody speaks, not the outlet."""
    return any(t.low in _PERSONAL for t in words)


def _has_no_verb(_sentence: list[Token], words: list[Token]) -> bool:
    return not any(t.low in _HELPERS or (t.low.endswith(("ed", "s")) and t.text.islower()) for t in words[1:])


_NO_BEGINNINGS = frozenset(("if", "how", "why", "what", "let", "please"))
_PERSONAL = frozenset(("i", "we", "you", "my", "our", "your"))
_HELPERS = lex.AUXILIARIES - {"to"}
_REJECTING = (_quotes, _asks_or_announces, _does_not_begin, _addresses, _has_no_verb)
"""Where any holds, a sentence is no assertion of the outlet."""


def narrated(
    text: str, tokens: list[Token], paragraphs: Sequence[Paragraph], found: Sequence[TidyAttribution]
) -> list[Span]:
    """The sentences that assert something and are no part of what somebody is said to have said, thought or wanted. A
    deed on record ("the council voted to ...") is the outlet's own assertion."""
    taken = sorted(
        span
        for one in found
        if one.claim or not (one.attribution.cue and _RECORD.search(text[slice(*one.attribution.cue[0])].lower()))
        for span in (*one.pieces.spans, *one.attribution.cue, *one.attribution.source)
    )
    told: list[Span] = []
    number, reach = 0, 0
    for paragraph in paragraphs:
        for sentence in sentences(folded(text, tokens, paragraph)):
            start, end = sentence[0].start, sentence[-1].end
            while number < len(taken) and taken[number][0] < end:
                reach = max(reach, taken[number][1])
                number += 1
            if reach <= start and asserts(sentence, text):
                told.append((start, end))
    return told
