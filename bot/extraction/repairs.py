"""What the tagger gets wrong in garbled text, put right where the words alone decide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.claims import Span
from bot.extraction.assertion import is_clause
from bot.extraction.tagger.decoding import Attribution

_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'’.-]*\s+){0,2}[A-Z][\w’'-]+\s+$")
_NAME = re.compile(r"\b[A-Z][\w’'-]+\b")
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
_PARENTHESIS = re.compile(r", ((?:[A-Z][\w’'.-]* ){0,3}[A-Z][\w’'-]+) ")
_CLOCK = re.compile(
    r"[ \t*\[(]*\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:GMT|BST|UTC|CET|[ECMP][SD]?T))?[\])]?[ \t*:–—-]*",
    re.IGNORECASE,
)
_CLOCK_REACH = 40
_LABEL_OF_LIVE = re.compile(r"UPDATED?|BREAKING|LIVE|NEW|JUST IN|LATEST", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:,? ?(?:who |when )?(?:was|were|is|being|been|when)|,) (?:asked|pressed|quizzed|questioned)\b.*"
)
_ASKED_REACH = 12
_EXCHANGE = re.compile(r"[.!?…](?:\"(?=[^\S\n]{1,9}\"\w)|”(?=[^\S\n]{0,9}“))([^\S\n]*)")
_ABUTTING = re.compile(r"[\"”]?[^\S\n]*[\"“]?")
_WITHIN = re.compile(r"\b(?:in|on|at|by|under|through|from) which ([^.;:!?\n]{1,100}?),?\s*$")
_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "these", "those", "and", "or", "of"])


def repaired(text: str, attribution: Attribution) -> Iterator[Attribution]:
    """The attribution, or what stands in its place."""
    asked = _without_asked(text, _without_clock(text, attribution))
    for one in _in_turns(text, _pieces_of_words(text, _nearer_source(text, _split_subject(text, asked)))):
        yield from _answered(text, one)


def _without_clock(text: str, attribution: Attribution) -> Attribution:
    """ "14:32 Fire chief Conde says": the time of a live report is no part of a name, nor is its label one."""
    if not attribution.source:
        return attribution
    start, end = attribution.source[0]
    line = max(text.rfind("\n", max(0, start - _CLOCK_REACH), start) + 1, start - _CLOCK_REACH, 0)
    clock = _CLOCK.match(text, line)
    if clock is None or clock.end() <= start:
        return attribution
    named = clock.end() < end and _LABEL_OF_LIVE.fullmatch(text[clock.end() : end].strip()) is None
    kept: tuple[Span, ...] = ((clock.end(), end),) if named else ()
    return replace(attribution, source=kept, source_confidence=attribution.source_confidence if named else 0.0)


def _split_subject(text: str, attribution: Attribution) -> Attribution:
    """ "Quill, Tamm said, had misread it": Tamm speaks, and Quill belongs to what is said."""
    if not (attribution.source and attribution.cue and attribution.content):
        return attribution
    (start, end), (cue, stop) = attribution.source[0], attribution.cue[0]
    apart = _PARENTHESIS.fullmatch(text, end, cue) if end < cue <= end + _REACH else None
    if not apart or not _SAYING.fullmatch(text, cue, stop) or text[stop : stop + 1] != ",":
        return attribution
    content = tuple(sorted({(start, end), *attribution.content}))
    return replace(attribution, content=content, source=(apart.span(1),), source_confidence=_MENDED)


def _without_asked(text: str, attribution: Attribution) -> Attribution:
    """ "Quill's lawyer, asked about the claim that ...": who is asked does not say so."""
    if not (attribution.source and attribution.cue):
        return attribution
    (start, end), cue = attribution.source[0], attribution.cue[0][0]
    if "," in text[start:end]:
        return attribution
    asked = 0 <= cue - end <= _ASKED_REACH and _PASSIVE.fullmatch(text[end : attribution.cue[0][1]])
    return replace(attribution, source=(), source_confidence=0.0) if asked else attribution


def _in_turns(text: str, attribution: Attribution) -> Iterator[Attribution]:
    """A whole quotation right after another is an exchange: what does not stand beside the cue is nobody's."""
    whole = _abutting_joined(text, attribution.content)
    turns = [turn for span in whole for turn in _turns_of(text, span)]
    beside = _beside_cue(turns, attribution.cue[0][0]) if attribution.cue and len(turns) > len(whole) else None
    if beside is None:
        yield attribution
        return
    yield replace(attribution, content=(beside,))
    for turn in turns:
        if turn != beside:
            yield replace(attribution, content=(turn,), cue=(), source=(), source_confidence=0.0)


def _abutting_joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """In text order, those with nothing but quotation marks and blanks between them as one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and _ABUTTING.fullmatch(text, whole[-1][1], span[0]):
            whole.append((whole.pop()[0], span[1]))
        else:
            whole.append(span)
    return whole


def _beside_cue(turns: Sequence[Span], cue: int) -> Span | None:
    """The last turn before a cue, or the first one behind it; None where the cue stands inside the only one."""
    before = [turn for turn in turns if turn[1] <= cue]
    after = [turn for turn in turns if turn[0] >= cue]
    return before[-1] if before else after[0] if after else None


def _turns_of(text: str, span: Span) -> Iterator[Span]:
    start = span[0]
    for border in _EXCHANGE.finditer(text, *span):
        yield start, border.start(1)
        start = border.end(1)
    yield start, span[1]


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
    if (within := _WITHIN.search(between)) and not is_clause(within[1]) and _NAME.search(within[1]):
        subject: Span = (end + within.start(1), end + within.end(1))
        return replace(attribution, source=(subject,), source_confidence=_MENDED)
    return _beside(attribution, between, end)


def _beside(attribution: Attribution, between: str, end: int) -> Attribution:
    """With the name beside the cue as its source, where what lies before that name is a sentence."""
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
