"""The shapes in which drafts leave: the JSON object of `extract --json`, and the lines of `extract --explain`."""

from typing import Any

from bot.domain.claims import Draft, Extraction, Kind


def as_json(doc: str, extraction: Extraction, text: str | None = None) -> dict[str, Any]:
    """The object that `extract --json` prints for one file; with `text` for sources whose text was made by a reader."""
    shown: dict[str, Any] = {"doc": doc, "title": extraction.title, "language": extraction.language}
    if text is not None:
        shown["text"] = text
    return shown | {"claims": [_claim(draft) for draft in extraction.drafts]}


def _claim(draft: Draft) -> dict[str, Any]:
    return {
        "text": draft.text,
        "content": [list(span) for span in draft.content],
        "cue": [list(span) for span in draft.cue],
        "source": None if draft.source is None else [list(span) for span in draft.source],
        "claim": draft.claim,
        "kind": draft.kind.value,
        "mention": draft.mention,
        "speaker": draft.speaker,
        "speaker_confidence": draft.speaker_confidence,
        "confidence": draft.confidence,
        "worthiness": draft.worthiness,
        "reasons": list(draft.reasons),
    }


def explain(draft: Draft, text: str) -> list[str]:
    """Why a draft has its kind, its speaker and its score, a sentence each."""
    cue = ", ".join(repr(text[start:end]) for start, end in draft.cue)
    return [_kind(draft, cue), _speaker(draft), _score(draft)]


def _kind(draft: Draft, cue: str) -> str:
    where = f" after the cue {cue}" if cue else ""
    return {
        Kind.DIRECT: f"Direct: all of it stands in quotation marks{where or ', with no cue beside it'}.",
        Kind.MIXED: f"Mixed: part of it stands in quotation marks{where}.",
        Kind.INDIRECT: f"Indirect: reported without quotation marks{where}.",
        Kind.NARRATION: "Narration: the outlet says it in its own voice, with a figure, date or record.",
        Kind.MANUAL: "Manual: a person added it.",
    }[draft.kind]


def _speaker(draft: Draft) -> str:
    if draft.kind is Kind.NARRATION:
        return "No speaker: narration is nobody's statement."
    if draft.mention is None:
        return "No speaker: the text names nobody for it."
    if draft.speaker is None:
        return f"No speaker: {draft.mention!r} is left open: {draft.how}."
    return f"Speaker {draft.speaker} for {draft.mention!r}: {draft.how} ({draft.speaker_confidence:.0%} sure)."


def _score(draft: Draft) -> str:
    if not draft.claim:
        return "Not kept as a claim: an attitude, a wish, a question or too short."
    return f"Worth checking {draft.worthiness:.2f} for: {', '.join(draft.reasons) or 'nothing in particular'}."
