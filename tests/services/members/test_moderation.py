"""Blocking, undoing, limits, forgetting, and words that wait for a moderator's yes."""

from dataclasses import replace

import pytest

from bot.domain.actor import Actor, Role
from bot.domain.claims import State
from bot.domain.clock import DAY, HOUR
from bot.domain.disputes import DisputeKind, DisputeState, Objection
from bot.domain.errors import Conflict, NotAllowed, NotFound, TooMuch
from bot.domain.follows import Target
from bot.domain.members import ARTICLES_PER_DAY, CLAIMS_PER_DAY, Undone
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import START, SetClock
from tests.services.world import (
    ADMIN,
    CHECKER,
    COLLEAGUE,
    MEMBER,
    MODERATOR,
    NEIGHBOUR,
    REPORT,
    STRANGER,
    WHY,
    pasted,
    rows,
    ruling,
    typed,
)

MISQUOTE = Objection(DisputeKind.MISQUOTE, WHY, REPORT, "Tomas Reyes")


async def test_who_is_blocked_reads_and_leaves_but_adds_nothing(services: Services) -> None:
    claim = await typed(services)
    await services.disputes.open(MEMBER, claim.number, MISQUOTE)
    await services.follows.follow(MEMBER, Target(claim=claim.number))
    await services.members.block(MODERATOR, MEMBER.user)
    for step in (
        services.claims.add(MEMBER, "The harbour cost 9 million euros."),
        services.articles.accept(MEMBER, pasted()),
        services.disputes.open(MEMBER, claim.number, MISQUOTE),
        services.follows.want(MEMBER, claim.number),
        services.review.take(replace(MEMBER, role=Role.CHECKER), claim.number),
    ):
        with pytest.raises(NotAllowed, match="A moderator has blocked you on this desk"):
            await step
    assert (await services.claims.show(MEMBER, claim.number)).number == claim.number
    await services.disputes.withdraw(MEMBER, claim.number)
    await services.follows.unfollow(MEMBER, Target(claim=claim.number))
    await services.claims.add(replace(MEMBER, server=STRANGER.server), "The harbour cost 9 million euros.")
    await services.members.unblock(MODERATOR, MEMBER.user)
    await services.follows.want(MEMBER, claim.number)


async def test_blocking_has_its_refusals(services: Services) -> None:
    with pytest.raises(NotAllowed, match="Only moderators and admins may block a member"):
        await services.members.block(CHECKER, MEMBER.user)
    for step in (
        services.members.block(ADMIN, COLLEAGUE.user, COLLEAGUE.role),
        services.members.undo(MODERATOR, COLLEAGUE.user, 0, COLLEAGUE.role),
    ):
        with pytest.raises(NotAllowed, match="That is a moderator; an admin has to take the role away first"):
            await step
    with pytest.raises(Conflict, match="can't block yourself"):
        await services.members.block(MODERATOR, MODERATOR.user)
    with pytest.raises(NotFound, match="not blocked"):
        await services.members.unblock(MODERATOR, MEMBER.user)
    await services.members.block(MODERATOR, MEMBER.user)
    with pytest.raises(Conflict, match="blocked already"):
        await services.members.block(ADMIN, MEMBER.user)


async def test_a_member_is_old_enough_first(services: Services, clock: SetClock) -> None:
    await services.settings.set(ADMIN, {"min_membership_hours": "48"})
    new = replace(MEMBER, member_since=START - 47 * HOUR)
    with pytest.raises(NotAllowed, match=r"48 hours after they joined the server; you may from 02 Feb 03:40 UTC"):
        await typed_by(services, new)
    await typed_by(services, replace(new, role=Role.CHECKER))
    clock.move(HOUR)
    await typed_by(services, new, "The quay cost 3 million euros.")


async def typed_by(services: Services, actor: Actor, words: str = "The harbour cost 9 million euros.") -> None:
    await services.claims.add(actor, words)


async def test_a_day_has_its_limits_for_members(services: Services, clock: SetClock) -> None:
    await services.settings.set(ADMIN, {"member_hourly": "1000"})
    for n in range(CLAIMS_PER_DAY):
        await typed(services, n)
    with pytest.raises(TooMuch, match=r"type in 20 claims in 24 hours; the next one from 03 Feb 02:40 UTC"):
        await typed(services, CLAIMS_PER_DAY)
    await services.claims.add(MODERATOR, "The harbour cost 90 million euros.")
    for n in range(ARTICLES_PER_DAY):
        await services.articles.accept(MEMBER, pasted(f"Report number {n} of the harbour office, with nothing in it."))
    with pytest.raises(TooMuch, match="hand in 60 articles in 24 hours"):
        await services.articles.accept(MEMBER, pasted())
    clock.move(DAY + 1)
    await services.articles.accept(MEMBER, pasted())


