"""What the bot posts by itself: once, where it belongs, without pings."""

from typing import Any

import discord
import pytest

from bot.domain.actor import Role
from bot.domain.delivery import Delivery, TryLater, Undeliverable
from bot.domain.disputes import Decision, DisputeKind, Objection, Outcome
from bot.domain.posts import DisputeCard, Message, Notice, Told, Unknown
from tests.chat.world import World, body, said

REASON = "She said nineteen million; the recording of the sitting is public."


def delivery(world: World, content: Message | Unknown, **given: Any) -> Delivery:
    values: dict[str, Any] = {
        "id": 1,
        "server": world.guild.id,
        "channel": world.channel.id,
        "message": None,
        "user": None,
        "content": content,
        "nonce": "nonce-1",
        "uncertain": False,
    }
    return Delivery(**{**values, **given})


async def deliver(world: World, given: Delivery) -> int | None:
    with world.env._bot_scope():
        sent = await world.bot.publisher.deliver(given)
    await world.env.settle()
    return sent


async def disputed(world: World) -> Delivery:
    await world.claim()
    member = world.actor(Role.MEMBER, world.member.id)
    await world.services.disputes.open(member, 1, Objection(DisputeKind.MISQUOTE, REASON), world.channel.id)
    return delivery(world, DisputeCard(1))


async def test_a_dispute_is_announced_without_names(world: World) -> None:
    await deliver(world, await disputed(world))
    posted = world.channel.history()[0]
    assert said(posted).startswith("**Dispute 1 · Misquote**\nBy 1 member")
    assert REASON in said(posted)
    assert "mia" not in said(posted)
    assert str(world.member.id) not in said(posted)


async def test_every_message_is_sent_without_pings(world: World) -> None:
    await deliver(world, await disputed(world))
    assert [sent["allowed_mentions"] for sent in world.posted()] == [{"parse": []}]


async def test_nothing_goes_to_another_servers_channel(world: World) -> None:
    elsewhere = world.env.create_guild("Elsewhere").create_text_channel("talk")
    contents: list[tuple[Message, int | None]] = [(Notice(REASON), None), (Told(REASON), world.member.id)]
    for content, user in contents:
        given = delivery(world, content, channel=elsewhere.id, user=user)
        with pytest.raises(Undeliverable, match="another server's"):
            await deliver(world, given)
    assert not any(REASON in said(message) for message in elsewhere.history())


async def test_a_repeat_after_a_lost_answer_finds_the_first(world: World) -> None:
    post = await disputed(world)
    first = await deliver(world, post)
    again = Delivery(**{**{f: getattr(post, f) for f in Delivery.__slots__}, "uncertain": True})
    assert await deliver(world, again) == first
    other = Delivery(**{**{f: getattr(again, f) for f in Delivery.__slots__}, "nonce": "nonce-2"})
    assert await deliver(world, other) != first


async def test_a_person_is_told_where_they_acted_and_they_alone_are_pinged(world: World) -> None:
    content = Told("Your dispute 1 of #1 was upheld: @everyone <@1> read it.")
    told = delivery(world, content, user=world.member.id)
    await deliver(world, told)
    assert said(world.channel.last_message).startswith(f"<@{world.member.id}> Your dispute 1 of #1 was upheld: ")
    assert "<@1>" not in said(world.channel.last_message)
    mentions = body(world.env.http_requests[-1])["allowed_mentions"]
    assert mentions == {"parse": [], "users": [world.member.id]} or mentions["users"] == [str(world.member.id)]


async def test_the_outcome_of_a_dispute_reaches_its_author(world: World) -> None:
    await disputed(world)
    why = "The recording has the words as they stand here."
    await world.services.disputes.resolve(world.actor(), 1, Decision(Outcome.REJECTED, why))
    await world.send()
    told = said(world.channel.last_message)
    assert told.startswith(f"<@{world.member.id}> ")
    assert "rejected" in told
    assert why in told
    assert await world.send() == 0


async def test_a_kill_before_queued_still_finds_the_answer(world: World) -> None:
    """Accepted and announced, but the process ended before the announcement became a card."""
    world.env.inject_error("PATCH", "/webhooks/*", status=500, times=1)
    added = await world.member.slash(world.channel, "article add", text="The quay opened in 2023, Tomas Lund said.")
    await world.restart()
    await world.work()
    assert said(added).startswith("**Article 1**")
    assert world.env.errors


async def test_a_source_read_before_its_queued_arrives_keeps_its_result(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept = world.services.articles.accept

    async def at_once(*given: Any) -> int:
        intake = await accept(*given)
        await world.services.articles.process(intake)
        return intake

    monkeypatch.setattr(world.services.articles, "accept", at_once)
    added = await world.member.slash(world.channel, "article add", text="The quay opened in 2023, Tomas Lund said.")
    assert said(added).startswith("**Article 1**")


async def test_without_a_channel_it_is_a_direct_message(world: World) -> None:
    told = delivery(world, Told("It was upheld."), channel=None, user=world.member.id)
    await deliver(world, told)
    assert said(world.member.user.dm_channel.last_message) == "It was upheld."


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [(403, 50013, Undeliverable), (404, 10003, Undeliverable), (500, 0, TryLater), (503, 0, TryLater)],
)
async def test_discords_refusals_are_final_and_its_faults_pass(
    world: World, status: int, code: int, expected: type[Exception]
) -> None:
    post = await disputed(world)
    world.env.inject_error("POST", "/channels/*/messages", status=status, code=code, times=None)
    with pytest.raises(expected):
        await deliver(world, post)


async def test_a_channel_that_is_closed_to_the_bot(world: World) -> None:
    mute = discord.PermissionOverwrite(send_messages=False, view_channel=False)
    closed = world.guild.create_text_channel("closed", overwrites={world.guild.roles["TestBot"]: mute})
    post = await disputed(world)
    with pytest.raises(Undeliverable):
        await deliver(world, Delivery(**{**{f: getattr(post, f) for f in Delivery.__slots__}, "channel": closed.id}))


async def test_what_is_gone_is_not_posted(world: World) -> None:
    with pytest.raises(Undeliverable):
        await deliver(world, delivery(world, DisputeCard(9)))
    with pytest.raises(Undeliverable):
        await deliver(world, delivery(world, Unknown("poem")))
