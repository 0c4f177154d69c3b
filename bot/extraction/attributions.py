"""Every attribution of a text with its tidy pieces: the tagger's, those that the form gives, and what a quotation that
nobody is named for leaves."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.domain.claims import Kind, Span
from bot.extraction.assertion import count_words
from bot.extraction.claim_filter import is_claim
from bot.extraction.content_spans import ContentSpans, Cutter
from bot.extraction.prose.quotations import Quotation
from bot.extraction.prose.segments import Paragraph
from bot.extraction.prose.tokens import Token, between
from bot.extraction.repairs import repaired
from bot.extraction.tagger.decoding import Attribution
from bot.extraction.tagger.encoder import Tagger
from bot.extraction.transcripts import labelled

MODEL = Path(__file__).parent / "model"
_ALONE_WORDS, _INLINE_WORDS = 4, 8
"""Words that a quotation of nobody needs to be kept, on a line of its own and inside a sentence."""
_NESTING_WORDS, _LEAST = 9, 5
"""Words of a content in which another is looked for, and of that one."""
_CORRECTED = re.compile(
    r"\b(?:earlier|previous|original|first) version of (?:this|the) (?:article|story|report|post|page)\b"
)
"""What an outlet takes back in its correction."""
_SAID = re.compile(r"\b(?:said|says|told|tells|claimed|wrote|reported|announced|testified|found that|according to)\b")
_NOBODYS = 0.5
"""Confidence in a quotation of which the tagger made nothing."""


@dataclass(frozen=True, slots=True)
class TidyAttribution:
    """An attribution, its content's pieces, and whether the desk keeps it as a claim."""

    attribution: Attribution
    pieces: ContentSpans
    claim: bool

    @classmethod
    def of(cls, text: str, attribution: Attribution, pieces: ContentSpans) -> "TidyAttribution":
        words, cue = (" ".join(text[start:end] for start, end in spans) for spans in (pieces.spans, attribution.cue))
        corrected = any(_CORRECTED.search(text, start, end) for start, end in attribution.source)
        kept = not corrected and is_claim(words, cue, pieces.kind, pieces.quoted)
        return cls(replace(attribution, content=pieces.spans), pieces, kept)


@cache
def tagger() -> Tagger:
    """The packaged model, loaded once a process."""
    return Tagger(MODEL)


def find(text: str, tokens: list[Token], paragraphs: Sequence[Paragraph], cutter: Cutter) -> list[TidyAttribution]:
    """In text order; what lies outside prose (headlines, captions, links) is left out."""
    formed = _tidy(text, labelled(text, paragraphs), cutter, spoken=True)
    taken = {cutter.paragraph_at(found.pieces.spans[0][0]) for found in formed}
    tagged = _tidy(text, tagger().tag(text), cutter)
    free = [found for found in tagged if cutter.paragraph_at(found.pieces.spans[0][0]) not in taken]
    found = _continued(text, sorted([*formed, *free], key=_start), paragraphs, cutter)
    found = sorted([*found, *_nested(text, found, cutter)], key=_start)
    return sorted([*found, *_nobodys(text, tokens, paragraphs, found, cutter)], key=_start)


def _tidy(
    text: str, attributions: Iterable[Attribution], cutter: Cutter, *, spoken: bool = False
) -> list[TidyAttribution]:
    tidy: list[TidyAttribution] = []
    for given in attributions:
        if any(cutter.paragraph_at(start) is None for start, _ in (*given.cue, *given.source)):
            continue
        for attribution in (part for made in repaired(text, given) for part in _apart(text, made, cutter)):
            cue_end = attribution.cue[-1][1] if attribution.cue else 0
            after_verb = text[cue_end - 1].isalnum() and 0 <= attribution.content[0][0] - cue_end <= 2
            pieces = cutter.cut(attribution.content, after_cue=bool(cue_end) and after_verb, spoken=spoken)
            if pieces:
                tidy.append(TidyAttribution.of(text, attribution, pieces))
    return tidy


def _apart(text: str, attribution: Attribution, cutter: Cutter) -> Iterator[Attribution]:
    """A quotation that stands alone in another paragraph than its cue is nobody's, unless a colon or an open quotation
    leads there."""
    if not attribution.cue:
        yield _own(attribution, cutter)
        return
    here = cutter.paragraph_at(attribution.cue[0][0])
    near, far = list[Span](), list[Span]()
    for span in attribution.content:
        number = cutter.paragraph_at(span[0])
        led = number is not None and here is not None and number > here and cutter.leads_on(number - 1)
        (near if number == here or led or number is None else far).append(span)
    if near:
        yield replace(attribution, content=tuple(near))
        for span in far:
            yield replace(attribution, content=(span,), cue=(), source=(), source_confidence=0.0)
    else:
        yield attribution


