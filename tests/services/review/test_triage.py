"""The queue with many hands in it: who sees what, in which order, and what leaves it."""

import asyncio

import pytest

from bot.domain.actor import Actor, Role
from bot.domain.articles import Submission
from bot.domain.claim_lists import ClaimFilter
from bot.domain.claims import Claim, Dismissal, Provenance, State
from bot.domain.clock import DAY, HOUR, MINUTE
from bot.domain.disputes import DisputeKind, Objection
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound
from bot.domain.triage import QueueLook
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import SetClock
from tests.services.world import (
    ADMIN,
    ARTICLE,
    CHECKER,
    COLLEAGUE,
    MEMBER,
    MODERATOR,
    NEIGHBOUR,
    SERVER,
    STRANGER,
    WHY,
    pasted,
    rows,
    ruling,
    typed,
)


def number_of(look: QueueLook) -> int | None:
    return look.claim.number if look.claim else None


async def level(db: Database) -> None:
    """All claims are worth the same: their age decides."""
    await db.write(lambda tx: tx.run("UPDATE claims SET worthiness = 0.6"))


async def numbers(services: Services) -> list[int]:
    return [claim.number for claim in (await services.review.queue(MODERATOR)).claims]


async def test_six_moderators_never_see_the_same_claim(services: Services) -> None:
    for n in range(1, 7):
        await typed(services, n)
    team = [Actor(100 + n, SERVER, Role.MODERATOR) for n in range(6)]
    looks = await asyncio.gather(*(services.triage.next(actor) for actor in team))
    assert sorted(number_of(look) or 0 for look in looks) == [1, 2, 3, 4, 5, 6]
    late = await services.triage.next(Actor(200, SERVER, Role.CHECKER))
    assert (late.claim, late.waiting) == (None, 6)


async def test_a_claim_is_kept_for_two_minutes_and_a_skipped_one_is_not_shown_again(
    services: Services, db: Database, clock: SetClock
) -> None:
    first, second = await typed(services, 1), await typed(services, 2)
    await level(db)
    assert number_of(await services.triage.next(MODERATOR)) == first.number
    assert number_of(await services.triage.next(MODERATOR)) == first.number
    assert number_of(await services.triage.next(COLLEAGUE)) == second.number
    clock.move(2 * MINUTE)
    assert number_of(await services.triage.next(COLLEAGUE)) == first.number
    assert number_of(await services.triage.next(COLLEAGUE, skip=first.number)) == second.number
    assert number_of(await services.triage.next(COLLEAGUE, skip=second.number)) is None
    assert number_of(await services.triage.next(MODERATOR)) == first.number
    clock.move(13 * HOUR)
    assert number_of(await services.triage.next(COLLEAGUE)) == first.number


async def test_take_without_a_number_leaves_others_what_they_look_at(services: Services, db: Database) -> None:
    first, second = await typed(services, 1), await typed(services, 2)
    await level(db)
    await services.triage.next(MODERATOR)
    assert (await services.review.take(CHECKER, None)).number == second.number
    look = await services.triage.next(CHECKER)
    assert [number for number, _until in look.mine] == [second.number]
    assert (await services.review.take(MODERATOR, None)).number == first.number


async def test_worth_and_demand_decide_the_order_and_the_older_of_equals_comes_first(
    services: Services, db: Database
) -> None:
    made = [await typed(services, n) for n in range(1, 4)]
    await level(db)
    assert await numbers(services) == [claim.number for claim in made]
    for actor in (MEMBER, NEIGHBOUR):
        await services.follows.want(actor, made[2].number)
    assert await numbers(services) == [3, 1, 2]
    assert (await services.review.take(CHECKER, None)).number == 3


async def test_what_is_not_worth_it_waits_only_where_somebody_wants_it(services: Services) -> None:
    claim = await typed(services)
    await services.settings.set(ADMIN, {"min_worthiness": "1"})
    assert await numbers(services) == []
    assert (await services.triage.next(MODERATOR)).waiting == 0
    await services.follows.want(MEMBER, claim.number)
    assert await numbers(services) == [claim.number]
    look = await services.triage.next(MODERATOR)
    assert (number_of(look), look.waiting) == (claim.number, 1)


async def test_disputed_claims_are_counted_beside_the_card(services: Services) -> None:
    plain, disputed = await typed(services, 1), await typed(services, 2)
    await services.disputes.open(MEMBER, disputed.number, Objection(DisputeKind.MISQUOTE, WHY))
    look = await services.triage.next(MODERATOR)
    assert (number_of(look), look.waiting, look.urgent) == (plain.number, 2, 1)


