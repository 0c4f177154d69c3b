"""Indexes of thousands of servers in bounded memory, and a desk that works without them."""

import logging
from pathlib import Path
from typing import NoReturn

import pytest

from bot.domain.actor import Actor, Role
from bot.domain.claims import Dismissal, State
from bot.domain.errors import NoModel
from bot.matching.encoder import Encoder, embed, encoder, require_files, version_of
from bot.services import Services
from bot.services.desk.vector_cache import IDLE, VectorCache
from bot.services.similar import candidates, comparison, unread_claims
from bot.storage.claims import search
from bot.storage.database import Database
from bot.storage.similar.vectors import vectors
from tests.benchmarks.synthetic_desk import SyntheticClaim, fill, fill_vectors
from tests.fakes import SetClock
from tests.services.world import MEMBER, MODERATOR, STRANGER, pasted

FERRY = "The night ferry carried 212,000 passengers last year."
SERVERS, EACH = 60, 30


@pytest.fixture
async def desks(db: Database, clock: SetClock) -> Database:
    """Many servers with some claims each; every vector is the same."""
    (vector,) = embed([FERRY])
    for server in range(1, SERVERS + 1):
        claims = [SyntheticClaim(f"{FERRY} Again {number}.", "Ilse Brandt", 0.5) for number in range(EACH)]
        await fill(db, server, claims, clock.now())
        await fill_vectors(db, server, [vector] * EACH, version_of())
    return db


async def test_all_indexes_together_stay_within_their_room(desks: Database, clock: SetClock) -> None:
    room = 100_000
    indexes = VectorCache(clock, vectors, room=room)
    for server in [*range(1, SERVERS + 1), 5, 5, 1]:
        async with desks.read() as reader:
            index = await indexes.of(reader, server, version_of())
        assert len(index) == EACH
        assert 0 < indexes.held_bytes <= room


async def test_one_desk_larger_than_the_room_is_held_alone(desks: Database, clock: SetClock) -> None:
    indexes = VectorCache(clock, vectors, room=10)
    for server in (1, 2):
        async with desks.read() as reader:
            index = await indexes.of(reader, server, version_of())
        assert len(index) == EACH
        assert indexes.held_bytes == index.size


async def test_an_index_that_nobody_asks_is_dropped_and_read_again(desks: Database, clock: SetClock) -> None:
    indexes = VectorCache(clock, vectors)
    async with desks.read() as reader:
        await indexes.of(reader, 1, version_of())
        clock.move(IDLE)
        await indexes.of(reader, 2, version_of())
    clock.move(1)
    indexes.let_go()
    async with desks.read() as reader:
        held = await indexes.of(reader, 2, version_of())
        assert indexes.held_bytes == held.size
        again = await indexes.of(reader, 1, version_of())
    assert len(again) == EACH
    assert indexes.held_bytes == held.size + again.size


async def test_a_dismissed_crowd_hides_no_claim_that_stands(desks: Database, services: Services) -> None:
    """Duplicates that were merged away are nearer than all else."""
    actor = Actor(1, 1, Role.MEMBER)
    await desks.write(
        lambda tx: tx.run("UPDATE claims SET state = 'dismissed', dismissal = 'opinion' WHERE number > 1")
    )
    compared = await services.similar.compare(actor.server, ["Last year 212,000 people took the ferry by night."])
    assert [each.known.number for each in compared.found[0]] == [1]


def no_model(*_args: object) -> NoReturn:
    raise NoModel("The sentence encoder can't be loaded.")


