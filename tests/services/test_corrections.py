"""A verdict that stands: corrected by class, withdrawn, voided; and who may not."""

import pytest

from bot.domain.claims import Claim, CorrectionClass, Source, Stance, State, Verdict, sources_of
from bot.domain.corrections import Correcting
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound
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
        (Correcting(CorrectionClass.TYPO, LATER, Verdict.TRUE), Conflict, "another verdict is a rating_change"),
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


async def test_two_persons_correct_by_withdrawing_and_checking_again(services: Services, false: Claim) -> None:
    await services.settings.set(ADMIN, {"two_person": "on"})
    with pytest.raises(Conflict, match="withdraw the one on #1, then check it again"):
        await services.corrections.correct(MODERATOR, false.number, rating())
    fixed = await services.corrections.correct(MODERATOR, false.number, Correcting(CorrectionClass.UPDATE, LATER))
    assert fixed.verdict is Verdict.FALSE
    await services.corrections.withdraw(MODERATOR, false.number, LATER)
    assert (await services.review.check(MODERATOR, false.number, ruling(Verdict.TRUE))).state is State.PROPOSED
    assert (await services.review.check(COLLEAGUE, false.number, None)).verdict is Verdict.TRUE


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
