"""Every message that the outbox can hold goes out, as versions before 0.2 wrote it and as it is written now."""

import json
from typing import Any, get_args

import pytest

from bot.domain.actor import Role
from bot.domain.disputes import DisputeKind, Objection
from bot.domain.posts import DeliveryKind, Message
from bot.storage.posts import messages
from tests.chat.world import WHY, World, said

POST, EDIT, TELL = DeliveryKind
PLACES = {POST: ("channel", None, None), EDIT: ("channel", "message", None), TELL: ("channel", None, "user")}

OLD: list[tuple[DeliveryKind, dict[str, Any], str]] = [
    (POST, {"render": "verdict", "claim": 1}, "#1 · ❌ False"),
    (POST, {"render": "verdicts", "article": 1, "reply_to": 5}, ""),
    (
        POST,
        {"render": "correction", "claim": 1, "action": "claim.voided", "was": "true", "now": None, "reason": None}
        | {"reply_to": None},
        "#1 was ✅ True",
    ),
    (POST, {"render": "reply", "claim": 1, "reply_to": 5, "answer": None}, ""),
    (POST, {"render": "repeats", "article": 1, "quiet": True}, ""),
    (POST, {"render": "digest", "digest": 1}, "On Record"),
    (POST, {"render": "dispute", "dispute": 1}, "**Dispute 1 · "),
    (POST, {"render": "answered", "dispute": 1}, ""),
    (POST, {"render": "overdue", "text": "Dispute 1 waits.", "role": 55}, "<@&55> Dispute 1 waits."),
    (POST, {"render": "first_steps"}, "/desk setup"),
    (POST, {"render": "notice", "text": "Feed 1 is off."}, "Feed 1 is off."),
    (EDIT, {"render": "intake", "intake": 1}, "**Article 1**"),
    (EDIT, {"render": "card", "claim": 1}, "#1 · ❌ False"),
    (EDIT, {"render": "reply_card", "claim": 1}, "#1"),
    (EDIT, {"render": "digest", "digest": 1, "marked": True}, "On Record"),
    (EDIT, {"render": "dispute", "dispute": 1}, "**Dispute 1 · "),
    (EDIT, {"render": "taken_back", "reply": "reply:0:1"}, ""),
    (TELL, {"render": "told", "text": "It was upheld."}, "It was upheld."),
    (TELL, {"render": "followed", "text": "#1 is checked.", "follow": 1}, "#1 is checked."),
    (TELL, {"render": "asked", "dispute": 1, "text": "Where was it said?"}, "Where was it said?"),
]
"""Kind and payload of each, and what stands in what it says; nothing where it has nothing to say here."""


@pytest.fixture
async def busy(world: World) -> World:
    """A server with one of each: a checked claim, an article, an open dispute and a summary, all of them posted."""
    admin, channel = world.actor(Role.ADMIN), str(world.channel.id)
    await world.services.settings.set(admin, {"review_channel": channel, "digest_channel": channel})
    await world.checked()
    await world.member.slash(world.channel, "article add", text="The quay opened in 2023, Tomas Lund said.")
    objection = Objection(DisputeKind.VERDICT_WRONG, WHY, "https://example.org/audit")
    await world.services.disputes.open(world.actor(Role.MEMBER, world.member.id), 1, objection)
    await world.services.summaries.post(world.actor())
    await world.work()
    return world


def test_every_class_is_here() -> None:
    found = {type(messages.decode(kind, json.dumps(payload))) for kind, payload, _says in OLD}
    assert found == set(get_args(Message))


@pytest.mark.parametrize("form", ["old", "new"])
async def test_every_message_is_delivered(busy: World, form: str) -> None:
    posted = next(message.id for message in busy.channel.history() if "On Record" in said(message))
    at: dict[str | None, int | None] = {"channel": busy.channel.id, "message": posted, "user": busy.member.id}
    for number, (kind, payload, says) in enumerate(OLD):
        written = json.dumps(payload)
        if form == "new":
            content = messages.decode(kind, written)
            assert isinstance(content, get_args(Message))
            written = messages.encode(content)
        channel, message, user = (at.get(each) for each in PLACES[kind])
        values = (busy.guild.id, kind.value, f"k{number}", channel, message, user, written, f"n{number}")
        await busy.app.db.write(
            lambda tx, values=values: tx.run(  # type: ignore[misc]
                "INSERT INTO outbox (server, kind, dedupe_key, channel, message, target_user, payload, nonce, run_at,"
                " created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, 1, 1)",
                *values,
            )
        )
        assert await busy.send() == 1
        ((state, sent, error),) = await busy.rows(
            f"SELECT state, sent_message, error FROM outbox WHERE dedupe_key = 'k{number}'"
        )
        assert (state, error) == ("sent", None), payload
        if says:
            shown = next(each for each in busy.channel.history() if each.id == sent)
            assert says in said(shown), payload
