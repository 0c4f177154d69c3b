"""Is everything well: the database, the work in the background, the posts that wait."""

from dataclasses import dataclass

from bot.services.desk import Desk
from bot.storage import health, jobs

LATE = 10 * 60_000
"""Milliseconds that a due post may wait before it is a fault."""


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class HealthReport:
    ok: bool
    checks: tuple[Check, ...]


class Health:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def report(self) -> HealthReport:
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            version = await health.schema_version(reader)
            work = await jobs.due_counts(reader, now)
            dead = await jobs.dead_letters(reader, 3)
            posts = await health.posts(reader, now - LATE)
        checks = (
            Check("database", True, f"open, schema {version}"),
            Check(
                "work",
                not work.dead,
                f"{work.due} due, {work.running} running"
                + (f", {work.dead} given up, the last: {dead[0].error}" if dead else ""),
            ),
            Check("posts", not posts.late, f"{posts.waiting} waiting, {posts.late} late, {posts.failed} undeliverable"),
        )
        return HealthReport(all(check.ok for check in checks), checks)
