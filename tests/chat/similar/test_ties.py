"""What the machine asks a moderator on a card, and what comes of the answers."""

from typing import Any

import pytest

from bot.chat.interaction import ids
from bot.chat.view.page import Page, button, row
from bot.domain.actor import Role
from bot.domain.articles import Submission
from bot.domain.claims import Dismissal, Provenance, Ruling, Source, Stance, State, Verdict
from bot.domain.similar import TieKind
from bot.storage.similar import ties
from tests.chat.world import SOURCE, WHY, World, labels, said

FIRST = "Mayor Ilse Brandt said that the new harbour had cost the city 41 million euros since 2019."
OTHER = "Councillor Tomas Reyes said that the new harbour has cost the city 41 million euros since 2019."
AGAINST = "Mayor Ilse Brandt said that the new harbour had cost the city 67 million euros since 2019."
AGAIN = "Mayor Ilse Brandt said that since 2019 the new harbour has cost the city 41 million euros."


THERE = "The news from Elmsere this week."
"""Of which city two people speak: without it, that is a question."""


async def read(world: World, *texts: str) -> None:
    for text in texts:
        await world.services.articles.ingest(world.actor(), Submission(Provenance.PASTED, text=text))


async def test_a_contradiction_is_shown_to_moderators_alone_and_kept_apart(world: World) -> None:
    await read(world, FIRST, AGAINST)
    assert "Contradicts" not in said(await world.member.slash(world.channel, "claims show", claim="2"))
    shown = await world.moderator.slash(world.channel, "claims show", claim="2")
    assert "Contradicts #1?" in said(shown)
    assert "Same as #1" not in labels(shown)
    done = await world.moderator.click(shown.response, label="Different")
    assert "#2 and #1 stay two claims." in said(done)
    assert "Contradicts" not in said(done)


async def test_who_else_said_it_stands_on_the_card_for_everybody(world: World) -> None:
    await read(world, f"{THERE}\n\n{FIRST}", f"{THERE}\n\n{OTHER}")
    shown = said(await world.member.slash(world.channel, "claims show", claim="1"))
    assert "Also said by Tomas Reyes (attributed by the machine): #2" in shown
    assert "Same as" not in shown
    ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
    await world.services.review.check(world.actor(), 2, ruling)
    shown = said(await world.member.slash(world.channel, "claims show", claim="1"))
    assert "Also said by Tomas Reyes: #2 · ❌ False" in shown


async def test_a_moderator_takes_back_that_another_said_it_too(world: World) -> None:
    await read(world, f"{THERE}\n\n{FIRST}", f"{THERE}\n\n{OTHER}")
    await world.services.similar.care()
    for who in (world.member, world.checker):
        assert "#2 says something else" not in labels(await who.slash(world.channel, "claims show", claim="1"))
    shown = await world.moderator.slash(world.channel, "claims show", claim="1")
    done = await world.moderator.click(shown.response, label="#2 says something else")
    assert "#1 and #2 stay two claims." in said(done)
    for number in ("1", "2"):
        assert "Also said by" not in said(await world.member.slash(world.channel, "claims show", claim=number))


async def test_a_link_goes_with_one_click(world: World) -> None:
    await read(world, FIRST, AGAIN)
    claim = await world.services.claims.show(world.actor(), 1)
    if claim.said == 1:
        pytest.fail("the repeat was not linked")
    shown = await world.moderator.slash(world.channel, "claims show", claim="1")
    done = await world.moderator.click(shown.response, label="Unlink the last repeat")
    assert "it is #2 now" in said(done)
    assert "Unlink the last repeat" not in labels(done)


ONE, TWO = (
    "The quay of Holmvik was rebuilt for 12 million crowns.",
    "It took 12 million crowns to rebuild Holmvik's quay.",
)


async def asked(world: World) -> None:
    """Two claims, of which the machine asks whether the second is the first."""
    for text in (ONE, TWO):
        await world.claim(text)
    rows = [row_id for (row_id,) in await world.rows("SELECT id FROM claims ORDER BY number")]
    await world.app.db.write(lambda tx: ties.add_ties(tx, [(rows[1], rows[0], TieKind.SAME, 0.7)], world.clock.now()))


async def forged(world: World, who: Any, custom_id: str) -> str:
    """What a button with this id says to somebody who was never shown it."""
    message = await world.bot_sends(Page(row(button("Go", custom_id))))
    return said(await who.click(message, custom_id=custom_id))


