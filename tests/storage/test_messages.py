"""Messages as they wait in the outbox: each comes back as it was put, and so does what older versions wrote."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claims import Verdict
from bot.domain.delivery import Destination
from bot.domain.events import Action
from bot.domain.posts import (
    ArticleVerdicts,
    CardEdit,
    CorrectionPost,
    DeliveryKind,
    DisputeAnswer,
    DisputeCard,
    DisputeEdit,
    DisputeQuestion,
    Edit,
    FirstSteps,
    Followed,
    IntakeEdit,
    Message,
    Notice,
    OverdueDisputes,
    Post,
    PrivateAnswer,
    RepeatsPost,
    ReplyCard,
    ReplyCardEdit,
    ReplyRemoval,
    SummaryEdit,
    SummaryPost,
    Tell,
    Told,
    Unknown,
    VerdictPost,
)
from bot.storage.database import Database
from bot.storage.posts import messages, outbox
from tests.databases import new_database

CLASSES: tuple[type[Message], ...] = get_args(Message)
POST, EDIT, TELL = DeliveryKind
KEY = "reply:00ff00ff00ff00ff:42"

OLD: list[tuple[DeliveryKind, str, str, Message]] = [
    (POST, "verdict:7:42:c0", '{"render": "verdict", "claim": 42}', VerdictPost(42)),
    (POST, "answer:3:c0", '{"render": "verdicts", "article": 2, "reply_to": 9001}', ArticleVerdicts(2, 9001)),
    (
        POST,
        "correction:c0:42:500",
        (
            '{"render": "correction", "claim": 42, "action": "claim.corrected", "was": "false", "now": "true",'
            ' "reason": 5, "reply_to": 9001}'
        ),
        CorrectionPost(42, Action.CLAIM_CORRECTED, Verdict.FALSE, Verdict.TRUE, 5, 9001),
    ),
    (
        POST,
        "correction:c1:42:500",
        (
            '{"render": "correction", "claim": 42, "action": "claim.withdrawn", "was": "half_true", "now": null,'
            ' "reason": 5, "reply_to": null}'
        ),
        CorrectionPost(42, Action.CLAIM_WITHDRAWN, Verdict.HALF_TRUE, None, 5, None),
    ),
    (
        POST,
        "correction:c2:42:500",
        (
            '{"render": "correction", "claim": 42, "action": "claim.checked", "was": null, "now": "false",'
            ' "reason": null, "reply_to": 9001}'
        ),
        CorrectionPost(42, Action.CLAIM_CHECKED, None, Verdict.FALSE, None, 9001),
    ),
    (POST, "reply:a0:42", '{"render": "reply", "claim": 42, "reply_to": 9001}', ReplyCard(42, 9001)),
    (POST, "reply:a1:42", '{"render": "reply", "claim": 42, "reply_to": 9001, "answer": null}', ReplyCard(42, 9001)),
    (
        POST,
        KEY,
        '{"render": "reply", "claim": 42, "reply_to": 9001, "answer": {"message": 8, "token": "t", "until": 17}}',
        ReplyCard(42, 9001, PrivateAnswer(8, "t", 17)),
    ),
    (POST, "repeats:c0:2", '{"render": "repeats", "article": 2, "quiet": true}', RepeatsPost(2)),
    (POST, "repeats:c0:0", '{"render": "repeats", "article": null, "quiet": true}', RepeatsPost(None)),
    (POST, "digest:1:1700000000000", '{"render": "digest", "digest": 1}', SummaryPost(1)),
    (POST, "digest:2:1700000000000", '{"render": "digest", "digest": 2, "role": 55}', SummaryPost(2, 55)),
    (POST, "dispute:7:3", '{"render": "dispute", "dispute": 3}', DisputeCard(3)),
    (POST, "dispute:7:3:answer:2", '{"render": "answered", "dispute": 3}', DisputeAnswer(3)),
    (POST, "overdue:7:3", '{"render": "overdue", "text": "Waits.", "role": 55}', OverdueDisputes("Waits.", 55)),
    (POST, "overdue:7:4", '{"render": "overdue", "text": "Waits.", "role": null}', OverdueDisputes("Waits.")),
    (POST, "first:7:1700000000000", '{"render": "first_steps"}', FirstSteps()),
    (POST, "feed-off:1:c0", '{"render": "notice", "text": "Off: \\u201cgone\\u201d."}', Notice("Off: “gone”.")),
    (EDIT, "intake:6", '{"render": "intake", "intake": 6}', IntakeEdit(6)),
    (EDIT, "card:9001", '{"render": "card", "claim": 42}', CardEdit(42)),
    (EDIT, "card:9002", '{"render": "reply_card", "claim": 42}', ReplyCardEdit(42)),
    (
        EDIT,
        "digest:1:1700000000000:marked",
        '{"render": "digest", "digest": 1, "marked": true}',
        SummaryEdit(1),
    ),
    (EDIT, "dispute:7:3:card", '{"render": "dispute", "dispute": 3}', DisputeEdit(3)),
    (EDIT, f"taken_back:{KEY}", json.dumps({"render": "taken_back", "reply": KEY}), ReplyRemoval(KEY)),
    (TELL, "tell:c0:owner:42:8", '{"render": "told", "text": "It moved."}', Told("It moved.")),
    (
        TELL,
        "tell:c0:reply:8",
        '{"render": "told", "text": "Gone.", "answer": {"message": 8, "token": "t", "until": 17}}',
        Told("Gone.", PrivateAnswer(8, "t", 17)),
    ),
    (TELL, "tell:c1:reply:8", '{"render": "told", "text": "Gone.", "answer": null}', Told("Gone.")),
    (TELL, "digest-refused:7:500:0", '{"render": "told", "text": "Refused."}', Told("Refused.")),
    (TELL, "follow:7:42:8:c0", '{"render": "followed", "text": "Checked.", "follow": 4}', Followed("Checked.", 4)),
    (
        TELL,
        "tell:c0:asked:3:8",
        '{"render": "asked", "dispute": 3, "text": "Where?"}',
        DisputeQuestion("Where?", 3),
    ),
    (TELL, "tell:c2:old:8", '{"text": "It was upheld."}', Told("It was upheld.")),
]
"""Every form in which versions before 0.2 wrote a row: kind, key, payload, and the message that it is."""


_NUMBERS = st.integers(0, 2**63 - 1)
st.register_type_strategy(PrivateAnswer, st.builds(PrivateAnswer, _NUMBERS, st.text(), _NUMBERS))


def values(field: object) -> st.SearchStrategy[object]:
    """Any value of a field's type; numbers and ids are those that Discord and SQLite have."""
    options = get_args(field) or (field,)
    return st.one_of(*(_NUMBERS if each is int else st.from_type(each) for each in options))


