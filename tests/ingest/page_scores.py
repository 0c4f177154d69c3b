"""How much of the corpus a reader gets right: `python -m tests.ingest.page_scores [CHECKOUT ...]`.

Prints precision and recall of paragraphs, and how many pages are right to the letter, by kind of trap: for every
checkout that is named, such as one of the commit before, and for this one.
"""

import os
import pickle
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.ingest.file_corpus import FILES
from tests.ingest.page_corpus import PAGES, Page

_HERE = Path(__file__).parents[2]
_PROGRAM = """
import logging, pickle, sys
from bot.domain.errors import Unreadable
from bot.ingest.read import read
logging.disable(logging.CRITICAL)
texts = []
for body, name in pickle.load(sys.stdin.buffer):
    try:
        texts.append(read(body, media_type=None, charset=None, url=None, filename=name).text)
    except Unreadable as error:
        texts.append(error.sentence)
pickle.dump(texts, sys.stdout.buffer)
"""


@dataclass(slots=True)
class Score:
    hits: int = 0
    read: int = 0
    right: int = 0
    pages: int = 0
    exact: int = 0

    def add(self, found: Sequence[str], right: Sequence[str]) -> None:
        self.hits += (Counter(found) & Counter(right)).total()
        self.read += len(found)
        self.right += len(right)
        self.pages += 1
        self.exact += tuple(found) == tuple(right)

    def row(self, kind: str) -> str:
        precision, recall = self.hits / max(self.read, 1), self.hits / self.right
        return f"{kind:16}{precision:10.3f}{recall:8.3f}{self.exact:7}/{self.pages}"


def paragraphs_of(text: str, kind: str) -> tuple[str, ...]:
    """The paragraphs of a text; in a table each cell is one."""
    pieces = re.split(r"\n+|\|", text) if kind == "table" else text.split("\n")
    return tuple(piece.strip() for piece in pieces if piece.strip())


def scores(pages: Sequence[Page], checkout: Path) -> dict[str, Score]:
    """By kind of trap, with all of them last."""
    asked = pickle.dumps([(page.body, page.filename) for page in pages])
    run = subprocess.run(
        [sys.executable, "-P", "-c", _PROGRAM],
        input=asked,
        stdout=subprocess.PIPE,
        check=True,
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
    )
    by_kind: dict[str, Score] = defaultdict(Score)
    for page, text in zip(pages, pickle.loads(run.stdout), strict=True):
        found = paragraphs_of(text, page.kind)
        by_kind[page.kind].add(found, page.paragraphs)
        by_kind["all"].add(found, page.paragraphs)
    return {kind: score for kind, score in by_kind.items() if kind != "all"} | {"all": by_kind["all"]}


if __name__ == "__main__":
    for each in [*map(Path, sys.argv[1:]), _HERE]:
        print(f"\n{each}\n{'':16}{'precision':>10}{'recall':>8}{'exact':>7}")  # noqa: T201
        for name, score in scores((*PAGES, *FILES), each.resolve()).items():
            print(score.row(name))  # noqa: T201
