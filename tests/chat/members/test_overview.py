"""`/claims mine`: what is one's own, and what ends it; asking for a check of a message."""

from bot.domain.actor import Role
from bot.domain.disputes import Decision, DisputeKind, Objection, Outcome
from bot.domain.follows import FOLLOWS, Target
from bot.domain.speakers import MAX_NAME
from tests.chat.world import WHY, World, labels, options, said

FERRY = "The ferry carried 12,000 people in May 2018, the harbour office says."


async def disputed(world: World, number: int = 1) -> None:
    member = world.actor(Role.MEMBER, world.member.id)
    await world.services.disputes.open(member, number, Objection(DisputeKind.MISQUOTE, WHY), world.channel.id)


async def test_nothing_yet_and_the_limits(world: World) -> None:
    shown = await world.member.slash(world.channel, "claims mine")
    assert shown.ephemeral
    assert "Nothing yet" in said(shown)
    assert "0 of 60 articles · 0 of 20 claims typed in · 0 of 5 disputes · 0 of 20 checks asked for" in said(shown)


async def test_what_is_mine_and_its_end_after_a_restart(world: World) -> None:
    await world.claim()
    member = world.actor(Role.MEMBER, world.member.id)
    await world.member.slash(world.channel, "article add", text=FERRY)
    await world.work()
    await disputed(world)
    await world.services.follows.follow(member, Target(speaker="Ada Vey"))
    await world.services.follows.want(member, 1)
    shown = await world.member.slash(world.channel, "claims mine")
    text = said(shown)
    assert "**Dispute 1** of #1, misquote: **open**" in text
    assert "- **Ada Vey**" in text
    assert "**Article 1**" in text
    assert "1 of 5 disputes" in text
    assert options(shown) == ["Withdraw dispute 1 of #1", "Stop following #1", "Stop following Ada Vey"]
    await world.restart()
    stopped = await world.member.select(shown.response, ["2"], custom_id="c1:my-follows")
    assert said(stopped).startswith("You no longer follow")
    gone = await world.member.select(stopped.response, ["withdraw:1"], custom_id="c1:my-disputes")
    assert said(gone).startswith("Withdrawn: you are no longer part of dispute 1.")
    assert "withdrawn" in said(gone)
    assert not (await world.reload()).disputed


async def test_a_question_is_answered_from_there(world: World) -> None:
    await world.claim()
    await disputed(world)
    await world.services.dispute_questions.ask(world.actor(), 1, "Which minute of the recording?")
    shown = await world.member.slash(world.channel, "claims mine")
    assert "a moderator asks: Which minute" in said(shown)
    form = await world.member.select(shown.response, ["answer:1"], custom_id="c1:my-disputes")
    done = await world.member.submit_modal(form, {"answer": "Minute 41."})
    assert said(done).startswith("Thank you")


async def test_by_direct_message_for_who_chooses_so(world: World) -> None:
    await world.claim()
    await disputed(world)
    shown = await world.member.slash(world.channel, "claims mine")
    changed = await world.member.click(shown.response, label="Tell me by direct message")
    assert labels(changed)[-2:] == ["Tell me where I acted", "Forget me…"]
    await world.services.disputes.resolve(world.actor(), 1, Decision(Outcome.REJECTED, WHY))
    await world.send()
    assert said(world.private(world.member).last_message).startswith("Your dispute 1 of #1 was rejected: ")
    assert not any("dispute 1" in said(message) for message in world.channel.history(viewer=world.second))


async def test_what_could_not_be_told_waits_there(world: World) -> None:
    await world.claim()
    await disputed(world)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, times=None)
    await world.services.disputes.resolve(world.actor(), 1, Decision(Outcome.REJECTED, WHY))
    await world.send()
    shown = await world.member.slash(world.channel, "claims mine")
    assert "**Could not be delivered to you**" in said(shown)
    assert "Your dispute 1 of #1 was rejected" in said(shown)
    assert "I can't send you direct messages" in said(shown)


