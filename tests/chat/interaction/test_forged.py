"""What is pressed, chosen or sent too late, in the wrong place or by the wrong hand: each refused step says why in one
sentence, and no row of the record is other than before."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import simcord

from bot.app import App
from bot.chat.client.buttons import PERSISTENT
from bot.chat.client.forms import FORMS
from bot.chat.interaction import ids
from bot.domain.actor import Role
from bot.domain.claims import CorrectionClass, Dismissal, Ruling, Source, Stance, Verdict
from bot.domain.corrections import Correcting
from bot.domain.disputes import Decision, DisputeKind, Objection, Outcome
from bot.domain.follows import Target
from bot.domain.sources import sources_of
from tests.chat.interaction.forging import (
    CLAIM_VERBS,
    DISPUTE_VERBS,
    answering,
    chosen,
    pressed,
    refusal,
    sent,
    standing,
)
from tests.chat.world import BRIDGE, SOURCE, WHY, World
from tests.fakes import SetClock

JUDGED = {"verdict": ["true"], "source": SOURCE, "rationale": WHY}
UNJUDGED, STANDS, GONE = "unverified in_review voided withdrawn ", "proposed checked rerated ", "dismissed merged "
OVER = "upheld rejected left moot "
"""States of a claim whose dispute is over: unverified, but for the last."""
ALIVE = "upheld rejected left "

Step = tuple[str, str, Any, str]
"""How (b: a button, m: a menu, f: a form), its id or kind, what is chosen or typed, and the states in which it is open
to an admin."""
STEPS: tuple[Step, ...] = (
    ("b", ids.claim("take", 1), None, "unverified voided " + ALIVE),
    ("b", ids.claim("release", 1), None, "in_review withdrawn"),
    ("b", ids.claim("check", 1), None, UNJUDGED + "proposed " + ALIVE),
    ("b", ids.approve(1, 1), None, "proposed rerated"),
    ("b", ids.claim("dismiss", 1), None, UNJUDGED + "proposed " + ALIVE),
    ("b", ids.claim("reopen", 1), None, GONE + "moot"),
    ("b", ids.claim("correct", 1), None, "checked rerated"),
    ("b", ids.claim("unverdict", 1), None, "checked rerated"),
    ("b", ids.claim("requeue", 1), None, ""),
    ("b", ids.claim("dispute", 1), None, UNJUDGED + STANDS + ALIVE),
    ("b", ids.claim("undispute", 1), None, ""),
    ("b", ids.claim("post", 1), None, "checked rerated"),
    ("b", ids.claim("unfollow", 1), None, ""),
    ("b", ids.claim("want", 1), None, UNJUDGED + "proposed " + ALIVE),
    ("b", ids.claim("accept", 1), None, "unverified in_review proposed rejected left"),
    ("b", ids.claim("altered", 1), None, ""),
    ("b", ids.claim("unaltered", 1), None, ""),
    ("b", ids.claim("unlink", 1), None, ""),
    ("b", ids.triage("take", 1), None, "unverified voided " + ALIVE),
    ("b", ids.triage("check", 1), None, UNJUDGED + "proposed " + ALIVE),
    ("b", ids.triage("opinion", 1), None, UNJUDGED + "proposed " + ALIVE),
    ("b", ids.triage("not_a_claim", 1), None, UNJUDGED + "proposed " + ALIVE),
    ("b", ids.triage_same(1, 2), None, UNJUDGED + STANDS + ALIVE),  # the checked one stays
    ("b", ids.tie("yes", 1, 2), None, UNJUDGED + STANDS + ALIVE),
    ("b", ids.tie("no", 1, 2), None, ""),
    ("b", ids.tie("different", 1, 2), None, ""),
    ("b", ids.dispute("show", 1), None, OVER),
    ("b", ids.dispute("uphold", 1), None, ""),
    ("b", ids.dispute("reject", 1), None, ""),
    ("b", ids.dispute("ask", 1), None, ""),
    ("b", ids.dispute("answer", 1), None, ""),
    ("m", ids.who_said_it(1), "Bo Lind", ""),
    ("m", ids.named_by_member(1), "Bo Lind", ""),
    ("m", ids.MY_DISPUTES, "withdraw:1", ""),
    ("m", ids.MY_DISPUTES, "answer:1", ""),
    ("m", ids.MY_FOLLOWS, "1", ""),
    ("f", "check", {**JUDGED, "speaker": "~nobody"}, UNJUDGED + "proposed " + ALIVE),
    ("f", "check_other", {**JUDGED, "speaker": "Bo Lind"}, UNJUDGED + "proposed " + ALIVE),
    ("f", "propose", {**JUDGED, "speaker": "~nobody"}, UNJUDGED + ALIVE),
    ("f", "propose_other", {**JUDGED, "speaker": "Bo Lind"}, UNJUDGED + ALIVE),
    ("f", "dispute", {"kind": ["misquote"], "reason": WHY}, UNJUDGED + STANDS + ALIVE),
    ("f", "dismiss", {"reason": ["opinion"]}, UNJUDGED + "proposed " + ALIVE),
    ("f", "reopen", {"reason": WHY}, GONE + "moot"),
    ("f", "correct", {"class": ["typo"], "reason": WHY}, "checked"),
    ("f", "edit", {"text": "It cost 41 million crowns in 2019.", "reason": WHY}, UNJUDGED + STANDS + ALIVE),
    ("f", "split", {"parts": BRIDGE.replace(", ", ",\n")}, UNJUDGED + ALIVE),
    ("f", "unverdict", {"reason": WHY}, "checked rerated"),
    ("f", "void", {"reason": WHY}, "checked rerated"),
    ("f", "hide", {"reason": WHY}, UNJUDGED + STANDS + GONE + OVER),
    ("f", "rest", {"reason": ["opinion"]}, ""),
    ("f", "withdraw", {"reason": WHY}, ""),
    ("f", "reject", {"reason": WHY}, ""),
    ("f", "uphold_verdict", {"reason": WHY}, ""),
    ("f", "uphold_claim", {"reason": WHY}, ""),
    ("f", "uphold_words", {"text": "It cost less.", "reason": WHY}, ""),
    ("f", "uphold_speaker", {"speaker": "Bo Lind", "reason": WHY}, ""),
    ("f", "uphold_context", {"reason": WHY}, ""),
    ("f", "ask", {"question": "Which minute is it?"}, ""),
    ("f", "answer", {"answer": "Minute 41."}, ""),
    ("f", "name", {"speaker": "Bo Lind"}, ""),
)
"""Every step that acts on claim, dispute or article 1."""
ANYTIME = {ids.claim(verb, 1) for verb in ("show", "history", "others", "askothers", "follow")}
OWN_FORMS = {"article", "askcheck", "forget", "zone"}
STATES = [*f"{UNJUDGED}{STANDS}{GONE}{OVER}".split(), "hidden", "hidden_checked"]


async def taken(world: World, who: Any, step: Step) -> simcord.InteractionResult:
    how, what, given, _states = step
    if how == "b":
        return await pressed(world, who, what)
    if how == "m":
        return await chosen(world, who, what, given)
    return await sent(world, who, what, 1, given)


async def bring(world: World, state: str) -> None:
    """Claim 1 into a state, by the second moderator; claim 2 is there for a twin."""
    services, second = world.services, world.actor(user=world.second.id)
    admin, member = world.actor(Role.ADMIN, world.admin.id), world.actor(Role.MEMBER, world.member.id)
    ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
    await world.claim()
    await world.claim("The harbour bridge cost 41 million crowns in 2020.")
    if state in OVER:
        await services.disputes.open(member, 1, Objection(DisputeKind.WRONG_SPEAKER, WHY))
    if state in {"checked", "rerated", "withdrawn", "voided", "hidden_checked"}:
        await services.review.check(second, 1, ruling)
    new = Correcting(CorrectionClass.RATING_CHANGE, WHY, Verdict.TRUE, sources_of([SOURCE]), WHY)
    if state == "rerated":
        await services.settings.set(admin, {"two_person": "on"})
    steps: dict[str, Callable[[], Awaitable[object]]] = {
        "in_review": lambda: services.review.take(second, 1),
        "proposed": lambda: services.review.propose(second, 1, ruling),
        "rerated": lambda: services.corrections.correct(second, 1, new),
        "withdrawn": lambda: services.corrections.withdraw(second, 1, WHY),
        "voided": lambda: services.corrections.void(admin, 1, WHY),
        "dismissed": lambda: services.review.dismiss(second, 1, Dismissal.OPINION),
        "moot": lambda: services.review.dismiss(second, 1, Dismissal.OPINION),
        "merged": lambda: services.review.dismiss(second, 1, Dismissal.DUPLICATE, 2),
        "hidden": lambda: services.editing.hide(second, 1, WHY),
        "hidden_checked": lambda: services.editing.hide(second, 1, WHY),
        "upheld": lambda: services.disputes.resolve(second, 1, Decision(Outcome.UPHELD, WHY, speaker="Bo Lind")),
        "rejected": lambda: services.disputes.resolve(second, 1, Decision(Outcome.REJECTED, WHY)),
        "left": lambda: services.disputes.withdraw(member, 1),
    }
    if state in steps:
        await steps[state]()


def test_every_button_menu_and_form_about_a_claim_is_in_the_table() -> None:
    named = {ids.claim(verb, 1) for verb in CLAIM_VERBS} | {ids.dispute(verb, 1) for verb in DISPUTE_VERBS}
    assert named <= {what for how, what, _given, _states in STEPS if how == "b"} | ANYTIME
    assert {what for how, what, _given, _states in STEPS if how == "f"} | OWN_FORMS == set(FORMS)
    for _how, what, _given, _states in STEPS:
        assert what in FORMS or any(re.fullmatch(item.__discord_ui_compiled_template__, what) for item in PERSISTENT)


@pytest.mark.parametrize("state", STATES)
async def test_every_step_that_comes_too_late_says_why_not_and_changes_no_row(world: World, state: str) -> None:
    await bring(world, state)
    who = world.moderator if state.startswith("hidden") else world.admin
    before = await standing(world)
    for step in STEPS:
        if state not in step[-1].split():
            refusal(await taken(world, who, step), (state, step))
    assert await standing(world) == before


FOR_ALL = {ids.claim("dispute", 1), ids.claim("want", 1), ids.claim("post", 1), "dispute"}
"""Steps about a claim that waits or stands which are a member's too."""
FOR_CHECKERS = {ids.claim("take", 1), ids.triage("take", 1), "propose", "propose_other"}


