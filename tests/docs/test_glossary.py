"""The glossary holds every word that the project shares, and every slug of its scales."""

import re

import pytest

from bot.domain.claims import CorrectionClass, Kind, Provenance, State, Verdict
from tests.docs.paths import text_of

GLOSSARY = text_of("docs/glossary.md")
TERMS = (
    "appearance",
    "article",
    "attribution kind",
    "check-worthiness",
    "claim",
    "confirmed attribution",
    "context",
    "desk",
    "dispute",
    "event",
    "evidence",
    "provenance",
    "revision",
    "seal",
    "source",
    "speaker",
    "state",
    "verdict",
    "wording",
)


def defined() -> list[str]:
    return re.findall(r"^\| ([a-z][a-z -]*) \|", GLOSSARY, re.MULTILINE)[1:]


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_explained(term: str) -> None:
    assert term in defined()


def test_terms_stand_in_order_once_each() -> None:
    assert defined() == sorted(set(defined()), key=lambda term: term.replace("-", ""))


@pytest.mark.parametrize("scale", [State, Verdict, Kind, Provenance, CorrectionClass], ids=lambda scale: scale.__name__)
def test_every_value_of_a_scale_is_named(scale: type[State]) -> None:
    for value in scale:
        assert f"`{value.value}`" in GLOSSARY
