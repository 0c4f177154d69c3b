"""Reading a page again by a button, and what moderators make of it."""

from bot.domain.articles import Submission
from bot.domain.claims import Provenance, Ruling, Source, Stance, Verdict
from tests.chat.world import SOURCE, WHY, World, labels, said
from tests.services.articles.test_copies import WIRE
from tests.services.articles.test_ingest import page

URL = "https://quay.example.org/harbour"


async def edited(world: World) -> int:
    """An article whose page says something else by now; the number of the claim that is gone."""
    world.web.pages[URL] = page(URL, WIRE)
    await world.services.articles.ingest(world.actor(), Submission(Provenance.FETCHED, url=URL))
    world.web.pages[URL] = page(URL, WIRE.replace("41 million", "52 million"))
    world.clock.pass_hours(1)
    (claim,) = (await world.services.claims.search(world.actor(), "cost 41 million")).claims
    return claim.number


async def test_a_member_has_a_page_read_again_and_moderators_decide(world: World) -> None:
    number = await edited(world)
    shown = await world.member.slash(world.channel, "article show", article="1")
    assert "Read its page again" in labels(shown)
    again = await world.member.click(shown.response, label="Read its page again")
    assert again.ephemeral
    assert f"what is quoted for \\#{number} was not found there" in said(again) or f"#{number}" in said(again)
    too_soon = await world.member.click(shown.response, label="Read its page again")
    assert "can be read again in 10 min" in said(too_soon)
    card = await world.member.slash(world.channel, "claims show", claim=str(number))
    assert "may have changed" not in said(card)
    assert "The source has changed" not in labels(card)
    refused = await world.member.slash(world.channel, "review changes")
    assert "Only moderators and admins may say whether a source has changed" in said(refused)
    listed = await world.moderator.slash(world.channel, "review changes")
    assert f"**#{number}** · article 1" in said(listed)
    opened = await world.moderator.click(listed.response, label="Open")
    assert "⚠️ source may have changed, seen <t:" in said(opened)
    settled = await world.moderator.click(opened.response, label="The source has changed")
    assert "✂️ no longer there since <t:" in said(settled)
    assert "The source has changed" not in labels(settled)
    card = await world.member.slash(world.channel, "claims show", claim=str(number))
    assert "✂️ no longer there since <t:" in said(card)
    preview = await world.moderator.slash(world.channel, "claims history", claim=str(number))
    assert "source changed" in said(preview).lower().replace("_", " ")


async def test_what_only_the_machine_suspects_is_not_posted(world: World) -> None:
    number = await edited(world)
    ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
    await world.services.review.check(world.actor(), number, ruling)
    await world.services.source_watch.reread(world.actor(), 1)
    card = await world.moderator.slash(world.channel, "claims show", claim=str(number))
    assert "⚠️ source may have changed" in said(card)
    posted = await world.moderator.click(card.response, label="Post here")
    assert not posted.ephemeral
    assert "41 million" in said(posted)
    assert "may have changed" not in said(posted)
    fine = await world.moderator.click(card.response, label="The source is fine")
    assert "may have changed" not in said(fine)
    listed = await world.moderator.slash(world.channel, "review changes")
    assert "Every source that was read again" in said(listed)


async def test_a_pasted_article_has_no_page_to_read_again(world: World) -> None:
    await world.services.articles.ingest(world.actor(), Submission(Provenance.PASTED, text=WIRE))
    shown = await world.member.slash(world.channel, "article show", article="1")
    assert "Read its page again" not in labels(shown)