async def test_forget_me(world: World) -> None:
    await world.claim()
    await disputed(world)
    shown = await world.member.slash(world.channel, "claims mine")
    form = await world.member.click(shown.response, label="Forget me…")
    refused = await world.member.submit_modal(form, {"yes": "please"})
    assert said(refused) == "Nothing was changed: type FORGET to be forgotten."
    form = await world.member.click(refused.response, label="Edit again")
    done = await world.member.submit_modal(form, {"yes": "forget"})
    assert said(done).startswith("You are forgotten here")
    assert "Nothing yet" in said(await world.member.slash(world.channel, "claims mine"))


async def test_the_fullest_page_fits(world: World) -> None:
    member = world.actor(Role.MEMBER, world.member.id)
    for n in range(FOLLOWS):
        await world.claim(f"{n} " + "wörd*_~ " * 100, f"{n} " + "Ä*" * (MAX_NAME // 2 - 3))
        await world.services.follows.follow(member, Target(claim=n + 1))
        if n < 5:
            objection = Objection(DisputeKind.MISQUOTE, "why*_ " * 600)
            await world.services.disputes.open(member, n + 1, objection)
            await world.services.dispute_questions.ask(world.actor(), n + 1, "what? " * 300)
    shown = await world.member.slash(world.channel, "claims mine")
    assert "…and 9" in said(shown)


async def test_finding_nothing_offers_a_check(world: World) -> None:
    await world.claim("Tolls brought in nine billion since Monday.")
    message = await world.second.send(world.channel, FERRY)
    nothing = await world.member.context_menu(world.channel, "Find claims about this", message)
    assert labels(nothing) == ["Ask for a check and tell me"]
    asked = await world.member.click(nothing.response, label="Ask for a check and tell me")
    assert said(asked).startswith("On record as #2; you asked for a check and will be told the result.")
    claim = await world.reload(2)
    assert (claim.text, claim.wanted, claim.speaker) == (FERRY, 1, None)
    await world.services.similar.care()
    something = await world.member.context_menu(world.channel, "Find claims about this", message)
    assert "Ask for a check and tell me" not in labels(something)


async def test_a_long_message_is_cut_to_its_claim_first(world: World) -> None:
    message = await world.second.send(world.channel, FERRY + " And " + "so on " * 80)
    nothing = await world.member.context_menu(world.channel, "Find claims about this", message)
    form = await world.member.click(nothing.response, label="Ask for a check and tell me")
    done = await world.member.submit_modal(form, {"text": FERRY, "speaker": ""})
    assert said(done).startswith("On record as #1")


async def test_after_a_restart_the_words_are_still_there_for_an_hour(world: World) -> None:
    message = await world.second.send(world.channel, FERRY)
    nothing = await world.member.context_menu(world.channel, "Find claims about this", message)
    await world.restart()
    asked = await world.member.click(nothing.response, label="Ask for a check and tell me")
    assert said(asked).startswith("On record as #1; you asked for a check")
    assert (await world.reload()).text == FERRY

    message = await world.second.send(world.channel, "The quay is 4,800 metres long, twice the length of the pier.")
    nothing = await world.member.context_menu(world.channel, "Find claims about this", message)
    world.clock.pass_hours(1)
    gone = await world.member.click(nothing.response, label="Ask for a check and tell me")
    assert (
        said(gone)
        == "That draft is gone: a draft is kept for an hour, only for the person who typed it. Open the form again."
    )
    assert await world.services.form_drafts.empty() == 2
    assert await world.count("drafts") == 0


async def test_forgetting_takes_the_words_that_a_check_could_be_asked_of(world: World) -> None:
    message = await world.second.send(world.channel, FERRY)
    nothing = await world.member.context_menu(world.channel, "Find claims about this", message)
    await world.services.members.forget(world.actor(Role.MEMBER, world.member.id), world.member.id)
    assert await world.count("drafts") == 0
    gone = await world.member.click(nothing.response, label="Ask for a check and tell me")
    assert said(gone).startswith("That draft is gone")
