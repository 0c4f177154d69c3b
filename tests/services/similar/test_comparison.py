"""A claim that comes again meets the one on record: linked where that is sure, asked about where it is not."""

import pytest

from bot.domain.errors import Conflict, NotAllowed, NotFound
from bot.domain.similar import TieAnswer, TieKind
from bot.matching.encoder import version_of
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import SetClock
from tests.services.world import ADMIN, MEMBER, MODERATOR, STRANGER, WHY, pasted, rows

FIRST = "Mayor Ilse Brandt said that the new harbour had cost the city 41 million euros since 2019."
AGAIN = "Mayor Ilse Brandt said that since 2019 the new harbour has cost the city 41 million euros."
OTHER = "Councillor Tomas Reyes said that the new harbour has cost the city 41 million euros since 2019."
AGAINST = "Mayor Ilse Brandt said that the new harbour had cost the city 67 million euros since 2019."


async def told(services: Services, text: str) -> tuple[tuple[int, ...], tuple[tuple[int, float], ...]]:
    result = await services.articles.ingest(MEMBER, pasted(text))
    return result.new, result.repeats


async def test_the_same_claim_in_other_words_is_linked_and_says_by_what_score(services: Services) -> None:
    assert await told(services, FIRST) == ((1,), ())
    new, repeats = await told(services, AGAIN)
    assert new == ()
    assert repeats[0][0] == 1
    assert 0.8 < repeats[0][1] < 1
    claim = await services.claims.show(MEMBER, 1)
    assert claim.said == 2
    again = [event for event in await services.claims.history(MODERATOR, 1) if event.action == "claim.said_again"]
    assert again[0].after is not None
    assert again[0].after["score"] == repeats[0][1]


async def test_one_click_takes_the_place_out_again_and_it_is_not_asked_twice(services: Services) -> None:
    await told(services, FIRST)
    await told(services, AGAIN)
    claim = await services.similar.unlink(MODERATOR, 1)
    assert claim.number == 2
    assert claim.said == 1
    assert (await services.claims.show(MEMBER, 1)).said == 1
    assert await services.similar.ties(MODERATOR, 2) == ()
    with pytest.raises(Conflict):
        await services.similar.unlink(MODERATOR, 1)
    with pytest.raises(NotAllowed):
        await services.similar.unlink(MEMBER, 1)


async def test_what_is_unlinked_is_worded_as_a_claim_and_its_article_read_again_links_nothing(
    services: Services,
) -> None:
    await told(services, FIRST)
    await told(services, AGAIN)
    alone = await services.similar.unlink(MODERATOR, 1)
    assert alone.text == "Since 2019 the new harbour has cost the city 41 million euros"
    assert (await services.claims.search(MEMBER, '"Since 2019 the new"')).claims[0].number == 2
    assert await told(services, AGAIN) == ((), ())
    assert await told(services, f"{AGAIN} Then it rained for an hour.") == ((), ((2, 1.0),))
    assert (await services.claims.show(MEMBER, 1)).said == 1


async def test_the_word_that_joins_reported_words_is_no_part_of_the_claim(services: Services) -> None:
    await told(services, FIRST)
    await told(services, AGAIN.replace("said that", "said on Monday that"))
    (place,) = (await services.claims.show(MEMBER, 1)).appearances[1:]
    assert place.quote.startswith("that since 2019")
    assert (await services.similar.unlink(MODERATOR, 1)).text.startswith("Since 2019 the new")


async def test_other_words_bring_other_questions(services: Services) -> None:
    for text in (FIRST, OTHER, AGAINST):
        await told(services, text)
    assert {tie.number for tie in await services.similar.ties(MODERATOR, 1)} == {2, 3}
    await services.editing.edit(MODERATOR, 1, "The old town hall burned down in the spring of 1954.", None, WHY)
    await services.similar.care()
    assert await services.similar.ties(MODERATOR, 1) == ()
    assert {tie.number for tie in await services.similar.ties(MODERATOR, 2)} == {3}
    await services.editing.edit(
        MODERATOR, 1, "Since 2019 the city has paid 41 million euros for its new harbour.", None, WHY
    )
    await services.similar.care()
    assert 2 in {tie.number for tie in await services.similar.ties(MODERATOR, 1)}


