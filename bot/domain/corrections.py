"""Corrections: what a moderator gives to change a verdict that stands."""

from dataclasses import dataclass, field

from bot.domain.claims import CorrectionClass, Source, Verdict
from bot.domain.sources import Dates


@dataclass(frozen=True, slots=True)
class Correcting:
    """What a moderator gives with a correction. A rating_change brings all of it; the other classes keep of the
    standing verdict what is None here."""

    kind: CorrectionClass
    reason: str
    verdict: Verdict | None = None
    sources: tuple[Source, ...] | None = None
    rationale: str | None = None
    dates: Dates = field(default=Dates())
