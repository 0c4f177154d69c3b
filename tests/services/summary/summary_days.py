"""A desk whose summaries go out over days: its clock, its processes, a Discord that fails, and what stands there."""

import asyncio
import tempfile
from collections import Counter
from pathlib import Path

from bot.domain.actor import Actor
from bot.domain.articles import Submission
from bot.domain.claims import CorrectionClass, Provenance, Verdict
from bot.domain.clock import HOUR
from bot.domain.corrections import Correcting
from bot.domain.delivery import Delivery, TryLater, Undeliverable
from bot.domain.errors import Conflict
from bot.domain.posts import SummaryPost
from bot.domain.sources import sources_of
from bot.domain.summary import Summary
from bot.jobs.posting import LEASE, Posting
from bot.services import Services
from bot.services.desk.ports import Inline
from bot.storage.database import Database
from bot.storage.posts import outbox
from tests.databases import new_file
from tests.fakes import NoWeb, SetClock
from tests.services.world import ADMIN, COLLEAGUE, MEMBER, MODERATOR, REPORT, WHY, rows, ruling

FAULTS = ("none", "429", "500", "502 after accepting", "gone", "killed")


class Channel:
    """What stands in Discord: each message by its nonce, with the summary that it showed."""

    def __init__(self) -> None:
        self._fault, self._left = "none", 0
        self.posts: dict[str, Summary] = {}
        self.twice: list[str] = []
        self.services: Services

    def fail(self, fault: str, times: int = 1_000) -> None:
        """What befalls the next deliveries of a summary."""
        self._fault, self._left = fault, times

    @property
    def kills(self) -> bool:
        return self._fault == "killed" and self._left > 0

    async def deliver(self, delivery: Delivery) -> int | None:
        if not isinstance(delivery.content, SummaryPost):
            return 1
        fault = self._fault if self._left > 0 else "none"
        self._left -= 1
        if fault == "429":
            raise TryLater("rate limited", 5)
        if fault == "500":
            raise TryLater("Discord answered 500")
        if fault == "gone":
            self.posts.pop(delivery.nonce, None)  # what stood in the channel went with it
            raise Undeliverable("Discord refused it: 404, code 10003")
        if delivery.uncertain and delivery.nonce in self.posts:
            return 1
        await self.accept(delivery.nonce, delivery.content.digest)
        if fault == "502 after accepting":
            raise TryLater("Discord answered 502")
        return 1

    async def accept(self, nonce: str, digest: int) -> None:
        if nonce in self.posts:
            self.twice.append(nonce)
        self.posts[nonce] = await self.services.summaries.posted(digest)


class Process:
    """One run of the bot over the file."""

    def __init__(self, db: Database, clock: SetClock, channel: Channel) -> None:
        self.db = db
        self.services = Services.over(db, clock, Inline(), NoWeb())
        self._posting = Posting(db, clock, channel)
        self._clock = clock
        self._channel = channel

    async def send(self) -> None:
        """What is due goes out; where the process is killed, between sending and recording."""
        if not self._channel.kills:
            await self._posting.send_due()
            return
        outgoing = await outbox.lease(self.db, self._clock.now(), LEASE)
        if outgoing is not None and isinstance(outgoing.content, SummaryPost):
            await self._channel.deliver(_again(outgoing))


def _again(outgoing: outbox.Outgoing) -> Delivery:
    return Delivery(
        outgoing.id, outgoing.server, outgoing.channel, outgoing.message, outgoing.target_user,
        outgoing.content, outgoing.nonce, outgoing.uncertain,
    )  # fmt: skip


def folder() -> tempfile.TemporaryDirectory[str]:
    """In memory where that can be had: what a disk does is not what these tests are about."""
    memory = Path("/dev/shm")  # noqa: S108 - a name of its own is made in it
    return tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)


