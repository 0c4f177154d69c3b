"""Scores by the scorer that stands beside the corpus, so that a figure here is the figure everywhere."""

import importlib
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.errors import Unreadable
from bot.extraction.tagger.decoding import Attribution

Predictions = Iterable[tuple[str, Sequence[Attribution]]]


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 of content; end to end F1, of quoted and of indirect ones; end to end recall of statements."""

    content: float
    end_to_end: float
    quoted: float
    indirect: float
    statements: float

    def __str__(self) -> str:
        return (
            f"content {self.content:.3f}, end to end {self.end_to_end:.3f} (quoted {self.quoted:.3f}, "
            f"indirect {self.indirect:.3f}), statements {self.statements:.3f}"
        )


class Scorer:
    """One part of a corpus, read once by the scorer of a folder that holds `score.py`."""

    def __init__(self, folder: Path, corpus: Path, part: str) -> None:
        if not (folder / "score.py").is_file():
            raise Unreadable(f"There is no score.py in {folder}.")
        sys.path.insert(0, str(folder))
        try:
            self._module: Any = importlib.import_module("score")
        finally:
            sys.path.remove(str(folder))
        self._gold = self._module.gold_of(part, corpus)

    def __call__(self, predictions: Predictions) -> Figures:
        claim = self._module.Claim
        given = {
            name: [claim(list(made.content), list(made.source), list(made.cue)) for made in found]
            for name, found in predictions
        }
        result = self._module.score(self._gold, given)
        end_to_end = {subset: result[subset]["end_to_end"]["f1"] for subset in ("all", "quoted", "indirect")}
        content = result["all"]["content_iou50"]["f1"]
        statements = result["statements"]["end_to_end_recall"]
        return Figures(content, end_to_end["all"], end_to_end["quoted"], end_to_end["indirect"], statements)


def write_predictions(file: Path, predictions: Predictions) -> None:
    """The scorer's own input, one article a line."""
    with file.open("w", encoding="utf-8") as out:
        for name, found in predictions:
            claims = [{"content": a.content, "source": a.source or None, "cue": a.cue} for a in found]
            out.write(json.dumps({"doc": name, "claims": claims}) + "\n")
