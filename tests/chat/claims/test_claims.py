"""Reading the record, adding to it and objecting to it."""

from typing import Any

import discord
import pytest

from bot.domain.actor import Role
from bot.domain.disputes import DisputeState
from bot.extraction.worthiness import worthiness
from tests.chat.world import BRIDGE, SOURCE, World, fields, labels, options, said

REASON = "She said nineteen million; the recording of the sitting is public."


async def test_a_card_says_first_what_it_is_and_how_sure(world: World) -> None:
    await world.claim(url="https://news.example.org/bridge")
    shown = await world.member.slash(world.channel, "claims show", claim="#1")
    assert shown.ephemeral
    lines = said(shown).splitlines()
    assert lines[0] == "**#1 · Unverified**"
    assert lines[1] == f"### {BRIDGE}"
    assert lines[2] == "Said by **Ada Vey**, as a member entered it · said once"
    assert "entered by hand, [example.org](<https://news.example.org/bridge>)" in said(shown)


async def test_a_claim_of_another_server_is_not_there(world: World) -> None:
    await world.claim()
    other = world.env.create_guild("Elsewhere")
    stranger = other.add_member(world.env.create_user("sten"))
    channel = other.create_text_channel("talk")
    shown = await stranger.slash(channel, "claims show", claim="1")
    assert shown.ephemeral
    assert BRIDGE not in said(shown)
    assert "no claim" in said(shown).lower()


async def test_a_number_is_asked_for_in_one_sentence(world: World) -> None:
    shown = await world.member.slash(world.channel, "claims show", claim="the bridge")
    assert shown.ephemeral
    assert said(shown) == "'the bridge' is not a claim number; write it as 42 or #42."


async def test_lists_narrow_and_say_by_what(world: World) -> None:
    await world.checked()
    await world.claim("The ferry carried 12,000 people in May 2018, the harbour office counted.", "Tomas Lund")
    by_verdict = await world.member.slash(world.channel, "claims list", verdict="false")
    assert "**Claims · verdict false, most worth checking first**" in said(by_verdict)
    assert "#1 · ❌ False" in said(by_verdict)
    assert "#2" not in said(by_verdict)
    by_speaker = await world.member.slash(world.channel, "claims list", speaker="Tomas Lund", sort="new")
    assert "by Tomas Lund, newest first" in said(by_speaker)
    assert labels(by_speaker) == ["Open"]
    nothing = await world.member.slash(world.channel, "claims list", status="disputed")
    assert "No claim fits that." in said(nothing)


async def test_pages_outlive_a_restart_and_keep_their_filter(world: World) -> None:
    name = "Her Excellency the Extraordinary Harbour Commissioner Ada Wilhelmina Vey of Holmvik"
    for index in range(10):
        await world.claim(f"{BRIDGE[:-1]}, says report number {index + 1} of the year 2021.", name)
    await world.claim("The ferry carried 12,000 people in May 2018, the harbour office counted.", "Tomas Lund")
    first = await world.member.slash(world.channel, "claims list", speaker=name, status="unverified")
    assert labels(first) == ["Open"] * 8 + ["Previous", "Next"]
    await world.restart()
    second = await world.member.click(first.response, label="Next")
    assert labels(second) == ["Open"] * 2 + ["Previous", "Next"]
    assert "Tomas Lund" not in said(second)
    back = await world.member.click(second.response, label="Previous")
    assert labels(back).count("Open") == 8


async def test_an_entry_opens_its_claim_beside_the_list(world: World) -> None:
    await world.claim()
    listed = await world.member.slash(world.channel, "claims list")
    opened = await world.member.click(listed.response, label="Open")
    assert opened.ephemeral
    assert opened.response is not None
    assert opened.response.id != listed.response.id
    assert said(opened).startswith("**#1 · Unverified**")


async def test_search_finds_words_and_pages(world: World) -> None:
    for index in range(9):
        await world.claim(f"{BRIDGE[:-1]}, says report number {index + 1} of the year 2021.")
    found = await world.member.slash(world.channel, "claims search", query="harbour bridge")
    assert labels(found).count("Open") == 8
    assert "The **harbour** **bridge** cost" in said(found)
    rest = await world.member.click(found.response, label="Next")
    assert labels(rest).count("Open") == 1
    nothing = await world.member.slash(world.channel, "claims search", query="zeppelin")
    assert "Nothing on record has these words." in said(nothing)


async def test_adding_by_hand_answers_privately_with_the_card(world: World) -> None:
    shown = await world.member.slash(world.channel, "claims add", text=BRIDGE, speaker="Ada Vey")
    assert shown.ephemeral
    assert said(shown).startswith("On record as #1.\n**#1 · Unverified**")
    refused = await world.member.slash(world.channel, "claims add", text="Short")
    assert "10 to 1,000 characters" in said(refused)
    assert await world.count("claims") == 1


