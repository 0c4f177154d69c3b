"""How often something was said, by claim and by speaker, and that it stays right through all that moves claims."""

import pytest

from bot.domain.articles import Submission
from bot.domain.claims import Dismissal
from bot.domain.clock import DAY
from bot.domain.errors import NotFound
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import SetClock
from tests.services.world import ADMIN, COLLEAGUE, MEMBER, MODERATOR, SERVER, STRANGER, WHY, pasted, rows, ruling

FIRST = "Mayor Ilse Brandt said that the new harbour had cost the city 41 million euros since 2019."
AGAIN = "Mayor Ilse Brandt said that since 2019 the new harbour has cost the city 41 million euros."
OTHER = "Councillor Tomas Reyes said that the new harbour has cost the city 41 million euros since 2019."
AUDIT = "Mayor Ilse Brandt said that the council voted 9 to 6 against an audit in March 2021."


def page(text: str, name: str) -> Submission:
    """The same words under another head: another article, not a copy."""
    return pasted(f"{name}\n\n{text}\n\nThat was all that was said in {name}, on a day with little rain.")


async def read(services: Services, *texts: str) -> None:
    for place, text in enumerate(texts):
        await services.articles.ingest(MODERATOR, page(text, f"Notebook {len(text)} {place}"))


async def often(services: Services, name: str) -> tuple[int, int, int, list[tuple[int, int]]]:
    found = await services.speakers.repeated(MEMBER, name)
    return found.claims, found.times, found.unconfirmed, [(claim.number, claim.said) for claim in found.most]


async def searched(services: Services, words: str) -> list[int]:
    return [claim.number for claim in (await services.claims.search(MEMBER, words)).claims]


async def check_counts(db: Database) -> None:
    """Every claim's number of places is what its rows say."""
    wrong = await rows(
        db,
        "SELECT number, said, places, standing FROM (SELECT c.number, c.said, count(a.id) AS places,"
        " count(CASE WHEN a.id IS NOT NULL AND t.withdrawn_at IS NULL THEN 1 END) AS standing FROM claims c"
        " LEFT JOIN appearances a ON a.claim_id = c.id LEFT JOIN articles t ON t.id = a.article_id GROUP BY c.id)"
        " WHERE said <> CASE WHEN standing > 0 THEN standing ELSE min(places, 1) END",
    )
    assert wrong == []


async def test_a_speakers_most_repeated_claims_come_first_with_where_last(services: Services, clock: SetClock) -> None:
    began = clock.now()
    await read(services, FIRST, AUDIT, AUDIT)
    clock.move(2 * DAY)
    await read(services, AUDIT)
    claim = await services.claims.show(MEMBER, 1)
    await services.claims.add(MEMBER, claim.text, "Ilse Brandt", "https://rally.example.org/speech")
    assert await often(services, "ilse brandt") == (2, 3, 2, [(2, 3), (1, 2)])
    second, first = (await services.speakers.repeated(MEMBER, "Ilse Brandt")).most
    assert second.ledger is not None
    assert first.ledger is not None
    assert (second.ledger.first, second.ledger.last, second.ledger.speaker) == (began, clock.now(), None)
    assert first.ledger.domain == "example.org"
    await services.review.check(MODERATOR, 1, ruling())
    assert (await often(services, "Ilse Brandt"))[2] == 1
    with pytest.raises(NotFound):
        await services.speakers.repeated(STRANGER, "Ilse Brandt")


async def test_nothing_said_twice_is_nothing(services: Services) -> None:
    await read(services, FIRST)
    assert await often(services, "Ilse Brandt") == (0, 0, 0, [])


async def test_what_is_hidden_or_dismissed_is_not_counted(services: Services) -> None:
    await read(services, FIRST, FIRST, AUDIT, AUDIT)
    await services.editing.hide(MODERATOR, 1, WHY)
    assert await often(services, "Ilse Brandt") == (1, 1, 1, [(2, 2)])
    await services.review.dismiss(MODERATOR, 2, Dismissal.OPINION)
    assert (await services.speakers.repeated(ADMIN, "Ilse Brandt")).claims == 0


async def test_two_names_made_one_bring_their_repeats_together(services: Services, db: Database) -> None:
    await read(services, FIRST, FIRST, OTHER, OTHER)
    assert await often(services, "Tomas Reyes") == (1, 1, 1, [(2, 2)])
    await services.speakers.merge(MODERATOR, "Tomas Reyes", "Ilse Brandt")
    assert await often(services, "Tomas Reyes") == (2, 2, 2, [(1, 2), (2, 2)])
    second = await services.claims.show(MEMBER, 2)
    assert (second.speaker, second.ledger and second.ledger.speaker) == ("Ilse Brandt", None)
    await services.speakers.split(MODERATOR, "Tomas Reyes", [2])
    assert await often(services, "Ilse Brandt") == (1, 1, 1, [(1, 2)])
    assert await often(services, "Tomas Reyes") == (1, 1, 1, [(2, 2)])
    await check_counts(db)


