"""What a channel reads of verdicts: the gathered answer, the verdict channel, corrections, redrawn cards."""

from bot.domain.actor import Role
from bot.domain.claims import CorrectionClass, Ruling, Source, Stance, Verdict
from bot.domain.corrections import Correcting
from tests.chat.world import SOURCE, WHY, World, labels, said

ARTICLE = """Bridge toll raises a quarrel

Councillor Ada Vey said on Tuesday that the harbour bridge had cost the town 41 million crowns since 2019.

"We have paid back every crown of the loan of 2015," Vey told reporters.
"""


async def rule(world: World, number: int, verdict: Verdict = Verdict.FALSE) -> None:
    ruling = Ruling(verdict, (Source(SOURCE, Stance.REFUTES),), WHY)
    await world.services.review.check(world.actor(), number, ruling)


async def test_the_article_is_answered_once_after_ten_minutes(world: World) -> None:
    added = await world.member.slash(world.channel, "article add", text=ARTICLE)
    await world.work()
    before = len(world.channel.history())
    await rule(world, 1)
    await rule(world, 2, Verdict.TRUE)
    await world.send()
    assert len(world.channel.history()) == before
    world.clock.pass_hours(0.2)
    await world.send()
    answer = world.channel.last_message
    assert len(world.channel.history()) == before + 1
    assert said(answer).startswith("**2 of ")
    assert "**#1 ❌ False**" in said(answer)
    assert "**#2 ✅ True**" in said(answer)
    assert added.response is not None


async def test_a_posted_card_is_redrawn_and_its_channel_answered(world: World) -> None:
    await world.checked()
    card = await world.member.slash(world.channel, "claims show", claim="1")
    posted = await world.member.click(card.response, label="Post here")
    assert "❌ False" in said(posted)
    world.clock.pass_hours(1)
    sources = (Source(SOURCE, Stance.SUPPORTS),)
    reason = "The audit was withdrawn on 3 May."
    given = Correcting(CorrectionClass.RATING_CHANGE, reason, Verdict.TRUE, sources, WHY)
    await world.services.corrections.correct(world.actor(), 1, given)
    await world.restart()
    await world.send()
    told = world.channel.last_message
    assert said(told).startswith(
        "**Corrected: #1 was ❌ False, now ✅ True**, because: The audit was withdrawn on 3 May."
    )
    assert labels(told) == ["Open the claim", "Dispute"]
    assert any("**#1 · ✅ True**" in said(message) for message in world.channel.history())


async def test_the_verdict_channel_gets_each_verdict(world: World) -> None:
    verdicts = world.guild.create_text_channel("verdicts")
    await world.services.settings.set(world.actor(Role.ADMIN), {"verdict_channel": str(verdicts.id)})
    await world.checked()
    await world.send()
    assert verdicts.last_message is None
    world.clock.pass_hours(0.2)
    await world.send()
    assert "**#1 · ❌ False**" in said(verdicts.last_message)


async def test_a_verdict_taken_back_at_once_is_never_posted(world: World) -> None:
    verdicts = world.guild.create_text_channel("verdicts")
    await world.services.settings.set(world.actor(Role.ADMIN), {"verdict_channel": str(verdicts.id)})
    await world.checked()
    await world.services.corrections.withdraw(world.actor(), 1, "That was the wrong claim, sorry.")
    world.clock.pass_hours(0.2)
    await world.send()
    assert verdicts.last_message is None
    assert (await world.services.health.report(world.guild.id)).ok


async def test_a_wrong_verdict_that_its_author_puts_right_at_once_only_redraws_the_card(world: World) -> None:
    await world.checked()
    card = await world.moderator.slash(world.channel, "claims show", claim="1")
    await world.moderator.click(card.response, label="Post here")
    before = len(world.channel.history())
    right = {"class": "rating_change", "verdict": "true", "reason": WHY, "source": SOURCE, "rationale": WHY}
    await world.moderator.slash(world.channel, "review correct", claim="1", **right)
    for _ in range(2):
        await world.send()
        world.clock.pass_hours(1)
    assert len(world.channel.history()) == before
    assert "**#1 · ✅ True**" in said(world.channel.last_message)
    history = await world.member.slash(world.channel, "claims history", claim="1")
    assert "**corrected**, verdict true, revision 2, class rating change, slip" in said(history)
