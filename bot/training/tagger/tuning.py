"""Finding the few numbers of decoding on a dev part, one at a time, after quantising."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.extraction.tagger.decoding import Answers, Decoding
from bot.training.tagger.scoring import Figures, Scorer

_GRIDS: dict[str, tuple[float, ...]] = {
    "least_confidence": (0.5, 0.55, 0.6, 0.65, 0.7, 0.75),
    "outside_bias": (0.25, 0.0, -0.25, -0.5, -0.75, -1.0),
    "no_source": (-8.0, -5.0, -2.0, 0.0),
    "no_cue": (-6.0, -4.0, -2.0, 0.0),
    "paragraph": (2.0, 4.0, 8.0),
    "sentence": (0.1, 0.3, 1.0),
    "word": (0.0, 0.02, 0.06),
}
_log = logging.getLogger(__name__)


def tune(answers: Sequence[tuple[str, Answers]], scorer: Scorer, start: Decoding) -> tuple[Decoding, Figures]:
    """The decoding with the best end to end F1 that changing one number at a time finds; ties keep the earlier."""

    def figures(decoding: Decoding) -> Figures:
        return scorer((name, given.attributions(decoding)) for name, given in answers)

    best, reached = start, figures(start)
    for name in [*_GRIDS, "least_confidence", "outside_bias"]:
        best, reached = _along(name, _GRIDS[name], best, reached, figures)
        _log.info("tuned %s: %s", name, reached)
    return best, reached


def _along(
    name: str, grid: Sequence[float], best: Decoding, reached: Figures, figures: Callable[[Decoding], Figures]
) -> tuple[Decoding, Figures]:
    origin = best
    for value in grid:
        change: dict[str, Any] = {name: value}
        if not hasattr(origin, name):
            change = {"rule": replace(origin.rule, **change)}
        tried = replace(origin, **change)
        if tried != best and (got := figures(tried)).end_to_end > reached.end_to_end:
            best, reached = tried, got
    return best, reached
