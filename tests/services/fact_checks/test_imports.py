"""What others have checked: taken from files, brought up to date, matched with every desk's claims, and taken out."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.clock import HOUR
from bot.domain.errors import NotAllowed, NotFound, Unreadable
from bot.domain.fact_checks import FactCheck, Skipped, Taken
from bot.publish.claim_objects import claim_object
from bot.services import Services
from bot.services.fact_checks import imports as module
from bot.storage.database import Database
from tests.fakes import SetClock
from tests.services.world import ADMIN, MEMBER, MODERATOR, STRANGER, WHY, pasted, rows, ruling

SAID = "Mayor Ilse Brandt said that the new harbour had cost the city 41 million euros since 2019."
CHECK = FactCheck(
    url="https://quay.example/harbour",
    text="Since 2019 the new harbour has cost the city 41 million euros",
    rating="Mostly false",
    publisher="Quay Checks",
    site="quay.example",
    claimant="Ilse Brandt",
    day="2026-01-02",
)
AGAINST = replace(
    CHECK, url="https://quay.example/67", text="Since 2019 the new harbour has cost the city 67 million euros"
)
UNLIKE = replace(CHECK, url="https://quay.example/mill", text="The old mill burnt down in May")


async def take(services: Services, *entries: FactCheck | Skipped, name: str = "feed.json") -> Taken:
    taken = await services.fact_checks.take(ADMIN, name, iter(entries), lambda _read: None)
    while await services.fact_checks.care():
        pass
    return taken


async def standing(services: Services, number: int = 1) -> list[tuple[str, str]]:
    claim = await services.claims.show(MEMBER, number)
    return [(beside.check.url, beside.check.rating) for beside in claim.fact_checks]


async def test_a_check_stands_with_the_claim_that_says_the_same_and_with_no_other(services: Services) -> None:
    await services.articles.ingest(MEMBER, pasted(SAID))
    taken = await take(services, CHECK, AGAINST, UNLIKE, Skipped("no rating in words"))
    assert taken == Taken(1, "feed.json", 3, 0, 0, (("no rating in words", 1),))
    assert await standing(services) == [(CHECK.url, "Mostly false")]
    claim = await services.claims.show(MEMBER, 1)
    assert (claim.state.value, claim.verdict) == ("unverified", None)
    (shown,) = claim_object(claim)["others"]
    assert (shown["publisher"], shown["claim"], shown["date"]) == ("Quay Checks", CHECK.text, "2026-01-02")


async def test_a_claim_that_comes_after_the_import_is_compared_too_also_when_reworded(services: Services) -> None:
    await take(services, CHECK, UNLIKE)
    await services.articles.ingest(MEMBER, pasted(SAID))
    assert await standing(services) == []
    assert await services.fact_checks.waiting() == 1
    await services.fact_checks.care()
    assert await standing(services) == [(CHECK.url, "Mostly false")]
    await services.editing.edit(MODERATOR, 1, "The old mill burnt down in May.", None, "It was about the old mill.")
    assert await standing(services) == []
    await services.similar.care()
    await services.fact_checks.care()
    assert await standing(services) == [(UNLIKE.url, "Mostly false")]


async def test_the_same_address_is_brought_up_to_date_and_never_doubled(services: Services, db: Database) -> None:
    await services.articles.ingest(MEMBER, pasted(SAID))
    await take(services, CHECK, UNLIKE)
    again = await take(services, replace(CHECK, rating="False"), UNLIKE, UNLIKE)
    assert (again.added, again.updated, again.unchanged) == (0, 1, 2)
    assert await standing(services) == [(CHECK.url, "False")]
    reworded = await take(services, replace(CHECK, text="The harbour is deep"))
    assert (reworded.added, reworded.updated) == (0, 1)
    assert await standing(services) == []
    assert await rows(db, "SELECT url, text FROM others_checks ORDER BY id") == [
        (CHECK.url, "The harbour is deep"),
        (UNLIKE.url, UNLIKE.text),
    ]


async def test_a_page_that_checks_several_claims_keeps_them_all_until_it_says_otherwise(
    services: Services, db: Database
) -> None:
    debate = [replace(UNLIKE, text=f"The quay is {n} metres long") for n in range(4)]
    taken = await take(services, *debate)
    assert taken.added == 4
    again = await take(services, *debate[1:])
    assert (again.unchanged, again.added) == (3, 0)
    assert await rows(db, "SELECT text FROM others_checks ORDER BY id") == [(each.text,) for each in debate[1:]]


async def test_many_checks_of_one_wording_all_stand_and_each_fact_checker_keeps_their_own_rating(
    services: Services,
) -> None:
    await services.articles.ingest(MEMBER, pasted(SAID))
    many = [replace(CHECK, url=f"https://desk{n}.example/", rating=f"Rating {n}") for n in range(8)]
    await take(services, *many)
    assert len(await standing(services)) == 8


async def test_who_speaks_of_themselves_must_be_the_one_that_was_checked(services: Services) -> None:
    text = "I have paid back every cent of the 2015 loan"
    await services.claims.add(MEMBER, text, "Ilse Brandt")
    await services.claims.add(MEMBER, text, "Tomas Reyes")
    await services.similar.care()
    await take(services, replace(CHECK, text=text, claimant="Mayor Brandt"))
    assert len(await standing(services, 1)) == 1
    assert await standing(services, 2) == []


async def test_an_import_is_for_every_server_and_a_refusal_is_one_servers_own(services: Services) -> None:
    await services.articles.ingest(MEMBER, pasted(SAID))
    await services.articles.ingest(STRANGER, pasted(SAID))
    await take(services, CHECK)
    (beside,) = (await services.claims.show(STRANGER, 1)).fact_checks
    with pytest.raises(NotAllowed, match="Only moderators and admins may"):
        await services.fact_checks.refuse(MEMBER, 1, beside.id)
    await services.fact_checks.refuse(MODERATOR, 1, beside.id)
    assert await standing(services) == []
    assert len((await services.claims.show(STRANGER, 1)).fact_checks) == 1
    with pytest.raises(NotFound):
        await services.fact_checks.refuse(MODERATOR, 1, beside.id)
    event = (await services.claims.history(MODERATOR, 1))[-1]
    assert (event.action, event.after) == (
        "claim.others_refused",
        {"state": "unverified", "check": beside.id, "site": "quay.example"},
    )
    await take(services, CHECK)  # everything is compared anew
    assert await standing(services) == []


async def test_an_import_can_be_taken_out_again(services: Services, db: Database) -> None:
    await services.articles.ingest(MEMBER, pasted(SAID))
    await take(services, CHECK, name="a.json")
    await take(services, UNLIKE, name="b.json")
    assert [(i.number, i.name, i.entries) for i in await services.fact_checks.imports(ADMIN)] == [
        (2, "b.json", 1),
        (1, "a.json", 1),
    ]
    for call in (services.fact_checks.imports(MODERATOR), services.fact_checks.remove(MODERATOR, 1)):
        with pytest.raises(NotAllowed, match="Only admins may"):
            await call
    assert await services.fact_checks.remove(ADMIN, 1) == 1
    assert await standing(services) == []
    with pytest.raises(NotFound):
        await services.fact_checks.remove(ADMIN, 1)
    for table in ("others_checks", "others_vectors", "others_search"):
        assert await rows(db, f"SELECT count(*) FROM {table}") == [(1,)], table
    log = await rows(db, "SELECT action, after FROM events WHERE action LIKE 'others.%' ORDER BY id")
    assert log == [
        ("others.imported", '{"import": 1, "added": 1}'),
        ("others.imported", '{"import": 2, "added": 1}'),
        ("others.removed", '{"import": 1, "entries": 1}'),
    ]
    await take(services, CHECK)
    assert await standing(services) == [(CHECK.url, "Mostly false")]


async def test_only_admins_import_and_a_file_without_entries_leaves_nothing(services: Services, db: Database) -> None:
    with pytest.raises(NotAllowed):
        await services.fact_checks.take(MODERATOR, "x", iter([CHECK]), lambda _read: None)
    assert (await take(services, Skipped("no ClaimReview"))).number is None
    assert await rows(db, "SELECT count(*) FROM imports") == [(0,)]


async def test_what_stood_before_a_break_is_taken(
    services: Services, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 2)

    def broken_off() -> Iterator[FactCheck]:
        for number in range(5):
            yield replace(CHECK, url=f"https://quay.example/{number}")
        raise Unreadable("It is cut off.")

    reads: list[int] = []
    taken = await services.fact_checks.take(ADMIN, "x", broken_off(), reads.append)
    assert (taken.added, taken.broken, reads) == (5, "It is cut off.", [2, 4, 5])
    assert await rows(db, "SELECT count(*) FROM others_checks") == [(5,)]


async def test_vectors_of_another_encoder_are_made_again(
    services: Services, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await services.articles.ingest(MEMBER, pasted(SAID))
    await take(services, CHECK)
    await db.write(lambda tx: tx.run("UPDATE others_vectors SET version = 'older'"))
    services.fact_checks._checked_version = False
    await services.fact_checks.care()
    assert await rows(db, "SELECT count(*) FROM others_vectors WHERE version = 'older'") == [(0,)]
    assert await rows(db, "SELECT count(*) FROM others_unread") == [(0,)]


async def test_a_hidden_claim_shows_no_check_and_a_checked_one_keeps_its_own_verdict(services: Services) -> None:
    await services.articles.ingest(MEMBER, pasted(SAID))
    await take(services, CHECK)
    checked = await services.review.check(MODERATOR, 1, ruling())
    assert (checked.verdict, len(checked.fact_checks)) == (ruling().verdict, 1)
    await services.editing.hide(MODERATOR, 1, WHY)
    assert await standing(services) == []


async def test_an_index_that_nobody_asks_is_let_go(services: Services, clock: SetClock) -> None:
    await services.articles.ingest(MEMBER, pasted(SAID))
    await take(services, CHECK)
    assert services.fact_checks.held_bytes > 0
    clock.move(HOUR)
    await services.fact_checks.care()
    assert services.fact_checks.held_bytes == 0


ENTRIES = st.lists(
    st.builds(
        FactCheck,
        url=st.sampled_from(["https://a.example/", "https://b.example/"]),
        text=st.sampled_from(["The quay is long", "The quay is wide", "The quay is old"]),
        rating=st.sampled_from(["True", "False"]),
        publisher=st.just("Quay"),
        site=st.just("a.example"),
    ),
    max_size=6,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(files=st.lists(ENTRIES, min_size=1, max_size=4))
async def test_after_any_files_an_address_says_what_the_last_one_said_there(
    services: Services, db: Database, files: list[list[FactCheck]]
) -> None:
    await db.write(lambda tx: tx.run("DELETE FROM others_checks"))
    expected: dict[str, dict[str, str]] = {}
    for entries in files:
        now: dict[str, dict[str, str]] = {}
        for entry in entries:
            now.setdefault(entry.url, {})[entry.text] = entry.rating
        expected |= now
        taken = await services.fact_checks.take(ADMIN, "x", iter(entries), lambda _read: None)
        assert taken.added + taken.updated + taken.unchanged == len(entries)
    found = await rows(db, "SELECT url, text, rating FROM others_checks")
    assert sorted(found) == sorted(
        (url, text, rating) for url, said in expected.items() for text, rating in said.items()
    )
    assert await rows(db, "SELECT rowid, text FROM others_search ORDER BY rowid") == await rows(
        db, "SELECT id, text FROM others_checks ORDER BY id"
    )
