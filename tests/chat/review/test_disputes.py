"""Disputes from the member's word to the moderator's, in the review channel and by command."""

from typing import Any

import discord
import pytest
import simcord

from bot.domain.actor import Actor, Role
from bot.domain.claims import Dismissal, State, Verdict
from bot.domain.clock import DAY
from bot.domain.disputes import Decision, Dispute, DisputeKind, DisputeState, Objection, Outcome
from tests.chat.world import BRIDGE, SOURCE, WHY, World, fields, labels, options, said

LINK = "https://recording.example/sitting"
SHEET = """Council report

Mayor Ada Vey said the harbour bridge cost 40 million crowns in 2019. "We paid 12 million for the quay," Tom Lind told
reporters. According to Rita Moe, 300 people crossed it every day last year.
"""


@pytest.fixture
async def review(world: World) -> simcord.ChannelHandle:
    channel = world.guild.create_text_channel("review")
    await world.services.settings.set(world.actor(Role.ADMIN), {"review_channel": str(channel.id)})
    return channel


async def disputed(world: World, kind: DisputeKind, number: int = 1, speaker: str | None = None) -> Dispute:
    member = world.actor(Role.MEMBER, world.member.id)
    opened = await world.services.disputes.open(member, number, Objection(kind, WHY, LINK, speaker), world.channel.id)
    await world.send()
    return opened


async def state(world: World, number: int = 1) -> DisputeState:
    return (await world.services.disputes.show(world.actor(), number)).state


def card(review: simcord.ChannelHandle) -> Any:
    return review.history()[0]


async def test_a_dispute_gets_a_card_with_a_thread_in_the_review_channel(
    world: World, review: simcord.ChannelHandle
) -> None:
    await world.claim()
    await disputed(world, DisputeKind.MISQUOTE)
    assert said(card(review)).startswith("**Dispute 1 · Misquote**\nBy 1 member")
    assert labels(card(review)) == ["Uphold…", "Reject…", "Ask for more…", "Open the claim", "History"]
    assert [thread.name for thread in review.threads] == ["Dispute 1 · #1 · Misquote"]
    await world.services.disputes.open(world.actor(Role.MEMBER, 4711), 1, Objection(DisputeKind.MISQUOTE, WHY))
    await world.send()
    assert "By 2 members" in said(card(review))


async def test_without_thread_rights_a_reply_takes_its_place_and_health_says_so(
    world: World, review: simcord.ChannelHandle
) -> None:
    world.env.inject_error("POST", "/channels/*/messages/*/threads", status=403, code=50013, times=None)
    await world.claim()
    await disputed(world, DisputeKind.MISQUOTE)
    assert review.threads == []
    reply = review.history()[1]
    assert "reply here" in said(reply)
    assert reply.reference is not None
    assert reply.reference.message_id == card(review).id


async def test_health_names_what_the_review_channel_lacks(world: World) -> None:
    none = await world.admin.slash(world.channel, "desk health")
    assert "**review channel**: not set; disputes are listed only in /review disputes" in said(none)


async def test_upheld_with_its_form_from_the_card_after_a_restart(world: World, review: simcord.ChannelHandle) -> None:
    await world.checked()
    await disputed(world, DisputeKind.VERDICT_WRONG)
    await world.restart()
    form = await world.second.click(card(review), label="Uphold…")
    assert fields(form) == {"verdict": "", "source": LINK, "reason": ""}
    await world.restart()
    refused = await world.second.submit_modal(form, {"verdict": ["true"], "source": LINK, "reason": "too short"})
    assert "20 characters or more" in said(refused)
    again = await world.second.click(refused.response, label="Edit again")
    assert fields(again) == {"verdict": "true", "source": LINK, "reason": "too short"}
    done = await world.second.submit_modal(again, {"verdict": ["true"], "source": LINK, "reason": WHY})
    assert said(done).startswith(
        "Dispute 1 is upheld; its members are told.\n**Dispute 1 · The verdict is wrong · upheld"
    )
    claim = await world.reload()
    assert (claim.verdict, claim.disputed) == (Verdict.TRUE, False)
    await world.send()
    assert "The verdict is wrong · upheld" in said(card(review))
    assert labels(card(review)) == ["Open the claim", "History"]
    told = [said(m) for m in world.channel.history() if said(m).startswith(f"<@{world.member.id}>")]
    assert len(told) == 1
    assert WHY in told[0]


async def test_an_upheld_verdict_without_a_new_one_is_void(world: World, review: simcord.ChannelHandle) -> None:
    await world.checked()
    await disputed(world, DisputeKind.VERDICT_WRONG)
    form = await world.second.click(card(review), label="Uphold…")
    await world.second.submit_modal(form, {"verdict": [], "source": "", "reason": WHY})
    assert (await world.reload()).state is State.UNVERIFIED


