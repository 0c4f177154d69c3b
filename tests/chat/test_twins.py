"""What the machine asks a moderator on a card, and what comes of the answers."""

import pytest

from bot.domain.articles import Submission
from bot.domain.claims import Provenance
from tests.chat.world import World, labels, said

FIRST = "Mayor Ilse Brandt said that the new harbour had cost the city 41 million euros since 2019."
OTHER = "Councillor Tomas Reyes said that the new harbour has cost the city 41 million euros since 2019."
AGAINST = "Mayor Ilse Brandt said that the new harbour had cost the city 67 million euros since 2019."
AGAIN = "Mayor Ilse Brandt said that since 2019 the new harbour had been costing the city 41 million euros."


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
    await read(world, FIRST, OTHER)
    assert "Also said by Tomas Reyes: #2" in said(await world.member.slash(world.channel, "claims show", claim="1"))


async def test_a_link_goes_with_one_click(world: World) -> None:
    await read(world, FIRST, AGAIN)
    claim = await world.services.claims.show(world.actor(), 1)
    if claim.said == 1:
        pytest.fail("the repeat was not linked")
    shown = await world.moderator.slash(world.channel, "claims show", claim="1")
    done = await world.moderator.click(shown.response, label="Unlink the last repeat")
    assert "it is #2 now" in said(done)
    assert "Unlink the last repeat" not in labels(done)