async def test_claims_given_to_another_of_the_same_name_take_their_repeats_along(services: Services) -> None:
    await read(services, FIRST, FIRST, AUDIT, AUDIT)
    await services.speakers.split(MODERATOR, "Ilse Brandt", [1])
    assert await often(services, "Ilse Brandt (2)") == (1, 1, 1, [(1, 2)])
    claim = await services.claims.show(MEMBER, 1)
    assert claim.ledger is not None
    assert claim.ledger.speaker is None  # nobody else has said it last


async def test_a_speaker_put_right_is_right_in_the_ledger_too(services: Services) -> None:
    await read(services, FIRST, FIRST)
    await services.editing.edit(MODERATOR, 1, None, "Tomas Reyes", WHY)
    claim = await services.claims.show(MEMBER, 1)
    assert (claim.speaker, claim.ledger and claim.ledger.speaker) == ("Tomas Reyes", None)
    assert await often(services, "Tomas Reyes") == (1, 1, 0, [(1, 2)])
    assert await often(services, "Ilse Brandt") == (0, 0, 0, [])


async def test_who_said_it_last_is_named_where_it_was_another(services: Services) -> None:
    await services.settings.set(ADMIN, {"join_speakers": "on"})
    await read(services, FIRST, OTHER)
    claim = await services.claims.show(MEMBER, 1)
    assert (claim.said, claim.ledger and claim.ledger.speaker) == (2, "Tomas Reyes")
    await services.editing.edit(MODERATOR, 1, None, "Lena Falk", WHY)
    claim = await services.claims.show(MEMBER, 1)
    assert (claim.speaker, claim.ledger and claim.ledger.speaker) == ("Lena Falk", "Tomas Reyes")
    await services.speakers.rename(MODERATOR, "Tomas Reyes", "Tomás Reyes Vidal")
    claim = await services.claims.show(MEMBER, 1)
    assert claim.ledger is not None
    assert claim.ledger.speaker == "Tomás Reyes Vidal"


async def test_a_merge_moves_the_places_and_their_words_and_reopening_brings_them_back(
    services: Services, db: Database
) -> None:
    await read(services, FIRST, FIRST, OTHER)
    await services.review.dismiss(MODERATOR, 2, Dismissal.DUPLICATE, 1)
    claim = await services.claims.show(MEMBER, 1)
    assert (claim.said, claim.ledger and claim.ledger.speaker) == (3, "Tomas Reyes")
    assert not (claim.ledger and claim.ledger.by_likeness)
    assert await often(services, "Ilse Brandt") == (1, 2, 1, [(1, 3)])
    assert await often(services, "Tomas Reyes") == (0, 0, 0, [])
    assert await searched(services, '"harbour has cost"') == [1]
    await check_counts(db)
    await services.review.reopen(MODERATOR, 2, WHY)
    assert await often(services, "Ilse Brandt") == (1, 1, 1, [(1, 2)])
    assert await searched(services, '"harbour has cost"') == [2]
    await check_counts(db)


async def test_unlinking_takes_the_place_out_of_count_words_and_summary(services: Services, db: Database) -> None:
    await read(services, FIRST)
    await services.review.check(MODERATOR, 1, ruling())
    await read(services, AGAIN)
    assert (await services.claims.show(MEMBER, 1)).said == 2
    assert [c.number for c in (await services.summaries.so_far(MODERATOR)).said_again] == [1]
    assert await searched(services, '"has cost"') == [1]
    alone = await services.similar.unlink(MODERATOR, 1)
    assert (alone.number, alone.said, alone.attribution_confirmed) == (2, 1, False)
    assert await often(services, "Ilse Brandt") == (0, 0, 0, [])
    assert await searched(services, '"has cost"') == [2]
    assert (await services.summaries.so_far(MODERATOR)).said_again == ()
    await check_counts(db)


async def test_what_is_unlinked_goes_to_whom_its_speaker_is_now(services: Services) -> None:
    await read(services, FIRST, AGAIN)
    await services.claims.add(MEMBER, "The lighthouse was painted red in 1987.", "Ilse M. Brandt")
    await services.speakers.merge(MODERATOR, "Ilse Brandt", "Ilse M. Brandt")
    alone = await services.similar.unlink(MODERATOR, 1)
    assert alone.speaker == "Ilse M. Brandt"
    assert [(s.name, s.claims) for s in await services.speakers.list(MEMBER)] == [("Ilse M. Brandt", 3)]