@pytest.mark.parametrize("state", ["unverified", "in_review", "proposed", "checked", "dismissed"])
async def test_no_step_of_the_desk_is_open_to_who_may_not(world: World, state: str) -> None:
    admin = world.actor(Role.ADMIN, world.admin.id)
    await world.services.settings.set(admin, {"checker_role": str(world.checkers.id)})
    await bring(world, state)
    before = await standing(world)
    for who, may in ((world.member, FOR_ALL), (world.checker, FOR_ALL | FOR_CHECKERS)):
        for step in STEPS:
            if step[1] not in may:
                refusal(await taken(world, who, step), (state, step))
    assert await standing(world) == before


SETTING_UP = (*(ids.setup(key) for key in ids.SETUP_KEYS), ids.SETUP_TYPE, ids.SETUP_OPEN)


def test_every_part_of_the_set_up_is_tried() -> None:
    parts = {item for item in PERSISTENT if item.__discord_ui_compiled_template__.pattern.startswith("c1:setup")}
    assert len(parts) == 4
    assert parts <= answering(*SETTING_UP, ids.SETUP_PREVIEW)


async def test_nobody_but_an_admin_sets_the_desk_up(world: World) -> None:
    before = await standing(world)
    for who in (world.member, world.checker, world.moderator):
        for custom_id in SETTING_UP:
            pick = custom_id.startswith("c1:setup:")
            shown = await (chosen(world, who, custom_id, "UTC") if pick else pressed(world, who, custom_id))
            assert refusal(shown, custom_id) == "Only admins may change the settings."
        typed = {"timezone": "Europe/Oslo", "digest_time": "08:30"}
        assert refusal(await sent(world, who, "zone", 0, typed), "zone") == "Only admins may change the settings."
    assert await standing(world) == before


