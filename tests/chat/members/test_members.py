"""Against abuse in Discord: who may act against whom, and what a blocked or new member reads."""

from bot.domain.actor import Role
from bot.domain.claims import State
from tests.chat.world import BRIDGE, World, labels, said


async def test_a_block_and_its_end(world: World) -> None:
    blocked = await world.admin.slash(world.channel, "desk member block", member=world.member)
    assert blocked.ephemeral
    assert said(blocked).startswith("They are blocked; they can still read the record.")
    refused = await world.member.slash(world.channel, "claims add", text=BRIDGE)
    assert said(refused).startswith("A moderator has blocked you on this desk")
    await world.admin.slash(world.channel, "desk member unblock", member=world.member)
    await world.member.slash(world.channel, "claims add", text=BRIDGE)
    assert await world.count("claims") == 1


async def test_nobody_blocks_a_moderator(world: World) -> None:
    refused = await world.admin.slash(world.channel, "desk member block", member=world.moderator)
    assert said(refused) == "That is a moderator; an admin has to take the role away first."
    assert await world.count("blocks") == 0


async def test_the_last_hours_are_undone(world: World) -> None:
    await world.member.slash(world.channel, "claims add", text=BRIDGE, speaker="Ada Vey")
    done = await world.admin.slash(world.channel, "desk member undo", member=world.member, hours=2)
    assert said(done).startswith("Taken back: 0 articles, 1 claim, 0 disputes, 0 requests for a check, 0 replies.")
    assert (await world.reload()).state is State.DISMISSED


async def test_a_new_member_is_told_when_they_may(world: World) -> None:
    await world.admin.slash(world.channel, "desk setup", min_membership_hours=24)
    world.clock.at = 1_767_225_600_000  # when the simulated people joined
    refused = await world.member.slash(world.channel, "claims add", text=BRIDGE)
    assert said(refused).startswith(
        "Members may add to this desk 24 hours after they joined the server; you may from 02 J"
    )
    world.clock.pass_hours(24)
    await world.member.slash(world.channel, "claims add", text=BRIDGE)
    assert await world.count("claims") == 1


async def test_an_admin_has_somebody_forgotten(world: World) -> None:
    await world.member.slash(world.channel, "claims add", text=BRIDGE)
    done = await world.admin.slash(world.channel, "desk member forget", member=world.member)
    assert said(done).startswith("They are forgotten: their name and words are gone, decisions stay.")
    again = await world.admin.slash(world.channel, "desk member forget", member=world.member)
    assert said(again) == "They have done nothing on this desk."


async def test_typed_words_are_let_into_summaries_by_a_button(world: World) -> None:
    member = world.actor(Role.MEMBER, world.member.id)
    await world.services.claims.add(member, BRIDGE, "Ada Vey")
    shown = await world.moderator.slash(world.channel, "claims show", claim="1")
    await world.restart()
    done = await world.moderator.click(shown.response, label="Accept for summaries")
    assert said(done).startswith("Accepted: summaries may name it from now on.")
    assert "Accept for summaries" not in labels(done)
    assert (await world.reload()).accepted
    plain = await world.member.slash(world.channel, "claims show", claim="1")
    assert "Accept for summaries" not in labels(plain)
