"""A claim's way from the queue to its verdict, and every refusal on it."""

import asyncio
from dataclasses import replace

import pytest

from bot.domain.claims import NOBODY, Dismissal, State, Verdict
from bot.domain.clock import HOUR
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound
from bot.domain.sources import sources_of
from bot.services import Services
from bot.storage.claims.claim_rows import HEAD
from bot.storage.database import Database, Reader, Row
from tests.fakes import SetClock
from tests.services.world import (
    ADMIN,
    CHECKER,
    COLLEAGUE,
    MEMBER,
    MODERATOR,
    REPORT,
    STRANGER,
    WHY,
    rows,
    ruling,
    typed,
)


async def test_a_check_publishes_a_revision_with_its_source_and_confirms_the_speaker(services: Services) -> None:
    claim = await typed(services)
    assert not claim.attribution_confirmed
    checked = await services.review.check(MODERATOR, claim.number, ruling())
    assert checked.state is State.CHECKED
    assert checked.verdict is Verdict.FALSE
    assert checked.rationale == WHY
    assert [source.url for source in checked.sources] == [REPORT]
    assert checked.attribution_confirmed
    assert checked.speaker == "Ilse Brandt"
    assert [(r.number, r.verdict, r.voided) for r in checked.revisions] == [(1, Verdict.FALSE, False)]
    history = await services.claims.history(MEMBER, claim.number)
    assert [event.action for event in history] == ["claim.added", "claim.checked"]
    assert history[1].before == {"state": "unverified"}
    assert history[1].reason == WHY


async def test_the_check_can_name_another_speaker_or_nobody(services: Services) -> None:
    first, second = await typed(services, 1), await typed(services, 2)
    assert (
        await services.review.check(MODERATOR, first.number, ruling(speaker="Tomas Reyes"))
    ).speaker == "Tomas Reyes"
    assert (await services.review.check(MODERATOR, second.number, ruling(speaker=NOBODY))).speaker is None


async def test_a_check_needs_a_moderator_a_rationale_and_a_source(services: Services) -> None:
    claim = await typed(services)
    for actor in (MEMBER, CHECKER):
        with pytest.raises(NotAllowed, match="Only moderators and admins may give a verdict"):
            await services.review.check(actor, claim.number, ruling())
    short = ruling()
    with pytest.raises(Incomplete, match="20 characters or more; this one has 5"):
        await services.review.check(MODERATOR, claim.number, type(short)(short.verdict, short.sources, "wrong", None))
    with pytest.raises(Incomplete, match="at least one source"):
        await services.review.check(MODERATOR, claim.number, type(short)(short.verdict, (), WHY, None))
    with pytest.raises(Incomplete, match="No proposal waits"):
        await services.review.check(MODERATOR, claim.number, None)
    assert (await services.claims.show(MEMBER, claim.number)).state is State.UNVERIFIED


@pytest.mark.parametrize("shapeless", ["\u200b" * 30, "no" + " " * 30, "\u2800" * 30, "\u3164" * 30, "\u202e" * 30])
async def test_a_rationale_is_as_long_as_it_looks(services: Services, shapeless: str) -> None:
    claim = await typed(services)
    with pytest.raises(Incomplete, match=r"A rationale needs 20 characters or more; this one has [02]\."):
        await services.review.check(MODERATOR, claim.number, replace(ruling(), rationale=shapeless))


@pytest.mark.parametrize("nothing", ["", "  ", "\u202e", "\ud800"])
async def test_nobody_is_confirmed_by_a_name_left_out(services: Services, nothing: str) -> None:
    claim = await typed(services)
    with pytest.raises(Incomplete, match="write 'nobody' to remove it"):
        await services.review.check(MODERATOR, claim.number, ruling(speaker=nothing))
    assert (await services.claims.show(MEMBER, claim.number)).speaker == "Ilse Brandt"


@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\x7f", "\ud800", "\n"])
def test_an_address_holds_nothing_that_can_not_be_seen(mark: str) -> None:
    with pytest.raises(Incomplete, match="no spaces or invisible characters"):
        sources_of([f"https://a.example/{mark}x"])


async def test_a_number_that_is_not_there_and_another_servers_claim_look_alike(services: Services) -> None:
    claim = await typed(services)
    for actor, number in ((MODERATOR, 99), (STRANGER, claim.number)):
        with pytest.raises(NotFound, match=f"There is no claim #{number} on this server's record"):
            await services.review.check(actor, number, ruling())


async def test_of_two_who_take_a_claim_at_once_one_wins_and_the_other_is_told(services: Services) -> None:
    claim = await typed(services)
    results = await asyncio.gather(
        *(services.review.take(actor, claim.number) for actor in (CHECKER, MODERATOR)), return_exceptions=True
    )
    losers = [result for result in results if isinstance(result, Conflict)]
    assert len(losers) == 1
    assert "taken by somebody else" in losers[0].sentence


