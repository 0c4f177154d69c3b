"""Following and wanting: told once a change, counted once a member."""

import json

import pytest

from bot.domain.claims import CorrectionClass, Dismissal, Verdict
from bot.domain.clock import DAY, MINUTE
from bot.domain.corrections import Correcting
from bot.domain.disputes import Decision, DisputeKind, Objection, Outcome
from bot.domain.errors import Conflict, NotFound, TooMuch
from bot.domain.follows import FOLLOWS, WANTED_PER_DAY, Target
from bot.domain.sources import sources_of
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import START, SetClock
from tests.services.world import (
    ADMIN,
    COLLEAGUE,
    MEMBER,
    MODERATOR,
    NEIGHBOUR,
    REPORT,
    STRANGER,
    WHY,
    rows,
    ruling,
    typed,
)


async def told(db: Database) -> list[tuple[object, str, object]]:
    """(user, text, when) of what is to be told to followers."""
    found = await rows(
        db, "SELECT target_user, payload, run_at FROM outbox WHERE dedupe_key LIKE 'follow:%' ORDER BY id"
    )
    return [(user, json.loads(str(payload))["text"], when) for user, payload, when in found]


async def test_a_follower_hears_of_a_verdict_after_its_half_hour(services: Services, db: Database) -> None:
    claim = await typed(services)
    await services.follows.follow(NEIGHBOUR, Target(claim=claim.number))
    await services.review.take(MODERATOR, claim.number)
    assert await told(db) == []
    await services.review.check(MODERATOR, claim.number, ruling())
    ((user, text, when),) = await told(db)
    assert (user, when) == (NEIGHBOUR.user, START + 30 * MINUTE)
    assert text.startswith("#1 is checked: false. “The harbour cost 1 million euros in 2021.” Why: The council's")


async def test_what_a_follower_has_not_heard_yet_gives_way_to_what_became_of_it(
    services: Services, db: Database
) -> None:
    claim = await typed(services)
    await services.follows.follow(NEIGHBOUR, Target(claim=claim.number))
    await services.review.check(MODERATOR, claim.number, ruling())
    await services.corrections.void(ADMIN, claim.number, WHY)
    assert await told(db) == []
    await services.review.dismiss(MODERATOR, claim.number, Dismissal.OPINION)
    assert [text.split(" “")[0] for _user, text, _when in await told(db)] == ["#1 is dismissed: opinion."]


async def test_a_follower_hears_nothing_of_a_new_verdict_that_is_only_proposed(
    services: Services, db: Database, clock: SetClock
) -> None:
    claim = await typed(services)
    await services.review.check(MODERATOR, claim.number, ruling())
    await services.settings.set(ADMIN, {"two_person": "on"})
    await services.follows.follow(NEIGHBOUR, Target(claim=claim.number))
    clock.move()
    given = Correcting(CorrectionClass.RATING_CHANGE, WHY, Verdict.TRUE, sources_of([REPORT]), WHY)
    await services.corrections.correct(MODERATOR, claim.number, given)
    assert await told(db) == []
    await services.review.check(COLLEAGUE, claim.number, None)
    assert [text.split(" “")[0] for _user, text, _when in await told(db)] == ["#1 is corrected: was false, now true."]


async def test_a_correction_says_was_and_now(services: Services, db: Database, clock: SetClock) -> None:
    claim = await typed(services)
    await services.review.check(MODERATOR, claim.number, ruling())
    await services.follows.follow(NEIGHBOUR, Target(claim=claim.number))
    clock.move()
    await services.disputes.open(MEMBER, claim.number, Objection(DisputeKind.VERDICT_WRONG, WHY, REPORT))
    await services.disputes.resolve(COLLEAGUE, 1, Decision(Outcome.UPHELD, WHY, Verdict.TRUE, sources_of([REPORT])))
    ((_user, text, when),) = await told(db)
    assert text.startswith("#1 is corrected: was false, now true.")
    assert when == clock.now()


