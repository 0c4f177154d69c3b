"""Links of earlier programs: what would not be linked today is taken out as a question, the rest stays."""

from bot.domain.similar import TieAnswer, TieKind
from bot.services import Services
from bot.storage.claims.appearances import recount_said
from bot.storage.database import Database, Tx
from bot.storage.versions import shipped
from tests.services.world import MODERATOR, pasted, rows, ruling

POLICE = "Police said 31 people were hurt in the crash."
MAYOR = "Mayor Anna Kerr said the city owes 14 million dollars."


async def linked(services: Services, db: Database, one: str, other: str) -> None:
    """Two texts with a claim each in the same words, and the second put under the first as it was done before."""
    await services.articles.ingest(MODERATOR, pasted(one))
    await services.articles.ingest(MODERATOR, pasted(other))

    async def write(tx: Tx) -> None:
        first, second = (row["id"] for row in await tx.all("SELECT id FROM claims ORDER BY number LIMIT 2"))
        await tx.run(
            "UPDATE appearances SET claim_id = ?1, home_claim_id = ?1, score = 1.0 WHERE claim_id = ?2", first, second
        )
        await recount_said(tx, (first, second))
        await tx.run("UPDATE claims SET state = 'dismissed', dismissal = 'extraction_error' WHERE id = ?1", second)
        await tx.run("DELETE FROM ties")
        await tx.run(STEP)

    await db.write(write)


STEP = (
    "INSERT INTO links_unlooked (appearance_id) SELECT id FROM appearances WHERE score IS NOT NULL"
    " AND home_claim_id = claim_id AND (article_id IS NOT NULL OR url IS NOT NULL)"
)


def test_this_is_what_the_step_asks_for() -> None:
    assert STEP in " ".join(shipped().steps[32].sql.split())


async def test_another_towns_claim_comes_out_as_a_question(services: Services, db: Database) -> None:
    await linked(services, db, f"Fog over Elmsere\n\n{POLICE}", f"A bus near Brackwater\n\n{POLICE}")
    await services.review.check(MODERATOR, 1, ruling())
    assert (await services.claims.show(MODERATOR, 1)).said == 2
    await services.similar.care()
    first, out = await services.claims.show(MODERATOR, 1), await services.claims.show(MODERATOR, 3)
    assert (first.said, out.said, out.verdict) == (1, 1, None)
    assert [a.article for a in out.appearances] == [2]
    assert [(tie.number, tie.kind) for tie in await services.similar.ties(MODERATOR, 3)] == [(1, TieKind.SAME)]
    assert [event.action for event in await services.claims.history(MODERATOR, 3)] == ["claim.unlinked"]
    assert "claim.place_taken_out" in [event.action for event in await services.claims.history(MODERATOR, 1)]
    assert await rows(db, "SELECT * FROM links_unlooked") == []


async def test_what_one_person_said_of_one_town_stays(services: Services, db: Database) -> None:
    await services.articles.ingest(MODERATOR, pasted(f"The debt of Elmsere\n\n{MAYOR}"))
    await services.articles.ingest(MODERATOR, pasted(f"A look at the debt of Elmsere\n\n{MAYOR} It rained."))
    await db.write(lambda tx: tx.run(STEP))
    assert await rows(db, "SELECT count(*) FROM links_unlooked") == [(1,)]
    await services.similar.care()
    assert (await services.claims.show(MODERATOR, 1)).said == 2
    assert await rows(db, "SELECT * FROM links_unlooked") == []


async def test_what_a_person_merged_stays(services: Services, db: Database) -> None:
    await services.articles.ingest(MODERATOR, pasted(f"Fog over Elmsere\n\n{POLICE}"))
    await services.articles.ingest(MODERATOR, pasted(f"A bus near Brackwater\n\n{POLICE}"))
    await services.similar.answer(MODERATOR, 2, 1, TieAnswer.YES)
    await db.write(lambda tx: tx.run(STEP))
    assert await rows(db, "SELECT * FROM links_unlooked") == []
    assert (await services.claims.show(MODERATOR, 1)).said == 2
