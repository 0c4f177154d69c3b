"""Under which keys messages wait: those of every version, so that what an old one left and what a new one puts meet."""

import re

from bot.domain.articles import AwaitedAnswer
from bot.domain.claims import CorrectionClass, Verdict
from bot.domain.clock import DAY, HOUR
from bot.domain.corrections import Correcting
from bot.domain.disputes import Decision, DisputeKind, Objection, Outcome
from bot.domain.follows import Target
from bot.domain.sources import sources_of
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import SetClock
from tests.services.posts.test_verdict_posts import send_all
from tests.services.world import (
    ADMIN,
    COLLEAGUE,
    MEMBER,
    MODERATOR,
    NEIGHBOUR,
    REPORT,
    SERVER,
    WHY,
    pasted,
    rows,
    ruling,
)

_CHANGE = "[0-9a-f]{16}"
KEYS = {
    "answered": rf"dispute:{SERVER}:\d+:answer:\d+",
    "asked": rf"tell:{_CHANGE}:asked:\d+:\d+",
    "card": r"card:\d+",
    "correction": rf"correction:{_CHANGE}:\d+:\d+",
    "digest": r"digest:\d+:\d+",
    "digest_edit": r"digest:\d+:\d+:marked",
    "dispute": rf"dispute:{SERVER}:\d+",
    "dispute_edit": rf"dispute:{SERVER}:\d+:card",
    "first_steps": rf"first:{SERVER}:\d+",
    "followed": rf"follow:{SERVER}:\d+:\d+:{_CHANGE}",
    "overdue": rf"overdue:{SERVER}:\d+",
    "reply": rf"reply:{_CHANGE}:\d+",
    "reply_card": r"card:\d+",
    "taken_back": rf"taken_back:reply:{_CHANGE}:\d+",
    "told": rf"tell:{_CHANGE}:[a-z]+:\d+(:\d+)?",
    "verdict": rf"verdict:{SERVER}:\d+:{_CHANGE}",
    "verdicts": rf"answer:\d+:{_CHANGE}",
    "intake": r"intake:\d+",
}


async def test_every_message_waits_under_the_key_that_it_always_had(
    services: Services, db: Database, clock: SetClock
) -> None:
    await services.settings.greet(SERVER, 5, 1)
    channels = {"review_channel": "500", "digest_channel": "501", "verdict_channel": "502"}
    await services.settings.set(ADMIN, channels)
    intake = await services.articles.accept(MEMBER, pasted(), AwaitedAnswer(503, 9_000, "token", clock.now() + HOUR))
    await services.articles.process(intake)
    await services.follows.follow(NEIGHBOUR, Target(claim=1))
    await services.review.check(MODERATOR, 1, ruling())
    await services.shown_cards.note_card(MODERATOR, 1, 504, 9_001)
    await services.replies.reply(NEIGHBOUR, 1, 505, 9_002)
    await services.summaries.post(MODERATOR)
    clock.move(HOUR)
    await send_all(db, clock)
    await services.disputes.open(MEMBER, 1, Objection(DisputeKind.VERDICT_WRONG, WHY, REPORT), 506)
    await send_all(db, clock)
    await services.dispute_questions.ask(COLLEAGUE, 1, "Where does it say so?")
    await services.dispute_questions.answer(MEMBER, 1, "On page 3.")
    clock.move(4 * DAY)
    await services.dispute_questions.remind()
    given = Correcting(CorrectionClass.RATING_CHANGE, WHY, Verdict.TRUE, sources_of([REPORT]), WHY)
    await services.corrections.correct(COLLEAGUE, 1, given)
    await services.disputes.resolve(ADMIN, 1, Decision(Outcome.REJECTED, WHY))
    await services.members.undo(MODERATOR, NEIGHBOUR.user, 0)
    found = await rows(db, "SELECT payload ->> 'render', dedupe_key FROM outbox ORDER BY id")
    assert {str(render) for render, _key in found} == set(KEYS)
    assert [(render, key) for render, key in found if not re.fullmatch(KEYS[str(render)], str(key))] == []
