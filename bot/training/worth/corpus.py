"""The corpora of check-worthiness, as sentences with one label a source."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.extraction.worth.judge import Judgement

UNASKED = -1
"""The label of a sentence that a source does not hold."""
Labels = tuple[int, int, int]
"""One label a head, in the order of Judgement: 0, 1 or UNASKED."""
_FILES = {"ct24_train": "checkable", "cb_train": "factual"}
_DEBATES = "clef19_train"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of a corpus. `group` is its debate, None where sentences stand alone."""

    id: str
    text: str
    labels: Labels
    group: str | None = None


def read(corpus: Path, name: str, head: str) -> list[Sentence]:
    """The sentences of one file in order, labelled for one head."""
    lines = (corpus / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    found = (json.loads(line) for line in lines if line.strip())
    return [Sentence(one["id"], one["text"], _labels(head, one["label"]), one.get("group")) for one in found]


def debates(corpus: Path) -> list[Sentence]:
    """Whole debates, each in order."""
    return read(corpus, _DEBATES, "taken")


def single(corpus: Path, without: Iterable[Sentence]) -> list[Sentence]:
    """The sentences that stand alone, each text once with the labels of every source, without those of other parts."""
    found = {_key(one.text): None for one in without}
    merged: dict[str, Sentence] = {}
    for name, head in _FILES.items():
        for one in read(corpus, name, head):
            key = _key(one.text)
            if key not in found:
                known = merged.get(key, one)
                merged[key] = replace(known, labels=_joined(known.labels, one.labels))
    return list(merged.values())


def left_out(sentences: Sequence[Sentence], part: int, parts: int) -> set[str]:
    """The debates of one fold: every `parts`-th by name, from the `part`-th (1 is the first) on; none for part 0."""
    names = sorted({one.group for one in sentences if one.group is not None})
    return set(names[part - 1 :: parts]) if part else set()


def by_group(sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """The places of each debate's sentences."""
    places: dict[str | None, list[int]] = {}
    for place, one in enumerate(sentences):
        places.setdefault(one.group, []).append(place)
    return iter(places.values())


def _labels(head: str, label: int) -> Labels:
    first, second, third = (label if head == name else UNASKED for name in Judgement._fields)
    return first, second, third


def _joined(known: Labels, new: Labels) -> Labels:
    first, second, third = (old if added == UNASKED else added for old, added in zip(known, new, strict=True))
    return first, second, third


def _key(text: str) -> str:
    return " ".join(text.lower().split())
