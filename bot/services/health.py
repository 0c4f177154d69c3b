"""Is everything well: the database, the work in the background, the posts that wait."""

from dataclasses import dataclass

from bot.domain.clock import DAY, MINUTE
from bot.services.desk import Desk
from bot.storage import health, jobs

LATE = 10 * MINUTE
"""How long a due post may wait before it is a fault."""
REFUSED = DAY
"""How long a post that Discord refused is reported."""


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
            posts = await health.posts(reader, now - LATE, now - REFUSED)
        checks = (
            Check("database", True, f"open, schema {version}"),
            Check(
                "work",
                not work.dead,
                f"{work.due} due, {work.running} running"
                + (f", {work.dead} given up, the last: {dead[0].error}" if dead else ""),
            ),
            Check(
                "posts",
                not posts.late and not posts.refused,
                f"{posts.waiting} waiting, {posts.late} late"
                + (f", {posts.refused} refused in the last day, the last: {posts.reason}" if posts.refused else "")
                + (f", {posts.untold} people could not be told" if posts.untold else ""),
            ),
        )
        return HealthReport(all(check.ok for check in checks), checks)
