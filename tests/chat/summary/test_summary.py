"""The daily summary as people meet it in the channel: its links, its menu, its ping, its preview, its hints."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.chat.claims.commands import claims as claims_commands
from bot.chat.summary.render.summary import summary_page
from bot.domain.actor import Role
from bot.domain.claims import Claim, Verdict
from bot.domain.clock import DAY, HOUR
from bot.domain.disputes import Dispute, DisputeKind, DisputeState, Objection
from bot.domain.summary import Correction, Summary
from tests.chat.world import WHY, World, options, parts, said

HINT = re.compile(r"…and (\d+) more: `/claims list status:(.+?)(?: sort:(.+))?`")


@pytest.fixture
async def daily(world: World) -> Any:
    """The channel of the summaries."""
    channel = world.guild.create_text_channel("daily")
    await world.services.settings.set(world.actor(Role.ADMIN), {"digest_channel": str(channel.id)})
    return channel


async def on_record(world: World, count: int) -> list[Claim]:
    return [
        await world.checked(f"The harbour bridge cost {number + 40} million crowns in 2019.") for number in range(count)
    ]


async def post(world: World) -> None:
    await world.admin.slash(world.channel, "desk digest post")
    await world.send()


def sent(world: World) -> dict[str, Any]:
    """What went to Discord as the last message."""
    return world.posted()[-1]


async def test_a_claim_is_a_link_only_where_its_card_stands_in_public(world: World, daily: Any) -> None:
    first, second = await on_record(world, 2)
    opened = await world.member.slash(world.channel, "claims show", claim=str(first.number))
    await world.member.click(opened.response, label="Post here")
    card = world.last()
    await world.member.slash(world.channel, "claims show", claim=str(second.number))
    await post(world)
    place = f"https://discord.com/channels/{world.guild.id}/{world.channel.id}/{card.id}"
    assert f"**[#{first.number}]({place}) ❌ False**" in said(daily.last_message)
    assert f"**#{second.number} ❌ False**" in said(daily.last_message)


async def test_the_menu_answers_the_person_who_asks(world: World, daily: Any) -> None:
    claims = await on_record(world, 27)
    await post(world)
    offered = options(daily.last_message)
    ranked = sorted(claims, key=lambda claim: -claim.worthiness)
    assert [label.split()[0] for label in offered] == [f"#{claim.number}" for claim in ranked[:25]]
    opened = await world.member.select(daily.last_message, [str(ranked[2].number)])
    assert opened.ephemeral
    assert ranked[2].text in said(opened)
    assert daily.last_message.components[-1].children[0].placeholder == "Open a claim…"


async def test_the_role_is_pinged_for_overdue_disputes_alone(world: World, daily: Any) -> None:
    await world.admin.slash(world.channel, "desk digest when", role=world.checkers)
    await world.checked()
    await world.services.disputes.open(
        world.actor(Role.MEMBER, world.member.id), 1, Objection(DisputeKind.MISQUOTE, WHY)
    )
    await post(world)
    assert f"<@&{world.checkers.id}>" not in said(daily.last_message)
    assert sent(world)["allowed_mentions"] == {"parse": [], "roles": []}
    world.clock.at += 4 * DAY
    preview = await world.admin.slash(world.channel, "desk digest preview")
    assert f"<@&{world.checkers.id}> 1 dispute is overdue" in said(preview)
    await post(world)
    assert f"<@&{world.checkers.id}> 1 dispute is overdue: `/review disputes`." in said(daily.last_message)
    assert sent(world)["allowed_mentions"] == {"parse": [], "roles": [world.checkers.id]}


async def test_the_preview_is_what_the_schedule_posts_and_names_what_it_keeps(world: World, daily: Any) -> None:
    await world.admin.slash(world.channel, "desk digest when", quiet="line")
    await on_record(world, 2)
    world.clock.at += 7 * HOUR
    fresh = await world.checked("The tram line cost 45 million crowns in 2023.")
    preview = await world.admin.slash(world.channel, "desk digest preview")
    assert preview.ephemeral
    *before, note = said(preview).split("\n")
    assert note == f"-# 1 verdict is younger than 30 minutes and kept for the next summary: #{fresh.number}."
    assert await world.services.summaries.post_due() == 1
    await world.send()
    assert said(daily.last_message).split("\n") == before
    again = await world.admin.slash(world.channel, "desk digest preview")
    assert "A quiet day" in said(again)
    assert str(fresh.number) in said(again).split("\n")[-1]


def crowded(claim: Claim, number: int = 60) -> Summary:
    """A day with more of everything than a message holds."""
    every = tuple(replace(claim, number=n) for n in range(1, number + 1))
    disputes = tuple(
        Dispute(n, 1, n, n, DisputeKind.MISQUOTE, DisputeState.OPEN, WHY, None, None, author=1, cosigners=0, at=0)
        for n in range(1, number + 1)
    )  # fmt: skip
    return Summary(
        server=1, start=0, end=DAY, day=date(2026, 2, 2), articles=1, new=number, waiting=number,
        corrected=tuple(Correction(each, "corrected: was true, now false", WHY) for each in every),
        checked=every, disputes=disputes, open_disputes=number, said_again=every, altered=every,
    )  # fmt: skip


async def test_a_correction_that_has_fallen_since_is_struck_through(world: World) -> None:
    claim = await world.checked()
    assert claim.verdict is Verdict.FALSE
    for said_then, shown in (
        (Verdict.FALSE, "corrected: was true, now false ·"),
        (Verdict.HALF_TRUE, "~~corrected: was true, now half true~~ **corrected: ❌ False** ·"),
    ):
        what = f"corrected: was true, now {said_then.replace('_', ' ')}"
        digest = replace(crowded(claim, 1), corrected=(Correction(claim, what, None, said_then),))
        text = "\n".join(part["content"] for part in parts_of(summary_page(digest, "d1")))
        assert f"- **#1** {shown}" in text


async def test_each_hint_names_a_list_by_the_names_of_its_choices(world: World) -> None:
    page = summary_page(crowded(await world.checked()), "d1")
    text = "\n".join(part["content"] for part in parts_of(page))
    hints = HINT.findall(text)
    assert len(hints) == len(re.findall("…and ", text)) == 5
    command = claims_commands.list_claims
    choices = {
        parameter.name: {choice.name: str(choice.value) for choice in parameter.choices}
        for parameter in command.parameters
    }
    for _count, status, sort in hints:
        chosen = {"status": choices["status"][status], **({"sort": choices["sort"][sort]} if sort else {})}
        listed = await world.member.slash(world.channel, "claims list", **chosen)
        assert said(listed).startswith("**Claims · ")
    assert [status for _count, status, _sort in hints] == [
        "Corrected",
        "Checked",
        "Disputed",
        "Checked",
        "Source changed",
    ]


async def test_the_hint_of_what_was_corrected_shows_it(world: World) -> None:
    (claim, _other) = await on_record(world, 2)
    await world.services.corrections.withdraw(world.actor(user=world.second.id), claim.number, WHY)
    listed = await world.member.slash(world.channel, "claims list", status="corrected")
    assert re.findall(r"\*\*#(\d+)", said(listed)) == [str(claim.number)]
    assert "corrected" in said(listed).split("\n")[0]


def parts_of(page: Any) -> list[dict[str, Any]]:
    return [part for part in parts(Shown(page.to_components())) if part["type"] == 10]


class Shown:
    def __init__(self, components: list[dict[str, Any]]) -> None:
        self.components = components


async def test_days_quiet_days_and_the_role_are_set_in_one_command_and_taken_back(world: World) -> None:
    shown = await world.admin.slash(
        world.channel, "desk digest when", days="Mon, friday", quiet="line", role=world.checkers
    )
    assert "The summary comes on mon fri. (`digest_days`, default mon tue wed thu fri sat sun)" in said(shown)
    settings = await world.services.settings.of(world.guild.id)
    assert (settings.digest_days, settings.digest_quiet, settings.digest_role) == ("mon fri", "line", world.checkers.id)
    for wrong, sentence in (
        ({"days": "mon someday", "quiet": "skip", "no_role": True}, "takes days such as mon tue wed thu fri"),
        ({"role": world.checkers, "no_role": True}, "not both"),
    ):
        refused = await world.admin.slash(world.channel, "desk digest when", **wrong)
        assert sentence in said(refused)
        assert await world.services.settings.of(world.guild.id) == settings
    shown = await world.admin.slash(world.channel, "desk digest when", days="every day", no_role=True)
    settings = await world.services.settings.of(world.guild.id)
    assert (settings.digest_role, len(settings.digest_weekdays)) == (None, 7)
