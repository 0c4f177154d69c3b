"""Daily summaries: which windows were posted, and what the log says happened in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.domain.events import Action
from bot.storage.database import Reader, Tx, placeholders


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the log, its end exclusive. A local day is one of times. What is posted is one of event ids: these
    only grow, so a clock that is put back takes no event out of every summary, nor into two."""

    by: Literal["at", "id"]
    start: int
    end: int

    @property
    def within(self) -> str:
        """The condition on an event `e` of server ?1, with the bounds as ?2 and ?3. (With the plus the server is not
        looked up in the index by time where ids bound the span.)"""
        server = "+e.server" if self.by == "id" else "e.server"
        return f"{server} = ?1 AND e.{self.by} >= ?2 AND e.{self.by} < ?3"


@dataclass(frozen=True, slots=True)
class Window:
    """A summary's window: its times in epoch milliseconds, the end exclusive, and what of the log it tells. Verdicts
    have a span of their own, which the hold-back shifts."""

    server: int
    day: str
    start: int
    end: int
    events: Span
    verdicts: Span


_COLUMNS = "id, server, day, start_at, end_at, first_event, next_event, first_verdict, next_verdict"


async def by_id(reader: Reader, digest: int) -> Window | None:
    row = await reader.one(f"SELECT {_COLUMNS} FROM digests WHERE id = ?1", digest)
    if row is None:
        return None
    spans = Span("id", row["first_event"], row["next_event"]), Span("id", row["first_verdict"], row["next_verdict"])
    return Window(row["server"], row["day"], row["start_at"], row["end_at"], *spans)


async def first_since(reader: Reader, server: int, first: int, moment: int) -> int | None:
    """The id of the first event from `first` on that is no older than a moment."""
    found = await reader.value(
        "SELECT min(id) FROM events WHERE +server = ?1 AND id >= ?2 AND at >= ?3", server, first, moment
    )
    return None if found is None else int(found)


async def first_young(
    reader: Reader, server: int, span: Span, actions: Sequence[Action], since: int, now: int
) -> int | None:
    """The id of the first such event of a span that happened from `since` to `now`."""
    marks = placeholders(len(actions), 6)
    found = await reader.value(
        f"SELECT min(e.id) FROM events e WHERE {span.within} AND e.at >= ?4 AND e.at <= ?5 AND e.action IN ({marks})",
        server,
        span.start,
        span.end,
        since,
        now,
        *actions,
    )
    return None if found is None else int(found)


async def next_event(reader: Reader, server: int) -> int:
    """An id above those of all events of a server."""
    last = await reader.value("SELECT id FROM events WHERE +server = ?1 ORDER BY id DESC LIMIT 1", server)
    return int(last or 0) + 1


_IS_SUMMARY = "dedupe_key LIKE 'digest:%'"
"""Of an outbox row: it posts a summary. Rows of older versions say so nowhere else, and the key is indexed; nothing is
read out of it (see post_key)."""
_POST = "o.dedupe_key = 'digest:' || digests.id || ':' || digests.created_at"
_REFUSED = f"(SELECT o.run_at FROM outbox o WHERE o.state = 'failed' AND {_POST})"
"""When Discord was last asked in vain, of a summary that it refused for good; null for all others."""
_WAITS = "o.state = 'pending' AND o.uncertain = 0 AND digests.day <> ?2"
_UNSENT = f"EXISTS (SELECT 1 FROM outbox o WHERE (o.state = 'failed' OR {_WAITS}) AND {_POST})"
"""Of a summary that never stood in Discord: it was refused, or its day (not ?2) is over and no attempt went out."""


def post_key(digest: int, created_at: int) -> str:
    """The outbox key of a summary's post. A row's id alone may come again after the row was dropped."""
    return f"digest:{digest}:{created_at}"


async def last(reader: Reader, server: int, day: str) -> Window | None:
    """The last window that was posted, may have been, waits to be on this day, or had nothing to say; what never went
    out belongs to the next."""
    sql = f"SELECT id FROM digests WHERE server = ?1 AND NOT {_UNSENT} ORDER BY id DESC LIMIT 1"
    row = await reader.one(sql, server, day)
    return None if row is None else await by_id(reader, row["id"])