async def test_rejected_with_a_reason(world: World, review: simcord.ChannelHandle) -> None:
    await world.claim()
    await disputed(world, DisputeKind.MISQUOTE)
    form = await world.moderator.click(card(review), label="Reject…")
    assert fields(form) == {"reason": ""}
    done = await world.moderator.submit_modal(form, {"reason": WHY})
    assert said(done).startswith("Dispute 1 is rejected")
    late = await world.second.click(card(review), label="Uphold…")
    assert said(late) == "Dispute 1 is closed already (rejected)."


async def test_a_misquote_is_put_right_in_its_own_words(world: World, review: simcord.ChannelHandle) -> None:
    await world.claim()
    await disputed(world, DisputeKind.MISQUOTE)
    form = await world.moderator.click(card(review), label="Uphold…")
    assert fields(form) == {"text": BRIDGE, "reason": ""}
    right = BRIDGE.replace("40", "19")
    await world.moderator.submit_modal(form, {"text": right, "reason": WHY})
    assert (await world.reload()).text == right


async def test_who_said_it_is_one_click(world: World, review: simcord.ChannelHandle) -> None:
    added = await world.member.slash(world.channel, "article add", text=SHEET)
    await world.work()
    assert added is not None
    mine = next(c for c in (await world.services.claims.search(world.actor(), "million")).claims if c.speaker)
    others = {c.speaker for c in (await world.services.claims.search(world.actor(), "million crowns people")).claims}
    await disputed(world, DisputeKind.WRONG_SPEAKER, mine.number, "Olga Berg")
    offered = options(card(review))
    assert offered[0] == "Olga Berg"
    assert offered[-2:] == ["Nobody: the text names no one", "Somebody else…"]
    assert mine.speaker not in offered
    assert set(offered[1:-2]) >= {name for name in others if name} - {mine.speaker}
    await world.restart()
    done = await world.moderator.select(card(review), ["Olga Berg"])
    assert said(done).startswith("Dispute 1 is upheld")
    right = await world.reload(mine.number)
    assert (right.speaker, right.attribution_confirmed) == ("Olga Berg", True)


async def test_nobody_and_somebody_else_said_it(world: World, review: simcord.ChannelHandle) -> None:
    await world.claim()
    await disputed(world, DisputeKind.WRONG_SPEAKER)
    form = await world.moderator.select(card(review), ["~other"])
    assert fields(form) == {"speaker": "", "reason": ""}
    await world.moderator.select(card(review), ["~nobody"])
    assert (await world.reload()).speaker is None
    assert await state(world) is DisputeState.UPHELD


async def test_a_member_is_asked_for_more_and_their_answer_is_in_the_thread(
    world: World, review: simcord.ChannelHandle
) -> None:
    await world.claim()
    await disputed(world, DisputeKind.MISQUOTE)
    form = await world.moderator.click(card(review), label="Ask for more…")
    asked = await world.moderator.submit_modal(form, {"question": "Which minute of the recording?"})
    assert "A moderator asks" in said(asked)
    await world.send()
    question = world.channel.last_message
    assert said(question).startswith(f"<@{world.member.id}> A moderator asks about your dispute 1 of #1: Which minute")
    await world.restart()
    stranger = await world.checker.click(question, label="Answer…")
    assert stranger.modal is None
    assert said(stranger) == "Only checkers, moderators and admins may read what members say in disputes."
    form = await world.member.click(question, label="Answer…")
    done = await world.member.submit_modal(form, {"answer": "Minute 41, second 10."})
    assert said(done) == "Thank you: the moderators have your answer."
    await world.send()
    world.clock.pass_hours(0.1)
    await world.send()
    assert "**The member answers**" in said(card(review))
    (thread,) = review.threads
    assert "Minute 41, second 10." in said(thread.last_message)
    assert str(world.member.id) not in said(thread.last_message)
    twice = await world.member.click(question, label="Answer…")
    assert "Dispute 1 has no question that waits for an answer." in said(twice)


async def test_a_member_and_one_who_is_no_moderator_any_more_decide_nothing(
    world: World, review: simcord.ChannelHandle
) -> None:
    await world.claim()
    await disputed(world, DisputeKind.MISQUOTE)
    for label in ("Uphold…", "Reject…", "Ask for more…"):
        refused = await world.member.click(card(review), label=label)
        assert refused.modal is None
        assert said(refused) == "Only moderators and admins may decide a dispute."
    form = await world.moderator.click(card(review), label="Reject…")
    await world.services.settings.set(world.actor(Role.ADMIN), {"moderator_role": str(world.checkers.id)})
    refused = await world.moderator.submit_modal(form, {"reason": WHY})
    assert said(refused) == "Only moderators and admins may decide a dispute."
    assert labels(refused) == ["Edit again"]
    assert await state(world) is DisputeState.OPEN