class Days:
    """One desk. `processes` run over its file side by side, by mistake where there are two."""

    def __init__(self, folder: Path, now: int, processes: int = 1) -> None:
        self.clock = SetClock(now)
        self._furthest = now
        self.channel = Channel()
        self.run: list[Process] = []
        self._file = folder / "desk.db"
        self._many = processes
        self._spoken = 0
        self._unchecked: list[int] = []
        self._checked: list[int] = []

    async def begin(self, zone: str, at: str) -> None:
        new_file(self._file)
        await self.restart()
        await self.set(digest_channel="900", digest_time=at, timezone=zone)

    @property
    def services(self) -> Services:
        return self.run[0].services

    async def restart(self) -> None:
        await self.end()
        for _ in range(self._many):
            self.run.append(Process(await Database.open(self._file), self.clock, self.channel))
        self.channel.services = self.services

    async def end(self) -> None:
        while self.run:
            await self.run.pop().db.close()

    async def set(self, **values: str) -> None:
        await self.services.settings.set(ADMIN, values)

    def put_back(self, by: int) -> None:
        """The clock is set to an earlier time; days that it has been through have their summaries."""
        self._furthest = max(self._furthest, self.clock.now())
        self.clock.move(-by)

    async def claim(self) -> None:
        """A claim that somebody types in: quicker than an article."""
        self._spoken += 1
        words = f"The harbour cost {self._spoken + 11} million euros in 2021."
        self._unchecked.append((await self.services.claims.add(MEMBER, words, "Ilse Brandt")).number)

    async def article(self) -> None:
        """An article with a claim of its own."""
        self._spoken += 1
        text = f"Mayor Ilse Brandt said that pier {self._spoken} cost {self._spoken + 11} million euros in 2021."
        found = await self.services.articles.ingest(MEMBER, Submission(Provenance.PASTED, text=text))
        self._unchecked += found.new

    async def check(self) -> None:
        if self._unchecked:
            self._checked.append(self._unchecked.pop(0))
            await self.services.review.check(MODERATOR, self._checked[-1], ruling())

    async def correct(self) -> None:
        """The oldest verdict that stands uncorrected changes, by another moderator's hand."""
        if self._checked:
            change = Correcting(CorrectionClass.RATING_CHANGE, WHY, Verdict.HALF_TRUE, sources_of([REPORT]), WHY)
            await self.services.corrections.correct(COLLEAGUE, self._checked.pop(0), change)

    async def by_hand(self) -> None:
        try:
            await self.services.summaries.post(Actor(8, ADMIN.server, ADMIN.role))
        except Conflict:
            return  # the day has its summary, or one is on its way

    async def tick(self) -> None:
        """The processes look at the clock and send what is due, each as if it were alone."""
        await asyncio.gather(*(process.services.summaries.post_due() for process in self.run))
        for process in self.run:
            await process.send()

    async def heal(self) -> None:
        """Discord and the bot are well again, and the next summary takes up what was left."""
        self.channel.fail("none")
        self.clock.move(max(0, self._furthest - self.clock.now()))
        await self.article()
        for _ in range(10):
            self.clock.move(7 * HOUR)
            await self.tick()

    async def assert_told_once(self) -> None:
        told = list(self.channel.posts.values())
        assert self.channel.twice == []
        assert sum(digest.articles for digest in told) == await self._count("article.added")
        assert sum(digest.new for digest in told) == await self._count("claim.found", "claim.added")
        checked: Counter[int | None] = Counter(claim.number for digest in told for claim in digest.checked)
        corrected = Counter(each.claim.number for digest in told for each in digest.corrected)
        assert corrected == await self._numbers("claim.corrected")
        corrected_at_once = set(await self._numbers("claim.checked") - checked)
        assert checked <= await self._numbers("claim.checked")
        assert corrected_at_once <= corrected.keys()
        for digest in told:
            assert {claim.number for claim in digest.checked}.isdisjoint(c.claim.number for c in digest.corrected)
        assert all(count == 1 for count in Counter(digest.day for digest in told).values())

    async def _count(self, *actions: str) -> int:
        return sum([sum((await self._numbers(action)).values()) for action in actions])

    async def _numbers(self, action: str) -> Counter[int | None]:
        sql = "SELECT c.number FROM events e LEFT JOIN claims c ON c.id = e.claim_id WHERE e.action = ?1"
        return Counter(
            None if number is None else int(str(number)) for (number,) in await rows(self.run[0].db, sql, action)
        )
