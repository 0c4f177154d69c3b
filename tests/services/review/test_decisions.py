"""What a moderator's decision of a dispute may hold, and who is too near to take it."""

import pytest

from bot.domain.claims import CorrectionClass, State, Verdict
from bot.domain.corrections import Correcting
from bot.domain.disputes import Decision, DisputeKind, DisputeState, Objection, Outcome
from bot.domain.errors import Conflict, Incomplete, NotAllowed
from bot.domain.events import Action
from bot.domain.sources import sources_of
from bot.services import Services
from bot.storage.database import Database
from tests.services.world import ADMIN, COLLEAGUE, MEMBER, MODERATOR, REPORT, WHY, rows, ruling, typed

WRONG = Objection(DisputeKind.VERDICT_WRONG, WHY, REPORT)
REJECTED = Decision(Outcome.REJECTED, WHY)


def upheld(verdict: Verdict | None = None, text: str | None = None, speaker: str | None = None) -> Decision:
    return Decision(Outcome.UPHELD, WHY, verdict, sources_of([REPORT]) if verdict else (), text, speaker)


async def test_what_would_change_nothing_is_refused_and_the_dispute_stays_open(services: Services) -> None:
    await typed(services)
    await services.disputes.open(MEMBER, 1, Objection(DisputeKind.MISQUOTE, WHY))
    with pytest.raises(Incomplete, match="changes nothing on its claim; leave out the verdict and sources"):
        await services.disputes.resolve(
            MODERATOR, 1, Decision(Outcome.REJECTED, WHY, Verdict.TRUE, sources_of([REPORT]))
        )
    with pytest.raises(Incomplete, match="about misquote: upholding it takes text and speaker; leave out verdict"):
        await services.disputes.resolve(MODERATOR, 1, upheld(Verdict.TRUE, text="It cost 2 million euros."))
    assert (await services.disputes.show(MODERATOR, 1)).state is DisputeState.OPEN
    assert (await services.claims.show(MEMBER, 1)).text == "The harbour cost 1 million euros in 2021."


async def test_right_words_are_a_claims_words(services: Services) -> None:
    first, second = await typed(services, 1), await typed(services, 2)
    await services.disputes.open(MEMBER, 1, Objection(DisputeKind.MISQUOTE, WHY))
    for text, sentence in (
        ("short", "10 to 1,000 characters; this one has 5"),
        ("x" * 1_001, "10 to 1,000 characters; this one has 1001"),
        (first.text, "says that already"),
        (second.text, "#2 says the same; merge #1 into it"),
    ):
        with pytest.raises((Incomplete, Conflict), match=sentence):
            await services.disputes.resolve(MODERATOR, 1, upheld(text=text))
    with pytest.raises(Incomplete, match="may have 200 characters; this one has 201"):
        await services.disputes.resolve(MODERATOR, 1, upheld(text="It cost 3 million euros.", speaker="x" * 201))


async def test_words_and_speaker_are_put_right_at_once_and_the_history_keeps_what_stood_there(
    services: Services,
) -> None:
    was = await typed(services)
    await services.disputes.open(MEMBER, 1, Objection(DisputeKind.MISQUOTE, WHY))
    await services.disputes.resolve(MODERATOR, 1, upheld(text="It cost 3 million euros.", speaker="Tomas Reyes"))
    now = await services.claims.show(MEMBER, 1)
    assert (now.text, now.speaker, now.attribution_confirmed) == ("It cost 3 million euros.", "Tomas Reyes", True)
    told = {event.action: event for event in await services.claims.history(MEMBER, 1)}
    assert (told[Action.CLAIM_REWORDED].before or {})["text"] == was.text
    assert (told[Action.CLAIM_REWORDED].after or {})["text"] == now.text
    assert (told[Action.CLAIM_SPEAKER_CHANGED].before or {})["speaker"] == "Ilse Brandt"


async def test_a_context_line_is_the_text_where_one_is_given(services: Services) -> None:
    await typed(services)
    line = "The sum holds the breakwater, which the plan of 2019 left out."
    await services.disputes.open(MEMBER, 1, Objection(DisputeKind.MISSING_CONTEXT, WHY))
    with pytest.raises(Incomplete, match="A context line needs 20 characters"):
        await services.disputes.resolve(MODERATOR, 1, upheld(text="too short"))
    await services.disputes.resolve(MODERATOR, 1, upheld(text=line))
    assert [text for _at, text in (await services.claims.show(MEMBER, 1)).context] == [line]
    assert (await services.disputes.show(MODERATOR, 1)).decision == WHY


async def test_a_verdict_stays_its_givers_whoever_mends_what_is_said_for_it(services: Services) -> None:
    await typed(services)
    await services.review.check(MODERATOR, 1, ruling())
    await services.corrections.correct(ADMIN, 1, Correcting(CorrectionClass.TYPO, WHY))
    await services.disputes.open(MEMBER, 1, WRONG)
    for near in (MODERATOR, ADMIN):
        with pytest.raises(NotAllowed, match="The verdict on #1 is yours"):
            await services.disputes.resolve(near, 1, REJECTED)
    await services.corrections.withdraw(MODERATOR, 1, WHY)
    with pytest.raises(NotAllowed, match="The verdict on #1 is yours"):
        await services.disputes.resolve(MODERATOR, 1, REJECTED)
    assert (await services.disputes.resolve(COLLEAGUE, 1, REJECTED)).state is DisputeState.REJECTED


async def test_another_verdict_takes_the_old_one_from_its_giver(services: Services) -> None:
    await typed(services)
    await services.review.check(MODERATOR, 1, ruling())
    change = Correcting(CorrectionClass.RATING_CHANGE, WHY, Verdict.TRUE, sources_of([REPORT]), WHY)
    await services.corrections.correct(COLLEAGUE, 1, change)
    await services.disputes.open(MEMBER, 1, WRONG)
    with pytest.raises(NotAllowed, match="The verdict on #1 is yours"):
        await services.disputes.resolve(COLLEAGUE, 1, REJECTED)
    assert (await services.disputes.resolve(MODERATOR, 1, REJECTED)).self_reviewed is False


async def test_whoever_had_taken_a_claim_hears_that_a_dispute_brought_its_verdict(
    services: Services, db: Database
) -> None:
    await typed(services)
    await services.review.take(COLLEAGUE, 1)
    await services.disputes.open(MEMBER, 1, Objection(DisputeKind.CLAIM_IS_WRONG, WHY, REPORT))
    await services.disputes.resolve(MODERATOR, 1, upheld(Verdict.FALSE))
    assert (await services.claims.show(MEMBER, 1)).state is State.CHECKED
    ((payload,),) = await rows(db, f"SELECT payload FROM outbox WHERE target_user = {COLLEAGUE.user}")
    assert "#1 is checked: false, by another moderator." in str(payload)
