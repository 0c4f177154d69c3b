"""How a packaged model answers questions whose answers are known, and the thresholds that this calls for."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from bot.training.reference.corpus import Chained, Passage, Span, read_gap, read_gum, split
from bot.training.reference.misleading import lists, tell
from bot.training.reference.questions import Question, gap_question, gum_questions, told_questions
from bot.training.reference.reader import CARD, SCORER, VOCABULARY, WEIGHTS, Reader, Reading, Scored, group_of

_MISLEADING = 200
"""How many texts made to mislead are asked."""
RIGHT = 0.97
"""Of 100 answers that are sure enough, so many are to be right."""
LEAST = 0.9
"""No threshold is lower, however well the few that were held out went."""
_LINKS = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a question: places of the text, how sure, and which threshold counts for it."""

    question: Question
    same: list[Span]
    sure: float
    group: str

    @property
    def right(self) -> bool:
        return _meet(self.same, self.question.meant)

    @property
    def known(self) -> bool:
        """Can be told right from wrong: of a passage's names alone it is known whether they are meant."""
        if self.right or _meet(self.same, self.question.wrong):
            return True
        return not self.question.wrong and not (self.question.clause and self.group == "person")


def measure(package: Path, corpora: Path, work: Path) -> dict[str, Any]:
    """Sets the thresholds on what was held out, scores the dev parts with them, and writes both into the card."""
    reader = Reader(package)
    gum, gap = (
        ask_gum(reader, split(read_gum(corpora, "train"))[1]),
        ask_gap(reader, split(read_gap(corpora, "train"))[1]),
    )
    link = best_link(gum, gap)
    held = answers(gum, link), answers(gap, link)
    least = thresholds(held[0])
    dev = (
        answers(ask_gum(reader, read_gum(corpora, "dev")), link),
        answers(ask_gap(reader, read_gap(corpora, "dev")), link),
    )
    for name, given in zip(("gum", "gap"), dev, strict=True):
        write_answers(work / f"{name}_dev.jsonl", given)
    misleading = answers(ask_misleading(reader, _MISLEADING), link)
    card = {
        "link": link,
        "least": least,
        "least_where_two_names_fit": thresholds(held[1]),
        "held_out": figures(*held, least),
        "dev": figures(*dev, least),
        "misleading": {"sure": gum_figures(misleading, least), "all": gum_figures(misleading, {})},
        "bytes": sum((package / name).stat().st_size for name in (WEIGHTS, SCORER, VOCABULARY)),
    }
    write_card(package, card)
    return card


def figures(gum: Sequence[Given], gap: Sequence[Given], least: dict[str, float]) -> dict[str, dict[str, float]]:
    """Of all answers, and of those that are sure enough."""
    return {"gum": gum_figures(gum, {}), "gum_sure": gum_figures(gum, least), "gap": gap_figures(gap, {})}


Asked = list[tuple[Scored, list[Question]]]


def ask_gum(reader: Reader, documents: Sequence[Chained]) -> Asked:
    """Texts as the model scores them, with their questions."""
    return [(reader.score(document.text), gum_questions(document)) for document in documents]


def ask_gap(reader: Reader, passages: Sequence[Passage]) -> Asked:
    """The same of passages."""
    return [(reader.score(given.text), [gap_question(given)]) for given in passages]


def ask_misleading(reader: Reader, count: int) -> Asked:
    """The same of texts made to mislead, of words that training never sees."""
    kept = lists(kept_back=True)
    texts = [tell(Random(f"kept back/{number}"), kept) for number in range(count)]  # noqa: S311
    return [(reader.score(told.text), told_questions(str(number), told)) for number, told in enumerate(texts)]


def answers(asked: Asked, link: float) -> list[Given]:
    """The model's answers to all the questions."""
    made = ((scored.reading(link), questions) for scored, questions in asked)
    return [_given(reading, question) for reading, questions in made for question in questions]


def best_link(gum: Asked, gap: Asked) -> float:
    """From where names and descriptions are best put together: as many answers right as can be, in both corpora."""

    def worth(link: float) -> float:
        return gum_figures(answers(gum, link), {})["right_of_all"] + gap_figures(answers(gap, link), {})["f1"]

    return max(_LINKS, key=worth)


def _given(reading: Reading, question: Question) -> Given:
    number = reading.at(*question.mention)
    if number is None:
        return Given(question, [], 0.0, "nominal")
    found = reading.answers[number]
    return Given(question, reading.spans(found), found.sure, group_of(reading.words, reading.mentions[number]))


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
    """For each group the lowest sureness, LEAST or more, from which at least RIGHT of the answers are right."""
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
    return round(max(least, LEAST), 4)


def write_card(folder: Path, card: dict[str, Any]) -> None:
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def write_answers(file: Path, given: Sequence[Given]) -> None:
    """The scorer's own input, one answer a line."""
    rows: list[dict[str, Any]] = [{"id": each.question.name, "same": each.same, "sure": each.sure} for each in given]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(overlap(one, other) for one in some for other in others)


def _is_said(each: Given, least: dict[str, float]) -> bool:
    return bool(each.same) and each.sure >= least.get(each.group, 1.0 if least else 0.0)


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
