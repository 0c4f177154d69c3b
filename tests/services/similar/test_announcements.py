"""What was found false and is said again: the announcement where a desk wants it, and the next summary."""

import json

import pytest

from bot.domain.actor import LOCAL_DESK
from bot.domain.claims import Verdict
from bot.domain.clock import HOUR
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import SetClock
from tests.services.world import ADMIN, COLLEAGUE, MEMBER, MODERATOR, WHY, pasted, rows, ruling

REVIEW = 700
FIRST = "Mayor Ilse Brandt said that the new harbour had cost the city 41 million euros since 2019."
SECOND = "Mayor Ilse Brandt said that the council voted 9 to 6 against an audit in March 2021."
AGAIN = f"From the archive\n\n{FIRST}\n\n{SECOND}\n\nNobody was there to count them."


async def announced(db: Database) -> list[tuple[object, ...]]:
    found = await rows(db, "SELECT channel, payload, id FROM outbox WHERE payload ->> 'render' = 'repeats' ORDER BY id")
    return [(channel, json.loads(str(payload)), row) for channel, payload, row in found]


@pytest.fixture
async def record(services: Services, clock: SetClock) -> Services:
    """Two claims, one false and one mostly false, on a desk that wants to hear of repeats."""
    await services.articles.ingest(MODERATOR, pasted(f"{FIRST}\n\n{SECOND}\n"))
    await services.review.check(MODERATOR, 1, ruling())
    await services.review.check(MODERATOR, 2, ruling(Verdict.MOSTLY_FALSE))
    await services.settings.set(ADMIN, {"review_channel": str(REVIEW), "announce_repeats": "on"})
    clock.move(HOUR)
    return services


async def test_one_quiet_message_an_article(record: Services, db: Database) -> None:
    await record.articles.ingest(MODERATOR, pasted(AGAIN))
    ((channel, payload, row),) = await announced(db)
    assert (channel, payload) == (REVIEW, {"render": "repeats", "article": 2})
    told = await record.repeats.announced(MODERATOR.server, int(str(row)), 2)
    assert [(each.claim.number, each.place.speaker, each.place.article) for each in told] == [
        (1, "Ilse Brandt", 2),
        (2, "Ilse Brandt", 2),
    ]


async def test_it_is_off_until_it_is_set_and_needs_a_channel(record: Services, db: Database) -> None:
    await record.settings.unset(ADMIN, "announce_repeats")
    await record.articles.ingest(MODERATOR, pasted(AGAIN))
    await record.settings.set(ADMIN, {"announce_repeats": "on"})
    await record.settings.unset(ADMIN, "review_channel")
    await record.articles.ingest(MODERATOR, pasted(AGAIN.replace("archive", "attic")))
    assert await announced(db) == []


async def test_the_local_desk_tells_nobody(services: Services, db: Database) -> None:
    local = type(ADMIN)(0, LOCAL_DESK, ADMIN.role, limited=False)
    await services.settings.set(local, {"review_channel": str(REVIEW), "announce_repeats": "on"})
    await services.articles.ingest(local, pasted(FIRST))
    await services.review.check(local, 1, ruling())
    await services.articles.ingest(local, pasted(AGAIN))
    assert await announced(db) == []


@pytest.mark.parametrize("verdict", [Verdict.TRUE, Verdict.HALF_TRUE, Verdict.UNVERIFIABLE])
async def test_only_what_stands_as_false_is_told(services: Services, db: Database, verdict: Verdict) -> None:
    await services.settings.set(ADMIN, {"review_channel": str(REVIEW), "announce_repeats": "on"})
    await services.articles.ingest(MODERATOR, pasted(f"{FIRST}\n\n{SECOND}\n"))
    await services.review.check(MODERATOR, 1, ruling(verdict))
    await services.articles.ingest(MODERATOR, pasted(AGAIN))
    assert await announced(db) == []


async def test_a_claim_that_is_typed_again_with_an_address_is_told(record: Services, db: Database) -> None:
    text = (await record.claims.show(MODERATOR, 1)).text
    await record.claims.add(MEMBER, text, "Ilse Brandt")
    assert await announced(db) == []  # nothing new: no place of its own
    await record.claims.add(MEMBER, text, "Ilse Brandt", "https://rally.example.org/speech")
    ((_channel, payload, row),) = await announced(db)
    assert isinstance(payload, dict)
    assert payload["article"] is None
    (told,) = await record.repeats.announced(MODERATOR.server, int(str(row)), None)
    assert (told.claim.number, told.place.domain, told.place.speaker) == (1, "example.org", "Ilse Brandt")


async def test_what_fell_or_went_before_it_was_posted_is_left_out(record: Services, db: Database) -> None:
    await record.articles.ingest(MODERATOR, pasted(AGAIN))
    ((_channel, _payload, row),) = await announced(db)
    delivery = int(str(row))
    await record.corrections.withdraw(COLLEAGUE, 1, WHY)
    told = await record.repeats.announced(MODERATOR.server, delivery, 2)
    assert [each.claim.number for each in told] == [2]
    await record.editing.hide(MODERATOR, 2, WHY)
    assert await record.repeats.announced(MODERATOR.server, delivery, 2) == []


async def test_a_withdrawn_article_says_nothing_again(record: Services, db: Database) -> None:
    await record.articles.ingest(MODERATOR, pasted(AGAIN))
    ((_channel, _payload, row),) = await announced(db)
    await record.articles.withdraw(MODERATOR, 2, WHY)
    assert await record.repeats.announced(MODERATOR.server, int(str(row)), 2) == []


async def test_a_correction_answers_the_announcement(record: Services, db: Database, clock: SetClock) -> None:
    await record.articles.ingest(MODERATOR, pasted(AGAIN))
    await db.write(lambda tx: tx.run("UPDATE outbox SET state = 'sent', sent_message = 5, sent_at = 1"))
    clock.move(HOUR)
    await record.corrections.withdraw(COLLEAGUE, 1, WHY)
    answers = await rows(
        db, "SELECT channel, payload ->> 'reply_to' FROM outbox WHERE payload ->> 'render' = 'correction'"
    )
    assert answers == [(REVIEW, 5)]


async def test_the_next_summary_tells_of_them_too(record: Services) -> None:
    await record.articles.ingest(MODERATOR, pasted(AGAIN))
    text = (await record.claims.show(MODERATOR, 1)).text
    await record.claims.add(MEMBER, text, "Ilse Brandt", "https://rally.example.org/speech")
    summary = await record.summaries.so_far(MODERATOR)
    assert [claim.number for claim in summary.said_again] == [1, 2]
    assert summary.times == {1: 2, 2: 1}
