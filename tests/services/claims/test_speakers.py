"""Speakers: names put right without losing what came in under them, and counts that say no more than they may."""

import pytest

from bot.domain.claim_lists import ClaimFilter
from bot.domain.claims import Dismissal, Verdict
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound
from bot.domain.follows import Target
from bot.services import Services
from bot.storage.claims import speakers
from bot.storage.database import Database
from tests.fakes import START
from tests.services.world import ADMIN, CHECKER, MEMBER, MODERATOR, NEIGHBOUR, STRANGER, rows, ruling


async def said(services: Services, who: str | None, cost: int = 1) -> int:
    return (await services.claims.add(MODERATOR, f"The harbour cost {cost} million euros.", who)).number


async def who(services: Services, number: int) -> str | None:
    return (await services.claims.show(MEMBER, number)).speaker


async def test_the_list_counts_claims_and_what_was_confirmed_and_checked(services: Services) -> None:
    for cost in range(3):
        await said(services, "Ilse Brandt", cost)
    await said(services, "Tomas Reyes")
    await said(services, None)
    await services.review.check(MODERATOR, 1, ruling())
    await services.review.dismiss(MODERATOR, 2, Dismissal.OPINION)
    listed = await services.speakers.list(MEMBER)
    assert [(s.name, s.claims, s.checked) for s in listed] == [("Ilse Brandt", 2, 1), ("Tomas Reyes", 1, 0)]
    assert await services.speakers.list(STRANGER) == []
    with pytest.raises(NotFound, match="no speaker of that name"):
        await services.speakers.show(STRANGER, "Ilse Brandt")


async def test_a_hidden_claim_counts_for_nobody_wherever_it_goes(services: Services) -> None:
    await said(services, "Ilse Brandt")
    hidden = await said(services, "Mayor Brandt", 2)
    await said(services, "Mayor Brandt", 3)
    await services.editing.hide(MODERATOR, hidden, "It names a private person.")
    await services.speakers.merge(MODERATOR, "Mayor Brandt", "Ilse Brandt")
    assert [(s.name, s.claims) for s in await services.speakers.list(MEMBER)] == [("Ilse Brandt", 2)]
    await services.speakers.split(ADMIN, "Mayor Brandt", [hidden])
    assert [(s.name, s.claims) for s in await services.speakers.list(MEMBER)] == [("Ilse Brandt", 2)]


async def test_verdicts_are_counted_from_ten_confirmed_checks_on(services: Services) -> None:
    for cost in range(11):
        number = await said(services, "Ilse Brandt", cost)
        if cost < 9:
            await services.review.check(MODERATOR, number, ruling())
    shown = await services.speakers.show(MEMBER, "ilse brandt")
    assert (shown.checked, shown.verdicts, shown.first) == (9, (), None)
    await services.review.check(MODERATOR, 10, ruling(Verdict.TRUE))
    await services.review.check(MODERATOR, 11, ruling(Verdict.TRUE, speaker="Tomas Reyes"))
    shown = await services.speakers.show(MEMBER, "Ilse Brandt")
    assert shown.verdicts == ((Verdict.TRUE, 1), (Verdict.FALSE, 9))
    assert (shown.first, shown.last) == (START, START)


async def test_a_renamed_speaker_keeps_the_old_name_as_an_alias(services: Services) -> None:
    first = await said(services, "I. Brand")
    renamed = await services.speakers.rename(MODERATOR, "i. brand", "Ilse Brandt")
    assert (renamed.name, renamed.aliases) == ("Ilse Brandt", ("I. Brand",))
    again = await said(services, "I. Brand", 2)
    assert {await who(services, n) for n in (first, again)} == {"Ilse Brandt"}
    assert (await services.speakers.show(MEMBER, "I. Brand")).name == "Ilse Brandt"
    assert [c.number for c in (await services.claims.search(MEMBER, "Brandt")).claims] == [first, again]
    back = await services.speakers.rename(MODERATOR, "Ilse Brandt", "I. Brand")
    assert (back.name, back.aliases) == ("I. Brand", ("Ilse Brandt",))
    spelled = await services.speakers.rename(MODERATOR, "I. Brand", "I. BRAND")
    assert spelled.name == "I. BRAND"


async def test_two_names_become_one_and_apart_again(services: Services, db: Database) -> None:
    one, two = await said(services, "Ilse Brandt"), await said(services, "Mayor Brandt", 2)
    for name in ("Ilse Brandt", "Mayor Brandt"):
        await services.follows.follow(NEIGHBOUR, Target(speaker=name))
    await services.follows.follow(MEMBER, Target(speaker="Mayor Brandt"))
    merged = await services.speakers.merge(MODERATOR, "Mayor Brandt", "Ilse Brandt")
    assert (merged.name, merged.aliases, merged.claims) == ("Ilse Brandt", ("Mayor Brandt",), 2)
    assert await who(services, two) == "Ilse Brandt"
    assert [(f.speaker) for f in await services.follows.followed(NEIGHBOUR)] == ["Ilse Brandt"]
    assert [(f.speaker) for f in await services.follows.followed(MEMBER)] == ["Ilse Brandt"]
    later = await said(services, "Mayor Brandt", 3)
    assert await who(services, later) == "Ilse Brandt"
    page = await services.claims.list(MEMBER, ClaimFilter(speaker="mayor brandt"))
    assert sorted(c.number for c in page.claims) == [one, two, later]
    history = await services.claims.history(MEMBER, two)
    assert (history[-1].action, history[-1].before, history[-1].after) == (
        "claim.speaker_changed",
        {"speaker": "Mayor Brandt"},
        {"speaker": "Ilse Brandt"},
    )
    apart = await services.speakers.split(MODERATOR, "Mayor Brandt", [two, later])
    assert (apart.name, apart.claims) == ("Mayor Brandt", 2)
    assert (await services.speakers.show(MEMBER, "Ilse Brandt")).aliases == ()
    assert await rows(
        db, "SELECT count(*) FROM claims WHERE speaker_id IN (SELECT id FROM speakers WHERE alias_of)"
    ) == [(0,)]


