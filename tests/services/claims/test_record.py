"""Listing, searching and adding; settings."""

import pytest

from bot.domain.claim_lists import ClaimFilter, Mark, Sort
from bot.domain.claims import Dismissal, State, Verdict
from bot.domain.disputes import DisputeKind, Objection
from bot.domain.errors import BadInput, Incomplete, NotAllowed
from bot.services import Services
from tests.services.world import ADMIN, MEMBER, MODERATOR, NEIGHBOUR, WHY, ruling, typed


async def numbers(services: Services, wanted: ClaimFilter) -> list[int]:
    return [claim.number for claim in (await services.claims.list(MEMBER, wanted)).claims]


async def test_lists_narrow_sort_and_leave_out(services: Services) -> None:
    for n in range(1, 5):
        await typed(services, n, "Ilse Brandt" if n % 2 else "Tomas Reyes")
    await services.review.check(MODERATOR, 2, ruling(Verdict.HALF_TRUE))
    await services.review.dismiss(MODERATOR, 3, Dismissal.OPINION)
    await services.disputes.open(MEMBER, 4, Objection(DisputeKind.MISQUOTE, WHY))
    assert await numbers(services, ClaimFilter(sort=Sort.NEW)) == [4, 2, 1]
    assert await numbers(services, ClaimFilter(state=State.DISMISSED)) == [3]
    assert await numbers(services, ClaimFilter(verdict=Verdict.HALF_TRUE)) == [2]
    assert await numbers(services, ClaimFilter(mark=Mark.DISPUTED)) == [4]
    assert await numbers(services, ClaimFilter(speaker="reyes", sort=Sort.NEW)) == [4, 2]
    assert await numbers(services, ClaimFilter(speaker="nobody here")) == []
    await services.settings.set(ADMIN, {"min_worthiness": "1"})
    assert await numbers(services, ClaimFilter()) == []
    assert await numbers(services, ClaimFilter(everything=True, sort=Sort.NEW)) == [4, 2, 1]
    assert await numbers(services, ClaimFilter(state=State.CHECKED)) == [2]


async def test_pages_follow_each_other(services: Services) -> None:
    for n in range(1, 6):
        await typed(services, n)
    first = await services.claims.list(MEMBER, ClaimFilter(sort=Sort.NEW), limit=2)
    last = await services.claims.list(MEMBER, ClaimFilter(sort=Sort.NEW), limit=2, offset=4)
    assert ([c.number for c in first.claims], first.more) == ([5, 4], True)
    assert ([c.number for c in last.claims], last.more) == ([1], False)
    with pytest.raises(BadInput, match="1 to 200"):
        await services.claims.list(MEMBER, ClaimFilter(), limit=0)


async def test_search_finds_words_speakers_and_unfinished_words(services: Services) -> None:
    await typed(services, 1)
    await services.claims.add(MEMBER, "The bridge was closed for three weeks in May.", "Tomás Reyes")
    for words, found in (
        ("bridge closed", [2]),
        ("reyes", [2]),
        ("bri", [2]),
        ("harbour bridge", [1, 2]),
        ('"; DROP TABLE claims; --', []),
        ("NOT bridge AND (", [2]),
        ("zeppelin", []),
    ):
        page = await services.claims.search(MEMBER, words)
        assert sorted(c.number for c in page.claims) == found, words
    with pytest.raises(BadInput, match="at least one word"):
        await services.claims.search(MEMBER, "  ?! ")


async def test_adding_what_is_on_record_gives_that_claim(services: Services) -> None:
    first = await typed(services)
    again = await services.claims.add(NEIGHBOUR, "the harbour cost 1 million euros in 2021", "Ilse BRANDT")
    assert (again.number, again.said) == (first.number, 1)
    seen = await services.claims.add(NEIGHBOUR, first.text, "Ilse Brandt", "https://news.example.org/a")
    assert (seen.number, seen.said) == (first.number, 2)
    other = await services.claims.add(NEIGHBOUR, first.text, "Tomas Reyes")
    assert other.number == 2
    assert [c.number for c in await services.claims.mine(MEMBER)] == [1]
    nobodys = await services.claims.add(NEIGHBOUR, "The ferry was late on 12 days in May.", "Nobody")
    assert nobodys.speaker is None


async def test_what_adding_needs(services: Services) -> None:
    with pytest.raises(Incomplete, match="10 to 1,000 characters"):
        await services.claims.add(MEMBER, "Too short")
    with pytest.raises(Incomplete, match="not an http or https address"):
        await services.claims.add(MEMBER, "The harbour cost 41 million.", url="ftp://example.org")
    with pytest.raises(Incomplete, match="user name or password"):
        await services.claims.add(MEMBER, "The harbour cost 41 million.", url="https://a:b@example.org")


async def test_suggestions_by_number_words_or_the_newest(services: Services) -> None:
    for n in range(1, 4):
        await typed(services, n)
    assert next(s.value for s in await services.claims.suggest(MEMBER, "#2")) == "2"
    assert {s.value for s in await services.claims.suggest(MEMBER, "harb")} == {"1", "2", "3"}
    assert len(await services.claims.suggest(MEMBER, "")) == 3
    assert all(len(s.label) <= 100 for s in await services.claims.suggest(MEMBER, ""))
    await services.review.check(MODERATOR, 1, ruling())
    checked = await services.claims.suggest(MEMBER, "harbour", frozenset({State.CHECKED}))
    assert [s.value for s in checked] == ["1"]


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("digest_tme", "9:00", "is not a setting"),
        ("digest_time", "25:00", "HH:MM"),
        ("timezone", "Mars/Olympus", "time zone"),
        ("timezone", "../../etc/passwd", "time zone"),
        ("min_worthiness", "nan", "0 to 1"),
        ("min_worthiness", "2", "0 to 1"),
        ("two_person", "maybe", "on or off"),
        ("digest_channel", "#general", "Discord id"),
        ("digest_channel", "0", "Discord id"),
        ("lease_hours", "0", "1 to 720"),
    ],
)
async def test_settings_say_what_they_take(services: Services, key: str, value: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        await services.settings.set(
            ADMIN, {"digest_time": "10:00", key: value} if key != "digest_time" else {key: value}
        )
    assert await services.settings.changed(ADMIN) == frozenset()


async def test_settings_are_the_admins_and_go_back_to_defaults(services: Services) -> None:
    with pytest.raises(NotAllowed, match="Only admins may change the settings"):
        await services.settings.set(MODERATOR, {"two_person": "on"})
    assert (
        await services.settings.set(ADMIN, {"digest_channel": "<#123>", "digest_time": "7:05"})
    ).digest_time == "07:05"
    assert await services.settings.changed(MEMBER) == {"digest_channel", "digest_time"}
    assert (await services.settings.unset(ADMIN, "digest_time")).digest_time == "09:00"
    with pytest.raises(BadInput):
        await services.settings.unset(ADMIN, "nothing")