async def test_the_last_hours_of_a_member_are_undone(services: Services, clock: SetClock) -> None:
    old = await typed(services, 1)
    clock.move(2 * HOUR)
    since = clock.now()
    kept = await typed(services, 2)
    await services.review.check(MODERATOR, kept.number, ruling())
    typed_in = await typed(services, 3)
    result = await services.articles.ingest(MEMBER, pasted())
    await services.articles.accept(MEMBER, pasted("One more report that was never read."))
    await services.disputes.open(MEMBER, old.number, MISQUOTE)
    await services.disputes.open(MEMBER, typed_in.number, MISQUOTE)
    await services.disputes.open(NEIGHBOUR, old.number, MISQUOTE)
    await services.follows.want(MEMBER, old.number)
    with pytest.raises(NotAllowed):
        await services.members.undo(MEMBER, MEMBER.user, since)
    done = await services.members.undo(MODERATOR, MEMBER.user, since)
    assert done == Undone(articles=1, claims=1, disputes=1, wanted=1, replies=0)
    states = {n: (await services.claims.show(MEMBER, n)).state for n in (old.number, kept.number, typed_in.number)}
    assert list(states.values()) == [State.UNVERIFIED, State.CHECKED, State.DISMISSED]
    assert {(await services.claims.show(MEMBER, n)).state for n in result.new} == {State.DISMISSED}
    first = await services.disputes.show(CHECKER, 1)
    assert (first.state, first.cosigners, first.author) == (DisputeState.OPEN, 0, NEIGHBOUR.user)
    assert (await services.disputes.show(CHECKER, 2)).state is DisputeState.MOOT
    assert (await services.claims.show(MEMBER, old.number)).wanted == 0
    told = [e for e in await services.claims.history(MEMBER, old.number) if e.action == "claim.unwanted"]
    assert [event.after for event in told] == [{"wanted": 0}]
    assert await services.members.undo(MODERATOR, MEMBER.user, since) == Undone(0, 0, 0, 0, 0)
    with pytest.raises(NotFound, match="have done nothing on this desk"):
        await services.members.undo(STRANGER, MEMBER.user, since)


async def test_forgotten_are_name_and_words_and_the_history_holds(services: Services, db: Database) -> None:
    claim = await typed(services)
    await services.disputes.open(MEMBER, claim.number, MISQUOTE, channel=500)
    await services.disputes.open(NEIGHBOUR, claim.number, MISQUOTE, channel=501)
    await services.follows.want(MEMBER, claim.number)
    await services.review.take(CHECKER, claim.number)
    before = await rows(db, "SELECT id, change, at, actor, action FROM events")
    with pytest.raises(NotAllowed, match="Only admins may have somebody else forgotten"):
        await services.members.forget(MODERATOR, MEMBER.user)
    await services.members.forget(MEMBER, MEMBER.user)
    await services.members.forget(ADMIN, CHECKER.user)
    assert (await rows(db, "SELECT id, change, at, actor, action FROM events"))[: len(before)] == before
    for table, column in (("people", "user_id"), ("outbox", "target_user")):
        assert (MEMBER.user,) not in await rows(db, f"SELECT {column} FROM {table}")
    standing = await services.disputes.show(CHECKER, 1)
    assert (standing.author, standing.cosigners, standing.reason) == (NEIGHBOUR.user, 0, WHY)
    assert await rows(db, "SELECT count(*) FROM texts WHERE body IS NULL") == [(1,)]
    assert await rows(db, "SELECT link, speaker, channel FROM dispute_members WHERE position = 0") == [(None,) * 3]
    shown = await services.claims.show(MODERATOR, claim.number)
    assert (shown.wanted, shown.state) == (0, State.UNVERIFIED)
    assert await rows(db, "SELECT count(*) FROM follows") == [(0,)]
    told = [e.action for e in await services.claims.history(MODERATOR, 1)]
    assert told[-3:] == ["dispute.left", "claim.unwanted", "claim.released"]


async def test_a_moderators_decisions_stay_when_they_are_forgotten(services: Services) -> None:
    claim = await typed(services)
    await services.review.check(MODERATOR, claim.number, ruling())
    await services.members.forget(MODERATOR, MODERATOR.user)
    shown = await services.claims.show(MEMBER, claim.number)
    assert (shown.state, shown.rationale) == (State.CHECKED, WHY)


async def test_forgetting_lifts_no_block(services: Services) -> None:
    await typed(services)
    await services.members.block(MODERATOR, MEMBER.user)
    await services.members.forget(MEMBER, MEMBER.user)
    with pytest.raises(NotAllowed, match="blocked"):
        await typed(services, 2)


async def test_typed_words_with_a_speaker_wait_for_a_yes(services: Services) -> None:
    named, nameless, checked = await typed(services, 1), await typed(services, 2, None), await typed(services, 3)
    assert named.held_back
    assert not nameless.held_back
    await services.review.check(MODERATOR, checked.number, ruling())
    assert not (await services.claims.show(MEMBER, checked.number)).held_back
    assert [c.number for c in (await services.summaries.so_far(MEMBER)).wanted] == [nameless.number]
    with pytest.raises(NotAllowed):
        await services.members.accept(CHECKER, named.number)
    assert not (await services.members.accept(MODERATOR, named.number)).held_back
    assert {c.number for c in (await services.summaries.so_far(MEMBER)).wanted} == {named.number, nameless.number}
    with pytest.raises(Conflict, match="not waiting to be accepted"):
        await services.members.accept(MODERATOR, named.number)


async def test_a_hidden_claim_shows_its_words_to_no_follower_and_stops_no_forgetting(
    services: Services, db: Database
) -> None:
    claim = await typed(services)
    await services.follows.follow(MEMBER, Target(claim=claim.number))
    await services.disputes.open(MEMBER, claim.number, MISQUOTE)
    await services.editing.hide(MODERATOR, claim.number, WHY)
    assert [(f.claim, f.text) for f in await services.follows.followed(MEMBER)] == [(1, None)]
    await services.review.check(ADMIN, claim.number, ruling())
    assert await rows(db, "SELECT count(*) FROM outbox WHERE dedupe_key LIKE 'follow:%'") == [(0,)]
    await services.members.undo(MODERATOR, MEMBER.user, 0)
    assert (await services.disputes.show(CHECKER, 1)).state is DisputeState.WITHDRAWN
    await services.members.forget(MEMBER, MEMBER.user)
