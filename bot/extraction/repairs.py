"""What the tagger gets wrong in garbled text, put right where the words alone decide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.claims import Span
from bot.extraction.assertion import is_clause
from bot.extraction.tagger.reading import Attribution

_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'’.-]*\s+){0,2}[A-Z][\w’'-]+\s+$")
_SAYING = re.compile(r"(?:said|says|told|tweeted|wrote|added|claimed|stated|argued|insisted|replied)\b")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where|when|and|or|but)\b")
_REACH = 160
_MENDED = 0.7
_WORD = re.compile(r"[^\W_]+")
_THIRD = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:you|your|yours)\b|\byou['’]", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:I|me|my|mine)\b")
_ENDED = re.compile(r"[.!?][\s\"”'’]*$")
_LOOKED_AT = 2_000
_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "these", "those", "and", "or", "of"])


def repaired(text: str, attribution: Attribution) -> Iterator[Attribution]:
    """The attribution, or what stands in its place."""
    yield from _answered(text, _pieces_of_words(text, _nearer_source(text, attribution)))


def _nearer_source(text: str, attribution: Attribution) -> Attribution:
    """ "The winner will face Sen. Roe said he ...": a full stop is missing, and who stands at the cue has said it. A
    source of no words is none."""
    if not attribution.source:
        return attribution
    start, end = attribution.source[0]
    if not any(word.lower() not in _DETERMINERS for word in _WORD.findall(text[start:end])):
        return replace(attribution, source=())
    cue = attribution.cue[0][0] if attribution.cue else 0
    between = text[end:cue]
    if cue and not between.strip() and _SAYING.match(text, cue):
        return replace(attribution, source_confidence=max(_MENDED, attribution.source_confidence))
    if not (0 < cue - end <= _REACH and _SAYING.match(text, cue) and "\n" not in between):
        return attribution
    name = _NAME_BEFORE.search(between)
    left = between[: name.start()] if name else ""
    if not name or not left.strip() or not is_clause(left) or _RELATIVE.search(left) or left.rstrip().endswith(","):
        return attribution
    placed: Span = (end + name.start(), end + len(name[0].rstrip()) + name.start())
    return replace(attribution, source=(placed,), source_confidence=_MENDED)


def _pieces_of_words(text: str, attribution: Attribution) -> Attribution:
    """Without stray single words that no reader could join to the rest."""
    if len(attribution.content) < 3:
        return attribution
    long = tuple(span for span in attribution.content if len(_WORD.findall(text[slice(*span)])) > 2)
    return replace(attribution, content=long) if long else attribution


def _answered(text: str, attribution: Attribution) -> Iterator[Attribution]:
    """A quotation after the cue that suddenly says "you", where the one before it spoke of "him", may well be the other
    man's answer: it stays nobody's."""
    cue = attribution.cue[0][0] if attribution.cue else 0
    before = tuple(span for span in attribution.content if span[1] <= cue)
    after = tuple(span for span in attribution.content if span[0] >= cue)
    if before and after and _turns(text, before, after):
        yield replace(attribution, content=before)
        yield replace(attribution, content=after, cue=(), source=(), source_confidence=0.0)
    else:
        yield attribution


def _turns(text: str, before: Sequence[Span], after: Sequence[Span]) -> bool:
    first, then = (" ".join(text[start:end] for start, end in spans)[:_LOOKED_AT] for spans in (before, after))
    fresh = bool(_ENDED.search(text[before[-1][1] : after[0][0]].rstrip('"“ '))) and then.lstrip("\"“‘' ")[:1].isupper()
    of_him = _THIRD.search(first) and not _SECOND.search(first)
    to_him = _SECOND.search(then) and _FIRST.search(then) and not _THIRD.search(then)
    return bool(fresh and of_him and to_him)