async def test_an_edited_claim_is_found_by_its_new_words_and_by_what_was_said(services: Services, db: Database) -> None:
    await read(services, FIRST, FIRST)
    await services.similar.care()
    said = (await services.claims.show(MEMBER, 1)).appearances[0].quote
    await services.editing.edit(MODERATOR, 1, "Dredging the lagoon was paid for by the province.", None, WHY)
    assert await searched(services, "dredging") == [1]
    assert await searched(services, f'"{said}"') == [1]
    assert (await services.claims.show(MEMBER, 1)).said == 2
    assert await rows(db, "SELECT count(*) FROM claim_vectors") == [(0,)]
    await services.similar.care()
    assert await services.similar.near(SERVER, "who paid for dredging of the lagoon") != []
    assert await services.similar.near(SERVER, said) == []


async def test_the_parts_of_a_split_claim_were_said_when_it_was(services: Services, clock: SetClock) -> None:
    whole = "The council paid back the loan in 2015 and no other city did that."
    claim = await services.claims.add(MEMBER, whole, "Ilse Brandt")
    began = clock.now()
    clock.move(3 * DAY)
    await services.claims.add(MEMBER, whole, "Ilse Brandt", "https://news.example.org/loan")
    clock.move(3 * DAY)
    start = whole.index("no other")
    _kept, part = await services.editing.split(MODERATOR, claim.number, [(start, len(whole) - 1)])
    assert part.ledger is not None
    assert (part.said, part.ledger.first, part.ledger.last) == (2, began, began + 3 * DAY)
    assert (await often(services, "Ilse Brandt"))[:2] == (2, 2)


async def test_a_withdrawn_article_is_no_longer_counted(services: Services, db: Database, clock: SetClock) -> None:
    await read(services, FIRST)
    await services.review.check(MODERATOR, 1, ruling())
    began = clock.now()
    clock.move(DAY)
    await read(services, FIRST.replace("Mayor", "The mayor,"), FIRST)
    before = await services.claims.show(MEMBER, 1)
    assert before.said >= 2
    for number in range(2, 4):
        await services.articles.withdraw(MODERATOR, number, WHY)
    claim = await services.claims.show(MEMBER, 1)
    assert claim.ledger is not None
    assert (claim.said, claim.ledger.first, claim.ledger.last) == (1, began, began)
    assert [place.withdrawn for place in claim.appearances] == [False, *[True] * (before.said - 1)]
    assert await often(services, "Ilse Brandt") == (0, 0, 0, [])
    assert (await services.summaries.so_far(MODERATOR)).said_again == ()
    await check_counts(db)
    await services.articles.withdraw(MODERATOR, 1, WHY)  # it is checked: it stays, and was said once
    assert (await services.claims.show(MEMBER, 1)).said == 1
    await check_counts(db)


async def test_what_is_hidden_or_gone_leaves_no_ghost(services: Services) -> None:
    await read(services, FIRST, OTHER, AUDIT)
    await services.similar.care()
    await services.similar.near(SERVER, "harbour")  # the index is in memory from here on
    await services.editing.hide(MODERATOR, 1, WHY)
    await services.review.dismiss(COLLEAGUE, 2, Dismissal.OPINION)
    await services.articles.withdraw(MODERATOR, 3, WHY)
    for actor in (MEMBER, ADMIN):
        assert (await services.about_message.about(actor, FIRST)).nothing
        assert (await services.claims.search(actor, "what the new harbour has cost the city")).claims == ()
        assert (await services.claims.search(actor, "audit")).claims == ()
    assert await services.similar.twin(MEMBER, FIRST) is None
    assert await services.similar.ties(ADMIN, 1) == ()
    again = await services.claims.add(MEMBER, "The new harbour had cost 41 million euros since 2019!", "Rosa Teller")
    await services.similar.care()
    assert (await services.claims.show(ADMIN, again.number)).ties == ()


@pytest.mark.parametrize("way", ["dismissed", "article withdrawn", "rest of the article"])
async def test_what_was_merged_into_a_claim_goes_with_it(services: Services, db: Database, way: str) -> None:
    await services.articles.ingest(MODERATOR, pasted(f"{FIRST}\n\n{OTHER}\n"))
    await services.review.dismiss(MODERATOR, 2, Dismissal.DUPLICATE, 1)
    if way == "dismissed":
        await services.review.dismiss(COLLEAGUE, 1, Dismissal.OUT_OF_SCOPE)
    elif way == "article withdrawn":
        await services.articles.withdraw(MODERATOR, 1, WHY)
    else:
        await services.triage.dismiss_rest(MODERATOR, 1, Dismissal.OUT_OF_SCOPE)
    assert await rows(db, "SELECT number, state, dismissal, duplicate_of, said FROM claims ORDER BY number") == [
        (1, "dismissed", "out_of_scope", None, 1),
        (2, "dismissed", "out_of_scope", None, 1),
    ]
    assert (await services.claims.history(MODERATOR, 2))[-1].action == "claim.dismissed_along"
    back = await services.review.reopen(MODERATOR, 2, WHY)
    assert (back.speaker, len(back.appearances)) == ("Tomas Reyes", 1)
    await check_counts(db)
