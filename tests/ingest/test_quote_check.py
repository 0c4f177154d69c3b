"""Which words of a page still stand there."""

import pytest

from bot.domain.errors import Unreadable
from bot.ingest.quote_check import gone_from_page, gone_from_text

HERE = "https://quay.example.org/harbour"
STORY = (
    "Mayor Ilse Brandt said that the harbour had cost the city 41 million euros since 2019. “We have paid back every "
    "cent,” Brandt told reporters. The council voted 9 to 6 against an audit in March, and nobody asked the fishermen."
)


@pytest.mark.parametrize(
    ("quote", "gone"),
    [
        (["the harbour had cost the city 41 million euros since 2019"], False),
        (["THE HARBOUR  had cost\nthe city 41 million euros"], False),
        (['"We have paid back every cent,"'], False),
        (["We have paid back every cent.", "nobody asked the fishermen"], False),
        (["the harbour had cost the city 44 million euros"], True),
        (["We have paid back every cent", "and the interest"], True),
    ],
)
def test_words_are_compared_and_not_their_looks(quote: list[str], gone: bool) -> None:
    assert gone_from_text(STORY, [quote]) == ([0] if gone else [])


def test_what_the_reader_leaves_out_today_still_stands_on_the_page() -> None:
    aside = "<aside><p>Nine ships a day, the ferry company says.</p></aside>"
    body = f"<html><body><article>{f'<p>{STORY}</p>' * 3}</article>{aside}</body></html>".encode()
    quotes = [["Nine ships a day"], ["Ten ships a day"], ["nobody asked the fishermen"]]
    assert gone_from_page(body, "text/html", "utf-8", HERE, quotes) == [1]


def test_a_page_without_text_says_nothing() -> None:
    with pytest.raises(Unreadable):
        gone_from_page(b"<html><body>Sign in</body></html>", "text/html", "utf-8", HERE, [["x"]])
