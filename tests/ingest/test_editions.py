"""Editions of one page by their addresses."""

import pytest

from bot.domain.urls import canonical_url
from bot.ingest.editions import edition_of, one_page

PAGE = "https://www.quay.example/2026/harbour-vote"


@pytest.mark.parametrize(
    "other",
    ["http://quay.example/2026/harbour-vote/", "https://m.quay.example/2026/harbour-vote",
     "https://mobile.quay.example/2026/harbour-vote", "https://amp.quay.example/2026/harbour-vote",
     "https://www.quay.example/2026/harbour-vote/amp", "https://www.quay.example/2026/harbour-vote/amp/",
     "https://www.quay.example/amp/2026/harbour-vote", "https://www.quay.example/2026/harbour-vote?amp",
     "https://www.quay.example/2026/harbour-vote?amp=1", "https://www.quay.example/2026/harbour-vote?outputType=amp",
     "https://www.quay.example/2026/harbour-vote?print=1", "https://www.quay.example/2026/harbour-vote/print",
     "https://www.quay.example/2026/harbour-vote?view=print&utm_source=x",
     "https://quay-example.cdn.ampproject.org/c/s/www.quay.example/2026/harbour-vote",
     "https://www.google.com/amp/s/www.quay.example/2026/harbour-vote"],
)  # fmt: skip
def test_editions_of_a_page_meet(other: str) -> None:
    canonical = canonical_url(other)
    assert edition_of(canonical) == edition_of(PAGE)
    assert one_page([canonical], [PAGE])


@pytest.mark.parametrize(
    "other",
    ["https://quay.example/2026/harbour-vote-2", "https://quay.example/2026/harbour-vote?id=7",
     "https://m.example/2026/harbour-vote", "https://other.example/2026/harbour-vote", "https://quay.example:8443/2026/harbour-vote",
     "https://quay.example/2026/harbour-vote/amplitude", "https://quay.example/", "no address"],
)  # fmt: skip
def test_other_pages_do_not(other: str) -> None:
    assert not one_page([other], [PAGE])
