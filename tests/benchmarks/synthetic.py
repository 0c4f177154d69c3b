"""Invented people who say invented things: the same text for the same seed, on every machine."""

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.synthetic_desk import SyntheticClaim

_FIRST = ("Ada", "Bruno", "Carla", "Dmitri", "Esther", "Farid", "Greta", "Hanno", "Imani", "Jonas", "Keiko", "Luis")
_LAST = ("Abernall", "Brackwater", "Corvane", "Delmarsh", "Estrow", "Fennimoor", "Grantley-Voss", "Hollowen", "Istrand")
_THING = ("the harbor bridge", "the night ferry", "the water works", "the school roof", "the tram line", "the clinic")
_DID = ("cost {n} million dollars", "lost {n} percent of its users", "served {n},000 people", "was {n} months late")
_WHEN = ("in 2024", "last year", "since March", "during the storm", "before the audit", "in its first week")
_CUE = ("said", "claimed", "told reporters", "wrote", "insisted", "added")
_QUIET = (
    "The street in front of {one} was quiet on that day. A few people stood by the railing in the rain, and the doors "
    "of the old hall were open, as they are in most weeks of the year. {who} lives there, not far from {other}, with a "
    "dog and two bicycles."
)


def speaker(random: Random) -> str:
    return f"{random.choice(_FIRST)} {random.choice(_LAST)}"


def assertion(random: Random) -> str:
    did = random.choice(_DID).format(n=random.randint(2, 900))
    return f"{random.choice(_THING)} {did} {random.choice(_WHEN)}"


def claims(random: Random, who: Sequence[str], count: int) -> "list[SyntheticClaim]":
    """That many claims of these speakers, no two in the same words."""
    from tests.benchmarks.synthetic_desk import SyntheticClaim

    return [
        SyntheticClaim(f"{assertion(random)}, at place {number}", random.choice(who), random.random())
        for number in range(count)
    ]


def article(seed: int, words: int) -> str:
    """About this many words in paragraphs: quotes, reported speech and narration by turns."""
    random = Random(seed)  # noqa: S311 - repeatable, no secrets
    paragraphs = [f"Quarrel {seed} over {random.choice(_THING)}"]
    written = 0
    while written < words:
        who, what, more = speaker(random), assertion(random), assertion(random)
        cue = random.choice(_CUE)
        paragraphs.append(
            random.choice(
                (
                    f"“{what[0].upper()}{what[1:]},” {who} {cue}. “And {more},” the engineer added.",
                    f"{who} {cue} that {what}. Officials declined to comment on it.",
                    f"According to {who}, {what}. {more[0].upper()}{more[1:]}.",
                    f"“{what[0].upper()}{what[1:]},” said {who}, “and {more}.”",
                    _QUIET.format(one=random.choice(_THING), who=who, other=random.choice(_THING)),
                )
            )
        )
        written += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs) + "\n"