@pytest.mark.parametrize(
    ("custom_id", "value"),
    [
        *((ids.setup(key), "explode") for key in ids.SETUP_KEYS),
        *((ids.setup(key), "9" * 30) for key in ids.SETUP_KEYS),
        (ids.setup("review_channel"), "elsewhere"),
        (ids.setup("moderator_role"), "elsewhere"),
        (ids.MY_DISPUTES, "explode"),
        (ids.MY_DISPUTES, "withdraw:one"),
        (ids.MY_DISPUTES, "answer:999999999999999999999"),
        (ids.MY_FOLLOWS, "one"),
        (ids.MY_FOLLOWS, "999999999999999"),
        ("c1:pick:list", "one"),
        ("c1:pick:list", "9" * 40),
        (ids.who_said_it(1), "x" * 100),
        (ids.named_by_member(1), "x" * 100),
        (ids.who_said_it(999_999_999_999_999), "Bo Lind"),
    ],
)
async def test_a_menu_takes_no_value_that_it_did_not_offer(world: World, custom_id: str, value: str) -> None:
    other = world.env.create_guild("Elsewhere")
    talk, mods = other.create_text_channel("talk"), other.create_role("Mods")
    elsewhere = {"review_channel": talk.id, "moderator_role": mods.id}
    if value == "elsewhere":
        value = str(elsewhere[custom_id.rpartition(":")[2]])
    await world.after_the_first_word()
    before = await standing(world)
    refusal(await chosen(world, world.admin, custom_id, value), (custom_id, value))
    assert await standing(world) == before