async def told_until(reader: Reader, server: int, day: str, now: int) -> int | None:
    """The latest end (epoch ms) of the windows that `last` chooses from, those left out that end after now: they are of
    a clock that ran ahead."""
    sql = f"SELECT max(end_at) FROM digests WHERE server = ?1 AND end_at <= ?3 AND NOT {_UNSENT}"
    found = await reader.value(sql, server, day, now)
    return None if found is None else int(found)


async def of_day(reader: Reader, server: int, day: str) -> bool:
    """Whether a local day has its summary, one that waits to be sent included."""
    return await reader.value("SELECT 1 FROM digests WHERE server = ?1 AND day = ?2", server, day) is not None


async def on_its_way(reader: Reader, server: int) -> bool:
    """Whether a summary is being sent, or may have gone out unseen: until that is known there is no other."""
    sql = (
        "SELECT 1 FROM digests WHERE server = ?1 AND EXISTS (SELECT 1 FROM outbox o"
        f" WHERE (o.state = 'sending' OR o.state = 'pending' AND o.uncertain = 1) AND {_POST})"
    )
    return await reader.value(sql, server) is not None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A day's summary that Discord refused: when it was last asked, and how often since one was posted."""

    at: int
    times: int


async def refusal(reader: Reader, server: int, day: str) -> Refusal | None:
    at = await reader.value(f"SELECT {_REFUSED} FROM digests WHERE server = ?1 AND day = ?2", server, day)
    if at is None:
        return None
    times = await reader.value(
        f"SELECT count(*) FROM outbox o WHERE o.state = 'failed' AND {_SINCE_SENT.format('?1')}", server
    )
    return Refusal(int(at), int(times))


_SINCE_SENT = (
    f"o.server = {{0}} AND o.kind = 'post' AND o.{_IS_SUMMARY} AND o.id > coalesce((SELECT max(s.id)"
    f" FROM outbox s WHERE s.server = {{0}} AND s.kind = 'post' AND s.state = 'sent' AND s.{_IS_SUMMARY}), 0)"
)


@dataclass(frozen=True, slots=True)
class Refused:
    """Whom to tell, under which key, of a summary that could not be posted."""

    server: int
    channel: int
    error: str
    admin: int
    key: str


async def refused_and_untold(reader: Reader, since: int) -> list[Refused]:
    """Of each server whose summaries have been refused since the last that was posted: who chose the channel, once."""
    rows = await reader.all(
        "SELECT o.server, o.channel, o.error, min(o.id) AS first FROM digests JOIN outbox o"
        f" ON {_POST} AND o.state = 'failed' WHERE digests.created_at >= ?1 GROUP BY o.server, o.channel",
        since,
    )
    found: list[Refused] = []
    for row in rows:
        sent = await reader.value(
            "SELECT coalesce(max(id), 0) FROM outbox WHERE server = ?1 AND kind = 'post' AND state = 'sent'"
            f" AND {_IS_SUMMARY}",
            row["server"],
        )
        key = f"digest-refused:{row['server']}:{row['channel']}:{sent}"
        admin = await reader.value(
            "SELECT p.user_id FROM events e JOIN people p ON p.id = e.actor WHERE e.server = ?1"
            " AND e.action = 'settings.changed' AND e.after ->> 'digest_channel' = ?2 ORDER BY e.id DESC LIMIT 1",
            row["server"],
            str(row["channel"]),
        )
        told = await reader.value("SELECT 1 FROM outbox WHERE dedupe_key = ?1", key)
        if admin and told is None:
            found.append(Refused(row["server"], row["channel"], row["error"] or "no reason given", int(admin), key))
    return found


async def refused_last(reader: Reader, server: int) -> str | None:
    """Why Discord refused a server's newest summary; None where it did not."""
    row = await reader.one(
        f"SELECT state, error FROM outbox WHERE server = ?1 AND kind = 'post' AND {_IS_SUMMARY}"
        " ORDER BY id DESC LIMIT 1",
        server,
    )
    return None if row is None or row["state"] != "failed" else str(row["error"] or "no reason given")


