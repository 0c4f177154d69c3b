"""`/claims history`: everybody reads the steps; what was said in a dispute, or of a hidden claim, only who may."""

from typing import Any

import pytest

from bot.domain.actor import Role
from bot.domain.disputes import Decision, DisputeKind, Objection, Outcome
from tests.chat.world import BRIDGE, WHY, World, said

SECRET = "My neighbour Tilda works at the harbour office and was in the room."
DECIDED = "The minutes name the same sum on their second page."
HIDING = "It names the home of somebody who is no public person."
LINK = "https://tilda.example/notes"


async def disputed(world: World) -> None:
    await world.claim()
    objection = Objection(DisputeKind.WRONG_SPEAKER, SECRET, LINK, "Tilda Holm")
    await world.services.disputes.open(world.actor(Role.MEMBER, world.member.id), 1, objection)
    await world.services.disputes.resolve(world.actor(), 1, Decision(Outcome.REJECTED, DECIDED))


async def history(world: World, who: Any) -> str:
    shown = await who.slash(world.channel, "claims history", claim="1")
    assert shown.ephemeral
    card = await who.slash(world.channel, "claims show", claim="1")
    assert said(await who.click(card.response, label="History")) == said(shown)
    return said(shown)


@pytest.mark.parametrize("who", ["member", "checker", "moderator", "admin"])
async def test_what_is_said_in_a_dispute_is_read_by_its_member_and_by_the_desk(world: World, who: str) -> None:
    admin = world.actor(Role.ADMIN, world.admin.id)
    await world.services.settings.set(admin, {"checker_role": str(world.checkers.id)})
    await disputed(world)
    text = await history(world, getattr(world, who))
    assert f"“{SECRET}”" in text
    assert f"“{DECIDED}”" in text


async def test_others_read_the_steps_of_a_dispute_and_none_of_its_words(world: World) -> None:
    await disputed(world)
    stranger = world.person("sten")
    text = await history(world, stranger)
    assert "**dispute opened**, dispute 1, kind wrong speaker" in text
    assert "**dispute rejected**" in text
    for words in (SECRET, DECIDED, LINK, "Tilda"):
        assert words not in text
    assert str(world.member.id) not in text


async def test_a_hidden_claims_history_keeps_the_words_for_admins(world: World) -> None:
    await world.checked()
    await world.services.editing.edit(world.actor(), 1, "The bridge cost 41 million crowns.", None, DECIDED)
    await world.services.editing.hide(world.actor(), 1, HIDING)
    for who in (world.member, world.moderator):
        text = await history(world, who)
        assert "**checked**" in text
        assert f"“{HIDING}”" in text
        for words in (BRIDGE, "41 million", DECIDED, "audit", "Ada Vey"):
            assert words not in text, words
    text = await history(world, world.admin)
    assert f"“{DECIDED}”" in text
    assert "41 million" in text


async def test_the_next_page_hides_as_the_first_does(world: World) -> None:
    await disputed(world)
    member = world.actor(Role.MEMBER, world.member.id)
    for _ in range(6):
        await world.services.disputes.open(member, 1, Objection(DisputeKind.MISQUOTE, WHY))
        await world.services.disputes.withdraw(member, 1)
        world.clock.pass_hours(6)
    await world.services.disputes.open(member, 1, Objection(DisputeKind.MISQUOTE, SECRET))
    stranger = world.person("sten")
    first = await stranger.slash(world.channel, "claims history", claim="1")
    assert SECRET not in said(first)
    await world.restart()
    rest = await stranger.click(first.response, label="Next")
    assert "**dispute withdrawn**" in said(rest)
    assert SECRET not in said(rest)
    own = await world.member.slash(world.channel, "claims history", claim="1")
    assert SECRET in said(await world.member.click(own.response, label="Next"))
