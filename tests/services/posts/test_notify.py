"""The same words on another day, or by another person, are another claim where they mean that day or that person."""

import pytest

from bot.domain.articles import Submission
from bot.domain.claims import Provenance
from bot.domain.clock import DAY
from bot.domain.similar import TieKind
from bot.services import Services
from tests.fakes import SetClock
from tests.services.world import ADMIN, MEMBER, MODERATOR, pasted

LOST = "Mayor Ilse Brandt said that the harbour had lost 41 million euros {} under the old contract."
OWN = '{} said: "I never took a single euro from the owners of the new harbour."'
FILLERS = """\
The ferry to the islands left at noon with few passengers, and the market by the old quay stayed closed for rain. \
Fishermen mended their nets in the sheds, where a radio played. Nobody went out before the wind had turned west.
Apples were cheap at the fair, where a brass band from the valley played until the lamps were lit along the river. \
Children chased a brown dog between the stalls. A baker gave away what bread was left when the bell rang for six.
Snow lay on the hills above the town for weeks, so that the school bus took the long road past the disused mill. \
Two lorries slid into a ditch near the chapel. The fire brigade pulled them out with ropes and a farmer's tractor.
Swifts nest under the roof of the station again, which pleases a retired teacher who has counted them for decades. \
She keeps her figures in a green book. Trains rarely stop for long enough that anybody else would notice the birds.
""".splitlines()
"""What else stands in an article, so that none is a copy of another."""


async def ingested(services: Services, text: str, day: str | None = None) -> tuple[int, ...]:
    """The claims (numbers) that are new with an article of that day, with a filler of its own behind the text."""
    listed = await services.articles.list(MEMBER)
    text += " " + FILLERS[len(listed)]
    if day is None:
        return (await services.articles.ingest(MEMBER, pasted(text))).new
    dated = f'<meta property="article:published_time" content="{day}T08:00:00Z">'
    body = f"<html><head>{dated}</head><body><article><h1>News</h1><p>{text}</p></article></body></html>"
    handed_in = Submission(Provenance.FILE, body=body.encode(), filename=f"{day}.html")
    return (await services.articles.ingest(MEMBER, handed_in)).new


async def kinds(services: Services, number: int) -> list[tuple[int, TieKind]]:
    return [(tie.number, tie.kind) for tie in await services.similar.ties(MODERATOR, number)]


@pytest.mark.parametrize("told", ["in the past three years", "a year ago"])
async def test_a_year_that_only_the_article_tells_is_one_within_that_year(services: Services, told: str) -> None:
    assert await ingested(services, LOST.format(told), "2024-03-05") == (1,)
    assert await ingested(services, LOST.format(told), "2024-11-20") == ()
    assert await ingested(services, LOST.format(told), "2025-02-02") == (2,)
    assert await kinds(services, 2) == [(1, TieKind.SAME)]
    assert await ingested(services, LOST.format(told), "2025-06-02") == ()
    assert (await services.claims.show(MEMBER, 1)).said == 2
    assert (await services.claims.show(MEMBER, 2)).said == 2


async def test_an_article_that_does_not_say_its_day_counts_on_the_day_it_comes_in(
    services: Services, clock: SetClock
) -> None:
    assert await ingested(services, LOST.format("a year ago")) == (1,)
    assert await ingested(services, LOST.format("a year ago")) == ()
    clock.move(DAY)
    assert await ingested(services, LOST.format("a year ago")) == (2,)
    assert await kinds(services, 2) == [(1, TieKind.SAME)]


async def test_in_other_words_too_the_time_must_be_the_same(services: Services) -> None:
    again = "Mayor Ilse Brandt said that under the old contract the harbour lost 41 million euros a year ago."
    assert await ingested(services, LOST.format("a year ago"), "2024-03-05") == (1,)
    assert await ingested(services, again, "2025-03-05") == (2,)
    assert await kinds(services, 2) == [(1, TieKind.SAME)]


async def test_what_is_typed_is_told_on_its_day(services: Services, clock: SetClock) -> None:
    words = "The council met the owners of the harbour yesterday."
    assert (await services.claims.add(MEMBER, words, "Ilse Brandt")).number == 1
    assert (await services.claims.add(MEMBER, words, "Ilse Brandt")).number == 1
    await services.similar.care()
    clock.move(DAY)
    twin = await services.similar.twin(MEMBER, words)
    assert twin is not None
    assert twin.number == 1
    assert (await services.claims.add(MEMBER, words, "Ilse Brandt")).number == 2
    await services.similar.care()
    assert await kinds(services, 2) == [(1, TieKind.SAME)]


async def test_what_two_say_of_themselves_is_not_also_said(services: Services) -> None:
    assert await ingested(services, OWN.format("Ilse Brandt")) == (1,)
    assert await ingested(services, OWN.format("Tomas Reyes")) == (2,)
    assert (await kinds(services, 2)) in ([], [(1, TieKind.SAME)])


async def test_nor_does_it_join_where_moderators_let_speakers_join(services: Services) -> None:
    await services.settings.set(ADMIN, {"join_speakers": "on"})
    words = "We have paid back every cent of the loan for the harbour."
    await services.claims.add(MEMBER, words, "Ilse Brandt")
    await services.similar.care()
    assert await ingested(services, f'Tomas Reyes said: "{words}"') == (2,)
    assert await kinds(services, 2) == [(1, TieKind.SAME)]


async def test_what_nobody_named_says_of_themselves_is_asked_about(services: Services) -> None:
    told = '"We have paid back every cent of the loan for the harbour," one of them said.'
    assert await ingested(services, told) == (1,)
    assert await ingested(services, told) == (2,)
    assert await kinds(services, 2) == [(1, TieKind.SAME)]


async def test_what_two_claim_against_each_other_of_themselves_is_no_contradiction(services: Services) -> None:
    await services.claims.add(MEMBER, "I won the vote on the harbour.", "Ilse Brandt")
    await services.claims.add(MEMBER, "I lost the vote on the harbour.", "Tomas Reyes")
    await services.claims.add(MEMBER, "I lost the vote on the harbour.", "Ilse Brandt")
    await services.similar.care()
    assert await kinds(services, 2) in ([], [(3, TieKind.SAME)])
    assert (1, TieKind.CONTRADICTS) in await kinds(services, 3)