def built(each: type[Message]) -> st.SearchStrategy[Message]:
    return st.builds(each, **{field.name: values(field.type) for field in msgspec.structs.fields(each)})


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await new_database(tmp_path / "desk.db")
    yield opened
    await opened.close()


@given(st.one_of(*map(built, CLASSES)))
def test_every_message_comes_back_as_it_was_put(message: Message) -> None:
    assert messages.decode(message.kind, messages.encode(message)) == message


def test_each_class_has_one_kind_and_a_name_of_its_own() -> None:
    assert {kind: set(get_args(union)) for kind, union in ((POST, Post), (EDIT, Edit), (TELL, Tell))} == {
        kind: {each for each in CLASSES if each.kind is kind} for kind in DeliveryKind
    }
    names = [each.__struct_config__.tag for each in CLASSES]
    assert len(names) == len(set(names)) == 20


@pytest.mark.parametrize(("kind", "key", "payload", "message"), OLD)
def test_what_older_versions_wrote_is_read(kind: DeliveryKind, key: str, payload: str, message: Message) -> None:
    assert messages.decode(kind, payload) == message


def test_every_class_stands_among_the_old_ones() -> None:
    assert {type(message) for *_row, message in OLD} == set(CLASSES)


@pytest.mark.parametrize(
    ("payload", "render"),
    [
        ('{"render": "poem", "claim": 1}', "poem"),
        ('{"render": "verdict"}', "verdict"),
        ('{"render": "verdict", "claim": "one"}', "verdict"),
        ('{"claim": 1}', "None"),
        ("[]", ""),
    ],
)
def test_what_nobody_knows_is_unknown_and_stops_nothing(payload: str, render: str) -> None:
    assert messages.decode(POST, payload) == Unknown(render)


async def test_new_messages_join_the_rows_that_old_versions_left(db: Database) -> None:
    """By the same keys: an edit takes the place of the one that waits, all else is there once."""
    for at, (kind, key, payload, _message) in enumerate(OLD):
        await db.write(
            lambda tx, kind=kind, key=key, payload=payload, at=at: tx.run(  # type: ignore[misc]
                "INSERT INTO outbox (server, kind, dedupe_key, payload, nonce, run_at, created_at, updated_at)"
                " VALUES (7, ?1, ?2, ?3, ?4, 1, 1, 1)",
                kind.value,
                key,
                payload,
                f"nonce {at}",
            )
        )
    for _kind, key, _payload, message in OLD:
        await db.write(lambda tx, key=key, message=message: outbox.put(tx, message, key, Destination(7), now=2))  # type: ignore[misc]
    sent = []
    while (outgoing := await outbox.lease(db, 2, 60_000)) is not None:
        sent.append(outgoing)
    assert [(each.kind, each.dedupe_key, each.content) for each in sent] == [
        (kind, key, message) for kind, key, _payload, message in OLD
    ]
