"""Attributions by the form of a text alone: turns of a transcript ("WALLACE: ..."), and posts with a signature."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.extraction.prose import lexicon as lex
from bot.extraction.prose.segments import Paragraph
from bot.extraction.tagger.decoding import Attribution

_CAPITALS = r"(?:[A-Z][A-Z'’.\-]*[A-Z.])(?: [A-Z][A-Z'’.\-]*){0,4}"
_NAMED = r"(?:[A-Z][\w'’.\-]{1,20} ?){1,4}"
_LABEL = re.compile(rf"[\s>*_\"“]*({_CAPITALS}|Q|A|{_NAMED})(?: ?\([^()\n]{{1,40}}\))?[*_]*:[*_]*\s+")
_UNKNOWN = re.compile(r"(?:UNIDENTIFIED|UNKNOWN|UNIDENTIFIABLE|INAUDIBLE|VOICE)\b|VOICEOVER\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"\s*(?:—|–|--|-)\s*([^\n@—–]{2,60}?) ?\((@\w{1,30})\)[\s,]*"
    r"((?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})?)\s*$"
)
_SENTENCE = re.compile(r"[.!?…][\"”'’)]*\s+(?=[\"“'‘(]?[A-Z0-9])")
_ONE_CLAIM = 100
"""Words up to which a turn is one claim; a longer one is a claim a sentence."""
_MIN_TURNS = 2
_SURE = 0.9


def labelled(text: str, paragraphs: Sequence[Paragraph]) -> list[Attribution]:
    """What the form says; the rest of such a paragraph belongs to the same speaker."""
    made: list[Attribution] = []
    turns = list(_turns(text, paragraphs))
    for paragraph in paragraphs:
        if signature := _SIGNATURE.search(text, max(paragraph.start, paragraph.end - 150), paragraph.end):
            start, end = paragraph.start, signature.start()
            if text[start:end].strip():
                made.append(Attribution(((start, end),), (), (signature.span(1),), _SURE, _SURE))
    for label, start, end in turns:
        made.extend(
            Attribution((span,), ((label[1], label[1] + 1),), _source(text, label), _SURE, _SURE)
            for span in _claims(text, start, end)
        )
    return made


def _source(text: str, label: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """ "Q", "A" and "UNIDENTIFIED MALE" name nobody."""
    return () if label[1] - label[0] == 1 or _UNKNOWN.match(text, *label) else (label,)


def _turns(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[tuple[int, int], int, int]]:
    """Label, start and end of each turn, in a text where labels come back or stand in capitals."""
    found = [(m, p) for p in paragraphs if (m := _LABEL.match(text, p.start, min(p.end, p.start + 120)))]
    names = Counter(match[1].strip() for match, _ in found)
    capitals = sum(count for name, count in names.items() if name.isupper())
    for match, paragraph in found:
        name = match[1].strip()
        listed = name.lower() in lex.NO_LABELS or name.split()[0].lower() in lex.NO_LABELS
        if listed or not (names[name] >= _MIN_TURNS or (name.isupper() and capitals >= _MIN_TURNS)):
            continue
        start, end = match.span(1)
        yield (start, end - (len(match[1]) - len(match[1].rstrip()))), match.end(), paragraph.end


def _claims(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if len(text[start:end].split()) <= _ONE_CLAIM:
        yield start, end
        return
    at = start
    for border in _SENTENCE.finditer(text, start, end):
        yield at, border.end()
        at = border.end()
    yield at, end
