"""Objections: who may raise, join, take back and decide them, and what an upheld one changes."""

import pytest

from bot.domain.actor import Actor, Role
from bot.domain.claims import Dismissal, State, Verdict
from bot.domain.clock import DAY
from bot.domain.disputes import Decision, DisputeKind, DisputeState, Objection, Outcome
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound, TooMuch
from bot.domain.sources import sources_of
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import SetClock
from tests.services.world import (
    ADMIN,
    CHECKER,
    COLLEAGUE,
    MEMBER,
    MODERATOR,
    NEIGHBOUR,
    REPORT,
    SERVER,
    WHY,
    rows,
    ruling,
    typed,
)

MISQUOTE = Objection(DisputeKind.MISQUOTE, WHY)
WRONG = Objection(DisputeKind.VERDICT_WRONG, WHY, REPORT)
UPHELD = Decision(Outcome.UPHELD, WHY)
REJECTED = Decision(Outcome.REJECTED, WHY)


async def test_an_open_dispute_shows_and_changes_nothing_else(services: Services) -> None:
    claim = await typed(services)
    dispute = await services.disputes.open(MEMBER, claim.number, MISQUOTE)
    assert (dispute.number, dispute.state, dispute.cosigners) == (1, DisputeState.OPEN, 0)
    shown = await services.claims.show(NEIGHBOUR, claim.number)
    assert shown.disputed
    assert (shown.state, shown.verdict) == (State.UNVERIFIED, None)


async def test_a_second_of_the_same_kind_joins_the_first(services: Services) -> None:
    claim = await typed(services)
    await services.disputes.open(MEMBER, claim.number, MISQUOTE)
    joined = await services.disputes.open(NEIGHBOUR, claim.number, MISQUOTE)
    assert (joined.number, joined.cosigners, joined.author) == (1, 1, MEMBER.user)
    other = await services.disputes.open(CHECKER, claim.number, Objection(DisputeKind.WRONG_SPEAKER, WHY))
    assert other.number == 2
    with pytest.raises(Conflict, match="You have dispute 1 open on #1"):
        await services.disputes.open(MEMBER, claim.number, Objection(DisputeKind.MISSING_CONTEXT, WHY))


async def test_what_a_dispute_needs(services: Services) -> None:
    claim = await typed(services)
    with pytest.raises(Incomplete, match="20 characters"):
        await services.disputes.open(MEMBER, claim.number, Objection(DisputeKind.MISQUOTE, "not so"))
    with pytest.raises(Conflict, match="has no verdict yet"):
        await services.disputes.open(MEMBER, claim.number, WRONG)
    await services.review.check(MODERATOR, claim.number, ruling())
    with pytest.raises(Incomplete, match="needs a link"):
        await services.disputes.open(MEMBER, claim.number, Objection(DisputeKind.VERDICT_WRONG, WHY))
    with pytest.raises(Incomplete, match="not an http or https address"):
        await services.disputes.open(MEMBER, claim.number, Objection(DisputeKind.VERDICT_WRONG, WHY, "file:///x"))
    assert await services.disputes.list(CHECKER) == []


async def test_five_a_day_and_the_sixth_is_told_when(services: Services, clock: SetClock) -> None:
    for n in range(1, 7):
        await typed(services, n)
    for n in range(1, 6):
        await services.disputes.open(MEMBER, n, MISQUOTE)
    with pytest.raises(TooMuch, match=r"the next one from 03 Feb 02:40 UTC"):
        await services.disputes.open(MEMBER, 6, MISQUOTE)
    clock.move(DAY + 1)
    await services.disputes.open(MEMBER, 6, MISQUOTE)


async def test_withdrawing_leaves_it_to_those_who_signed(services: Services) -> None:
    claim = await typed(services)
    await services.disputes.open(MEMBER, claim.number, MISQUOTE)
    await services.disputes.open(NEIGHBOUR, claim.number, MISQUOTE)
    assert (await services.disputes.withdraw(MEMBER, claim.number)).state is DisputeState.OPEN
    assert (await services.disputes.withdraw(NEIGHBOUR, claim.number)).state is DisputeState.WITHDRAWN
    assert not (await services.claims.show(MEMBER, claim.number)).disputed
    with pytest.raises(NotFound, match="no open dispute"):
        await services.disputes.withdraw(MEMBER, claim.number)


async def test_nobody_decides_their_own(services: Services) -> None:
    claim = await typed(services)
    await services.review.check(MODERATOR, claim.number, ruling())
    moderator_as_member = Actor(COLLEAGUE.user, SERVER, Role.MODERATOR)
    await services.disputes.open(moderator_as_member, claim.number, WRONG)
    with pytest.raises(NotAllowed, match="You opened or joined dispute 1 yourself"):
        await services.disputes.resolve(COLLEAGUE, 1, REJECTED)
    with pytest.raises(NotAllowed, match="The verdict on #1 is yours"):
        await services.disputes.resolve(MODERATOR, 1, REJECTED)
    with pytest.raises(NotAllowed, match="Only moderators and admins may decide a dispute"):
        await services.disputes.resolve(CHECKER, 1, REJECTED)
    await services.settings.set(ADMIN, {"sole_moderator": "on"})
    decided = await services.disputes.resolve(MODERATOR, 1, REJECTED)
    assert (decided.state, decided.self_reviewed) == (DisputeState.REJECTED, True)


