"""A day on real articles through the simulated Discord: handed in, listed, disputed, checked, summed up."""

from pathlib import Path

import pytest

from tests.chat.world import SOURCE, World, options, said

ARTICLES = Path(__file__).parents[4] / "shared" / "articles"
FILES = sorted(ARTICLES.glob("*.txt"))
WHY = "The minutes of that very meeting say otherwise."


@pytest.mark.skipif(not FILES, reason="the real articles (../shared/articles) are not here")
async def test_a_day_on_real_articles(world: World) -> None:
    for number, file in enumerate(FILES, 1):
        added = await world.member.slash(world.channel, "article add", file=(file.name, file.read_bytes()))
        await world.work()
        assert said(added).startswith(f"**Article {number}** · ")
        assert " found, " in said(added)
        assert options(added)
    assert await world.count("articles") == len(FILES)
    claims = await world.count("claims")

    listed = await world.member.slash(world.channel, "claims list", sort="new")
    assert "**Claims · " in said(listed)
    disputed = await world.member.slash(world.channel, "claims dispute", claim="#1", kind="misquote", reason=WHY)
    assert disputed.ephemeral
    await world.moderator.slash(
        world.channel, "review check", claim="1", verdict="half_true", source=SOURCE, rationale=WHY
    )
    shown = await world.member.slash(world.channel, "claims show", claim="1")
    assert "Half true" in said(shown)
    assert "**Disputed: misquote**, by 1 member" in said(shown)
    for number in range(1, claims + 1):
        card = await world.member.slash(world.channel, "claims show", claim=str(number))
        assert said(card).startswith(f"**#{number} · ")
    world.clock.pass_hours(1)
    preview = await world.admin.slash(world.channel, "desk digest preview")
    assert f"{len(FILES)} articles · {claims} new" in said(preview)

    again = await world.member.slash(world.channel, "article add", file=(FILES[0].name, FILES[0].read_bytes()))
    await world.work()
    assert said(again).startswith("**Already on record, article 1** · ")
    assert await world.count("claims") == claims
    assert await world.count("appearances") == claims
