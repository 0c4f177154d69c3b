"""Questions and corpora as features, each question beside its candidates."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.matching.corpus import Corpus, Known, known_of, merged
from bot.matching.encoder import Encoder
from bot.matching.features import features, profile
from bot.training.matching.learning import Example


@dataclass(frozen=True, slots=True)
class Task:
    """A corpus and the questions about it."""

    name: str
    known: tuple[Known, ...]
    questions: tuple[dict[str, Any], ...]


def read_task(folder: Path, name: str, parts: Sequence[str]) -> Task:
    """`NAME_corpus.jsonl` and `NAME_queries_PART.jsonl` of a folder."""
    questions = [question for part in parts for question in _lines(folder / f"{name}_queries_{part}.jsonl")]
    return Task(name, tuple(known_of(entry) for entry in _lines(folder / f"{name}_corpus.jsonl")), tuple(questions))


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def examples_of(task: Task, encoder: Encoder, cache: Path) -> list[Example]:
    """Claims in one wording are one claim: its first. Vectors are kept in `cache`, for they take minutes."""
    firsts, stands_for = merged(task.known)
    texts, titles, asked = _vectors(task, firsts, encoder, cache / f"{task.name}-{encoder.version}.npz")
    corpus = Corpus(firsts, texts, titles)
    found = []
    for question, vector in zip(task.questions, asked, strict=True):
        right = {stands_for[claim] for claim in question["gold"]}
        places, candidates = corpus.candidates(profile(question["text"]), vector)
        claims = tuple(firsts[place].id for place in places)
        found.append(
            Example(
                id=str(question["id"]),
                group=min(right),
                claims=claims,
                rows=features(profile(question["text"]), candidates),
                right=np.array([claim in right for claim in claims], dtype=bool),
                wanted=len(right),
            )
        )
    return found


def _vectors(task: Task, firsts: Sequence[Known], encoder: Encoder, file: Path) -> tuple[Any, Any, Any]:
    if not file.is_file():
        np.savez(
            file,
            texts=encoder.encode([claim.text for claim in firsts]),
            titles=encoder.encode([claim.title or claim.text for claim in firsts]),
            asked=encoder.encode([question["text"] for question in task.questions]),
        )
    kept = np.load(file)
    return kept["texts"], kept["titles"], kept["asked"]
