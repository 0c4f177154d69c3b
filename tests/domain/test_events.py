"""The actions of the log are one list, and what a change leaves in the log has the form that it always had."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.domain.changes import (
    Checked,
    ClaimChange,
    Corrected,
    Dismissed,
    Noted,
    Reopened,
    Slip,
    SourceChanged,
    Voided,
    Withdrawn,
)
from bot.domain.claims import CorrectionClass, Dismissal, Verdict
from bot.domain.events import CHECKED, CORRECTED, DISPUTES, FOUND, Action

ROOT = Path(bot.__file__).parent
_KINDS = "|".join(sorted({action.value.split(".")[0] for action in Action}))
_ALONE = re.compile(rf"({_KINDS})\.[a-z_]+")
_IN_SQL = re.compile(rf"'(({_KINDS})\.[a-z_]+)'")


def strings() -> Iterator[tuple[str, str]]:
    """(file, string) of every string of the program."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.relative_to(ROOT).as_posix(), node.value


def test_an_action_is_named_by_its_enum_alone() -> None:
    assert [(path, text) for path, text in strings() if _ALONE.fullmatch(text) and path != "domain/events.py"] == []


def test_every_action_in_sql_is_one_of_them() -> None:
    named = {(path, found[1]) for path, text in strings() for found in _IN_SQL.finditer(text)}
    assert len({path for path, _action in named}) >= 4
    assert [(path, action) for path, action in named if action not in set(Action)] == []
    assert all(path.startswith("storage/") for path, _action in named)


def test_groups_of_actions() -> None:
    assert {"dispute.opened", "dispute.moot"} < DISPUTES
    assert {action.split(".")[0] for action in DISPUTES} == {"dispute"}
    assert not {*FOUND} & {*CHECKED} & {*CORRECTED}


CHANGES: list[tuple[ClaimChange, str, dict[str, object], dict[str, object]]] = [
    (
        Checked(Verdict.FALSE, 1, "Ada Vey", "Ada Vey"),
        "claim.checked",
        {},
        {"state": "checked", "verdict": "false", "revision": 1, "speaker": "Ada Vey"},
    ),
    (
        Checked(Verdict.TRUE, 2, None, "Ada Vey"),
        "claim.checked",
        {"speaker": "Ada Vey"},
        {"state": "checked", "verdict": "true", "revision": 2, "speaker": None},
    ),
    (
        Corrected(CorrectionClass.UPDATE, Verdict.TRUE, 3, Verdict.TRUE),
        "claim.corrected",
        {"verdict": "true"},
        {"verdict": "true", "revision": 3, "class": "update"},
    ),
    (
        Corrected(CorrectionClass.RATING_CHANGE, Verdict.TRUE, 3, Verdict.FALSE, Slip(2)),
        "claim.corrected",
        {"verdict": "false"},
        {"verdict": "true", "revision": 3, "class": "rating_change", "slip": True, "undoes": 2},
    ),
    (
        Withdrawn(Verdict.FALSE, 7),
        "claim.withdrawn",
        {"verdict": "false"},
        {"state": "in_review", "verdict": None, "owner": 7},
    ),
    (
        Withdrawn(Verdict.FALSE, 7, Slip(None)),
        "claim.withdrawn",
        {"verdict": "false"},
        {"state": "in_review", "verdict": None, "owner": 7, "slip": True},
    ),
    (Voided(Verdict.FALSE), "claim.voided", {"verdict": "false"}, {"state": "unverified", "verdict": None}),
    (
        Voided(Verdict.FALSE, Slip(2)),
        "claim.voided",
        {"verdict": "false"},
        {"state": "unverified", "verdict": None, "slip": True, "undoes": 2},
    ),
    (Dismissed(Dismissal.OPINION), "claim.dismissed", {}, {"state": "dismissed", "dismissal": "opinion"}),
    (
        Dismissed(Dismissal.DUPLICATE, 4),
        "claim.dismissed",
        {},
        {"state": "dismissed", "dismissal": "duplicate", "into": 4},
    ),
    (Reopened(), "claim.reopened", {}, {"state": "unverified"}),
    (SourceChanged([2, 5]), "claim.source_changed", {}, {"articles": [2, 5]}),
    (
        Noted(Action.CLAIM_REWORDED, {"text": 9}, {"text": 8}),
        "claim.reworded",
        {"text": 8},
        {"text": 9},
    ),
]


@pytest.mark.parametrize(("change", "action", "before", "after"), CHANGES)
def test_what_the_log_keeps_of_a_change(
    change: ClaimChange, action: str, before: dict[str, object], after: dict[str, object]
) -> None:
    assert (change.action, change.before, change.after) == (action, before, after)
    assert list(change.after) == list(after), "in this order, as every database has it"
