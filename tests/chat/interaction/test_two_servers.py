"""Nothing of one server is reached from another: not by number, by a forged button or form, nor by what goes out."""

import pytest
import simcord

from bot.app import App
from bot.chat.client.buttons import PERSISTENT
from bot.chat.interaction import ids
from bot.domain.actor import Actor, Role
from bot.domain.claims import State
from bot.domain.disputes import DisputeKind, Objection
from bot.domain.follows import Target
from tests.chat.interaction.forging import CLAIM_VERBS, DISPUTE_VERBS, answering, chosen, pressed, refusal, standing
from tests.chat.world import BRIDGE, SOURCE, WHY, World, said
from tests.fakes import SetClock

REVISING = ("correct", "unverdict", "requeue", "take", "check", "dismiss", "reopen", "post", "show")


async def test_a_button_or_form_carried_to_another_server_means_that_servers_own_claim_or_nothing(
    simcord_env: simcord.Env, app: App, clock: SetClock
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
    simcord_env: simcord.Env, app: App, clock: SetClock
) -> None:
    here, there = World(simcord_env, app, clock), World(simcord_env, app, clock)
    await here.after_the_first_word()
    for world in (here, there):
        await world.checked()
        actor = Actor(world.moderator.id, world.guild.id, Role.MODERATOR)
        await world.services.shown_cards.note_card(actor, 1, world.channel.id, 10**18 + world.guild.id % 1000)
    clock.pass_hours(1)
    await here.services.corrections.withdraw(here.actor(), 1, "The audit itself is in doubt now.")
    await here.send()
    assert "Verdict withdrawn" in said(here.channel.last_message)
    assert not any("Verdict withdrawn" in said(message) for message in there.channel.history())
    assert (await there.reload()).state is State.CHECKED


def test_a_custom_id_never_names_a_server() -> None:
    for verb in REVISING:
        assert ids.claim(verb, 1) == f"c1:{verb}:1"
    assert ids.triage("take", 1) == "c1:t:take:1"


ARTICLE = "Notes on the bridge\n\nAda Vey said on Monday that the harbour quay cost 12 million crowns in 2019.\n"
NAMING = (
    *(ids.claim(verb, 1) for verb in CLAIM_VERBS),
    ids.approve(1, 1),
    *(ids.triage(verb, 1) for verb in ("take", "check", "opinion", "not_a_claim")),
    *(ids.tie(answer, 1, 2) for answer in ids.TIE_ANSWERS),
    *(ids.dispute(verb, 1) for verb in DISPUTE_VERBS),
    ids.refuse_fact_check(1, 1),
    ids.fact_checks_page(1, 0),
    *(ids.triage_same(1, 2), ids.dismiss_rest(1), ids.stop(1), "c1:events:1:0", "c1:article:1", "c1:reread:1"),
    *(f"c1:draft:{'0' * 16}", ids.ask_for_check("0" * 16), ids.add_beside("0" * 16), ids.reply(1, 77)),
)
"""Every button that names one thing."""
CHOOSING = (ids.who_said_it(1), ids.named_by_member(1), "c1:pick:list", ids.MY_DISPUTES, ids.MY_FOLLOWS)
LISTING = {
    *("DisputesPage", "SpeakersPage", "BalanceButton", "ToldHow", "ForgetMe", "ListPage", "SearchPage", "QueuePage"),
    *("ArticlesPage", "SourcesPage"),
}
"""Those that name nothing: they show the server's own, or change what is the presser's own."""


@pytest.fixture
async def worlds(simcord_env: simcord.Env, app: App, clock: SetClock) -> tuple[World, World]:
    """A server with a claim, a twin, an article, a dispute and a follow; and an empty one."""
    here, there = World(simcord_env, app, clock), World(simcord_env, app, clock)
    await here.claim()
    await here.member.slash(here.channel, "article add", text=ARTICLE)
    await here.work()
    member = here.actor(Role.MEMBER, here.member.id)
    await here.services.disputes.open(member, 1, Objection(DisputeKind.WRONG_SPEAKER, WHY))
    await here.services.follows.follow(member, Target(claim=1))
    await here.claim("The harbour bridge cost 41 million crowns in 2020.")
    return here, there


def test_every_button_is_in_the_table() -> None:
    named = {item.__name__ for item in answering(*NAMING, *CHOOSING)}
    setting_up = answering(*map(ids.setup, ids.SETUP_KEYS), ids.SETUP_TYPE, ids.SETUP_PREVIEW, ids.SETUP_OPEN)
    setup = {item.__name__ for item in setting_up}
    assert len(setup) == 4
    assert named | LISTING | setup == {item.__name__ for item in PERSISTENT}


async def test_every_button_of_one_server_pressed_in_another_says_so_and_changes_nothing(
    worlds: tuple[World, World],
) -> None:
    _here, there = worlds
    await there.after_the_first_word()
    before = await standing(there)
    for custom_id in NAMING:
        assert BRIDGE not in refusal(await pressed(there, there.admin, custom_id), custom_id)
    for custom_id in CHOOSING:
        assert BRIDGE not in refusal(await chosen(there, there.admin, custom_id, "1"), custom_id)
    assert await standing(there) == before