async def test_of_two_verdicts_at_once_one_wins(services: Services, db: Database) -> None:
    claim = await typed(services)
    results = await asyncio.gather(
        services.review.check(MODERATOR, claim.number, ruling(Verdict.TRUE)),
        services.review.check(COLLEAGUE, claim.number, ruling(Verdict.FALSE)),
        return_exceptions=True,
    )
    assert sum(isinstance(result, Conflict) for result in results) == 1
    assert await rows(db, "SELECT count(*) FROM revisions") == [(1,)]


async def test_take_without_a_number_takes_the_one_most_worth_it(services: Services) -> None:
    with pytest.raises(NotFound, match="The queue is empty"):
        await services.review.take(CHECKER, None)
    dull = await services.claims.add(MEMBER, "I think it is all rather nice here.")
    sharp = await services.claims.add(MEMBER, "Unemployment fell by 12 percent in March 2021, the record shows.")
    assert dull.worthiness <= sharp.worthiness
    assert (await services.review.take(CHECKER, None)).number == sharp.number


async def test_release_is_for_the_owner_or_a_moderator(services: Services) -> None:
    claim = await typed(services)
    await services.review.take(MODERATOR, claim.number)
    with pytest.raises(NotAllowed, match="release somebody else's claim"):
        await services.review.release(CHECKER, claim.number)
    assert (await services.review.release(COLLEAGUE, claim.number)).state is State.UNVERIFIED
    with pytest.raises(Conflict, match="nobody has taken it"):
        await services.review.release(MODERATOR, claim.number)


async def test_a_lease_ends_and_its_owner_is_told(services: Services, db: Database, clock: SetClock) -> None:
    claim = await typed(services)
    await services.review.take(CHECKER, claim.number)
    clock.move(71 * HOUR)
    assert await services.review.end_leases() == 0
    clock.move(2 * HOUR)
    assert await services.review.end_leases() == 1
    assert (await services.claims.show(MEMBER, claim.number)).state is State.UNVERIFIED
    assert await rows(db, "SELECT kind, target_user FROM outbox") == [("tell", CHECKER.user)]
    assert (await services.claims.history(MEMBER, claim.number))[-1].actor == "machine"


async def test_checking_somebodys_taken_claim_tells_them(services: Services, db: Database) -> None:
    claim = await typed(services)
    await services.review.take(CHECKER, claim.number)
    await services.review.check(MODERATOR, claim.number, ruling())
    assert await rows(db, "SELECT target_user FROM outbox WHERE kind = 'tell'") == [(CHECKER.user,)]


async def test_two_person_rule_proposes_approves_and_sends_back(services: Services) -> None:
    await services.settings.set(ADMIN, {"two_person": "on"})
    first, second = await typed(services, 1), await typed(services, 2)
    proposed = await services.review.check(MODERATOR, first.number, ruling())
    assert proposed.state is State.PROPOSED
    assert proposed.verdict is None
    with pytest.raises(NotAllowed, match="another moderator decides"):
        await services.review.check(MODERATOR, first.number, None)
    approved = await services.review.check(COLLEAGUE, first.number, None)
    assert (approved.state, approved.verdict, approved.rationale) == (State.CHECKED, Verdict.FALSE, WHY)

    await services.review.check(MODERATOR, second.number, ruling(Verdict.TRUE))
    back = await services.review.check(COLLEAGUE, second.number, ruling(Verdict.FALSE))
    assert back.state is State.IN_REVIEW
    assert back.owner == MODERATOR.user
    assert back.verdict is None


async def test_nobody_approves_their_own_proposal_with_the_rule_off_either(services: Services) -> None:
    claim = await typed(services)
    await services.review.propose(MODERATOR, claim.number, ruling())
    with pytest.raises(NotAllowed, match="You proposed the verdict on #1; another moderator decides"):
        await services.review.check(MODERATOR, claim.number, None)
    assert (await services.review.check(COLLEAGUE, claim.number, None)).state is State.CHECKED


async def test_who_is_no_checker_any_more_can_give_back_what_they_took(services: Services) -> None:
    claim = await typed(services)
    await services.review.take(CHECKER, claim.number)
    with pytest.raises(NotAllowed, match="Only moderators and admins may release somebody else's claim"):
        await services.review.release(MEMBER, claim.number)
    assert (await services.review.release(replace(CHECKER, role=MEMBER.role), claim.number)).owner is None


async def test_a_checked_claim_is_not_checked_again(services: Services) -> None:
    claim = await typed(services)
    await services.review.check(MODERATOR, claim.number, ruling())
    with pytest.raises(Conflict, match="checked already"):
        await services.review.check(COLLEAGUE, claim.number, ruling(Verdict.TRUE))
    with pytest.raises(Conflict, match="checked already"):
        await services.review.dismiss(MODERATOR, claim.number, Dismissal.OPINION)
    with pytest.raises(Conflict, match="only an unverified claim can be taken"):
        await services.review.take(MODERATOR, claim.number)