async def pressed(world: World, number: int, label: str) -> str:
    shown = await world.moderator.slash(world.channel, "claims show", claim=str(number))
    return said(await world.moderator.click(shown.response, label=label))


@pytest.mark.parametrize("seen", [1, 2])
async def test_yes_makes_one_claim_and_the_older_stays_from_whichever_card(world: World, seen: int) -> None:
    await asked(world)
    told = await pressed(world, seen, f"Same as #{3 - seen}")
    assert told.startswith("#2 is merged into #1; its appearances are here now.")
    assert "said 2 times" in told
    assert "Same as" not in told
    gone = await world.reload(2)
    assert (gone.state, gone.duplicate_of) == (State.DISMISSED, 1)


@pytest.mark.parametrize("seen", [1, 2])
async def test_the_checked_one_stays_whichever_is_older(world: World, seen: int) -> None:
    await asked(world)
    ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
    await world.services.review.check(world.actor(), 2, ruling)
    if seen == 1:
        shown = await world.moderator.slash(world.channel, "claims show", claim="1")
        assert "Same as #2? · ❌ False 70 % alike" in said(shown)
    told = await pressed(world, seen, f"Same as #{3 - seen}")
    assert told.startswith("#1 is merged into #2; its appearances are here now.")
    assert (await world.reload(1)).duplicate_of == 2


async def test_two_checked_claims_are_never_made_one(world: World) -> None:
    await asked(world)
    ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
    for number in (1, 2):
        await world.services.review.check(world.actor(), number, ruling)
    told = await pressed(world, 2, "Same as #1")
    assert told == "#2 and #1 are both checked; withdraw the verdict of one first."


@pytest.mark.parametrize("label", ["No", "Different"])
async def test_what_is_answered_is_not_asked_again_on_either_card(world: World, label: str) -> None:
    await asked(world)
    assert (await pressed(world, 1, label)).startswith("#1 and #2 stay two claims.")
    for number in ("1", "2"):
        assert "Same as" not in said(await world.moderator.slash(world.channel, "claims show", claim=number))
    late = await forged(world, world.second, ids.tie("no", 2, 1))
    assert late == "There is no open question whether #2 duplicates #1; it may have been answered."


async def test_only_moderators_answer_or_unlink(world: World) -> None:
    await asked(world)
    for who in (world.member, world.checker):
        for custom_id in (*(ids.tie(answer, 2, 1) for answer in ids.TIE_ANSWERS), ids.claim("unlink", 1)):
            told = await forged(world, who, custom_id)
            assert told == "Only moderators and admins may dismiss or reopen a claim.", custom_id
        shown = await who.slash(world.channel, "claims show", claim="2")
        assert "Same as" not in said(shown)
        assert not {"No", "Different", "Same as #1"} & set(labels(shown))
    assert (await world.reload(2)).state is State.UNVERIFIED


async def test_the_answer_comes_too_late_for_what_is_gone_or_hidden(world: World) -> None:
    await asked(world)
    await world.services.editing.hide(world.actor(), 1, WHY)
    told = await forged(world, world.moderator, ids.tie("yes", 2, 1))
    assert told == "A moderator has hidden #1; only admins may see or change it."
    await world.services.review.reopen(world.actor(Role.ADMIN), 1, WHY)
    await world.services.review.dismiss(world.actor(), 1, Dismissal.OPINION)
    told = await forged(world, world.moderator, ids.tie("yes", 2, 1))
    assert told == "#1 is dismissed itself; name a claim that is not."
    assert await forged(world, world.moderator, ids.claim("unlink", 2)) == (
        "#2 has no automatically linked appearance."
    )


async def test_the_admin_lets_speakers_share_a_claim(world: World) -> None:
    await read(world, f"{THERE}\n\n{FIRST}")
    await world.admin.slash(world.channel, "desk setup", join_speakers=True)
    await read(world, f"{THERE}\n\n{OTHER}")
    shown = said(await world.member.slash(world.channel, "claims show", claim="1"))
    assert "said 2 times" in shown
    assert "Also said by" not in shown
    assert await world.count("claims") == 1
    await world.admin.slash(world.channel, "desk setup", join_speakers=False)
    card = await world.moderator.slash(world.channel, "claims show", claim="1")
    apart = await world.moderator.click(card.response, label="Unlink the last repeat")
    assert "it is #2 now" in said(apart)
    assert (await world.reload(2)).speaker == "Tomas Reyes"
