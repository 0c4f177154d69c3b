"""Full-text search over claims (SQLite FTS5; the one file to rewrite for another engine)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.claim_lists import Mark
from bot.domain.claims import Claim, State
from bot.storage.claims import claims
from bot.storage.database import Reader, placeholders
from bot.storage.fts import MAX_TERMS, terms

RANKED = 5_000
"""Claims that are put in order of how well they match; where more hold the words, each search would take seconds."""
LOOKED_AT = 2_500
"""Claims in which the machine looks for a new one's words."""
SUGGESTED = 2_000
"""Claims among which those are sought that suit what is being typed."""
_WEIGHTS = "bm25(claim_search, 4.0, 2.0, 3.0, 0.0)"


def _quoted(words: Sequence[str]) -> list[str]:
    """Entries as the engine reads them: the words of each in a row, the last word of all perhaps unfinished."""
    rows = [found for word in words if (found := terms(word))][:MAX_TERMS]
    quoted = [f'"{" ".join(found)}"' for found in rows]
    if rows and len(rows[-1]) == 1:
        quoted[-1] += "*"
    return quoted


async def _scope(reader: Reader, server: int) -> str:
    """What keeps an expression to this server. Where most claims of the file are its own that costs more than it
    saves; what finds rows by such an expression looks at their server anyway."""
    own = await reader.value(
        "SELECT (SELECT next_claim FROM desks WHERE server = ?1) * 2 > (SELECT max(id) FROM claims)", server
    )
    return "" if own else f"scope : s{server} AND "


async def _holding(reader: Reader, expressions: Sequence[str], most: int) -> list[int]:
    """How many rows each expression finds, counted up to one more than `most`."""
    counts = ", ".join(
        f"(SELECT count(*) FROM (SELECT 1 FROM claim_search WHERE claim_search MATCH ?{place} LIMIT {most + 1}))"
        for place in range(1, 1 + len(expressions))
    )
    row = await reader.one(f"SELECT {counts}", *expressions)
    return list(row or ())


