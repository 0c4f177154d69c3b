"""A check by others is shown beside a claim with nobody asked only where both are about one thing."""

import pytest

from bot.services.fact_checks.shown import may_show_check

HURT = "31 people were hurt in the crash"
DEBT = "The city owes 12 million dollars to the state"


@pytest.mark.parametrize(
    ("text", "speaker", "check", "claimant", "shown"),
    [
        (HURT, None, HURT, None, False),
        (HURT, "police", HURT, "police", False),
        (DEBT, "Anna Kerr", DEBT, None, False),
        (DEBT, None, DEBT, "Anna Kerr", False),
        (DEBT, "Anna Kerr", DEBT, "Mayor Kerr", True),
        ("It lost 12 million dollars in 2025", "Harbor Lines", "It lost 12 million dollars in 2025", None, False),
        ("Holmvik owes 12 million dollars", None, "Quenby owes 12 million dollars", None, False),
        ("Last year Holmvik owed 12 million dollars", None, "Last year Holmvik owed 12 million dollars", None, True),
        ("Vaccines cause autism", None, "Vaccines cause autism", "a post", True),
    ],
)
def test_what_leans_on_its_text_needs_a_person(
    text: str, speaker: str | None, check: str, claimant: str | None, shown: bool
) -> None:
    assert may_show_check(text, speaker, check, claimant) is shown
