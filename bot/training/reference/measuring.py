"""Questions with their answers known, how a packaged model answers them, and the thresholds that this calls for."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from bot.training.reference.corpus import Chained, Passage, Span
from bot.training.reference.mentions import FORMS, POINTING
from bot.training.reference.misleading import Told, lists, tell
from bot.training.reference.reader import Reader, Reading, group_of
from bot.training.reference.trees import head_of

RIGHT = 0.97
"""Of 100 answers that are sure enough, so many are to be right."""
_ROLES = frozenset({"nsubj", "obj", "obl", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Question:
    """A pronoun, and the places that it means: none where nothing in words is meant. `wrong` are places known to be
    somebody else."""

    name: str
    mention: Span
    meant: list[Span]
    wrong: list[Span]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a question: places of the text, how sure, and which threshold counts for it."""

    question: Question
    same: list[Span]
    sure: float
    group: str

    @property
    def right(self) -> bool:
        return any(overlap(place, meant) for place in self.same for meant in self.question.meant)

    @property
    def known(self) -> bool:
        """Can be told right from wrong: of a passage's names alone it is known whether they are meant."""
        wrong = self.question.wrong
        return self.right or not wrong or any(overlap(place, name) for place in self.same for name in wrong)


def gum_questions(document: Chained) -> list[Question]:
    """Third-person and demonstrative pronouns, as the scorer asks them."""
    tokens, text = document.tokens, document.text
    chains: dict[Span, list[Span]] = {}
    for chain in document.chains:
        for span in chain:
            chains.setdefault(span, chain)
    asked: list[Question] = []
    for number, token in enumerate(tokens):
        word, span = text[token.start : token.end].lower(), (token.start, token.end)
        points = word in POINTING and token.relation in _ROLES
        if token.speech != "PRON" or not (points or (word in FORMS and word not in POINTING)):
            continue
        heads = [head_of(tokens, each) for each in chains.get(span, ())]
        meant = [tokens[h] for h in heads if h is not None and tokens[h].speech != "PRON"]
        asked.append(Question(f"{document.name}-{number}", span, [(t.start, t.end) for t in meant], []))
    return asked


def gap_question(passage: Passage) -> Question:
    """The one pronoun of a passage."""
    meant = [span for span, same in passage.names if same]
    return Question(passage.name, passage.pronoun, meant, [span for span, same in passage.names if not same])


def told_questions(name: str, told: Told) -> list[Question]:
    """The pronouns of a text of our own making. Whoever else is mentioned in it is somebody else."""
    asked: list[Question] = []
    for chain in told.chains:
        names = [span for span in chain if not _is_pronoun(told.text, span)]
        others = [span for other in told.chains if other is not chain for span in other]
        wrong = [span for span in others if not _is_pronoun(told.text, span)]
        pronouns = [span for span in chain if _is_pronoun(told.text, span)]
        asked.extend(Question(f"{name}-{span[0]}", span, names, wrong) for span in pronouns)
    return asked


def misleading_figures(reader: Reader, least: dict[str, float], count: int) -> dict[str, float]:
    """How the model answers so many texts made to mislead, of words that training never sees."""
    kept = lists(kept_back=True)
    given: list[Given] = []
    for number in range(count):
        told = tell(Random(f"kept back/{number}"), kept)  # noqa: S311
        given.extend(answer(reader, told.text, told_questions(str(number), told)))
    return gum_figures(given, least)


def answer(reader: Reader, text: str, questions: Sequence[Question]) -> Iterator[Given]:
    """The model's answer to each question about one text."""
    reading = reader.read(text)
    for question in questions:
        yield _given(reading, question)


def _given(reading: Reading, question: Question) -> Given:
    number = reading.at(*question.mention)
    if number is None:
        return Given(question, [], 0.0, "nominal")
    found = reading.answers[number]
    return Given(question, reading.spans(found), found.sure, group_of(reading.words, reading.mentions[number]))


def all_answers(
    reader: Reader, documents: Sequence[Chained], passages: Sequence[Passage]
) -> tuple[list[Given], list[Given]]:
    """Answers to all questions of both kinds."""
    gum = [each for document in documents for each in answer(reader, document.text, gum_questions(document))]
    gap = [each for given in passages for each in answer(reader, given.text, [gap_question(given)])]
    return gum, gap


def gum_figures(given: Sequence[Given], least: dict[str, float]) -> dict[str, float]:
    """Of pronouns that mean something in words, the share answered; of the answers the share right, those counted too
    that should have been silent (`right_of_said`); of the others the share rightly silent."""
    asked = [each for each in given if each.question.meant]
    nothing = [each for each in given if not each.question.meant]
    said = [each for each in asked if _is_said(each, least)]
    false = sum(_is_said(each, least) for each in nothing)
    right = sum(each.right for each in said)
    return {
        "pronouns": len(asked),
        "answered": _share(len(said), len(asked)),
        "right_of_answered": _share(right, len(said)),
        "right_of_said": _share(right, len(said) + false),
        "right_of_all": _share(right, len(asked)),
        "rightly_silent": _share(len(nothing) - false, len(nothing)),
    }


def gap_figures(given: Sequence[Given], least: dict[str, float]) -> dict[str, float]:
    """F1 and precision over the names of all passages."""
    hit = wrong = missed = 0
    for each in given:
        places = each.same if _is_said(each, least) else []
        told = [any(overlap(name, place) for place in places) for name in each.question.meant]
        hit, missed = hit + sum(told), missed + len(told) - sum(told)
        wrong += sum(any(overlap(name, place) for place in places) for name in each.question.wrong)
    return {"f1": _share(2 * hit, 2 * hit + wrong + missed), "precision": _share(hit, hit + wrong)}


def thresholds(given: Sequence[Given]) -> dict[str, float]:
    """For each group the lowest sureness from which at least RIGHT of the answers are right."""
    groups = {each.group for each in given if each.same}
    return {
        group: _threshold([each for each in given if each.group == group and each.known]) for group in sorted(groups)
    }


def _threshold(given: Sequence[Given]) -> float:
    ranked = sorted((each for each in given if each.same), key=lambda each: -each.sure)
    right, least = 0, 1.0
    for number, each in enumerate(ranked, 1):
        right += each.right
        if right >= RIGHT * number:
            least = each.sure
    return round(min(1.0, least), 4)


def write_answers(file: Path, given: Sequence[Given]) -> None:
    """The scorer's own input, one answer a line."""
    rows: list[dict[str, Any]] = [{"id": each.question.name, "same": each.same, "sure": each.sure} for each in given]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _is_pronoun(text: str, span: Span) -> bool:
    return text[slice(*span)].lower() in FORMS


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_said(each: Given, least: dict[str, float]) -> bool:
    return bool(each.same) and each.sure >= least.get(each.group, 1.0 if least else 0.0)


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
