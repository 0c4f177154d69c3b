"""From an attribution in the text to the draft that the desk gets: spans, wording, kind, scores."""

import re

from bot.domain.claims import Draft, Kind, Span
from bot.extraction import lexicon as lex
from bot.extraction.attribution import Attribution
from bot.extraction.context import Speaker
from bot.extraction.quotations import Quotation
from bot.extraction.worthiness import worthiness

_SURE = {
    "subject before": 0.85,
    "subject after": 0.92,
    "according to": 0.9,
    "label": 0.8,
    "participle": 0.75,
    "noun": 0.7,
}
_SURE_OTHERWISE = 0.65
_EDGES = " \t\r\n,;:\"“”'‘’«»–—-\u200b\xa0"
_FIRST_PERSON = re.compile(r"I\b")
_WORD = re.compile(r"\w+")
_MIN_CLAIM_WORDS = 4
_SPEECH_WORDS = 6


def attributed(one: Attribution, text: str, quotations: list[Quotation], speaker_found: Speaker) -> Draft:
    """The draft of an attribution by a cue."""
    pieces = _bare_pieces(one, quotations)
    kind = _kind(one, pieces, quotations)
    words = _joined(text, pieces)
    speaker, sure = speaker_found
    source = (one.subject.start, one.subject.end) if one.subject else None
    mention = " ".join(text[slice(*source)].split()) if source else None
    if kind is not Kind.DIRECT and words[:5].lower() == "that ":
        words = words[5:]
    wording = _wording(words, denied_by=speaker or mention if one.word.startswith("den") else None)
    (worth,) = worthiness([wording])
    spoken = kind is Kind.DIRECT and len(_WORD.findall(words)) >= _SPEECH_WORDS
    claim = (
        (spoken or (one.word not in lex.ATTITUDE and (one.word not in lex.JUDGE or one.word.startswith("accus"))))
        and "question" not in worth.reasons
        and len(_WORD.findall(words)) >= _MIN_CLAIM_WORDS
    )
    return Draft(
        wording,
        tuple(pieces),
        tuple(one.cue),
        (source,) if source else None,
        claim,
        kind,
        mention,
        speaker,
        sure,
        _SURE.get(one.rule, _SURE_OTHERWISE),
        worth.score if claim else round(worth.score * 0.5, 2),
        worth.reasons,
    )


def orphan(text: str, pieces: list[Span]) -> Draft:
    """A quotation of which the text does not say whose it is."""
    wording = _wording(_joined(text, pieces))
    (worth,) = worthiness([wording])
    claim = "question" not in worth.reasons and len(_WORD.findall(wording)) >= _MIN_CLAIM_WORDS
    return Draft(wording, tuple(pieces), (), None, claim, Kind.DIRECT, None, None, 0.0, 0.6, worth.score, worth.reasons)


def narrated(text: str, span: Span) -> Draft:
    """A sentence in the outlet's own voice."""
    wording = _wording(text[slice(*span)])
    (worth,) = worthiness([wording])
    return Draft(wording, (span,), (), None, True, Kind.NARRATION, None, None, 0.0, 0.5, worth.score, worth.reasons)


def _bare_pieces(one: Attribution, quotations: list[Quotation]) -> list[Span]:
    """The pieces without quotation marks where a piece is one whole quotation; blank edges cut off."""
    inner = {(quotations[q].start, quotations[q].end): quotations[q].inner for q in one.quotes}
    return [inner.get(piece, piece) for piece in sorted(one.pieces)]


def _kind(one: Attribution, pieces: list[Span], quotations: list[Quotation]) -> Kind:
    if not one.quotes:
        return Kind.INDIRECT
    inner = {quotations[q].inner for q in one.quotes}
    return Kind.DIRECT if all(piece in inner for piece in pieces) else Kind.MIXED


def _joined(text: str, pieces: list[Span]) -> str:
    """The pieces as one wording. The comma before "she said" is the sentence's end where the next piece begins one."""
    joined = ""
    for start, end in pieces:
        piece = text[start:end].strip()
        if joined.endswith(",") and piece[:1].isupper() and not _FIRST_PERSON.match(piece):
            joined = f"{joined[:-1]}."
        joined = f"{joined} {piece}" if joined else piece
    return joined


def _wording(words: str, denied_by: str | None = None) -> str:
    """Canonical wording: the words themselves, folded and trimmed, as a sentence."""
    folded = " ".join(words.split())
    trimmed = folded.strip(_EDGES)
    if trimmed.count('"') % 2 or trimmed.count("“") != trimmed.count("”"):
        trimmed = trimmed.replace('"', "").replace("“", "").replace("”", "")
    if denied_by:
        return f"{denied_by[:1].upper()}{denied_by[1:]} denied {trimmed}"
    return (trimmed[:1].upper() + trimmed[1:]) or folded