async def test_what_another_had_said_is_a_question_once_both_are_the_same_persons(services: Services) -> None:
    await told(services, FIRST)
    await told(services, OTHER)
    await services.editing.edit(MODERATOR, 2, None, "Ilse Brandt", WHY)
    for number in (1, 2):
        (tie,) = await services.similar.ties(MODERATOR, number)
        assert tie.kind is TieKind.SAME
    merged = await services.similar.answer(MODERATOR, 2, 1, TieAnswer.YES)
    assert (merged.number, merged.duplicate_of) == (2, 1)
    assert (await services.claims.show(MEMBER, 1)).said == 2


async def test_another_speaker_keeps_his_own_claim_tied_to_the_first(services: Services) -> None:
    await told(services, FIRST)
    assert await told(services, OTHER) == ((2,), ())
    (tie,) = await services.similar.ties(MODERATOR, 2)
    assert (tie.number, tie.kind) == (1, TieKind.ALSO_SAID)
    assert [tie.number for tie in await services.similar.ties(MODERATOR, 1)] == [2]


async def test_another_speaker_joins_where_the_moderators_want_it(services: Services) -> None:
    await told(services, FIRST)
    await services.settings.set(ADMIN, {"join_speakers": "on"})
    new, repeats = await told(services, OTHER)
    assert new == ()
    assert repeats[0][0] == 1
    claim = await services.claims.show(MEMBER, 1)
    assert claim.speaker == "Ilse Brandt"


async def test_another_figure_is_never_linked_but_shown_as_a_contradiction(services: Services) -> None:
    await told(services, FIRST)
    assert await told(services, AGAINST) == ((2,), ())
    (tie,) = await services.similar.ties(MODERATOR, 2)
    assert (tie.number, tie.kind) == (1, TieKind.CONTRADICTS)
    await services.similar.answer(MODERATOR, 2, 1, TieAnswer.DIFFERENT)
    assert await services.similar.ties(MODERATOR, 2) == ()
    with pytest.raises(NotFound):
        await services.similar.answer(MODERATOR, 2, 1, TieAnswer.NO)


async def test_yes_makes_two_claims_one(services: Services) -> None:
    await told(services, FIRST)
    await told(services, OTHER)
    claim = await services.similar.answer(MODERATOR, 2, 1, TieAnswer.YES)
    assert claim.duplicate_of == 1
    assert (await services.claims.show(MEMBER, 1)).said == 2
    assert await services.similar.ties(MODERATOR, 1) == ()


async def test_nothing_crosses_from_one_server_to_another(services: Services) -> None:
    await told(services, FIRST)
    result = await services.articles.ingest(STRANGER, pasted(AGAIN))
    assert result.new == (1,)
    assert await services.similar.ties(STRANGER, 1) == ()


async def test_what_is_typed_or_reworded_is_read_in_the_background(
    services: Services, db: Database, clock: SetClock
) -> None:
    await told(services, FIRST)
    await services.claims.add(MEMBER, "The new harbour cost the city 67 million euros since 2019.", "Ilse Brandt")
    assert await rows(db, "SELECT count(*) FROM claims_unread") == [(1,)]
    await services.similar.care()
    assert await rows(db, "SELECT count(*) FROM claims_unread") == [(0,)]
    assert [tie.kind for tie in await services.similar.ties(MODERATOR, 2)] == [TieKind.CONTRADICTS]
    await services.editing.edit(MODERATOR, 2, "The old mill burnt down in May.", None, "It was about the old mill.")
    assert await rows(db, "SELECT claim_id FROM claim_vectors") == [(1,)]
    clock.move()
    await services.similar.care()
    assert await rows(db, "SELECT DISTINCT version FROM claim_vectors") == [(version_of(),)]
    assert await rows(db, "SELECT count(*) FROM claim_vectors") == [(2,)]


async def test_vectors_of_another_encoder_are_made_again(services: Services, db: Database) -> None:
    await told(services, FIRST)
    await db.write(lambda tx: tx.run("UPDATE claim_vectors SET version = 'older'"))
    assert (await told(services, AGAIN))[0] == (2,)  # by words alone nothing is sure
    await services.similar.care()
    assert await rows(db, "SELECT count(*) FROM claim_vectors WHERE version = 'older'") == [(0,)]
