"""Nothing of one server is reached from another: not by number, by a forged button or form, nor by what goes out."""

import simcord

from bot.app import App
from bot.chat import ids
from bot.domain.actor import Actor, Role
from bot.domain.claims import State
from tests.chat.world import BRIDGE, SOURCE, WHY, StandingClock, World, said

REVISING = ("correct", "unverdict", "requeue", "take", "check", "approve", "dismiss", "reopen", "post", "show")


async def test_a_button_or_form_carried_to_another_server_means_that_servers_own_claim_or_nothing(
    simcord_env: simcord.Env, app: App, clock: StandingClock
) -> None:
    here, there = World(simcord_env, app, clock), World(simcord_env, app, clock)
    await here.checked()
    card = await here.moderator.slash(here.channel, "claims show", claim="1")
    assert "❌ False" in said(card)
    for command, given in (
        ("review correct", {"class": "typo", "reason": WHY}),
        ("review withdraw", {"reason": WHY}),
        ("review hide", {"reason": WHY}),
        ("review edit", {"text": BRIDGE, "reason": WHY}),
        ("review take", {}),
        ("review propose", {"verdict": "true", "source": SOURCE, "rationale": WHY}),
    ):
        refused = await there.moderator.slash(there.channel, command, claim="1", **given)
        assert said(refused) == "There is no claim #1 on this server's record.", command
    empty = await there.moderator.slash(there.channel, "review queue")
    assert "0 claims waiting" in said(empty)
    claim = await here.reload()
    assert (claim.state, len(claim.revisions)) == (State.CHECKED, 1)


async def test_a_correction_goes_out_on_its_own_server_alone(
    simcord_env: simcord.Env, app: App, clock: StandingClock
) -> None:
    here, there = World(simcord_env, app, clock), World(simcord_env, app, clock)
    for world in (here, there):
        await world.checked()
        actor = Actor(world.moderator.id, world.guild.id, Role.MODERATOR)
        await world.services.places.note_card(actor, 1, world.channel.id, 10**18 + world.guild.id % 1000)
    clock.pass_hours(1)
    await here.services.corrections.withdraw(here.actor(), 1, "The audit itself is in doubt now.")
    await here.send()
    assert "Verdict withdrawn" in said(here.channel.last_message)
    assert there.channel.last_message is None
    assert (await there.reload()).state is State.CHECKED


def test_a_custom_id_never_names_a_server() -> None:
    for verb in REVISING:
        assert ids.claim(verb, 1) == f"c1:{verb}:1"
    assert ids.triage("take", 1) == "c1:t:take:1"