def _own(attribution: Attribution, cutter: Cutter) -> Attribution:
    """Without a cue nothing ties a quotation to a name in another paragraph, but a colon or an open quotation there."""
    here = cutter.paragraph_at(attribution.content[0][0])
    there = cutter.paragraph_at(attribution.source[0][0]) if attribution.source else here
    if here is None or there in {None, here} or (here == there + 1 and cutter.leads_on(there)):
        return attribution
    return replace(attribution, source=(), source_confidence=0.0)


def _continued(
    text: str, found: list[TidyAttribution], paragraphs: Sequence[Paragraph], cutter: Cutter
) -> list[TidyAttribution]:
    """A quotation that a paragraph leaves open goes on in the next: one claim, not two."""
    made: list[TidyAttribution] = []
    for one in found:
        before = made[-1] if made else None
        if before and not one.attribution.cue and _goes_on(before, one, paragraphs, cutter):
            pieces = cutter.cut([*before.pieces.spans, *one.pieces.spans], after_cue=False)
            if pieces:
                made[-1] = TidyAttribution.of(text, before.attribution, pieces)
                continue
        made.append(one)
    return made


def _goes_on(before: TidyAttribution, one: TidyAttribution, paragraphs: Sequence[Paragraph], cutter: Cutter) -> bool:
    last = cutter.paragraph_at(before.pieces.spans[-1][0])
    here = cutter.paragraph_at(one.pieces.spans[0][0])
    if last is None or here != last + 1:
        return False
    left, right = paragraphs[last].quotations, paragraphs[here].quotations
    return bool(
        left
        and right
        and left[-1].open_ended
        and left[-1].start <= before.pieces.spans[-1][0]
        and right[0].start == paragraphs[here].start
        and one.pieces.spans[0][0] <= right[0].inner[1]
    )


def _nested(text: str, found: Sequence[TidyAttribution], cutter: Cutter) -> Iterator[TidyAttribution]:
    """What somebody is said to have said inside what another says: "the mayor said that an auditor had found ..."."""
    for one in found:
        span = one.pieces.spans[0]
        if one.pieces.kind is Kind.DIRECT or one.pieces.words < _NESTING_WORDS or not _SAID.search(text, *span):
            continue
        for inner in tagger().tag(text[slice(*span)]):
            content, cue, source = (_moved(part, span[0]) for part in (inner.content, inner.cue, inner.source))
            moved = replace(inner, content=content, cue=cue, source=source)
            if inner.cue and inner.source:
                yield from (made for made in _tidy(text, [moved], cutter) if made.claim and made.pieces.words >= _LEAST)


def _moved(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)


def _nobodys(
    text: str, tokens: list[Token], paragraphs: Sequence[Paragraph], found: Sequence[TidyAttribution], cutter: Cutter
) -> Iterator[TidyAttribution]:
    """Quotations that nothing attributes."""
    covered = sorted(span for one in found for span in (*one.pieces.spans, *one.attribution.source))
    reach = 0
    number = 0
    for paragraph in paragraphs:
        for quotation in paragraph.quotations:
            while number < len(covered) and covered[number][0] < quotation.end:
                reach = max(reach, covered[number][1])
                number += 1
            if reach > quotation.start:
                continue
            least = _ALONE_WORDS if _alone(quotation, tokens, paragraph) else _INLINE_WORDS
            if count_words(text[slice(*quotation.inner)]) < least:
                continue
            pieces = cutter.cut([(quotation.start, quotation.end)], after_cue=False)
            if pieces and pieces.kind is Kind.DIRECT:
                yield TidyAttribution.of(text, Attribution(pieces.spans, (), (), _NOBODYS, 0.0), pieces)


def _alone(quotation: Quotation, tokens: list[Token], paragraph: Paragraph) -> bool:
    around = (*between(tokens, paragraph.start, quotation.start), *between(tokens, quotation.end, paragraph.end))
    return not any(token.is_word for token in around)


def _start(found: TidyAttribution) -> tuple[int, int]:
    return found.pieces.spans[0]
