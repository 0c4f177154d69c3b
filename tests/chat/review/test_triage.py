"""`/review queue`: one claim after the other, in place, for whoever works the desk."""

from bot.domain.actor import Role
from bot.domain.claims import Dismissal, State
from tests.chat.world import BRIDGE, World, labels, said

FERRY = "The ferry carried 12,000 people in May 2018, says the harbour office."
TOLL = "Traffic over the bridge fell by 30 percent after the toll of January 2024."


async def three(world: World) -> None:
    for text in (BRIDGE, FERRY, TOLL):
        await world.claim(text)


def shown(page: object) -> int:
    return int(said(page).split("**#")[1].split(" ")[0])


async def test_the_next_claim_loads_in_place(world: World) -> None:
    await three(world)
    page = await world.moderator.slash(world.channel, "review queue")
    assert page.ephemeral
    assert said(page).startswith("**Queue** · 3 claims waiting\n**#")
    assert labels(page) == ["Take", "Check", "Opinion", "Not a claim", "Skip", "Show the list"]
    first = shown(page)
    await world.restart()
    page = await world.moderator.click(page.response, label="Opinion")
    assert said(page).startswith(f"#{first} dismissed: opinion.\n**Queue** · 2 claims waiting")
    assert (await world.reload(first)).dismissal is Dismissal.OPINION
    second = shown(page)
    page = await world.moderator.click(page.response, label="Skip")
    assert said(page).startswith(f"#{second} skipped until tomorrow.")
    third = shown(page)
    assert len({first, second, third}) == 3
    taken = await world.moderator.click(page.response, label="Take")
    assert said(taken).startswith(f"Taken: it is yours to check.\n**#{third} · In review**")
    page = await world.moderator.slash(world.channel, "review queue")
    assert f"Yours: #{third} until <t:" in said(page)
    assert "Nothing is left for you" in said(page)
    listed = await world.moderator.click(page.response, label="Show the list")
    assert labels(listed).count("Open") == 1


async def test_two_see_different_claims_and_a_late_button_is_told(world: World) -> None:
    await three(world)
    one = await world.moderator.slash(world.channel, "review queue")
    two = await world.second.slash(world.channel, "review queue")
    assert shown(one) != shown(two)
    await world.second.slash(world.channel, "review take", claim=str(shown(one)))
    late = await world.moderator.click(one.response, label="Take")
    assert said(late) == f"#{shown(one)} is taken by somebody else."


async def test_a_checker_takes_and_skips_and_a_member_reads_the_list(world: World) -> None:
    await world.services.settings.set(world.actor(Role.ADMIN), {"checker_role": str(world.checkers.id)})
    await three(world)
    page = await world.checker.slash(world.channel, "review queue")
    assert labels(page) == ["Take", "Skip", "Show the list"]
    listed = await world.member.slash(world.channel, "review queue")
    assert labels(listed).count("Open") == 3


async def test_a_forged_or_stale_button_meets_the_same_checks(world: World) -> None:
    await three(world)
    page = await world.moderator.slash(world.channel, "review queue")
    await world.services.settings.set(world.actor(Role.ADMIN), {"moderator_role": str(world.checkers.id)})
    for label in ("Opinion", "Skip", "Take"):
        refused = await world.moderator.click(page.response, label=label)
        assert said(refused).startswith("Only ")
    assert (await world.reload(shown(page))).state is State.UNVERIFIED


async def test_the_rest_of_an_article_goes_by_one_form(world: World) -> None:
    article = f"Notes on the bridge\n\n{BRIDGE[:-1]}, Ada Vey said on Monday.\n\n{TOLL[:-1]}, Tom Lind said.\n"
    await world.member.slash(world.channel, "article add", text=article)
    await world.work()
    page = await world.moderator.slash(world.channel, "review queue")
    form = await world.moderator.click(page.response, label="Dismiss the rest of article 1")
    done = await world.moderator.submit_modal(form, {"reason": ["out_of_scope"]})
    assert "of article 1 dismissed; each can be reopened.\n**Queue** · 0 claims waiting" in said(done)


async def test_what_was_not_taken_up_comes_back_by_one_click(world: World) -> None:
    await world.claim()
    world.clock.pass_hours(15 * 24)
    await world.services.triage.lapse()
    page = await world.moderator.slash(world.channel, "review queue")
    assert "1 claim not taken up within 14 days" in said(page)
    card = await world.moderator.slash(world.channel, "claims show", claim="1")
    assert "Not taken up within 14 days" in said(card)
    back = await world.moderator.click(card.response, label="Back to the queue")
    assert said(back).startswith("It waits in the queue again.")
    assert shown(await world.moderator.slash(world.channel, "review queue")) == 1