async def test_a_dispute_by_form_shows_on_the_card_without_a_name(world: World) -> None:
    await world.claim()
    form = await world.member.slash(world.channel, "claims dispute", claim="1", kind="wrong_speaker")
    assert fields(form) == {"kind": "wrong_speaker", "reason": "", "link": "", "speaker": ""}
    refused = await world.member.submit_modal(form, {"kind": ["wrong_speaker"], "reason": "no", "speaker": "Tom Lund"})
    assert said(refused) == "A dispute's reason needs 20 characters or more; this one has 2."
    form = await world.member.click(refused.response, label="Edit again")
    assert fields(form)["speaker"] == "Tom Lund"
    done = await world.member.submit_modal(form, {"kind": ["wrong_speaker"], "reason": REASON, "speaker": "Tom Lund"})
    assert "Dispute 1 is open" in said(done)
    assert "**#1 · Unverified · Disputed**" in said(done)
    assert "⚠️ **Disputed: wrong speaker**, by 1 member (dispute 1)" in said(done)
    assert "mia" not in said(done)
    dispute = (await world.services.disputes.list(world.actor()))[0]
    assert (dispute.reason, dispute.suggested_speaker) == (REASON, "Tom Lund")

    undone = await world.member.click(done.response, label="Withdraw my dispute")
    assert "Disputed" not in said(undone)
    assert (await world.services.disputes.show(world.actor(), 1)).state is DisputeState.WITHDRAWN


async def test_a_second_member_joins(world: World) -> None:
    await world.claim()
    given = {"claim": "1", "kind": "misquote", "reason": REASON}
    await world.member.slash(world.channel, "claims dispute", **given)
    joined = await world.checker.slash(world.channel, "claims dispute", **given)
    assert "You join 1 member who disputed it before you." in said(joined)
    assert "by 2 members" in said(joined)


async def test_a_wrong_verdict_needs_evidence(world: World) -> None:
    await world.checked()
    refused = await world.member.slash(world.channel, "claims dispute", claim="1", kind="verdict_wrong", reason=REASON)
    assert said(refused) == "Disputing a verdict needs a link to your evidence."
    form = await world.member.click(refused.response, label="Edit again")
    done = await world.member.submit_modal(
        form, {"kind": ["verdict_wrong"], "reason": REASON, "link": "https://b.example/minutes"}
    )
    assert "**#1 · ❌ False · Disputed**" in said(done)


async def test_only_a_click_makes_a_checked_claim_public(world: World) -> None:
    await world.checked()
    shown = await world.member.slash(world.channel, "claims show", claim="1")
    assert shown.ephemeral
    assert labels(shown) == ["Post here", "Dispute", "Follow", "History"]
    posted = await world.member.click(shown.response, label="Post here")
    assert not posted.ephemeral
    assert "**#1 · ❌ False**" in said(posted)
    assert f"[audit.example](<{SOURCE}>)" in said(posted)
    assert labels(posted) == ["Dispute", "History"]
    await world.restart()
    form = await world.checker.click(posted.response, label="Dispute")
    assert fields(form)["reason"] == ""


async def test_a_claim_that_lost_its_verdict_is_not_posted(world: World) -> None:
    await world.checked()
    shown = await world.member.slash(world.channel, "claims show", claim="1")
    await world.services.corrections.void(world.actor(Role.ADMIN), 1, "The audit was withdrawn by its authors.")
    refused = await world.member.click(shown.response, label="Post here")
    assert refused.ephemeral
    assert "only checked claims are posted" in said(refused)


async def test_nobody_posts_where_they_may_not_write(world: World) -> None:
    await world.checked()
    silent = discord.PermissionOverwrite(send_messages=False)
    closed = world.guild.create_text_channel("announcements", overwrites={world.guild.default_role: silent})
    shown = await world.member.slash(closed, "claims show", claim="1")
    refused = await world.member.click(shown.response, label="Post here")
    assert refused.ephemeral
    assert said(refused) == "You can't write in this channel; try one where you can."


async def test_history_tells_what_happened_by_surrogates(world: World) -> None:
    await world.checked()
    shown = await world.member.slash(world.channel, "claims history", claim="1")
    assert shown.ephemeral
    text = said(shown)
    assert text.startswith("**History of #1**")
    assert text.index("added by hand") < text.index("**checked**")
    assert "verdict false" in text
    assert "person 1" in text
    assert str(world.moderator.id) not in text


async def test_a_long_history_has_pages(world: World) -> None:
    await world.claim()
    for _ in range(6):
        await world.services.review.take(world.actor(), 1)
        await world.services.review.release(world.actor(), 1)
    first = await world.member.slash(world.channel, "claims history", claim="1")
    assert labels(first) == ["Previous", "Next"]
    rest = await world.member.click(first.response, label="Next")
    assert said(rest).count("<t:") == 3


