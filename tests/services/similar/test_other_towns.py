"""Never a verdict on somebody else's claim: the same words about another town, company, year, office or law."""

import pytest

from bot.domain.actor import Actor, Role
from bot.domain.articles import IngestResult, Submission
from bot.domain.claims import Claim, Provenance, State
from bot.domain.similar import TieKind
from bot.services import Services
from bot.storage.database import Database
from tests.services.similar.other_towns import FORMS, pairs, stories
from tests.services.world import pasted, rows, ruling

_PAIRS = list(pairs())


def page(headline: str, text: str) -> Submission:
    body = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    html = (
        f"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1>{body}</article></body></html>"
    )
    return Submission(Provenance.FILE, body=html.encode(), filename="report.html")


async def judged(services: Services, server: int, report: Submission) -> tuple[Actor, IngestResult]:
    """A desk of its own on which every claim of a report was found false, and that wants to hear of repeats."""
    moderator, admin = Actor(4, server, Role.MODERATOR), Actor(6, server, Role.ADMIN)
    result = await services.articles.ingest(moderator, report)
    for number in result.new:
        await services.review.check(moderator, number, ruling())
    await services.settings.set(admin, {"review_channel": "700", "announce_repeats": "on"})
    return moderator, result


async def untouched(services: Services, db: Database, moderator: Actor) -> list[Claim]:
    """The claims that nobody judged, after a look that no verdict has reached them."""
    await services.similar.care()
    assert await rows(db, "SELECT id FROM outbox WHERE payload ->> 'render' = 'repeats'") == []
    assert (await services.summaries.so_far(moderator)).said_again == ()
    wrong = "SELECT number FROM claims WHERE state = 'checked' AND said > 1 AND server = ?1"
    assert await rows(db, wrong, moderator.server) == []
    told = "SELECT t.claim_id FROM ties t JOIN claims c ON c.id = t.claim_id WHERE c.server = ?1 AND relation = ?2"
    assert await rows(db, told, moderator.server, TieKind.ALSO_SAID.value) == []
    numbers = await rows(db, "SELECT number FROM claims WHERE server = ?1 AND state <> 'checked'", moderator.server)
    return [await services.claims.show(moderator, int(str(number))) for (number,) in numbers]


def test_there_are_two_hundred() -> None:
    assert len(_PAIRS) >= 200
    assert all(one != other for _form, one, other in _PAIRS)


@pytest.mark.parametrize("form", range(len(FORMS)))
async def test_the_same_words_about_another_thing_are_another_claim(
    services: Services, db: Database, form: int
) -> None:
    for turn, (one, other) in enumerate((a, b) for number, a, b in _PAIRS if number == form):
        moderator, first = await judged(services, 1_000 + turn, page(*one))
        second = await services.articles.ingest(moderator, page(*other))
        assert second.repeats == (), (one, other)
        assert first.new, one
        left = await untouched(services, db, moderator)
        assert {claim.number for claim in left} == set(second.new)
        known = {(await services.claims.show(moderator, number)).text for number in first.new}
        assert known & {claim.text for claim in left}, (one, other)
        assert all(claim.state is State.UNVERIFIED and claim.verdict is None for claim in left)


@pytest.mark.parametrize("form", range(0, len(FORMS), 4))
async def test_what_is_typed_with_another_address_is_another_claim(services: Services, db: Database, form: int) -> None:
    _form, one, _other = next(pair for pair in _PAIRS if pair[0] == form)
    moderator, first = await judged(services, 1_000, page(*one))
    known = [await services.claims.show(moderator, number) for number in first.new]
    for claim in known:
        if claim.speaker is None or " " not in claim.speaker:
            await services.claims.add(moderator, claim.text, claim.speaker, "https://elsewhere.example/report")
    await untouched(services, db, moderator)


async def test_one_story_of_two_agencies_is_linked_or_asked_about(services: Services, db: Database) -> None:
    lost = []
    for turn, (one, other) in enumerate(stories()):
        moderator = Actor(4, 2_000 + turn, Role.MODERATOR)
        first = await services.articles.ingest(moderator, pasted(one))
        second = await services.articles.ingest(moderator, pasted(other))
        await services.similar.care()
        asked = await rows(
            db,
            "SELECT c.number FROM ties t JOIN claims c ON c.id IN (t.claim_id, t.other_id) WHERE c.server = ?1",
            moderator.server,
        )
        if not (second.repeats or asked) or not first.new:
            lost.append((one, other, first.new, second.new))
    assert lost == []