async def test_who_follows_claim_and_speaker_is_told_once_and_nobody_of_their_own_doing(
    services: Services, db: Database
) -> None:
    claim = await typed(services)
    for target in (Target(claim=claim.number), Target(speaker="ilse  BRANDT")):
        await services.follows.follow(NEIGHBOUR, target)
        await services.follows.follow(MODERATOR, target)
    await services.review.check(MODERATOR, claim.number, ruling())
    assert [user for user, *_rest in await told(db)] == [NEIGHBOUR.user]


async def test_a_speaker_is_followed_only_into_what_a_person_confirmed_as_theirs(
    services: Services, db: Database
) -> None:
    await typed(services)
    await services.follows.follow(NEIGHBOUR, Target(speaker="Ilse Brandt"))
    await services.review.check(MODERATOR, 1, ruling(speaker="Tomas Reyes"))
    assert await told(db) == []


async def test_following_has_its_refusals(services: Services) -> None:
    claim = await typed(services)
    follow = await services.follows.follow(MEMBER, Target(claim=claim.number))
    with pytest.raises(Conflict, match="You follow #1 already"):
        await services.follows.follow(MEMBER, Target(claim=claim.number))
    with pytest.raises(NotFound, match="no speaker of that name"):
        await services.follows.follow(MEMBER, Target(speaker="Nobody At All"))
    with pytest.raises(NotFound, match="do not follow #1"):
        await services.follows.unfollow(NEIGHBOUR, Target(claim=claim.number))
    with pytest.raises(NotFound, match="no claim #1"):
        await services.follows.follow(STRANGER, Target(claim=claim.number))
    with pytest.raises(NotFound, match="no longer follow that"):
        await services.follows.stop(NEIGHBOUR.user, follow.id)
    assert await services.follows.stop(MEMBER.user, follow.id) == "#1"
    assert await services.follows.followed(MEMBER) == []


async def test_following_ends_somewhere(services: Services) -> None:
    for n in range(FOLLOWS + 1):
        await services.claims.add(MODERATOR, f"The harbour cost {n} million euros in 2021.")
    for n in range(1, FOLLOWS + 1):
        await services.follows.follow(MEMBER, Target(claim=n))
    with pytest.raises(TooMuch, match="which is the most"):
        await services.follows.follow(MEMBER, Target(claim=FOLLOWS + 1))
    wanted = await services.follows.want(MEMBER, FOLLOWS + 1)
    assert wanted.wanted == 1


async def test_a_wish_counts_once_a_member_and_follows(services: Services) -> None:
    claim = await typed(services)
    assert (await services.follows.want(MEMBER, claim.number)).wanted == 1
    assert (await services.follows.want(NEIGHBOUR, claim.number)).wanted == 2
    with pytest.raises(Conflict, match="each member counts once"):
        await services.follows.want(MEMBER, claim.number)
    assert [f.claim for f in await services.follows.followed(MEMBER)] == [1]
    wished = [e.after for e in await services.claims.history(MEMBER, 1) if e.action == "claim.wanted"]
    assert wished == [{"wanted": 1}, {"wanted": 2}]
    await services.review.check(MODERATOR, claim.number, ruling())
    with pytest.raises(Conflict, match="decided already: false"):
        await services.follows.want(COLLEAGUE, claim.number)


async def test_wishes_end_for_the_day(services: Services, clock: SetClock) -> None:
    for n in range(WANTED_PER_DAY + 1):
        await services.claims.add(MODERATOR, f"The harbour cost {n} million euros in 2021.")
    for n in range(1, WANTED_PER_DAY + 1):
        await services.follows.want(MEMBER, n)
    with pytest.raises(TooMuch, match="20 checks in 24 hours; the next one from 03 Feb 02:40 UTC"):
        await services.follows.want(MEMBER, WANTED_PER_DAY + 1)
    clock.move(DAY + 1)
    await services.follows.want(MEMBER, WANTED_PER_DAY + 1)