async def drop_unsent(tx: Tx, server: int, day: str) -> None:
    """Forget the summaries that never went out, with the posts of other days that still wait: what they held belongs
    to this day's."""
    waiting = await tx.all(
        f"SELECT o.id FROM digests JOIN outbox o ON {_POST} WHERE digests.server = ?1 AND {_WAITS}", server, day
    )
    await tx.run(f"DELETE FROM digests WHERE server = ?1 AND {_UNSENT}", server, day)
    for row in waiting:
        await tx.run("DELETE FROM showings WHERE outbox_id = ?1", row["id"])
        await tx.run("DELETE FROM outbox WHERE id = ?1", row["id"])


async def add(tx: Tx, window: Window, *, posted: bool, now: int) -> int | None:
    """The row that makes this local day's summary the only one; None if the day has one already."""
    row = await tx.one(
        "INSERT INTO digests (server, day, start_at, end_at, first_event, next_event, first_verdict, next_verdict,"
        " posted, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        " ON CONFLICT (server, day) DO NOTHING RETURNING id",
        window.server,
        window.day,
        window.start,
        window.end,
        window.events.start,
        window.events.end,
        window.verdicts.start,
        window.verdicts.end,
        int(posted),
        now,
    )
    return None if row is None else int(row["id"])


async def articles_added(reader: Reader, window: Window) -> int:
    """How many articles came in, without those that were withdrawn before the window's end."""
    sql = (
        "SELECT count(*) FROM events e JOIN articles a ON a.id = e.article_id"
        f" WHERE {window.events.within} AND e.action = 'article.added'"
        " AND (a.withdrawn_at IS NULL OR a.withdrawn_at >= ?4)"
    )
    return int(await reader.value(sql, window.server, window.events.start, window.events.end, window.end))


async def acted_on(reader: Reader, server: int, actions: Sequence[Action], span: Span) -> list[int]:
    """The claim row of every such event in a span of the log, in order."""
    marks = placeholders(len(actions), 4)
    rows = await reader.all(
        f"SELECT e.claim_id FROM events e WHERE {span.within} AND e.action IN ({marks}) AND e.claim_id IS NOT NULL"
        " ORDER BY e.id",
        server,
        span.start,
        span.end,
        *actions,
    )
    return [row["claim_id"] for row in rows]


STOOD = (
    "NOT (e.action = 'claim.corrected' AND EXISTS (SELECT 1 FROM events u WHERE u.claim_id = e.claim_id"
    " AND u.action = 'claim.corrected' AND u.after ->> 'undoes' = e.after ->> 'revision'))"
)
"""No correction that its author took back as a slip."""


@dataclass(frozen=True, slots=True)
class VerdictStep:
    """One event that changed a verdict that stood."""

    claim: int
    action: Action
    kind: str | None
    was: str | None
    now: str | None
    reason: str | None


async def corrections(reader: Reader, server: int, actions: Sequence[Action], span: Span) -> list[VerdictStep]:
    """What the log says became of verdicts in a span, in order, without what makes no noise."""
    marks = placeholders(len(actions), 4)
    rows = await reader.all(
        "SELECT e.claim_id, e.action, e.after ->> 'class' AS kind, e.before ->> 'verdict' AS was,"
        " e.after ->> 'verdict' AS now, t.body AS reason FROM events e LEFT JOIN texts t ON t.id = e.reason_id"
        f" WHERE {span.within} AND e.action IN ({marks})"
        " AND coalesce(e.after ->> 'class', '') <> 'typo' AND coalesce(e.after ->> 'slip', 0) = 0"
        f" AND {STOOD} ORDER BY e.id",
        server,
        span.start,
        span.end,
        *actions,
    )
    return [VerdictStep(r["claim_id"], Action(r["action"]), r["kind"], r["was"], r["now"], r["reason"]) for r in rows]
