"""What a wording begins with where its content alone would assert the opposite: who denied, doubted or did not say."""

import re
from dataclasses import dataclass

from bot.extraction.speakers.discourse import Span
from bot.extraction.speakers.misattribution import is_negated
from bot.extraction.speakers.resolutions import SURE_ENOUGH, Resolution
from bot.extraction.speakers.sources import trim_source
from bot.extraction.tagger.decoding import Attribution
from bot.text.words import word_set

EDGES = " \t\r\n,;:–—-\u200b\xa0"
"""Characters that no wording begins or ends with."""
_DENYING = word_set("deny denies denied denying denial denials")
_AGAINST = word_set(
    "reject rejects rejected rejecting dismiss dismisses dismissed dismissing dispute disputes "
    "disputed disputing refute "
    "refutes refuted refuting rebut rebuts rebutted rebutting contradict contradicts contradicted doubt doubts doubted "
    "doubting"
)
_NOT = word_set(
    "not never n't no neither nor didn't doesn't don't won't wouldn't hasn't haven't isn't wasn't cannot can't"
)
_SURE_OF_ASKING = word_set(
    "ask asks asked asking wonder wonders wondered wondering question questions questioned questioning know knows knew "
    "see sees saw unsure unclear uncertain doubt doubts doubted"
)
_OF_DEED = re.compile(r"[^.!?]{1,120}\bof\b")
_FOR_DEED = re.compile(r"[^.!?]{1,120}\bfor\b")
_AS_SAYING = re.compile(r"[^.!?]{1,80}\bas (?:saying|telling|writing)\b")
_LONGEST_CUE = 8
"""Words of a cue that is still repeated."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A content with the cue that leads to it."""

    text: str
    attribution: Attribution
    first: Span
    """The content's first piece."""
    lows: list[str]
    """The words of the cue."""
    content: str
    """The first piece without marks at its edges."""

    @classmethod
    def of(cls, text: str, attribution: Attribution, first: Span) -> "_Said":
        cue = " ".join(text[start:end] for start, end in attribution.cue)
        lows = [low.replace("’", "'") for low in cue.lower().split()]
        return cls(text, attribution, first, lows, text[slice(*first)].lstrip(EDGES))


def _asks(said: _Said) -> bool:
    """ "asked {whether the bridge is closed}", "wondered {if it is}"."""
    opens = said.content[:40].lower().split(maxsplit=1)[:1]
    return opens == ["whether"] or (opens == ["if"] and not _SURE_OF_ASKING.isdisjoint(said.lows))


def _denies(said: _Said) -> bool:
    """ "denied {that it is closed}"."""
    return not _DENYING.isdisjoint(said.lows)


def _is_negated(said: _Said) -> bool:
    """ "did not say {that it is closed}", "neither of them said"."""
    source = said.attribution.source
    return not _NOT.isdisjoint(said.lows) or (bool(source) and is_negated(said.text, source[0]))


def _is_against(said: _Said) -> bool:
    """ "disputed {that it is closed}"."""
    return not _AGAINST.isdisjoint(said.lows)


def _hangs_on_cue(said: _Said) -> bool:
    """ "Quill accuses {Tamm of hiding letters}", "declined {to say how}": no sentence without who does so."""
    lows, content = said.lows, said.content
    declines = lows[:1] in (["declined"], ["declines"], ["refused"], ["refuses"])
    if not _is_active(said, declines=declines):
        return False
    return bool(
        (lows[0].startswith("accus") and _OF_DEED.search(content))
        or (lows[0].startswith("blame") and _FOR_DEED.search(content))
        or (lows[0].startswith("quote") and _AS_SAYING.search(content))
        or (declines and (len(lows) > 2 or content.startswith("to ")))
    )


def _is_active(said: _Said, *, declines: bool) -> bool:
    """Whether source, verb and content follow each other, the verb alone or one that declines."""
    source, cue = said.attribution.source[:1], said.attribution.cue[:1]
    led = (len(said.lows) == 1 or declines) and bool(source) and source[0][1] <= cue[0][0]
    return led and 0 < said.first[0] - cue[0][1] <= 2


_TURNING = (_denies, _is_negated, _asks, _is_against, _hangs_on_cue)
"""Where any holds, the content alone would say what nobody has said."""


def opening(text: str, attribution: Attribution, resolution: Resolution, first: Span) -> str | None:
    """ "Ada Quill denied", "Denied:" where nobody is named; None where the content says what was said. `first`: its
    first piece."""
    said = _Said.of(text, attribution, first)
    if not any(turns(said) for turns in _TURNING):
        return None
    if len(said.lows) > _LONGEST_CUE or not said.lows:
        return None if _asks(said) else "Denied:"
    cue = " ".join(text[start:end] for start, end in attribution.cue)
    verb = "denied" if _denies(said) and not _is_negated(said) else " ".join(cue.split())
    who = resolution.speaker if resolution.confidence >= SURE_ENOUGH else None
    if who is None and attribution.source:
        start, end = trim_source(text, attribution.source[0])
        who = " ".join(text[start:end].split())
    return f"{who} {verb}" if who else f"{verb[:1].upper()}{verb[1:]}:"