async def test_disputes_are_listed_the_overdue_first_for_the_desk_alone(world: World) -> None:
    await world.services.settings.set(world.actor(Role.ADMIN), {"checker_role": str(world.checkers.id)})
    for n in range(10):
        await world.claim(f"The harbour cost {n} million crowns in 2019.")
        member = world.actor(Role.MEMBER, 100 + n)
        await world.services.disputes.open(member, n + 1, Objection(DisputeKind.MISQUOTE, WHY))
        world.clock.pass_hours(10)
    listed = await world.checker.slash(world.channel, "review disputes")
    assert listed.ephemeral
    assert said(listed).count("overdue") == 3
    assert said(listed).index("Dispute 1 ") < said(listed).index("Dispute 2 ")
    await world.restart()
    rest = await world.checker.click(listed.response, label="Next")
    assert "Dispute 10 " in said(rest)
    opened = await world.checker.click(rest.response, custom_id="c1:dispute-show:10")
    assert said(opened).startswith("**Dispute 10 · Misquote**")
    refused = await world.member.slash(world.channel, "review disputes")
    assert said(refused) == "Only checkers, moderators and admins may read what members say in disputes."


async def test_resolve_by_command(world: World) -> None:
    await world.checked()
    await disputed(world, DisputeKind.VERDICT_WRONG)
    shown = await world.second.slash(world.channel, "review resolve", dispute="1")
    assert said(shown).startswith("**Dispute 1 · The verdict is wrong**")
    form = await world.second.slash(world.channel, "review resolve", dispute="1", outcome="upheld", verdict="true")
    assert fields(form) == {"verdict": "true", "source": LINK, "reason": ""}
    own = await world.moderator.slash(world.channel, "review resolve", dispute="1", outcome="rejected", reason=WHY)
    assert "The verdict on #1 is yours" in said(own)
    done = await world.second.slash(
        world.channel, "review resolve", dispute="1", outcome="upheld", verdict="true", source=SOURCE, reason=WHY
    )
    assert said(done).startswith("Dispute 1 is upheld")
    assert [c["value"] for c in await world.second.autocomplete(world.channel, "review resolve", "dispute", "")] == []


async def test_what_waits_too_long_is_brought_up_once_with_the_moderators_role(
    world: World, review: simcord.ChannelHandle
) -> None:
    await world.services.settings.set(world.actor(Role.ADMIN), {"moderator_role": str(world.checkers.id)})
    await world.claim()
    await disputed(world, DisputeKind.MISQUOTE)
    assert await world.services.dispute_questions.remind() == 0
    world.clock.at += 3 * DAY + 1
    assert await world.services.dispute_questions.remind() == 1
    assert await world.services.dispute_questions.remind() == 0
    await world.send()
    posted = review.last_message
    assert said(posted) == f"<@&{world.checkers.id}> Dispute 1 (#1) has waited for 3 days: /review disputes."
    assert world.posted()[-1]["allowed_mentions"]["roles"] == [world.checkers.id]


async def test_evidence_offered_stands_in_the_check_form_and_its_author_hears_the_verdict(world: World) -> None:
    await world.claim()
    await disputed(world, DisputeKind.CLAIM_IS_WRONG)
    form = await world.moderator.slash(world.channel, "review check", claim="1")
    assert fields(form)["source"] == LINK
    filled = {**fields(form), "verdict": ["false"], "rationale": WHY, "speaker": ["=Ada Vey"]}
    await world.moderator.submit_modal(form, filled)
    await world.send()
    assert said(world.channel.last_message).startswith(
        f"<@{world.member.id}> Your dispute 1 of #1 is closed: #1 is checked: false"
    )
    assert await state(world) is DisputeState.MOOT


async def test_nothing_of_another_server_is_reached(world: World) -> None:
    await world.claim()
    await disputed(world, DisputeKind.WRONG_SPEAKER)
    elsewhere = world.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("news")
    admin = elsewhere.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(world.env.create_user("sven"), roles=[admin])
    there = Actor(stranger.id, elsewhere.id, Role.ADMIN)
    assert await world.services.disputes.list(there) == []
    for words in ({"dispute": "1"}, {"dispute": "1", "outcome": "rejected", "reason": WHY}):
        refused = await stranger.slash(channel, "review resolve", **words)
        assert said(refused) == "There is no dispute 1 on this server's record."
    assert await state(world) is DisputeState.OPEN


