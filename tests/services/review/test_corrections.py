"""A verdict that stands: corrected by class, withdrawn, voided; and who may not."""

import pytest

from bot.domain.claim_lists import ClaimFilter
from bot.domain.claims import Claim, CorrectionClass, Source, Stance, State, Verdict
from bot.domain.corrections import Correcting
from bot.domain.errors import BadInput, Conflict, Incomplete, NotAllowed, NotFound
from bot.domain.sources import sources_of
from bot.services import Services
from bot.storage.database import Database
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

LATER = "The treasurer's letter of 9 April gives the right sum."
LETTER = "https://example.org/letters/9-april"


@pytest.fixture
async def false(services: Services) -> Claim:
    return await services.review.check(MODERATOR, (await typed(services)).number, ruling())


def rating(verdict: Verdict | None = Verdict.HALF_TRUE) -> Correcting:
    return Correcting(CorrectionClass.RATING_CHANGE, LATER, verdict, sources_of([LETTER]), LATER)


async def test_a_rating_change_is_the_next_revision_and_keeps_the_old(services: Services, false: Claim) -> None:
    claim = await services.corrections.correct(COLLEAGUE, false.number, rating())
    assert (claim.state, claim.verdict, claim.rationale) == (State.CHECKED, Verdict.HALF_TRUE, LATER)
    assert [source.url for source in claim.sources] == [LETTER]
    assert [(r.number, r.verdict, r.correction, r.rationale, r.voided) for r in claim.revisions] == [
        (1, Verdict.FALSE, None, WHY, False),
        (2, Verdict.HALF_TRUE, CorrectionClass.RATING_CHANGE, LATER, False),
    ]
    event = (await services.claims.history(MEMBER, claim.number))[-1]
    assert event.action == "claim.corrected"
    assert event.before == {"state": "checked", "verdict": "false"}
    assert event.after == {"state": "checked", "verdict": "half_true", "revision": 2, "class": "rating_change"}
    assert event.reason == LATER


@pytest.mark.parametrize("kind", [CorrectionClass.FACT_FIX, CorrectionClass.UPDATE, CorrectionClass.TYPO])
async def test_the_other_classes_keep_what_is_not_given(
    services: Services, false: Claim, kind: CorrectionClass
) -> None:
    kept = await services.corrections.correct(MODERATOR, false.number, Correcting(kind, LATER))
    assert (kept.verdict, kept.rationale, kept.sources) == (Verdict.FALSE, WHY, false.sources)
    more = (Source(REPORT, Stance.REFUTES), Source(LETTER, Stance.CONTEXT))
    given = Correcting(kind, LATER, Verdict.FALSE, more, LATER)
    changed = await services.corrections.correct(MODERATOR, false.number, given)
    assert (changed.verdict, changed.rationale, changed.sources) == (Verdict.FALSE, LATER, more)
    assert [r.correction for r in changed.revisions] == [None, kind, kind]


async def test_a_correction_that_lacks_something_changes_nothing(
    services: Services, db: Database, false: Claim
) -> None:
    change = CorrectionClass.RATING_CHANGE
    for given, error, sentence in (
        (rating(None), Incomplete, "missing: a verdict"),
        (Correcting(change, LATER, Verdict.TRUE, None, LATER), Incomplete, "missing: a source"),
        (Correcting(change, LATER, Verdict.TRUE, sources_of([LETTER])), Incomplete, "missing: a rationale"),
        (Correcting(change, LATER, Verdict.TRUE, (), LATER), Incomplete, "at least one source"),
        (Correcting(change, "too short", Verdict.TRUE, sources_of([LETTER]), LATER), Incomplete, "A reason needs 20"),
        (Correcting(change, LATER, Verdict.TRUE, sources_of([LETTER]), "short"), Incomplete, "A rationale needs 20"),
        (rating(Verdict.FALSE), Conflict, "says false already"),
        (
            Correcting(CorrectionClass.TYPO, LATER, Verdict.TRUE),
            Conflict,
            r"to change that, choose a new verdict \(rating_change\)",
        ),
    ):
        with pytest.raises(error, match=sentence):
            await services.corrections.correct(MODERATOR, false.number, given)
    assert await rows(db, "SELECT number, verdict FROM revisions") == [(1, "false")]


