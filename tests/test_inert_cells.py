"""No cell of the CSV starts a formula, in whatever width and behind whatever blanks its sign stands."""

import pytest

from bot.publish.tables import inert

WIDTHS = ["=1+1", "+1", "-1", "@a", "＝1+1", "＋1", "－1", "＠a", "﹦1", "﹢1", "﹣1", "﹫a"]
BLANKS = ["\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "\u3000＝1", "\u200b=1", "\ufeff=1", "\u2060＠a", "\tplain"]


@pytest.mark.parametrize("cell", [*WIDTHS, *BLANKS])
def test_a_sign_is_inert(cell: str) -> None:
    assert inert(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", " ", "45 million", "a=b", "“=1”", "'=1", "–5", "5 - 3", "ÉCOLE", "数字"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert inert(cell) == cell
