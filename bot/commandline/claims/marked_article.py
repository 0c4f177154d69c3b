"""An article as a reader sees it with its claims marked: '[3 exact words]', and below who said each. Pure."""

import textwrap
from collections.abc import Iterable

from bot.commandline.show import WIDTH, percent, plural, readable
from bot.domain.claims import Draft, Extraction, Kind, Span


def article(name: str, text: str, found: Extraction) -> str:
    kept = sum(draft.claim for draft in found.drafts)
    head = f"{name}: {plural(len(found.drafts), 'attribution')}, {kept} of them worth keeping as claims"
    if found.language not in {None, "en"}:
        head += (
            f"\nThis text is not English ({found.language}): only its quotations are taken, and no speaker is named."
        )
    paragraphs = [
        textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)
        for line in with_marks(text, found.drafts).splitlines()
    ]
    return "\n".join([head, "", *paragraphs, "", *(_line(n, d) for n, d in enumerate(found.drafts, start=1))])


def with_marks(text: str, drafts: Iterable[Draft]) -> str:
    """The text with '[n ' before and ']' after every piece of the n-th draft; what closes stands before what opens."""
    marks: list[tuple[int, int, int, str]] = []
    for number, draft in enumerate(drafts, start=1):
        for start, end in draft.content:
            marks.append((start, 1, -end, f"[{number} "))
            marks.append((end, 0, -start, "]"))
    pieces, at = [], 0
    for place, _closes_first, _inner_first, mark in sorted(marks):
        pieces += [text[at:place], mark]
        at = place
    return "".join([*pieces, text[at:]])


def who(draft: Draft) -> str:
    if draft.kind is Kind.NARRATION:
        return "the article"
    if draft.speaker is None:
        return "nobody named"
    return f"{draft.speaker} ({percent(draft.speaker_confidence)})"


def _line(number: int, draft: Draft) -> str:
    kind = readable(draft.kind) if draft.claim else f"{readable(draft.kind)}, not kept"
    told = f"{number:3}. {who(draft)}, {kind}, worth {draft.worthiness:.2f}: {' '.join(draft.text.split())}"
    return textwrap.fill(told, WIDTH, subsequent_indent="     ", break_long_words=False, break_on_hyphens=False)


def explanation(number: int, text: str, draft: Draft, why: Iterable[str]) -> str:
    """The words with their places, so that a wrong reading can be told from a wrong rule, and the reasons given."""
    rows = [f"words: {_quoted(text, draft.content)}", f"cue: {_quoted(text, draft.cue)}"]
    rows.append(f"source: {_quoted(text, draft.source or ())}")
    return "\n".join([f"Attribution {number}: “{draft.text}”", *(f"  {row}" for row in [*rows, *why])])


def _quoted(text: str, spans: Iterable[Span]) -> str:
    return " ... ".join(f"“{' '.join(text[start:end].split())}” [{start}:{end}]" for start, end in spans) or "none"