async def test_two_people_of_one_name_are_split(services: Services) -> None:
    one, two = await said(services, "John Smith"), await said(services, "John Smith", 2)
    second = await services.speakers.split(MODERATOR, "John Smith", [two])
    assert second.name == "John Smith (2)"
    named = await services.speakers.rename(MODERATOR, "John Smith (2)", "John Smith of Harwich")
    assert (await who(services, one), await who(services, two)) == ("John Smith", named.name)
    back = await services.speakers.split(MODERATOR, "Johnny Smith", [one])
    assert (back.name, back.claims) == ("Johnny Smith", 1)


async def test_names_have_their_refusals(services: Services) -> None:
    one, two, three = (
        await said(services, "Ilse Brandt"),
        await said(services, "Tomas Reyes", 2),
        await said(services, None, 3),
    )
    for actor in (MEMBER, CHECKER):
        with pytest.raises(NotAllowed, match="Only moderators and admins may rename, merge or split speakers"):
            await services.speakers.merge(actor, "Ilse Brandt", "Tomas Reyes")
        with pytest.raises(NotAllowed, match="see the balance"):
            await services.speakers.balance(actor)
    with pytest.raises(Conflict, match="Tomas Reyes is another speaker already; merge"):
        await services.speakers.rename(MODERATOR, "Ilse Brandt", "Tomas Reyes")
    with pytest.raises(Conflict, match="has that name already"):
        await services.speakers.rename(MODERATOR, "Ilse Brandt", "Ilse  Brandt")
    with pytest.raises(Incomplete, match="needs a name"):
        await services.speakers.rename(MODERATOR, "Ilse Brandt", "nobody")
    with pytest.raises(Conflict, match="are one speaker already"):
        await services.speakers.merge(MODERATOR, "Ilse Brandt", "ilse brandt")
    with pytest.raises(NotFound):
        await services.speakers.merge(MODERATOR, "Ilse Brandt", "Rosa Teller")
    with pytest.raises(Conflict, match="not one speaker's"):
        await services.speakers.split(MODERATOR, "New Name", [one, two])
    with pytest.raises(Conflict, match="not one speaker's"):
        await services.speakers.split(MODERATOR, "New Name", [three])
    with pytest.raises(Conflict, match="Tomas Reyes is another speaker already"):
        await services.speakers.split(MODERATOR, "Tomas Reyes", [one])
    with pytest.raises(Incomplete, match="numbers of the claims to split off"):
        await services.speakers.split(MODERATOR, "New Name", [])


async def test_the_balance_shows_whom_the_desk_checks(services: Services) -> None:
    for cost in range(3):
        await said(services, "Ilse Brandt", cost)
    await said(services, "Tomas Reyes")
    await services.review.check(MODERATOR, 1, ruling())
    await services.review.dismiss(MODERATOR, 2, Dismissal.OPINION)
    table = await services.speakers.balance(MODERATOR)
    assert [(b.name, b.claims, b.worth, b.checked, b.dismissed, b.verdicts) for b in table] == [
        ("Ilse Brandt", 3, 3, 1, 1, ((Verdict.FALSE, 1),)),
        ("Tomas Reyes", 1, 1, 0, 0, ()),
    ]


async def test_names_that_begin_so_come_first_and_fill_the_list_alone(services: Services, db: Database) -> None:
    for number in range(30):
        await said(services, f"Anna {number:02}", number)
    await said(services, "Joanna 100% Reyes")
    async with db.read() as reader:
        few = await speakers.matching(reader, MEMBER.server, "ANNA", 5)
        all_of_them = await speakers.matching(reader, MEMBER.server, "anna", 50)
        assert [name for _row, name in await speakers.matching(reader, MEMBER.server, "0% r", 5)] == [
            "Joanna 100% Reyes"
        ]
        assert await speakers.matching(reader, STRANGER.server, "anna", 5) == []
    assert [name for _row, name in few] == [f"Anna {number:02}" for number in range(5)]
    assert [name for _row, name in all_of_them] == [*(f"Anna {number:02}" for number in range(30)), "Joanna 100% Reyes"]


async def test_a_speaker_with_many_names_is_offered_once(services: Services, db: Database) -> None:
    for name in ("Anna Brandt", "Anna B.", "Ann Brandt"):
        await said(services, name)
    await services.speakers.merge(MODERATOR, "Anna B.", "Anna Brandt")
    await services.speakers.merge(MODERATOR, "Ann Brandt", "Anna Brandt")
    async with db.read() as reader:
        assert [name for _row, name in await speakers.matching(reader, MEMBER.server, "an", 5)] == ["Anna Brandt"]
