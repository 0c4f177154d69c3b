"""The record's slugs as people read them, with the sign and colour of each; colour is never the only sign."""

import discord

from bot.domain.claim_lists import Mark, Sort
from bot.domain.claims import Claim, CorrectionClass, Dismissal, Kind, Provenance, Stance, State, Verdict
from bot.domain.disputes import DisputeKind, DisputeState, Outcome

STATES: dict[State, str] = {
    State.UNVERIFIED: "Unverified",
    State.IN_REVIEW: "In review",
    State.PROPOSED: "Proposed",
    State.CHECKED: "Checked",
    State.DISMISSED: "Dismissed",
}

MARKS: dict[Mark, str] = {
    Mark.DISPUTED: "Disputed",
    Mark.CORRECTED: "Corrected",
    Mark.SOURCE_CHANGED: "Source changed",
}

VERDICTS: dict[Verdict, str] = {
    Verdict.TRUE: "True",
    Verdict.MOSTLY_TRUE: "Mostly true",
    Verdict.HALF_TRUE: "Half true",
    Verdict.MOSTLY_FALSE: "Mostly false",
    Verdict.FALSE: "False",
    Verdict.UNVERIFIABLE: "Unverifiable",
}

_SIGNS: dict[Verdict, str] = {
    Verdict.TRUE: "✅",
    Verdict.MOSTLY_TRUE: "☑️",
    Verdict.HALF_TRUE: "⚖️",
    Verdict.MOSTLY_FALSE: "✖️",
    Verdict.FALSE: "❌",
    Verdict.UNVERIFIABLE: "❔",
}

_VERDICT_COLOURS: dict[Verdict, int] = {
    Verdict.TRUE: 0x2E9E5B,
    Verdict.MOSTLY_TRUE: 0x7FB241,
    Verdict.HALF_TRUE: 0xE0B41C,
    Verdict.MOSTLY_FALSE: 0xE57E25,
    Verdict.FALSE: 0xD13B3B,
    Verdict.UNVERIFIABLE: 0x8A8F98,
}

_STATE_COLOURS: dict[State, int] = {
    State.UNVERIFIED: 0x5B6270,
    State.IN_REVIEW: 0x3D7BD9,
    State.PROPOSED: 0x8E5BD0,
    State.CHECKED: 0x2E9E5B,
    State.DISMISSED: 0x3A3D44,
}

KINDS: dict[Kind, str] = {
    Kind.DIRECT: "quoted",
    Kind.MIXED: "partly quoted",
    Kind.INDIRECT: "reported speech",
    Kind.NARRATION: "the outlet's own words",
    Kind.MANUAL: "entered by hand",
}

PROVENANCES: dict[Provenance, str] = {
    Provenance.FETCHED: "fetched from",
    Provenance.FEED: "from the feed of",
    Provenance.FILE: "from a file",
    Provenance.PASTED: "pasted text",
    Provenance.MESSAGE: "from a chat message",
    Provenance.MANUAL: "entered by hand",
}

DISMISSALS: dict[Dismissal, str] = {
    Dismissal.OPINION: "Opinion",
    Dismissal.PREDICTION: "Prediction",
    Dismissal.NOT_A_CLAIM: "Not a claim",
    Dismissal.EXTRACTION_ERROR: "Extraction error",
    Dismissal.DUPLICATE: "Duplicate",
    Dismissal.OUT_OF_SCOPE: "Out of scope",
}

DISPUTES: dict[DisputeKind, str] = {
    DisputeKind.MISQUOTE: "Misquote",
    DisputeKind.WRONG_SPEAKER: "Wrong speaker",
    DisputeKind.CLAIM_IS_WRONG: "The claim is wrong",
    DisputeKind.VERDICT_WRONG: "The verdict is wrong",
    DisputeKind.MISSING_CONTEXT: "Missing context",
}

DISPUTE_STATES: dict[DisputeState, str] = {
    DisputeState.OPEN: "open",
    DisputeState.UPHELD: "upheld",
    DisputeState.REJECTED: "rejected",
    DisputeState.WITHDRAWN: "withdrawn",
    DisputeState.MOOT: "closed without a decision",
}

OUTCOMES: dict[Outcome, str] = {Outcome.UPHELD: "Upheld", Outcome.REJECTED: "Rejected"}

STANCES: dict[Stance, str] = {
    Stance.SUPPORTS: "supports it",
    Stance.REFUTES: "refutes it",
    Stance.CONTEXT: "context",
}

CORRECTIONS: dict[CorrectionClass, str] = {
    CorrectionClass.RATING_CHANGE: "New verdict",
    CorrectionClass.FACT_FIX: "A fact corrected",
    CorrectionClass.UPDATE: "New information",
    CorrectionClass.TYPO: "A typo",
}

SORTS: dict[Sort, str] = {
    Sort.WORTH: "most worth checking first",
    Sort.NEW: "newest first",
    Sort.REPEATS: "most repeated first",
}


def verdict_words(verdict: Verdict) -> str:
    return f"{_SIGNS[verdict]} {VERDICTS[verdict]}"


def verdict_and_sign(claim: Claim) -> str:
    """'False ❌': a verdict inside a sentence."""
    return f"{VERDICTS[claim.verdict]} {_SIGNS[claim.verdict]}" if claim.verdict else STATES[claim.state]


def status(claim: Claim) -> str:
    """A claim's state in two or three words: the verdict once there is one, and whether it is disputed."""
    words = STATES[claim.state]
    if claim.state is State.CHECKED and claim.verdict is not None:
        words = verdict_words(claim.verdict)
    return f"{words} · Disputed" if claim.disputed else words


def colour(claim: Claim) -> discord.Colour:
    if claim.state is State.CHECKED and claim.verdict is not None:
        return discord.Colour(_VERDICT_COLOURS[claim.verdict])
    return discord.Colour(_STATE_COLOURS[claim.state])


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 claim', '2 claims'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def moment(ms: int, style: str = "f") -> str:
    """A Discord timestamp, shown in each reader's own zone."""
    return f"<t:{ms // 1000}:{style}>"
