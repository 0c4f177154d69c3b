"""Words that a form refused, or of which a check may be asked, kept for an hour so that nobody types them twice.

They are rows, for a button has to work after a restart; and one person's unfinished words, so only they open them, no
event tells of them, and forgetting or undoing that person deletes them.
"""

import secrets
from collections.abc import Mapping

from bot.domain.clock import HOUR
from bot.domain.errors import NotFound
from bot.domain.members import FormDraft
from bot.services.desk.base import Desk
from bot.storage.database import Tx
from bot.storage.desk import desks
from bot.storage.members import form_drafts

KEPT = HOUR
MOST = 20
"""Drafts of one person on one server; the oldest is given up first."""


class FormDrafts:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def keep(self, server: int, user: int, kind: str, number: int, typed: Mapping[str, str]) -> str:
        """The key under which the draft can be opened again: 16 hexadecimal digits."""
        key, now = secrets.token_hex(8), self._desk.clock.now()

        async def write(tx: Tx) -> None:
            await desks.ensure(tx, server, now)
            person = await desks.person(tx, server, user)
            await form_drafts.put(tx, key, person, FormDraft(kind, number, typed), now + KEPT, MOST)

        await self._desk.db.write(write)
        return key

    async def open(self, server: int, user: int, key: str) -> FormDraft:
        async with self._desk.db.read() as reader:
            person = await desks.find_person(reader, server, user)
            draft = None
            if person is not None:
                draft = await form_drafts.find(reader, key, person, self._desk.clock.now())
        if draft is None:
            raise NotFound(
                "That draft is gone: a draft is kept for an hour, only for the person who typed it. "
                "Open the form again."
            )
        return draft

    async def empty(self) -> int:
        """Throw away what is older than an hour. Returns how many drafts."""
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            if not await form_drafts.old(reader, now):
                return 0
        return await self._desk.db.write(lambda tx: form_drafts.empty(tx, now))
