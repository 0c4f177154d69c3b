"""What claims are to each other: questions, links and contradictions, and in how many places each was said."""

from collections.abc import Sequence

from bot.domain.similar import Ledger, Tie, TieKind
from bot.storage.database import Reader, Tx, placeholders

MOST_TIES = 5


async def add_ties(tx: Tx, ties: Sequence[tuple[int, int, TieKind, float]], now: int) -> None:
    """(claim, other, kind, score) by rows; one that is there stays as it is, answer and all."""
    await tx.run_many(
        "INSERT INTO ties (claim_id, other_id, relation, score, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
        [(claim, other, kind.value, score, now) for claim, other, kind, score in ties],
    )


async def drop_questions(tx: Tx, claim: int) -> None:
    """A claim has other words now: what its old ones may have been to others is asked no longer."""
    await tx.run("DELETE FROM ties WHERE (claim_id = ?1 OR other_id = ?1) AND answer IS NULL", claim)


async def ties_of(reader: Reader, claims: Sequence[int]) -> dict[int, list[Tie]]:
    """What each of these claims (row ids) may be to others, either way round, the likeliest first; answered questions
    and claims that are dismissed or hidden are left out. What another had said whose claims are the same person's by
    now is a question whether the two are one."""
    found: dict[int, list[Tie]] = {claim: [] for claim in claims}
    if not claims:
        return found
    marks = placeholders(len(claims))
    sides = " UNION ALL ".join(
        f"SELECT t.{mine} AS claim, t.{other} AS other, t.relation, t.score FROM ties t"
        f" WHERE t.{mine} IN ({marks}) AND t.answer IS NULL"
        for mine, other in (("claim_id", "other_id"), ("other_id", "claim_id"))
    )
    for row in await reader.all(
        "SELECT t.claim, c.number, c.text, s.name, t.score, CASE WHEN t.relation = 'also_said' AND c.speaker_id IS"
        " (SELECT speaker_id FROM claims WHERE id = t.claim) THEN 'same' ELSE t.relation END AS relation,"
        " c.attribution_confirmed = 0 AND c.kind <> 'manual' AS attributed,"
        f" CASE WHEN c.state = 'checked' THEN c.verdict END AS verdict FROM ({sides}) t"
        " JOIN claims c ON c.id = t.other LEFT JOIN speakers s ON s.id = c.speaker_id"
        " WHERE c.state <> 'dismissed' AND c.hidden_at IS NULL ORDER BY t.score DESC, c.number LIMIT 500",
        *claims,
    ):
        if len(found[row["claim"]]) < MOST_TIES:
            kind, attributed = TieKind(row["relation"]), bool(row["attributed"])
            tie = Tie(row["number"], row["text"], row["name"], kind, row["score"], attributed, row["verdict"])
            found[row["claim"]].append(tie)
    return found


async def ledgers(reader: Reader, claims: Sequence[int]) -> dict[int, Ledger]:
    """When and by whom each of these claims (row ids) was said first and last. What stood in a withdrawn article
    counts only where a claim stands nowhere else."""
    if not claims:
        return {}
    marks = placeholders(len(claims))
    rows = await reader.all(
        "SELECT claim_id, first, at, CASE WHEN who IS NOT own THEN name END AS name, domain, linked FROM (SELECT p.*,"
        " min(at) OVER (PARTITION BY claim_id) AS first, max(by_likeness) OVER (PARTITION BY claim_id) AS linked,"
        " row_number() OVER (PARTITION BY claim_id ORDER BY at DESC, id DESC) AS place"
        f" FROM ({_PLACES} WHERE a.claim_id IN ({marks})) p WHERE stands OR NOT any_stands) WHERE place = 1",
        *claims,
    )
    return {
        row["claim_id"]: Ledger(row["first"], row["at"], row["name"], row["domain"], bool(row["linked"]))
        for row in rows
    }


_PLACES = (
    "SELECT a.id, a.claim_id, coalesce(a.published_at, a.created_at) AS at, coalesce(a.domain, t.domain) AS domain,"
    " coalesce(m.id, s.id) AS who, coalesce(m.name, s.name) AS name,"
    " first_value(coalesce(m.id, s.id)) OVER (PARTITION BY a.claim_id ORDER BY a.home_claim_id <> a.claim_id, a.id)"
    " AS own, a.score < 1.0 AND a.home_claim_id = a.claim_id AS by_likeness, t.withdrawn_at IS NULL AS stands,"
    " max(t.withdrawn_at IS NULL) OVER (PARTITION BY a.claim_id) AS any_stands"
    " FROM appearances a LEFT JOIN articles t ON t.id = a.article_id LEFT JOIN speakers s ON s.id = a.speaker_id"
    " LEFT JOIN speakers m ON m.id = s.alias_of"
)
"""Places of claims. `own` is the speaker under whom a claim came in: a person may have named another one since,
and for that speaker's places too."""


async def answer(tx: Tx, claim: int, other: int, said: str, person: int, now: int) -> bool:
    """Whether there was such a question, either way round."""
    rows = await tx.all(
        "UPDATE ties SET answer = ?3, answered_by = ?4, answered_at = ?5 WHERE answer IS NULL"
        " AND ((claim_id = ?1 AND other_id = ?2) OR (claim_id = ?2 AND other_id = ?1)) RETURNING claim_id",
        claim,
        other,
        said,
        person,
        now,
    )
    return bool(rows)