@pytest.mark.parametrize(("typed", "found"), [("bridge", ["1"]), ("ferry", ["2"]), ("", ["1", "2"]), ("zeppelin", [])])
async def test_claims_are_offered_by_words_and_number(world: World, typed: str, found: list[str]) -> None:
    await world.claim()
    await world.claim("The ferry carried 12,000 people in May 2018, the port authority counted.", "Tomas Lund")
    offered = await world.member.autocomplete(world.channel, "claims show", "claim", typed)
    assert sorted(choice["value"] for choice in offered) == found
    assert all(len(choice["name"]) <= 100 for choice in offered)


async def test_a_typed_number_is_offered_first(world: World) -> None:
    await world.claim()
    await world.claim("The ferry carried 12,000 people in May 2018, the port authority counted.", "Tomas Lund")
    offered = await world.member.autocomplete(world.channel, "claims show", "claim", "#2")
    assert offered[0]["value"] == "2"


async def test_speakers_are_offered_and_a_broken_suggestion_is_silent(world: World) -> None:
    await world.claim()
    offered = await world.member.autocomplete(world.channel, "claims list", "speaker", "vey")
    assert [choice["value"] for choice in offered] == ["Ada Vey"]
    await world.app.db.close()
    assert await world.member.autocomplete(world.channel, "claims list", "speaker", "vey") == []


async def test_the_menu_of_an_article_answer_opens_for_the_person_who_asks(world: World) -> None:
    added = await world.member.slash(world.channel, "article add", text=f'"{BRIDGE[:-1]}," Ada Vey said on Monday.')
    await world.work()
    assert options(added)[0].startswith("#1 · Unverified · Ada Vey")
    menu = next(c for row in added.response.components for c in row.get("components", ()) if c["type"] == 3)
    await world.restart()
    opened = await world.checker.select(added.response, ["1"], custom_id=menu["custom_id"])
    assert opened.ephemeral
    assert said(opened).startswith("**#1 · Unverified**")


HARBOUR = "The new harbour had cost the city 41 million euros since 2019."
AGAIN = "Since 2019 the new harbour has cost the city 41 million euros."


async def test_who_adds_a_likely_twin_is_warned_before_it_is_stored(world: World) -> None:
    await world.claim(HARBOUR, "Ilse Brandt")
    await world.claim("The ferry carried 12,000 people in May 2018.")
    await world.services.similar.care()
    warned = await world.member.slash(world.channel, "claims add", text=AGAIN, speaker="Tomas Reyes")
    assert warned.ephemeral
    assert said(warned).startswith("**#1 says nearly the same · Yours is not on record yet**")
    assert HARBOUR in said(warned)
    assert labels(warned) == ["Open", "Put mine on record too"]
    assert await world.count("claims") == 2
    await world.restart()
    added = await world.member.click(warned.response, label="Put mine on record too")
    assert said(added).startswith("On record as #3.\n**#3 · Unverified**")
    assert "**Tomas Reyes**" in said(added)
    assert "Put mine on record too" not in labels(added)
    assert await world.count("claims") == 3
    warned = await world.member.slash(world.channel, "claims add", text=AGAIN, speaker="Pia Holm")
    world.clock.pass_hours(1)
    late = await world.member.click(warned.response, label="Put mine on record too")
    assert (
        said(late)
        == "That draft is gone: a draft is kept for an hour, only for the person who typed it. Open the form again."
    )


async def test_the_same_words_and_what_is_refused_warn_of_nothing(world: World) -> None:
    await world.claim(HARBOUR, "Ilse Brandt")
    await world.services.similar.care()
    same = await world.member.slash(world.channel, "claims add", text=HARBOUR, speaker="Ilse Brandt")
    assert said(same).startswith("On record as #1.")
    refused = await world.member.slash(world.channel, "claims add", text=AGAIN, url="ftp://x.example")
    assert "http" in said(refused)
    assert await world.count("drafts") == 0


async def test_a_reader_that_is_busy_for_long_keeps_nobody_waiting_for_an_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord gives three seconds: what is added is announced before the only reader has a hand free."""
    message = await world.second.send(world.channel, AGAIN)
    nothing = await world.member.context_menu(world.channel, "Find claims about this", message)
    order: list[str] = []
    requests = len(world.env.http_requests)

    def reads(texts: list[str]) -> list[Any]:
        answered = [e for e in world.env.http_requests[requests:] if e.path.endswith("/callback")]
        order.append("answered" if answered else "nothing yet")
        return worthiness(texts)

    monkeypatch.setattr("bot.services.claims.claims.worthiness", reads)
    asked = await world.member.click(nothing.response, label="Ask for a check and tell me")
    assert said(asked).startswith("On record as #1; you asked for a check")
    requests = len(world.env.http_requests)
    await world.member.slash(world.channel, "claims add", text=BRIDGE)
    assert order == ["answered", "answered"]