async def test_overdue_disputes_stand_first_whatever_was_done_to_their_claims_since(
    services: Services, clock: SetClock
) -> None:
    old, young = await typed(services, 1), await typed(services, 2)
    await services.disputes.open(MEMBER, old.number, Objection(DisputeKind.MISQUOTE, WHY))
    clock.move(DAY)
    await services.disputes.open(MEMBER, young.number, Objection(DisputeKind.MISQUOTE, WHY))
    clock.move(DAY)
    await services.editing.edit(MODERATOR, old.number, "The harbour cost 1 million euros in 2020.", None, WHY)
    assert await numbers(services) == [young.number, old.number]
    clock.move(DAY + MINUTE)
    assert await numbers(services) == [old.number, young.number]


async def test_what_was_once_checked_is_no_rest_to_dismiss(services: Services) -> None:
    numbers_new = (await services.articles.ingest(MODERATOR, pasted())).new
    await services.review.check(MODERATOR, numbers_new[0], ruling())
    await services.corrections.void(ADMIN, numbers_new[0], WHY)
    assert await services.triage.dismiss_rest(MODERATOR, 1, Dismissal.OPINION) == len(numbers_new) - 1
    assert (await services.claims.show(MODERATOR, numbers_new[0])).state is State.UNVERIFIED


async def test_after_fourteen_untouched_days_a_claim_leaves_and_one_click_brings_it_back(
    services: Services, clock: SetClock
) -> None:
    claim = await typed(services)
    with pytest.raises(Conflict, match="has not expired from the queue"):
        await services.triage.requeue(CHECKER, claim.number)
    clock.move(14 * DAY)
    look = await services.triage.next(MODERATOR)
    assert (look.claim, look.waiting) == (None, 0)
    assert await numbers(services) == []
    assert await services.triage.lapse() == 1
    assert await services.triage.lapse() == 0
    assert (await services.triage.next(MODERATOR)).lapsed == 1
    seen = await services.claims.list(MEMBER, ClaimFilter(everything=True))
    assert [c.lapsed for c in seen.claims] == [True]
    with pytest.raises(NotAllowed, match="take a claim"):
        await services.triage.requeue(MEMBER, claim.number)
    back = await services.triage.requeue(CHECKER, claim.number)
    assert (back.lapsed, back.state) == (False, State.UNVERIFIED)
    assert await numbers(services) == [claim.number]
    log = [event.action for event in await services.claims.history(MEMBER, claim.number)]
    assert log == ["claim.added", "claim.not_taken_up", "claim.requeued"]


@pytest.mark.parametrize("touch", ["wanted", "released"])
async def test_a_touch_begins_the_fourteen_days_anew(services: Services, clock: SetClock, touch: str) -> None:
    claim = await typed(services)
    clock.move(10 * DAY)
    if touch == "wanted":
        await services.follows.want(MEMBER, claim.number)
    else:
        await services.review.take(CHECKER, claim.number)
        await services.review.release(CHECKER, claim.number)
    clock.move(10 * DAY)
    assert await services.triage.lapse() == 0
    assert await numbers(services) == [claim.number]


async def test_the_rest_of_an_article_is_dismissed_at_once(services: Services, db: Database) -> None:
    article = await services.articles.ingest(MODERATOR, Submission(Provenance.PASTED, text=ARTICLE))
    first, second, third, *rest = [*article.new, *[0] * 3]
    await services.review.check(MODERATOR, first, ruling())
    if second:
        await services.follows.want(MEMBER, second)
    left = [n for n in (third, *rest) if n]
    gone = await services.triage.dismiss_rest(MODERATOR, article.article, Dismissal.OUT_OF_SCOPE)
    assert gone == len(left) > 0
    for number in left:
        claim: Claim = await services.claims.show(MEMBER, number)
        assert (claim.state, claim.dismissal) == (State.DISMISSED, Dismissal.OUT_OF_SCOPE)
    changes = await rows(db, "SELECT count(*), count(DISTINCT change) FROM events WHERE action = 'claim.dismissed'")
    assert changes == [(len(left), 1)]
    assert (await services.claims.show(MEMBER, second)).state is State.UNVERIFIED
    with pytest.raises(NotFound, match="no claim left that nobody has touched"):
        await services.triage.dismiss_rest(MODERATOR, article.article, Dismissal.OPINION)


async def test_who_may_not_and_what_is_not_there(services: Services) -> None:
    claim = await typed(services)
    with pytest.raises(NotAllowed, match="Only checkers, moderators and admins may take"):
        await services.triage.next(MEMBER)
    with pytest.raises(NotAllowed, match="dismiss or reopen"):
        await services.triage.dismiss_rest(CHECKER, 1, Dismissal.OPINION)
    with pytest.raises(NotFound, match="no article 9"):
        await services.triage.dismiss_rest(MODERATOR, 9, Dismissal.OPINION)
    with pytest.raises(Incomplete, match="one by one"):
        await services.triage.dismiss_rest(MODERATOR, 1, Dismissal.DUPLICATE)
    elsewhere = await services.triage.next(STRANGER)
    assert (elsewhere.claim, elsewhere.waiting) == (None, 0)
    with pytest.raises(NotFound):
        await services.triage.next(STRANGER, skip=claim.number)
