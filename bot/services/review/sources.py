"""What the machine does about a verdict's sources: fetch their titles, and remind people on the day on which they
wanted to look at a verdict again."""

from functools import partial

from bot.domain.claims import State
from bot.domain.clock import to_datetime
from bot.domain.errors import Refusal
from bot.domain.events import Action
from bot.ingest.read import read
from bot.services.desk.base import Desk
from bot.services.desk.ports import READ_S, Fetcher, Workers
from bot.services.posts.notify import tell_person
from bot.storage.database import Tx
from bot.storage.desk import desks, events
from bot.storage.desk.events import Change, Entry
from bot.storage.review import verdicts

_TITLE = 300


class Sources:
    def __init__(self, desk: Desk, workers: Workers, fetcher: Fetcher) -> None:
        self._desk = desk
        self._workers = workers
        self._fetcher = fetcher

    async def title(self, source: int) -> None:
        """Read the title of a source, where it can be had; a page that can't be read keeps its address alone."""
        async with self._desk.db.read() as reader:
            url = await verdicts.untitled(reader, source)
        if url is None:
            return
        try:
            page = await self._fetcher.fetch(url, automatic=True)
            text = await self._workers.run_within(
                READ_S,
                partial(read, page.body, media_type=page.media_type, charset=page.charset, url=page.url, filename=None),
            )
        except Refusal:
            return
        title = " ".join((text.title or "").split())[:_TITLE]
        if title:
            await self._desk.db.write(lambda tx: verdicts.entitle(tx, source, title))

    async def look_again(self) -> int:
        """Remind those who gave a verdict of the day on which they wanted to look at it again. Returns how many."""
        now = self._desk.clock.now()

        async def write(tx: Tx) -> int:
            told = 0
            for due in await verdicts.to_look_at(tx, to_datetime(now).date().isoformat()):
                zone = (await desks.settings(tx, due.server)).zone
                if due.day > to_datetime(now, zone).date().isoformat():
                    continue
                await verdicts.note_reminded(tx, due.revision, now)
                if not due.standing:
                    continue
                change = Change.begin(due.server, None, now)
                entry = Entry(
                    Action.CLAIM_LOOK_AGAIN, claim=due.claim, after={"state": State.CHECKED.value, "day": due.day}
                )
                await events.record(tx, change, entry)
                sentence = f"You wanted to look at the verdict on #{due.number} again today."
                await tell_person(tx, change, due.by, sentence, key=f"again:{due.number}")
                told += 1
            return told

        return await self._desk.db.write(write)