async def test_without_its_models_the_desk_goes_by_words(
    services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for module, names in (
        (comparison, ("embed", "compare", "version_of")),
        (candidates, ("compare", "version_of")),
        (unread_claims, ("embed", "version_of")),
    ):
        for name in names:
            monkeypatch.setattr(module, name, no_model)
    first = await services.articles.ingest(MEMBER, pasted(f"Mayor Ilse Brandt said that {FERRY[0].lower()}{FERRY[1:]}"))
    assert first.new == (1,)
    await services.similar.care()
    assert (await services.claims.search(MEMBER, "passengers of the night ferry")).claims[0].number == 1
    assert await services.similar.twin(MEMBER, FERRY) is None
    assert await services.similar.about(MEMBER, FERRY) == []
    again = await services.articles.ingest(
        MEMBER, pasted(f"Ilse Brandt said that {FERRY[0].lower()}{FERRY[1:]} Twice.")
    )
    assert again.new == ()  # word for word it is known all the same
    assert not [record for record in caplog.records if record.levelno > logging.WARNING]


async def test_weights_that_are_gone_are_told_of_once_and_what_waits_is_read_when_they_are_back(
    services: Services, db: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await services.claims.add(MEMBER, FERRY)
    with monkeypatch.context() as gone:
        gone.setattr(unread_claims, "embed", no_model)
        for _tick in range(3):
            await services.similar.care()
    assert caplog.text.count("claims wait to be read") == 1
    async with db.read() as reader:
        assert await reader.value("SELECT count(*) FROM claims_unread") == 1
    await services.similar.care()
    async with db.read() as reader:
        assert await reader.value("SELECT count(*) FROM claims_unread") == 0


async def test_health_says_that_a_model_is_missing_and_what_waits_for_it(
    services: Services, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await services.claims.add(MEMBER, FERRY)
    (check,) = [c for c in (await services.health.report(MEMBER.server)).checks if c.name == "meaning"]
    assert (check.ok, check.detail) == (True, "claims not yet compared by meaning: 1")
    await services.similar.care()
    (check,) = [c for c in (await services.health.report(MEMBER.server)).checks if c.name == "meaning"]
    assert (check.ok, check.detail) == (True, "claims not yet compared by meaning: 0")
    (tmp_path / "vocabulary.txt").touch()
    monkeypatch.setattr("bot.services.desk.health.require_files", lambda: require_files(tmp_path))
    report = await services.health.report(MEMBER.server)
    assert not report.ok
    (check,) = [c for c in report.checks if c.name == "meaning"]
    assert check.detail == (
        "The sentence encoder's file encoder.onnx is missing. Until it is back claims are found by words alone; claims"
        " not yet compared by meaning: 0"
    )


def test_a_damaged_model_is_named_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "encoder.json").write_text("{", encoding="utf-8")
    (tmp_path / "encoder.onnx").write_bytes(b"no model")
    with pytest.raises(NoModel, match=r"can't be read from .*encoder\.json"):
        version_of(tmp_path)
    monkeypatch.setattr("bot.matching.encoder.Encoder", lambda: Encoder(tmp_path))
    encoder.cache_clear()
    try:
        with pytest.raises(NoModel, match="can't be loaded"):
            embed([FERRY])
    finally:
        encoder.cache_clear()


async def test_a_search_finds_the_same_however_much_of_the_file_is_the_desks(services: Services, db: Database) -> None:
    """Where most claims are a desk's own its expressions name no server."""
    for number in range(5):
        await services.claims.add(MEMBER, f"{FERRY} So says page {number}.", "Ilse Brandt")
    await services.claims.add(STRANGER, FERRY, "Ilse Brandt")
    for actor, many in ((MEMBER, 5), (STRANGER, 1)):
        for words in ("night ferry", "ferry boats", "ferr"):
            found = (await services.claims.search(actor, words)).claims
            assert [claim.number for claim in found if claim.number <= many] == [claim.number for claim in found]
            assert len(found) == many
        assert len(await services.claims.suggest(actor, "the night fer")) == many
    async with db.read() as reader:
        assert len(await search.likely(reader, MEMBER.server, ["ferry", "night"], 9)) == 5
        assert len(await search.likely(reader, STRANGER.server, ["ferry", "night"], 9)) == 1


async def test_where_too_many_hold_the_words_the_newest_come_first(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        await services.claims.add(MEMBER, f"{'Ferry ' * (6 - number)}number {number} is late.", "Ilse Brandt")
    assert (await services.claims.search(MEMBER, "ferry")).claims[0].number == 1
    monkeypatch.setattr(search, "RANKED", 5)
    found = (await services.claims.search(MEMBER, "ferry")).claims
    assert [claim.number for claim in found] == [6, 5, 4, 3, 2, 1]
    some = (await services.claims.search(MEMBER, "ferry unheardof")).claims  # all of them, for no other word is known
    assert len(some) == 6


async def test_suggestions_are_sought_among_the_states_that_are_wanted(services: Services) -> None:
    await services.claims.add(MEMBER, FERRY, "Ilse Brandt")
    await services.claims.add(MEMBER, f"{FERRY} It did.", "Ilse Brandt")
    await services.review.dismiss(MODERATOR, 1, Dismissal.OPINION)
    assert [each.value for each in await services.claims.suggest(MODERATOR, "night ferry")] == ["2"]
    dismissed = await services.claims.suggest(MODERATOR, "night ferry", frozenset({State.DISMISSED}))
    assert [each.value for each in dismissed] == ["1"]
    assert [each.value for each in await services.claims.suggest(MODERATOR, "n")] == ["2"]
    assert [each.value for each in await services.claims.suggest(MODERATOR, "night ferry w")] == ["2"]
