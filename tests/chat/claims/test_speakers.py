"""Speakers in Discord."""

import re

from bot.domain.articles import Submission
from bot.domain.claims import Provenance, Ruling, Source, Stance, Verdict
from tests.chat.world import BRIDGE, SOURCE, WHY, World, labels, said


async def test_one_speaker_and_what_was_checked(world: World) -> None:
    for n in range(10):
        claim = await world.claim(f"The harbour cost {n} million crowns in 2019.")
        ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
        if n < 9:
            await world.services.review.check(world.actor(), claim.number, ruling)
    few = await world.member.slash(world.channel, "speaker show", speaker="Ada Vey")
    assert few.ephemeral
    assert "9 claims confirmed as theirs and checked; verdicts are counted from 10 on." in said(few)
    await world.services.review.check(world.actor(), 10, ruling)
    many = await world.member.slash(world.channel, "speaker show", speaker="ada vey")
    assert "**What was checked here**" in said(many)
    assert "10 ❌ False" in said(many)
    assert "not a rating of the person" in said(many)
    assert labels(many).count("Open") == 5


async def test_names_are_put_right_by_moderators(world: World) -> None:
    await world.claim()
    await world.claim("The ferry carried 12,000 people in 2018.", "A. Vey")
    refused = await world.member.slash(world.channel, "speaker merge", speaker="A. Vey", into="Ada Vey")
    assert said(refused) == "Only moderators and admins may rename, merge or split speakers."
    merged = await world.moderator.slash(world.channel, "speaker merge", speaker="A. Vey", into="Ada Vey")
    assert said(merged).startswith("**Ada Vey** · 2 claims on record\n-# also A. Vey")
    renamed = await world.moderator.slash(world.channel, "speaker rename", speaker="A. Vey", name="Ada Vey-Lund")
    assert said(renamed).startswith("**Ada Vey-Lund** · 2 claims on record")
    assert (await world.reload(2)).speaker == "Ada Vey-Lund"


async def test_the_list_turns_its_pages_and_keeps_the_balance_for_moderators(world: World) -> None:
    for n in range(17):
        await world.claim(f"The harbour cost {n} million crowns in 2019.", f"Speaker {n:02}")
    listed = await world.member.slash(world.channel, "speaker list")
    assert labels(listed) == ["Previous", "Next"]
    await world.restart()
    rest = await world.member.click(listed.response, label="Next")
    assert "**Speaker 16**" in said(rest)
    full = await world.moderator.slash(world.channel, "speaker list")
    balance = await world.moderator.click(full.response, label="Balance (moderators)")
    assert balance.ephemeral
    assert "- **Speaker 00** · 1 claim, 1 worth checking, 0 checked (0 %), 0 dismissed" in said(balance)


async def test_a_speaker_is_followed(world: World) -> None:
    await world.claim(BRIDGE)
    done = await world.member.slash(world.channel, "speaker follow", speaker="Ada Vey")
    assert said(done).startswith("You follow Ada Vey: you are told by direct message")
    await world.checked(BRIDGE)
    world.clock.pass_hours(0.6)
    await world.send()
    assert "is checked: false" in said(world.private(world.member).last_message)


async def test_what_was_said_again_most_stands_with_how_sure_it_is_whose(world: World) -> None:
    await world.claim(BRIDGE, "Ada Vey", "https://first.example/a")
    text = "Councillor Ada Vey said that the old ferry carried 12,000 people in May 2018."
    for head in ("From the archive", "A look back"):
        pasted = Submission(Provenance.PASTED, text=f"{head}\n\n{text}\n\nNobody was there to count them.")
        await world.services.articles.ingest(world.actor(), pasted)
    once = said(await world.member.slash(world.channel, "speaker show", speaker="Ada Vey"))
    assert "**Most repeated** · 1 of these was said again, 1 time in all\n" in once
    assert "-# 1 of the 1 are not confirmed as theirs." in once
    assert "- **#2 · Unverified** · said 2 times" in once
    assert re.search(r", attributed by the machine, \d+ % sure", once)
    world.clock.pass_hours(48)
    for place in ("second", "third"):
        await world.claim(BRIDGE, "Ada Vey", f"https://news.{place}.org/b")
    ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
    await world.services.review.check(world.actor(), 1, ruling)
    shown = said(await world.member.slash(world.channel, "speaker show", speaker="Ada Vey"))
    assert "2 of these were said again, 3 times in all\n-# 1 of the 2 are not confirmed as theirs." in shown
    first, last = (world.clock.at - 48 * 3_600_000) // 1000, world.clock.at // 1000
    line = f"- **#1 · ❌ False** · said 3 times since <t:{first}:D>, last <t:{last}:D> in third.org: {BRIDGE}"
    assert line in shown
    assert shown.index("#1 · ❌ False") < shown.index("#2 · Unverified")
    await world.services.editing.hide(world.actor(), 1, WHY)
    for who in (world.member, world.admin):
        assert "#1" not in said(await who.slash(world.channel, "speaker show", speaker="Ada Vey"))


async def test_long_names_and_claims_fit_a_speakers_page(world: World) -> None:
    name = "Ada *Vey* " * 19
    for n in range(8):
        text = f"The harbour cost {n} million *crowns* in 2019, " + "twice _the_ price " * 50
        for place in ("a", "b"):
            await world.claim(text, name, f"https://{place}{'x' * 50}.example/{n}")
    shown = await world.member.slash(world.channel, "speaker show", speaker=name)
    assert said(shown).count("said 2 times") >= 4
    assert "Open" in labels(shown)