async def _telling(reader: Reader, columns: str, quoted: Sequence[str], most: int) -> list[str]:
    """The rarest entries, as many as find `most` rows together; the rarest one that finds any, however many."""
    entries = list(dict.fromkeys(quoted))
    found = await _holding(reader, [f"{columns} : {entry}" for entry in entries], most) if entries else []
    kept: list[str] = []
    rows = 0
    for count, entry in sorted(zip(found, entries, strict=True)):
        rows += count
        if count and (not kept or rows <= most):
            kept.append(entry)
    return kept


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a search leaves out. `speakers`: rows, None for all; `since`: epoch ms of when it was said or put on
    record."""

    speakers: Sequence[int] | None = None
    verdict: str | None = None
    state: str | None = None
    mark: Mark | None = None
    since: int | None = None
    site: str | None = None

    def conditions(self, parameters: list[Any]) -> str:
        """SQL behind a WHERE about claims `c` of server ?1; what it compares with goes to `parameters`."""
        sql = ["c.hidden_at IS NULL"]

        def bind(condition: str, *values: Any) -> None:
            for value in values:
                parameters.append(value)
                condition = condition.replace("{}", f"?{len(parameters)}", 1)
            sql.append(condition)

        if self.state is None:
            sql.append("c.state <> 'dismissed'")
        else:
            bind("c.state = {}", self.state)
        if self.verdict is not None:
            bind("c.verdict = {}", self.verdict)
        if self.mark is not None:
            sql.append(claims.MARKED[self.mark])
        if self.speakers is not None:
            bind(f"c.speaker_id IN ({', '.join(['{}'] * len(self.speakers))})", *self.speakers)
        if self.since is not None:
            bind(
                "EXISTS (SELECT 1 FROM appearances a WHERE a.claim_id = c.id"
                " AND coalesce(a.published_at, a.created_at) >= {})",
                self.since,
            )
        if self.site is not None:
            bind(
                "EXISTS (SELECT 1 FROM appearances a LEFT JOIN articles t ON t.id = a.article_id"
                " WHERE a.claim_id = c.id AND (a.domain = {} OR t.domain = {}))",
                self.site,
                self.site,
            )
        return " AND ".join(sql)


async def find(
    reader: Reader,
    server: int,
    words: Sequence[str],
    limit: int,
    offset: int = 0,
    *,
    every: bool = True,
    narrowed: Narrowed = Narrowed(),
) -> list[int]:
    """Row ids of claims on this server that hold the words (an entry with spaces is a phrase), the best match first;
    the newest first without words, and where more than RANKED hold them. The last word may be unfinished.

    `every` false takes claims that hold any of the rarer words. Without a state asked for, dismissed claims are left
    out.
    """
    parameters: list[Any] = [server, limit, offset]
    conditions = narrowed.conditions(parameters)
    quoted = _quoted(words)
    if not quoted:
        rows = await reader.all(
            f"SELECT c.id FROM claims c WHERE c.server = ?1 AND {conditions} ORDER BY c.number DESC LIMIT ?2 OFFSET ?3",
            *parameters,
        )
        return [row["id"] for row in rows]
    columns = "{text quotes speaker}"
    if not every:
        quoted = await _telling(reader, columns, quoted, RANKED)
        if not quoted:
            return []
    scope = await _scope(reader, server)
    expression = f"{scope}{columns} : ({(' AND ' if every else ' OR ').join(quoted)})"
    (found,) = await _holding(reader, [expression], RANKED)
    order = f"{_WEIGHTS}, c.number" if found <= RANKED else "f.rowid DESC"
    rows = await reader.all(
        "SELECT c.id FROM claim_search f JOIN claims c ON c.id = f.rowid"
        f" WHERE claim_search MATCH ?{len(parameters) + 1} AND +c.server = ?1 AND {conditions}"
        f" ORDER BY {order} LIMIT ?2 OFFSET ?3",
        *parameters,
        expression,
    )
    return [row["id"] for row in rows]


async def those(reader: Reader, server: int, rows: Sequence[int], narrowed: Narrowed) -> list[int]:
    """Which of these claims (row ids) the search does not leave out, in the order given."""
    if not rows:
        return []
    parameters: list[Any] = [server, *rows]
    marks = placeholders(len(rows), 2)
    found = await reader.all(
        f"SELECT c.id FROM claims c WHERE +c.server = ?1 AND c.id IN ({marks}) AND {narrowed.conditions(parameters)}",
        *parameters,
    )
    kept = {row["id"] for row in found}
    return [row for row in rows if row in kept]


async def likely(reader: Reader, server: int, words: Sequence[str], limit: int) -> list[int]:
    """Row ids of what is on this server's record in any of the rarer ones of these words, the best match first,
    whatever its state: for the machine, which looks at each."""
    columns = "{text quotes}"
    quoted = await _telling(reader, columns, [f'"{word}"' for given in words for word in terms(given)], LOOKED_AT)
    if not quoted:
        return []
    rows = await reader.all(
        "SELECT f.row FROM (SELECT rowid AS row, bm25(claim_search, 4.0, 2.0, 0.0, 0.0) AS score FROM claim_search"
        " WHERE claim_search MATCH ?1 ORDER BY score LIMIT ?2 * 3) f JOIN claims c ON c.id = f.row"
        " WHERE +c.server = ?3 ORDER BY f.score LIMIT ?2",
        f"{await _scope(reader, server)}{columns} : ({' OR '.join(quoted)})",
        limit,
        server,
    )
    return [row["row"] for row in rows]


async def search(
    reader: Reader, server: int, words: Sequence[str], limit: int, states: Collection[State] | None = None
) -> list[Claim]:
    """Claims that hold all the words of what is being typed, the newest first, of the newest SUGGESTED that hold them:
    in that order the index is read only so far. Without states asked for, dismissed claims are left out."""
    quoted = _quoted(words)
    if not quoted:
        return []
    wanted = [state.value for state in states or set(State) - {State.DISMISSED}]
    marks = placeholders(len(wanted), 4)
    rows = await reader.all(
        "SELECT c.id FROM (SELECT rowid AS row FROM claim_search WHERE claim_search MATCH ?1"
        f" ORDER BY rowid DESC LIMIT {SUGGESTED}) f JOIN claims c ON c.id = f.row"
        f" WHERE +c.server = ?2 AND c.hidden_at IS NULL AND c.state IN ({marks})"
        " ORDER BY f.row DESC LIMIT ?3",
        f"{await _scope(reader, server)}{{text quotes speaker}} : ({' AND '.join(quoted)})",
        server,
        limit,
        *wanted,
    )
    return await claims.by_ids(reader, [row["id"] for row in rows])