async def test_the_same_number_on_two_servers_is_each_servers_own(world: World, review: simcord.ChannelHandle) -> None:
    await world.claim()
    await disputed(world, DisputeKind.WRONG_SPEAKER)
    elsewhere = world.env.create_guild("Elsewhere")
    there = elsewhere.create_text_channel("review")
    admin = elsewhere.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    stranger = elsewhere.add_member(world.env.create_user("sven"), roles=[admin])
    theirs = Actor(stranger.id, elsewhere.id, Role.ADMIN)
    await world.services.settings.set(theirs, {"review_channel": str(there.id)})
    await world.services.claims.add(theirs, BRIDGE, "Tom Lind")
    member = Actor(4711, elsewhere.id, Role.MEMBER)
    await world.services.disputes.open(member, 1, Objection(DisputeKind.WRONG_SPEAKER, WHY))
    await world.send()
    card_there = there.history()[0]
    assert "Ada Vey" not in options(card_there)
    await stranger.select(card_there, ["~nobody"])
    await world.send()
    assert (await world.services.claims.show(theirs, 1)).speaker is None
    assert (await world.reload()).speaker == "Ada Vey"
    assert await state(world) is DisputeState.OPEN
    assert said(card(review)).startswith("**Dispute 1 · Wrong speaker**")
    mine = await stranger.slash(there, "claims mine")
    assert "Dispute" not in said(mine)


async def test_a_member_says_in_one_click_who_said_it(world: World, review: simcord.ChannelHandle) -> None:
    await world.member.slash(world.channel, "article add", text=SHEET)
    await world.work()
    found = (await world.services.claims.search(world.actor(), "million")).claims
    mine = next(c for c in found if c.speaker)
    opened = await world.member.slash(
        world.channel, "claims dispute", claim=str(mine.number), kind="wrong_speaker", reason=WHY
    )
    assert options(opened)[-2:] == ["Nobody: the text names no one", "Somebody else…"]
    named = options(opened)[0]
    await world.restart()
    done = await world.member.select(opened.response, [named], custom_id="c1:named:1")
    assert said(done) == f"Thank you: the moderators will read that it was {named}."
    await world.send()
    assert f"Who said it, in the member's words: **{named}**" in said(card(review))
    shown = await world.second.slash(world.channel, "claims show", claim=str(mine.number))
    assert named not in said(shown)


async def test_an_overdue_dispute_says_so_in_the_summary(world: World) -> None:
    await world.claim()
    await disputed(world, DisputeKind.MISQUOTE)
    world.clock.at += 3 * DAY + 1
    preview = await world.admin.slash(world.channel, "desk digest preview")
    assert "- **#1** ⏰ overdue, misquote, by 1 member, since <t:" in said(preview)


async def test_a_posted_card_shows_a_dispute_while_it_is_open(world: World, review: simcord.ChannelHandle) -> None:
    await world.checked()
    card = await world.member.slash(world.channel, "claims show", claim="1")
    await world.member.click(card.response, label="Post here")

    def posted() -> str:
        return said(world.channel.history()[0])

    async def a_minute_later() -> str:
        world.clock.pass_hours(0.1)
        await world.send()
        return posted()

    assert "Disputed" not in posted()
    await disputed(world, DisputeKind.WRONG_SPEAKER)
    assert "**Disputed: wrong speaker**, by 1 member (dispute 1)" in posted()
    cosigner = world.actor(Role.MEMBER, 4711)
    await world.services.disputes.open(cosigner, 1, Objection(DisputeKind.WRONG_SPEAKER, WHY))
    assert "by 2 members (dispute 1)" in await a_minute_later()
    await world.restart()
    await world.services.disputes.withdraw(cosigner, 1)
    assert "by 1 member (dispute 1)" in await a_minute_later()
    await world.services.disputes.resolve(
        world.actor(user=world.second.id), 1, Decision(Outcome.REJECTED, "The recording names her at 12:40.")
    )
    assert "Disputed" not in await a_minute_later()


async def test_a_merge_brings_its_disputes_to_the_targets_posted_card(
    world: World, review: simcord.ChannelHandle
) -> None:
    await world.checked()
    card = await world.member.slash(world.channel, "claims show", claim="1")
    await world.member.click(card.response, label="Post here")
    await world.claim("The harbour bridge was twice as dear as the council had agreed in 2019.")
    await disputed(world, DisputeKind.MISQUOTE, number=2)
    await world.services.review.dismiss(world.actor(), 2, Dismissal.DUPLICATE, 1)
    await world.send()
    assert "**Disputed: misquote**, by 1 member" in said(world.channel.history()[0])
