"""What somebody began to type: kept for an hour, for them alone, and only so many drafts at a time."""

import pytest

from bot.domain.errors import NotFound
from bot.services import Services
from bot.services.members.form_drafts import KEPT, MOST
from bot.storage.database import Database
from tests.fakes import SetClock
from tests.services.world import MEMBER, MODERATOR, NEIGHBOUR, STRANGER, rows


async def kept(services: Services, number: int = 1) -> str:
    return await services.form_drafts.keep(MEMBER.server, MEMBER.user, "check", number, {"rationale": "half a senten"})


async def test_a_draft_is_bounded_private_and_mortal(services: Services, clock: SetClock) -> None:
    keys = [await kept(services, number) for number in range(MOST + 1)]
    last = await services.form_drafts.open(MEMBER.server, MEMBER.user, keys[-1])
    assert (last.kind, last.number, last.typed) == ("check", MOST, {"rationale": "half a senten"})
    opened = 0
    for key in keys:
        try:
            opened += bool(await services.form_drafts.open(MEMBER.server, MEMBER.user, key))
        except NotFound:
            continue
    assert opened == MOST
    for actor in (NEIGHBOUR, STRANGER):
        with pytest.raises(NotFound, match="kept for an hour, only for the person who typed it"):
            await services.form_drafts.open(actor.server, actor.user, keys[-1])
    clock.move(KEPT)
    with pytest.raises(NotFound):
        await services.form_drafts.open(MEMBER.server, MEMBER.user, keys[-1])
    assert await services.form_drafts.empty() == MOST
    assert await services.form_drafts.empty() == 0


async def test_taking_a_members_hours_back_takes_what_they_began(services: Services, db: Database) -> None:
    await kept(services)
    await services.members.undo(MODERATOR, MEMBER.user, 0)
    assert await rows(db, "SELECT * FROM drafts") == []