async def test_upheld_verdict_wrong_brings_a_new_revision_or_none(services: Services) -> None:
    first, second = await typed(services, 1), await typed(services, 2)
    for claim in (first, second):
        await services.review.check(MODERATOR, claim.number, ruling())
        await services.disputes.open(MEMBER, claim.number, WRONG)
    with pytest.raises(Incomplete, match="at least one source"):
        await services.disputes.resolve(COLLEAGUE, 1, Decision(Outcome.UPHELD, WHY, Verdict.TRUE))
    with pytest.raises(Conflict, match="says false already"):
        await services.disputes.resolve(
            COLLEAGUE, 1, Decision(Outcome.UPHELD, WHY, Verdict.FALSE, sources_of([REPORT]))
        )
    await services.disputes.resolve(COLLEAGUE, 1, Decision(Outcome.UPHELD, WHY, Verdict.TRUE, sources_of([REPORT])))
    corrected = await services.claims.show(MEMBER, first.number)
    assert (corrected.verdict, corrected.disputed) == (Verdict.TRUE, False)
    assert [(r.number, r.correction and r.correction.value) for r in corrected.revisions] == [
        (1, None),
        (2, "rating_change"),
    ]
    await services.disputes.resolve(COLLEAGUE, 2, UPHELD)
    assert (await services.claims.show(MEMBER, second.number)).state is State.UNVERIFIED


async def test_upheld_words_speaker_and_context(services: Services) -> None:
    for n, kind in ((1, DisputeKind.MISQUOTE), (2, DisputeKind.WRONG_SPEAKER), (3, DisputeKind.MISSING_CONTEXT)):
        await typed(services, n)
        named = "Tomas Reyes" if kind is DisputeKind.WRONG_SPEAKER else None
        await services.disputes.open(MEMBER, n, Objection(kind, WHY, speaker=named))
    with pytest.raises(Incomplete, match="needs the right words"):
        await services.disputes.resolve(MODERATOR, 1, UPHELD)
    await services.disputes.resolve(MODERATOR, 1, Decision(Outcome.UPHELD, WHY, text="It cost 2 million euros."))
    assert (await services.claims.show(MEMBER, 1)).text == "It cost 2 million euros."
    assert [c.number for c in (await services.claims.search(MEMBER, "cost 2 million euros")).claims][:1] == [1]
    await services.disputes.resolve(MODERATOR, 2, UPHELD)
    second = await services.claims.show(MEMBER, 2)
    assert (second.speaker, second.attribution_confirmed) == ("Tomas Reyes", True)
    await services.disputes.resolve(MODERATOR, 3, UPHELD)
    assert [text for _at, text in (await services.claims.show(MEMBER, 3)).context] == [WHY]


async def test_each_member_hears_the_outcome_with_its_reason(services: Services, db: Database) -> None:
    claim = await typed(services)
    await services.disputes.open(MEMBER, claim.number, MISQUOTE, channel=500)
    await services.disputes.open(NEIGHBOUR, claim.number, MISQUOTE, channel=501)
    await services.disputes.resolve(MODERATOR, 1, REJECTED)
    told = await rows(db, "SELECT target_user, channel, payload FROM outbox ORDER BY target_user")
    assert [(user, channel) for user, channel, _payload in told] == [(1, 500), (2, 501)]
    assert all("rejected" in str(payload) and "minutes of 3 March" in str(payload) for *_rest, payload in told)
    with pytest.raises(Conflict, match=r"closed already \(rejected\)"):
        await services.disputes.resolve(MODERATOR, 1, UPHELD)


async def test_disputes_close_by_themselves_when_their_cause_goes(services: Services) -> None:
    for n in (1, 2):
        await typed(services, n)
    offered = Objection(DisputeKind.CLAIM_IS_WRONG, WHY, REPORT)
    await services.disputes.open(MEMBER, 1, offered)
    await services.disputes.open(MEMBER, 2, MISQUOTE)
    await services.review.check(MODERATOR, 1, ruling())
    await services.review.dismiss(MODERATOR, 2, Dismissal.OPINION)
    for number in (1, 2):
        assert (await services.disputes.show(CHECKER, number)).state is DisputeState.MOOT
    with pytest.raises(Conflict, match=r"say that the verdict is wrong \(verdict_wrong\)"):
        await services.disputes.open(MEMBER, 1, offered)
    with pytest.raises(Conflict, match="nothing to dispute"):
        await services.disputes.open(MEMBER, 2, MISQUOTE)


async def test_on_a_merge_disputes_follow_or_join(services: Services) -> None:
    for n in (1, 2, 3):
        await typed(services, n)
    await services.disputes.open(MEMBER, 1, MISQUOTE)
    await services.disputes.open(NEIGHBOUR, 2, MISQUOTE)
    await services.review.dismiss(MODERATOR, 2, Dismissal.DUPLICATE, 1)
    assert (await services.disputes.show(CHECKER, 2)).state is DisputeState.MOOT
    assert (await services.disputes.show(CHECKER, 1)).cosigners == 1
    await services.disputes.open(CHECKER, 3, Objection(DisputeKind.MISSING_CONTEXT, WHY))
    await services.review.dismiss(MODERATOR, 3, Dismissal.DUPLICATE, 1)
    moved = await services.disputes.show(CHECKER, 3)
    assert (moved.claim, moved.state) == (1, DisputeState.OPEN)


async def test_a_new_dispute_is_announced_in_the_review_channel_once(services: Services, db: Database) -> None:
    await services.settings.set(ADMIN, {"review_channel": "900"})
    claim = await typed(services)
    await services.disputes.open(MEMBER, claim.number, MISQUOTE)
    await services.disputes.open(NEIGHBOUR, claim.number, MISQUOTE)
    assert await rows(db, "SELECT kind, channel FROM outbox") == [("post", 900)]
