"""Words of strangers have no effect in a summary, whatever its format."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.commandline.summary.summary_text import as_markdown, as_text, escaped
from bot.domain.claims import Claim, Kind, State
from bot.domain.disputes import Dispute, DisputeKind, DisputeState
from bot.domain.summary import Correction, Summary

HOSTILE = "[free](https://evil.example) <b>bold</b> *stars*\n# heading | cell"


def digest(text: str) -> Summary:
    claim = Claim(
        id=1, server=0, number=7, text=text, speaker="A_B", speaker_confidence=0.9, attribution_confirmed=True,
        kind=Kind.DIRECT, state=State.UNVERIFIED, verdict=None, worthiness=0.5, reasons=(), created_at=0, updated_at=0,
    )  # fmt: skip
    return Summary(
        server=0, start=0, end=86_400_000, day=date(1970, 1, 1), articles=1, new=2, waiting=3,
        corrected=(Correction(claim, "voided", "a *forged* source"),), wanted=(claim,),
    )  # fmt: skip


def test_markdown_escapes_what_people_wrote() -> None:
    told = as_markdown(digest(HOSTILE), ZoneInfo("Europe/Berlin"))
    assert told.startswith("# On Record, 1970-01-01 (until 1970-01-02 01:00 Europe/Berlin)\n")
    assert "- voided: #7 A\\_B: " in told
    assert "\\[free\\]\\(https://evil\\.example\\) \\<b\\>bold" in told
    assert "(a \\*forged\\* source)" in told
    assert "\n\\# heading" not in told


def test_text_keeps_the_words() -> None:
    told = as_text(digest("The pier cost *3* millions."), ZoneInfo("UTC"))
    assert "1 article, 2 new, 1 corrected, 3 wait." in told
    assert "- #7 A_B: The pier cost *3* millions. (worth 0.50, waits 0 days)" in told


def test_a_quiet_day_is_said_in_words() -> None:
    quiet = Summary(server=0, start=0, end=86_400_000, day=date(1970, 1, 1), articles=0, new=0, waiting=1)
    assert as_text(quiet, ZoneInfo("UTC")).endswith("\nA quiet day: nothing new; 1 waits to be checked.")


@pytest.mark.parametrize("told", [as_text, as_markdown])
def test_what_a_member_says_in_a_dispute_stays_with_those_who_decide_it(
    told: Callable[[Summary, ZoneInfo], str],
) -> None:
    objection = Dispute(
        1, 0, 3, 7, DisputeKind.MISQUOTE, DisputeState.OPEN, "I sat beside him", None, None, None, cosigners=2, at=0
    )
    words = told(replace(digest("The pier cost 3 millions."), disputes=(objection,)), ZoneInfo("UTC"))
    assert "#7 misquote, by 3 members, since 1970" in words
    assert "waits for a moderator" in words
    assert "sat beside" not in words


def test_an_escaped_line_is_one_line() -> None:
    assert escaped("a\n\n# b\x1b[0m") == "a \\# b\\[0m"
