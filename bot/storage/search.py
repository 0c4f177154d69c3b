"""Full-text search over claims (SQLite FTS5; the one file to rewrite for another engine)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.claims import Claim
from bot.storage import claims
from bot.storage.database import Reader

_TERM = re.compile(r"\w+(?:['’]\w+)*")
MAX_TERMS = 16


def terms(typed: str) -> list[str]:
    """The words of what somebody typed, at most MAX_TERMS of them; never an operator of the engine."""
    return _TERM.findall(typed[:1_000])[:MAX_TERMS]


def _match(server: int, words: Sequence[str], *, every: bool) -> str:
    """An expression of the engine: each entry its words in a row, the last word of all perhaps unfinished."""
    rows = [found for word in words if (found := terms(word))][:MAX_TERMS]
    quoted = [f'"{" ".join(found)}"' for found in rows]
    if len(rows[-1]) == 1:
        quoted[-1] += "*"
    joined = (" AND " if every else " OR ").join(quoted)
    return f"scope : s{server} AND {{text quotes speaker}} : ({joined})"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a search leaves out. `speakers`: rows, None for all; `since`: epoch ms of when it was said or put on
    record."""

    speakers: Sequence[int] | None = None
    verdict: str | None = None
    state: str | None = None
    disputed: bool = False
    since: int | None = None
    site: str | None = None

    def conditions(self, parameters: list[Any]) -> str:
        """SQL behind a WHERE about claims `c`; what it compares with goes to `parameters`."""
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
        if self.disputed:
            sql.append("c.open_disputes > 0")
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
    """Row ids of claims on this server that hold the words (an entry with spaces is a phrase), the best match first,
    or without words the newest; the last word may be unfinished.

    `every` false also takes claims that hold only some of the words. Without a state asked for, dismissed claims are
    left out.
    """
    parameters: list[Any] = [server, limit, offset]
    conditions = narrowed.conditions(parameters)
    if not any(terms(word) for word in words):
        rows = await reader.all(
            f"SELECT c.id FROM claims c WHERE c.server = ?1 AND {conditions} ORDER BY c.number DESC LIMIT ?2 OFFSET ?3",
            *parameters,
        )
    else:
        rows = await reader.all(
            "SELECT c.id FROM claim_search f JOIN claims c ON c.id = f.rowid"
            f" WHERE claim_search MATCH ?{len(parameters) + 1} AND c.server = ?1 AND {conditions}"
            " ORDER BY bm25(claim_search, 4.0, 2.0, 3.0, 0.0), c.number LIMIT ?2 OFFSET ?3",
            *parameters,
            _match(server, words, every=every),
        )
    return [row["id"] for row in rows]


async def those(reader: Reader, server: int, rows: Sequence[int], narrowed: Narrowed) -> list[int]:
    """Which of these claims (row ids) the search does not leave out, in the order given."""
    if not rows:
        return []
    parameters: list[Any] = [server, *rows]
    marks = ", ".join(f"?{place}" for place in range(2, 2 + len(rows)))
    found = await reader.all(
        f"SELECT c.id FROM claims c WHERE c.server = ?1 AND c.id IN ({marks}) AND {narrowed.conditions(parameters)}",
        *parameters,
    )
    kept = {row["id"] for row in found}
    return [row for row in rows if row in kept]


async def likely(reader: Reader, server: int, words: Sequence[str], limit: int) -> list[int]:
    """Row ids of what is on this server's record in any of these words, the best match first, whatever its state: for
    the machine, which looks at each."""
    quoted = " OR ".join(f'"{word}"' for given in words for word in terms(given))
    if not quoted:
        return []
    rows = await reader.all(
        "SELECT rowid FROM claim_search WHERE claim_search MATCH ?1 ORDER BY bm25(claim_search, 4.0, 2.0, 0.0, 0.0)"
        " LIMIT ?2",
        f"scope : s{server} AND {{text quotes}} : ({quoted})",
        limit,
    )
    return [row["rowid"] for row in rows]


async def search(reader: Reader, server: int, typed: str, limit: int) -> list[Claim]:
    """Claims that hold all the words of what is being typed, the newest first: in that order the index is read only
    as far as the limit, however many hold them."""
    words = terms(typed)
    if not words:
        return []
    rows = await reader.all(
        "SELECT c.id FROM claim_search f JOIN claims c ON c.id = f.rowid WHERE claim_search MATCH ?1 AND c.server = ?2"
        " AND c.state <> 'dismissed' AND c.hidden_at IS NULL ORDER BY f.rowid DESC LIMIT ?3",
        _match(server, words, every=True),
        server,
        limit,
    )
    return await claims.by_ids(reader, [row["id"] for row in rows])