@pytest.mark.parametrize("number", ["0", "٣", "-1", "1:2", "9" * 16, "9" * 30, ""])
async def test_a_form_with_no_number_of_a_claim_is_of_another_version(world: World, number: str) -> None:
    await bring(world, "unverified")
    before = await standing(world)
    for kind in ("hide", "explode", "reject"):
        shown = await sent(world, world.admin, "hide", 1, {"reason": WHY}, custom_id=f"f1:{kind}:{number}")
        refusal(shown, (kind, number))
    assert await standing(world) == before


async def test_what_is_pressed_on_one_server_touches_no_row_of_another_with_the_same_numbers(
    simcord_env: simcord.Env, app: App, clock: SetClock
) -> None:
    here, there = World(simcord_env, app, clock), World(simcord_env, app, clock)
    await here.after_the_first_word()
    for world in (here, there):
        await bring(world, "checked")
        member = world.actor(Role.MEMBER, world.member.id)
        await world.services.disputes.open(member, 1, Objection(DisputeKind.WRONG_SPEAKER, WHY))
        await world.services.follows.follow(member, Target(claim=1))
    before = await standing(here, here.guild.id)
    for step in STEPS:
        await taken(there, there.admin, step)
    assert (await there.reload()).hidden
    assert await standing(here, here.guild.id) == before


async def test_no_form_finds_what_is_another_servers(simcord_env: simcord.Env, app: App, clock: SetClock) -> None:
    here, there = World(simcord_env, app, clock), World(simcord_env, app, clock)
    await here.after_the_first_word()
    await bring(here, "checked")
    member = here.actor(Role.MEMBER, here.member.id)
    await here.services.disputes.open(member, 1, Objection(DisputeKind.WRONG_SPEAKER, WHY))
    before = await standing(here)
    for step in STEPS:
        sentence = refusal(await taken(there, there.admin, step), step)
        assert "harbour bridge" not in sentence
    assert await standing(here) == before
