"""Following claims and speakers in Discord: the news in a direct message, and the one button there."""

from bot.domain.actor import Role
from bot.domain.claims import Ruling, Source, Stance, Verdict
from bot.domain.follows import Target
from tests.chat.world import SOURCE, WHY, World, labels, said


async def check(world: World, number: int = 1) -> None:
    ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
    await world.services.review.check(world.actor(), number, ruling)


async def test_a_followed_claim_comes_by_direct_message_once(world: World) -> None:
    await world.claim()
    shown = await world.member.slash(world.channel, "claims follow", claim="1")
    assert shown.ephemeral
    assert said(shown).startswith("You follow #1: you are told by direct message")
    await check(world)
    await world.send()
    assert world.private(world.member).history() == []
    world.clock.pass_hours(0.6)
    await world.send()
    await world.send()
    (news,) = world.private(world.member).history()
    assert "is checked: false" in said(news)
    assert labels(news) == ["Stop following"]


async def test_the_button_stops_it_also_after_a_restart_and_for_nobody_else(world: World) -> None:
    await world.claim()
    await world.services.follows.follow(world.actor(Role.MEMBER, world.member.id), Target(claim=1))
    await check(world)
    world.clock.pass_hours(0.6)
    await world.send()
    (news,) = world.private(world.member).history()
    await world.restart()
    user = world.users[world.member.id]
    assert said(await user.click(news, label="Stop following")) == "You no longer follow #1."
    assert said(await user.click(news, label="Stop following")) == "You no longer follow that."
    assert await world.count("follows") == 0


async def test_closed_direct_messages_are_noticed_and_not_tried_again(world: World) -> None:
    await world.send()
    await world.claim()
    await world.claim("The ferry carried 12,000 people in 2018.")
    member = world.actor(Role.MEMBER, world.member.id)
    for number in (1, 2):
        await world.services.follows.follow(member, Target(claim=number))
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    await check(world, 1)
    world.clock.pass_hours(0.6)
    assert await world.send() == 1
    await check(world, 2)
    world.clock.pass_hours(0.6)
    assert await world.send() == 0
    assert world.private(world.member).history() == []


async def test_asking_for_a_check_counts_and_follows(world: World) -> None:
    await world.claim()
    card = await world.member.slash(world.channel, "claims show", claim="1")
    asked = await world.member.click(card.response, label="Ask for a check")
    assert said(asked).startswith("You asked for a check and will be told the result.")
    again = await world.member.click(asked.response, label="Ask for a check")
    assert "each member counts once" in said(again)
    assert (await world.reload()).wanted == 1
    followed = await world.services.follows.followed(world.actor(Role.MEMBER, world.member.id))
    assert [follow.claim for follow in followed] == [1]
