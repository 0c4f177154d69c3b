"""How much a fact-checker would want a sentence checked: a few plain features, each with a reason that people read."""

import re
from dataclasses import dataclass

_FEATURES: tuple[tuple[str, float, str], ...] = (
    (
        "number",
        0.24,
        r"\d|\b(?:million|billion|trillion|percent|per cent|dozens?|hundreds?|thousands?|half|twice|double|two|three|four|five|six|seven|eight|nine|ten)\b",
    ),
    (
        "date",
        0.10,
        r"\b(?:19|20)\d\d\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|decade|century|year|years|months?)\b",
    ),
    (
        "record",
        0.12,
        r"\b(?:record|records|highest|lowest|most|least|largest|biggest|worst|best|first|never|always|every|nobody|no one|all|only)\b",
    ),
    (
        "law or vote",
        0.18,
        r"\b(?:law|laws|court|courts|judge|ruled|ruling|vote|voted|votes|voters|bill|act|amendment|constitution|congress|senate|election|elections|legal|illegal|illegally|required|convicted|charged|indicted|fraud|ballots?|impeach\w*|warrants?|sanctions?)\b",
    ),
    (
        "comparison",
        0.12,
        r"\b(?:than|increased?|decreased?|doubled|tripled|rose|fell|dropped|cut|grew|gained|lost|leads?|leading|ahead|behind|up|down|higher|lower)\b",
    ),
    (
        "cause",
        0.08,
        r"\b(?:because|caused?|causes|due to|led to|leads? to|resulted|results? in|thanks to|prevents?|cures?|created?|destroyed|killed|protected)\b",
    ),
    (
        "past event",
        0.10,
        r"\b(?:was|were|had|did|has|have|been|said|made|took|went|came|gave|won|paid|signed|met|quit|failed|\w{3,20}ed)\b",
    ),
    (
        "public money",
        0.08,
        r"[$€£]|\b(?:tax|taxes|budget|deficit|jobs|economy|spending|wages?|debt|unemployment|crime|immigrants?|immigration|health|coverage|insurance)\b",
    ),
    (
        "opinion",
        -0.20,
        r"\b(?:i (?:think|believe|feel|hope)|should|beautiful|great|terrible|wonderful|amazing|disgrace|proud|love|hate|nice|sad|unfair|ought|deserves?|waste|good|bad|cool)\b",
    ),
    ("prediction", -0.14, r"\b(?:will|would|going to|could|might|may|shall|'ll|’ll)\b"),
    ("promise", -0.10, r"\b(?:i(?:'ll|’ll| will)|we(?:'ll|’ll| will)|promise|vow|pledge)\b"),
    (
        "insult",
        -0.14,
        r"\b(?:liar|loser|crooked|idiot|stupid|coward|crazy|corrupt|garbage|afraid|failing|witch hunt|joke)\b",
    ),
    (
        "question",
        -0.25,
        r"\?\s*[\"'”’]?\s*$|^\s*[\"'“‘]?(?:why|what|how|who|when|where|do you|did you|will you|can you|whether)\b",
    ),
)
_COMPILED = tuple((name, weight, re.compile(pattern)) for name, weight, pattern in _FEATURES)
_BASE = 0.26
_MAX_LOOKED_AT = 1_500
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Worth:
    score: float
    reasons: tuple[str, ...]


def worthiness(words: str) -> Worth:
    """A score from 0 to 1 and what speaks for it and against it, strongest first."""
    low = words[:_MAX_LOOKED_AT].lower()
    hits = [(name, weight) for name, weight, pattern in _COMPILED if pattern.search(low)]
    score = _BASE + sum(weight for _, weight in hits)
    if len(low.split()) < _SHORT:
        score -= 0.2
        hits.append(("short", -0.2))
    hits.sort(key=lambda hit: -abs(hit[1]))
    return Worth(round(min(0.98, max(0.02, score)), 2), tuple(name for name, _ in hits))