async def test_who_may_not_correct_or_withdraw_is_told_who_may(services: Services, false: Claim) -> None:
    for actor in (MEMBER, CHECKER):
        with pytest.raises(NotAllowed, match="Only moderators and admins may correct a verdict"):
            await services.corrections.correct(actor, false.number, rating())
        with pytest.raises(NotAllowed, match="Only moderators and admins may withdraw a verdict"):
            await services.corrections.withdraw(actor, false.number, WHY)
    with pytest.raises(NotFound):
        await services.corrections.correct(STRANGER, false.number, rating())
    with pytest.raises(NotFound):
        await services.corrections.withdraw(STRANGER, false.number, WHY)


async def test_a_withdrawn_verdict_is_rechecked_by_who_withdrew_it(services: Services, false: Claim) -> None:
    claim = await services.corrections.withdraw(COLLEAGUE, false.number, LATER)
    assert (claim.state, claim.verdict, claim.owner, claim.sources) == (State.IN_REVIEW, None, COLLEAGUE.user, ())
    assert [(r.verdict, r.voided) for r in claim.revisions] == [(Verdict.FALSE, False)]
    for step in (
        services.corrections.withdraw(MODERATOR, false.number, LATER),
        services.corrections.correct(MODERATOR, false.number, rating()),
        services.corrections.void(ADMIN, false.number, LATER),
    ):
        with pytest.raises(Conflict, match="is in review; there is no verdict to"):
            await step
    again = await services.review.check(COLLEAGUE, false.number, ruling(Verdict.TRUE))
    assert [(r.number, r.verdict) for r in again.revisions] == [(1, Verdict.FALSE), (2, Verdict.TRUE)]


@pytest.fixture
async def two(services: Services, false: Claim) -> Claim:
    """A false claim on a desk with the two-person rule, and a moderator's proposal that it is half true."""
    await services.settings.set(ADMIN, {"two_person": "on"})
    return await services.corrections.correct(MODERATOR, false.number, rating())


async def test_under_the_two_person_rule_a_new_verdict_waits_while_the_old_one_stands(
    services: Services, db: Database, two: Claim
) -> None:
    assert (two.state, two.verdict, two.proposal) == (State.CHECKED, Verdict.FALSE, Verdict.HALF_TRUE)
    assert [r.number for r in two.revisions] == [1]
    assert [c.number for c in (await services.review.queue(MEMBER)).claims] == [two.number]
    assert (await services.summaries.so_far(MEMBER)).waiting == 1
    with pytest.raises(NotAllowed, match="You proposed the new verdict on #1; another moderator decides"):
        await services.review.check(MODERATOR, two.number, None)
    with pytest.raises(Conflict, match="approve it or send it back first"):
        await services.corrections.correct(COLLEAGUE, two.number, Correcting(CorrectionClass.TYPO, LATER))
    claim = await services.review.check(COLLEAGUE, two.number, None)
    assert (claim.verdict, claim.proposal, claim.rationale) == (Verdict.HALF_TRUE, None, LATER)
    assert [(r.number, r.correction) for r in claim.revisions] == [(1, None), (2, CorrectionClass.RATING_CHANGE)]
    people = {row[0]: row[1] for row in await rows(db, "SELECT user_id, id FROM people")}
    assert await rows(db, "SELECT by, proposed_by FROM revisions WHERE number = 2") == [
        (people[COLLEAGUE.user], people[MODERATOR.user])
    ]
    history = await services.claims.history(MODERATOR, claim.number)
    assert [e.action for e in history][-2:] == ["claim.correction_proposed", "claim.corrected"]
    assert history[-1].reason == LATER
    assert (await services.review.queue(MEMBER)).claims == ()
    assert (await services.summaries.so_far(MEMBER)).waiting == 0


async def test_another_moderator_approves_with_the_same_verdict(services: Services, two: Claim) -> None:
    claim = await services.corrections.correct(COLLEAGUE, two.number, rating())
    assert (claim.verdict, claim.proposal) == (Verdict.HALF_TRUE, None)


@pytest.mark.parametrize("verdict", [Verdict.TRUE, Verdict.FALSE])
async def test_another_moderator_sends_it_back_with_any_other_verdict(
    services: Services, db: Database, two: Claim, verdict: Verdict
) -> None:
    claim = await services.corrections.correct(COLLEAGUE, two.number, rating(verdict))
    assert (claim.verdict, claim.proposal, len(claim.revisions)) == (Verdict.FALSE, None, 1)
    would = "leave the verdict" if verdict is Verdict.FALSE else "say true"
    told = await rows(db, "SELECT payload ->> '$.text' FROM outbox WHERE target_user = ?1", MODERATOR.user)
    assert told == [(f"Your correction of #1 was sent back: another moderator would {would}.",)]
    assert [e.action for e in await services.claims.history(MODERATOR, claim.number)][-1] == (
        "claim.correction_sent_back"
    )


