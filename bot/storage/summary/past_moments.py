"""The desk as it stood at a moment in the past, by the log: what a summary of that day says."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.claims import Claim, State, Verdict
from bot.domain.summary import WORDS_GONE, Wording
from bot.storage.claims.claims import by_ids
from bot.storage.database import Reader, Row, placeholders
from bot.storage.review.queue import ACCEPTED
from bot.storage.summary.summaries import Span

VERDICT_EVENTS = "('claim.checked', 'claim.corrected', 'claim.withdrawn', 'claim.voided')"

_STATE = (
    "coalesce((SELECT e.after ->> 'state' FROM events e WHERE e.claim_id = c.id AND e.dispute_id IS NULL AND e.at < ?2"
    " AND e.after ->> 'state' IS NOT NULL ORDER BY e.id DESC LIMIT 1), 'unverified')"
)
_ASKED = "(SELECT count(*) FROM events e WHERE e.claim_id = c.id AND e.action = 'claim.wanted' AND e.at < ?2)"
_LAPSED = (
    "coalesce((SELECT e.action FROM events e WHERE e.claim_id = c.id AND e.at < ?2 AND (e.action IN"
    " ('claim.not_taken_up', 'claim.requeued', 'claim.wanted') OR e.before ->> 'state' <> e.after ->> 'state')"
    " ORDER BY e.id DESC LIMIT 1), '') = 'claim.not_taken_up'"
)
_DISPUTED = (
    "EXISTS (SELECT 1 FROM disputes d WHERE d.claim_id = c.id AND d.at < ?2"
    " AND (d.decided_at IS NULL OR d.decided_at >= ?2))"
)
_RERATED = (
    "coalesce((SELECT e.action FROM events e WHERE e.claim_id = c.id AND e.at < ?2 AND (e.action IN"
    " ('claim.correction_proposed', 'claim.correction_sent_back', 'claim.corrected', 'claim.withdrawn',"
    " 'claim.voided')) ORDER BY e.id DESC LIMIT 1), '') = 'claim.correction_proposed'"
)
_ACCEPTED_THEN = (
    f"({ACCEPTED} AND (c.speaker_id IS NULL OR EXISTS (SELECT 1 FROM events e WHERE e.claim_id = c.id AND e.at < ?2"
    " AND e.action IN ('claim.accepted', 'claim.checked', 'claim.speaker_changed')) OR EXISTS (SELECT 1"
    " FROM appearances a WHERE a.claim_id = c.id AND a.created_at < ?2"
    " AND a.provenance NOT IN ('pasted', 'message', 'manual'))))"
)
_THEN = (
    f"SELECT c.id, c.number, c.worthiness, {_STATE} AS state, {_ASKED} AS asked, {_LAPSED} AS lapsed,"
    f" {_DISPUTED} AS disputed, {_RERATED} AS rerated, {_ACCEPTED_THEN} AS accepted FROM claims c"
    " WHERE c.server = ?1 AND c.created_at < ?2 AND c.hidden_at IS NULL"
)
_FIRST_LOOK = "state = 'unverified' AND NOT lapsed AND NOT disputed AND (worthiness >= ?3 OR asked > 0)"


async def count_waiting(reader: Reader, server: int, floor: float, moment: int) -> tuple[int, int]:
    """How many claims the queue held, and how many of those that waited for a first look members had asked for."""
    row = await reader.one(
        f"SELECT count(*) AS waiting, coalesce(sum({_FIRST_LOOK} AND asked > 0), 0) AS asked FROM ({_THEN}) t"
        f" WHERE {_FIRST_LOOK} OR state = 'proposed' OR state = 'checked' AND rerated"
        " OR disputed AND state <> 'dismissed'",
        server,
        moment,
        floor,
    )
    return (0, 0) if row is None else (row["waiting"], row["asked"])


async def most_wanted(reader: Reader, server: int, floor: float, moment: int, limit: int) -> list[tuple[Claim, int]]:
    """What waited for a first look then, by worth and demand, each with how many had asked for it."""
    rows = await reader.all(
        f"SELECT id, asked FROM ({_THEN}) t WHERE {_FIRST_LOOK} AND accepted"
        " ORDER BY worthiness + 0.1 * asked DESC, number LIMIT ?4",
        server,
        moment,
        floor,
        limit,
    )
    found = {claim.id: claim for claim in await by_ids(reader, [row["id"] for row in rows])}
    return [(found[row["id"]], row["asked"]) for row in rows]


async def standing(reader: Reader, ids: Sequence[int], span: Span) -> dict[int, tuple[State, Verdict | None]]:
    """Of each claim (row id): where it stood at a span's end, with the verdict that stood then."""
    found: dict[int, tuple[State, Verdict | None]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        marks = placeholders(len(some), 2)
        rows = await reader.all(
            f"SELECT c.id, {_STATE.replace('e.at < ?2', f'e.{span.by} < ?1')} AS state,"
            f" (SELECT e.after ->> 'verdict' FROM events e WHERE e.claim_id = c.id AND e.{span.by} < ?1"
            f" AND e.action IN {VERDICT_EVENTS} ORDER BY e.id DESC LIMIT 1) AS verdict"
            f" FROM claims c WHERE c.id IN ({marks})",
            span.end,
            *some,
        )
        for row in rows:
            state = State(row["state"])
            checked = state is State.CHECKED and row["verdict"] is not None
            found[row["id"]] = (state, Verdict(row["verdict"]) if checked else None)
    return found


async def wordings(reader: Reader, server: int, named: Sequence[Claim], span: Span) -> dict[int, Wording]:
    """Of each claim, by row id: its words and its speaker at a span's end. Each later change kept what was before it;
    a speaker who was renamed since has the name at that time."""
    found: dict[int, Wording] = {}
    later = f"e.{span.by} >= ?1"
    renames = await reader.all(
        "SELECT e.id, e.before ->> 'speaker' AS was, e.after ->> 'speaker' AS name FROM events e"
        f" WHERE {later} AND e.server = ?2 AND e.action = 'speaker.renamed' ORDER BY e.id DESC",
        span.end,
        server,
    )
    for start in range(0, len(named), _AT_ONCE):
        some = named[start : start + _AT_ONCE]
        marks = placeholders(len(some), 2)
        rows = await reader.all(
            "SELECT e.claim_id, e.id, e.before ->> 'text' AS row, t.body, e.before -> 'speaker' AS named,"
            f" e.before ->> 'speaker' AS speaker FROM events e LEFT JOIN texts t ON t.id = e.before ->> 'text'"
            f" WHERE e.claim_id IN ({marks}) AND {later}"
            " AND (e.before -> 'text' IS NOT NULL OR e.before -> 'speaker' IS NOT NULL) ORDER BY e.id DESC",
            span.end,
            *(claim.id for claim in some),
        )
        judged = await reader.all(
            f"SELECT DISTINCT e.claim_id FROM events e WHERE e.claim_id IN ({marks}) AND e.{span.by} < ?1"
            f" AND e.action IN {_CONFIRM}",
            span.end,
            *(claim.id for claim in some),
        )
        sure = {row["claim_id"] for row in judged}
        changes: dict[int, list[Row]] = {claim.id: [] for claim in some}
        for row in rows:
            changes[row["claim_id"]].append(row)
        for claim in some:
            said = Wording(claim.text, claim.speaker, claim.attribution_confirmed and claim.id in sure)
            found[claim.id] = _before(said, changes[claim.id], renames)
    return found


_CONFIRM = "('claim.checked', 'claim.edited', 'claim.speaker_changed')"


def _before(said: Wording, changes: Sequence[Row], renames: Sequence[Row]) -> Wording:
    """Take back, the newest first, what changed the words, and what gave the speaker another name."""
    for step in sorted([*changes, *renames], key=lambda row: row["id"], reverse=True):
        if "was" in step.keys():  # noqa: SIM118 - a Row yields its values
            said = replace(said, speaker=step["was"]) if said.speaker == step["name"] else said
            continue
        if step["row"] is not None:
            said = replace(said, text=WORDS_GONE if step["body"] is None else step["body"])
        if step["named"] is not None:
            said = replace(said, speaker=step["speaker"])
    return said


_AT_ONCE = 500
"""Claims asked after in one query."""


async def repeated(reader: Reader, server: int, span: Span) -> list[tuple[int, int]]:
    """(claim row, times) of claims that were said again in a span while they stood as false or mostly false, those
    said most often first; without what was unlinked, or withdrawn with its article, before its end."""
    rows = await reader.all(
        "SELECT claim_id, count(*) AS times, min(id) AS first FROM (SELECT e.id, e.claim_id,"
        " (SELECT v.after ->> 'verdict' FROM events v WHERE v.claim_id = e.claim_id AND v.id < e.id"
        f" AND v.action IN {VERDICT_EVENTS} ORDER BY v.id DESC LIMIT 1) AS verdict FROM events e"
        f" WHERE {span.within} AND e.action = 'claim.said_again' AND NOT EXISTS (SELECT 1 FROM events u"
        f" WHERE u.claim_id = e.claim_id AND u.id > e.id AND u.{span.by} < ?3 AND u.action = 'claim.place_taken_out'"
        " AND u.after ->> 'score' = e.after ->> 'score') AND NOT EXISTS (SELECT 1 FROM articles t JOIN events w"
        " ON w.server = t.server AND w.at = t.withdrawn_at AND w.action = 'article.withdrawn' AND w.article_id = t.id"
        f" WHERE t.id = e.article_id AND w.{span.by} < ?3)) t"
        " WHERE verdict IN ('false', 'mostly_false') GROUP BY claim_id ORDER BY times DESC, first",
        server,
        span.start,
        span.end,
    )
    return [(row["claim_id"], row["times"]) for row in rows]