async def test_void_is_for_admins_and_strikes_through(services: Services) -> None:
    claim = await typed(services)
    await services.review.check(MODERATOR, claim.number, ruling())
    with pytest.raises(NotAllowed, match="Only admins may void a verdict"):
        await services.corrections.void(MODERATOR, claim.number, WHY)
    voided = await services.corrections.void(ADMIN, claim.number, WHY)
    assert (voided.state, voided.verdict, voided.sources) == (State.UNVERIFIED, None, ())
    assert [r.voided for r in voided.revisions] == [True]
    again = await services.review.check(MODERATOR, claim.number, ruling(Verdict.TRUE))
    assert [(r.number, r.voided) for r in again.revisions] == [(1, True), (2, False)]


async def test_a_duplicates_appearances_move_and_come_back(services: Services) -> None:
    kept, twin = await typed(services, 1), await typed(services, 2)
    gone = await services.review.dismiss(MODERATOR, twin.number, Dismissal.DUPLICATE, kept.number)
    assert (gone.state, gone.duplicate_of, gone.said) == (State.DISMISSED, kept.number, 0)
    assert (await services.claims.show(MEMBER, kept.number)).said == 2
    assert await found(services, "2 harbour") == [kept.number]
    with pytest.raises(Conflict, match="were merged into"):
        await services.review.dismiss(MODERATOR, kept.number, Dismissal.DUPLICATE, (await typed(services, 3)).number)
    back = await services.review.reopen(MODERATOR, twin.number, WHY)
    assert (back.number, back.state, back.said) == (twin.number, State.UNVERIFIED, 1)
    assert (await services.claims.show(MEMBER, kept.number)).said == 1
    assert await found(services, "2 harbour") == [twin.number]


async def found(services: Services, words: str) -> list[int]:
    return [claim.number for claim in (await services.claims.search(MEMBER, words)).claims]


async def test_dismissing_needs_the_right_words(services: Services) -> None:
    claim, dismissed = await typed(services, 1), await typed(services, 2)
    await services.review.dismiss(MODERATOR, dismissed.number, Dismissal.OPINION)
    for reason, into, sentence in (
        (Dismissal.DUPLICATE, None, "needs the number of the claim that it repeats"),
        (Dismissal.OPINION, dismissed.number, "other reasons take none"),
        (Dismissal.DUPLICATE, claim.number, "duplicate of itself"),
        (Dismissal.DUPLICATE, dismissed.number, "dismissed itself"),
    ):
        with pytest.raises((Incomplete, Conflict), match=sentence):
            await services.review.dismiss(MODERATOR, claim.number, reason, into)
    with pytest.raises(NotAllowed):
        await services.review.dismiss(CHECKER, claim.number, Dismissal.OPINION)
    with pytest.raises(Conflict, match="only a dismissed claim can be reopened"):
        await services.review.reopen(MODERATOR, claim.number, WHY)


async def test_the_queue_holds_what_waits_and_disputed_claims_first(services: Services) -> None:
    plain, disputed = await typed(services, 1), await typed(services, 2)
    checked = await typed(services, 3)
    await services.review.check(MODERATOR, checked.number, ruling())
    from bot.domain.disputes import DisputeKind, Objection

    await services.disputes.open(MEMBER, disputed.number, Objection(DisputeKind.MISQUOTE, WHY))
    page = await services.review.queue(MODERATOR)
    assert [claim.number for claim in page.claims] == [disputed.number, plain.number]


async def test_from_the_form_to_the_card_a_claim_is_loaded_twice(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once to decide on it, with no more than its verdicts, and once for the card; the form reads the claim's row."""
    claim = await typed(services)
    loads: list[str] = []
    read = Reader.all

    async def counted(self: Reader, sql: str, *args: object) -> list[Row]:
        if sql.startswith(HEAD):
            loads.append("row")
        if "FROM revisions r LEFT JOIN texts" in sql:
            loads.append("whole")
        if "FROM context_lines" in sql:
            loads.append("card")
        return await read(self, sql, *args)

    monkeypatch.setattr(Reader, "all", counted)
    shown = await services.review.check_form(MODERATOR, claim.number)
    assert (shown.claim.text, shown.sentence, shown.evidence) == (claim.text, ("", claim.text, ""), ())
    assert loads == ["row"]
    checked = await services.review.check(MODERATOR, claim.number, ruling())
    assert checked.verdict is Verdict.FALSE
    assert loads.count("whole") == 2
    assert loads.count("row") == 3
    assert loads.count("card") == 1


async def test_a_speaker_who_was_said_to_be_right_and_changed_since_is_not_confirmed(services: Services) -> None:
    claim = await typed(services)
    given = replace(ruling(), confirms="Tom Lind")
    for judge in (services.review.check, services.review.propose):
        with pytest.raises(Conflict, match="was changed while you wrote; check again who said it"):
            await judge(MODERATOR, claim.number, given)
    checked = await services.review.check(MODERATOR, claim.number, replace(ruling(), confirms="Ilse Brandt"))
    assert (checked.speaker, checked.attribution_confirmed) == ("Ilse Brandt", True)