async def test_leaving_the_verdict_needs_a_reason_alone(services: Services, two: Claim) -> None:
    leave = Correcting(CorrectionClass.RATING_CHANGE, LATER, Verdict.FALSE)
    assert (await services.corrections.correct(COLLEAGUE, two.number, leave)).proposal is None
    with pytest.raises(Incomplete, match="missing: a source, a rationale"):
        await services.corrections.correct(COLLEAGUE, two.number, leave)


async def test_who_proposed_it_may_replace_it_or_take_it_back(services: Services, db: Database, two: Claim) -> None:
    other = await services.corrections.correct(MODERATOR, two.number, rating(Verdict.TRUE))
    assert (other.verdict, other.proposal) == (Verdict.FALSE, Verdict.TRUE)
    back = await services.corrections.correct(MODERATOR, two.number, rating(Verdict.FALSE))
    assert (back.verdict, back.proposal) == (Verdict.FALSE, None)
    assert await rows(db, "SELECT * FROM outbox WHERE target_user = ?1", MODERATOR.user) == []


async def test_it_falls_with_the_verdict_that_it_would_change(services: Services, db: Database, two: Claim) -> None:
    claim = await services.corrections.withdraw(COLLEAGUE, two.number, LATER)
    assert (claim.state, claim.proposal) == (State.IN_REVIEW, None)
    [(told,)] = await rows(db, "SELECT payload ->> '$.text' FROM outbox WHERE target_user = ?1", MODERATOR.user)
    assert told == "The verdict on #1 was withdrawn; the correction that you proposed was dropped with it."
    with pytest.raises(Incomplete, match="No proposal waits"):
        await services.review.check(COLLEAGUE, two.number, None)


async def test_smaller_corrections_need_no_second_moderator(services: Services, false: Claim) -> None:
    await services.settings.set(ADMIN, {"two_person": "on"})
    fixed = await services.corrections.correct(MODERATOR, false.number, Correcting(CorrectionClass.UPDATE, LATER))
    assert (fixed.verdict, len(fixed.revisions)) == (Verdict.FALSE, 2)


async def test_without_the_rule_any_more_whoever_comes_approves_it(services: Services, two: Claim) -> None:
    await services.settings.set(ADMIN, {"two_person": "off"})
    claim = await services.review.check(MODERATOR, two.number, None)
    assert (claim.verdict, claim.proposal) == (Verdict.HALF_TRUE, None)


async def test_the_schema_itself_refuses_a_verdict_without_a_source(db: Database, services: Services) -> None:
    claim = await services.review.check(MODERATOR, (await typed(services)).number, ruling())
    other = await typed(services, 2)
    for sql in (
        f"UPDATE claims SET state = 'checked', verdict = 'true', revision_id = 99 WHERE number = {other.number}",
        "DELETE FROM sources",
        "UPDATE sources SET revision_id = 2",
        "INSERT INTO sources (revision_id, position, url, stance) VALUES (1, 7, 'ftp://x.example', 'context')",
        (
            "INSERT INTO claims (server, number, text, norm, speaker_confidence, kind, confidence, worthiness, reasons,"
            " state, verdict, revision_id, created_at, updated_at) SELECT server, 900, text, norm, 1, kind, 1, 1, '[]',"
            " 'checked', 'true', revision_id, 1, 1 FROM claims WHERE verdict IS NOT NULL"
        ),
    ):
        with pytest.raises(Exception, match=r"source|from the start"):
            await db.write(lambda tx, sql=sql: tx.run(sql))  # type: ignore[misc]
    assert (await services.claims.show(MEMBER, claim.number)).sources == claim.sources


async def test_what_was_corrected_is_listed(services: Services, false: Claim) -> None:
    corrected = ClaimFilter.of_status("corrected")
    other = await services.review.check(MODERATOR, (await typed(services, 2)).number, ruling())
    await services.corrections.correct(MODERATOR, other.number, Correcting(CorrectionClass.TYPO, LATER))
    assert (await services.claims.list(MEMBER, corrected)).claims == ()
    await services.corrections.correct(COLLEAGUE, false.number, rating())
    assert [c.number for c in (await services.claims.list(MEMBER, corrected)).claims] == [false.number]
    with pytest.raises(BadInput, match=r"use one of: unverified, .*, disputed, corrected, source_changed"):
        ClaimFilter.of_status("wrong")
