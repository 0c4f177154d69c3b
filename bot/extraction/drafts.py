"""From what was found to the drafts that the desk gets: spans, wording, kind, speaker, scores."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.claims import Draft, Kind, Span
from bot.extraction.assertion import count_words, is_question
from bot.extraction.attributions import TidyAttribution
from bot.extraction.prose.tokens import Token
from bot.extraction.speakers import Discourse, Resolution, canonical, resolve_speakers, trim_source
from bot.extraction.tagger.decoding import Attribution
from bot.extraction.worthiness import worthiness

_NARRATION_SURE = 0.5
_QUOTATION_SURE = 0.6
_EDGES = " \t\r\n,;:\"“”'‘’«»–—-\u200b\xa0"
_MIN_WORDS = 4
_LEAST_SURE = 0.3
"""Below this a name would be a guess."""


def drafts_of(
    text: str, tokens: list[Token], found: Sequence[TidyAttribution], told: Iterable[Span], published: date | None
) -> list[Draft]:
    """A draft for each attribution and each sentence of narration, in text order."""
    discourse = Discourse.of(text, tokens)
    attributions = [one.attribution for one in found]
    resolved = resolve_speakers(text, attributions, discourse)
    drafts = [_attributed(text, one, who, discourse, published) for one, who in zip(found, resolved, strict=True)]
    drafts += [_narrated(text, span, discourse, published) for span in told]
    return sorted(_weighed(drafts), key=lambda draft: (draft.content[0], draft.cue))


def quotations_of_nobody(text: str, spans: Iterable[Span]) -> list[Draft]:
    """All that is taken from a text whose language is not read."""
    drafts = [_of_nobody(text, span, Kind.DIRECT, _QUOTATION_SURE) for span in spans]
    return [replace(d, claim=not is_question(d.text) and count_words(d.text) >= _MIN_WORDS) for d in drafts]


def _attributed(
    text: str, found: TidyAttribution, who: Resolution, discourse: Discourse, published: date | None
) -> Draft:
    attribution = found.attribution
    sure = who.confidence * attribution.source_confidence
    if who.speaker and sure < _LEAST_SURE:
        who = Resolution(None, 0.0, f"too unsure to name anybody: {who.how}")
    source = trim_source(text, attribution.source[0]) if attribution.source else None
    return Draft(
        text=canonical(text, attribution, who, discourse, date=published),
        content=attribution.content,
        cue=attribution.cue,
        source=(source,) if source else None,
        claim=found.claim,
        kind=found.pieces.kind,
        mention=" ".join(text[slice(*source)].split()) if source else None,
        speaker=who.speaker,
        speaker_confidence=round(sure, 2) if who.speaker else 0.0,
        confidence=round(attribution.confidence, 2),
        worthiness=0.0,
        reasons=(),
        how=who.how,
    )


def _narrated(text: str, span: Span, discourse: Discourse, published: date | None) -> Draft:
    """A sentence in the outlet's own voice, with whom its pronouns mean and when its days were."""
    nobody = Resolution(None, 0.0, "the outlet's own words")
    made = _of_nobody(text, span, Kind.NARRATION, _NARRATION_SURE)
    attribution = Attribution((span,), (), (), _NARRATION_SURE, 0.0)
    return replace(made, text=canonical(text, attribution, nobody, discourse, date=published))


def _of_nobody(text: str, span: Span, kind: Kind, confidence: float) -> Draft:
    """Words that the text gives to nobody: the outlet's own, or a quotation."""
    wording = folded_words(text[slice(*span)])
    return Draft(wording, (span,), (), None, True, kind, None, None, 0.0, confidence, 0.0, ())


def _weighed(drafts: Sequence[Draft]) -> list[Draft]:
    """With the worth of those that are claims; nobody would check the others."""
    worth = iter(worthiness([draft.text for draft in drafts if draft.claim]))
    made: list[Draft] = []
    for draft in drafts:
        if draft.claim:
            judged = next(worth)
            made.append(replace(draft, worthiness=judged.score, reasons=judged.reasons))
        else:
            made.append(draft)
    return made


def folded_words(words: str) -> str:
    """The words in plain spaces, without marks at the edges, as a sentence."""
    plain = " ".join(words.split())
    trimmed = plain.strip(_EDGES)
    if trimmed.count('"') % 2 or trimmed.count("“") != trimmed.count("”"):
        trimmed = trimmed.replace('"', "").replace("“", "").replace("”", "")
    return (trimmed[:1].upper() + trimmed[1:]) or plain
