""" "Find claims about this" and the compact card that replies to the message: who may, where, how often, and what
becomes of it."""

from typing import Any

import discord
import pytest

from bot.chat.interaction import ids
from bot.chat.view.page import Page, button, row
from bot.domain.actor import Role
from bot.domain.articles import Fetched, Submission
from bot.domain.claims import CorrectionClass, Provenance, Ruling, Source, Stance, Verdict
from bot.domain.clock import DAY
from bot.domain.corrections import Correcting
from bot.domain.members import REPLIES_PER_DAY
from tests.chat.world import BRIDGE, SOURCE, WHY, World, labels, parts, replies_to, said

FIND = "Find claims about this"
REPLY = "Reply with this here"
HEARD = "They say the harbour bridge cost 40 million crowns in 2019!"


@pytest.fixture
async def shown(world: World) -> World:
    """A checked claim that a message in the newsroom repeats."""
    await world.checked()
    await world.services.similar.care()
    return world


async def find(world: World, who: Any = None, channel: Any = None, text: str = HEARD) -> tuple[Any, Any]:
    """The message and the answer to whoever asks about it."""
    where = channel or world.channel
    message = await world.second.send(where, text)
    return message, await (who or world.member).context_menu(where, FIND, message)


async def press(world: World, answer: Any, who: Any = None) -> str:
    return said(await (who or world.member).click(answer.response, label=REPLY))


async def forged(world: World, custom_id: str, channel: Any = None) -> str:
    """What a button of the bot's with this id says to a member."""
    message = await world.bot_sends(Page(row(button("Go", custom_id))), channel)
    return said(await world.member.click(message, custom_id=custom_id))


def seen_now(world: World, message: Any) -> str:
    return said(next(each for each in world.channel.history() if each.id == message.id))


async def refused(world: World, answer: Any, who: Any = None) -> str:
    """What a click says that puts nothing on its way."""
    told = await press(world, answer, who)
    assert await world.send() == 0
    assert await world.count("showings") == 0
    return told


async def test_the_answer_brings_verdict_and_sources_to_the_one_who_asked(shown: World) -> None:
    _message, answer = await find(shown)
    assert answer.ephemeral
    text = said(answer)
    assert "**#1 · ❌ False**" in text
    assert BRIDGE in text
    assert WHY in text
    assert f"**Sources:** [audit.example](<{SOURCE}>) (refutes it)" in text
    assert "The message may say the same: check whether it fits." in text
    assert labels(answer) == [REPLY, "Open"]


async def test_the_card_replies_to_that_very_message_quietly(shown: World) -> None:
    message, answer = await find(shown)
    assert await press(shown, answer) == "#1 goes out as a reply to that message."
    assert await shown.send() == 1
    card = shown.last()
    assert replies_to(card) == message.id
    assert said(card).startswith("**On record · #1 · ❌ False**\n")
    assert SOURCE in said(card)
    assert labels(card) == ["Open the claim", "Dispute"]
    sent = shown.posted()[-1]
    assert sent["allowed_mentions"]["parse"] == []
    assert not sent["allowed_mentions"].get("replied_user")
    assert len(sent["nonce"]) == 24


async def test_event_and_outbox_row_are_one_change(shown: World) -> None:
    _message, answer = await find(shown)
    await press(shown, answer)
    assert await shown.rows(
        "SELECT e.action, o.dedupe_key = 'reply:' || e.change || ':1', e.at = o.created_at, s.kind FROM events e"
        " JOIN outbox o JOIN showings s ON s.outbox_id = o.id WHERE e.action = 'claim.shown_in_reply'"
    ) == [("claim.shown_in_reply", 1, 1, "card")]
    history = said(await shown.member.slash(shown.channel, "claims history", claim="1"))
    assert "**shown in reply to a message**" in history


async def test_it_works_after_a_restart(shown: World) -> None:
    message, answer = await find(shown)
    await shown.restart()
    assert "goes out" in await press(shown, answer)
    await shown.send()
    assert replies_to(shown.last()) == message.id


async def test_once_an_hour_for_a_claim_and_channel_and_the_refusal_says_where(shown: World) -> None:
    _message, first = await find(shown)
    await press(shown, first)
    _message, second = await find(shown)
    told = await press(shown, second)
    assert told.startswith("#1 is in this channel already; a claim can be shown in a channel once an hour.")
    assert "discord.com" not in told  # it is on its way still
    await shown.send()
    card = shown.last()
    _message, third = await find(shown, shown.moderator)
    told = await press(shown, third, shown.moderator)
    at = shown.clock.at // 1000
    assert f"Last shown <t:{at}:R> in <#{shown.channel.id}>" in told
    assert f"https://discord.com/channels/{shown.guild.id}/{shown.channel.id}/{card.id}" in told
    elsewhere = shown.guild.create_text_channel("kitchen")
    _message, there = await find(shown, channel=elsewhere)
    assert "goes out" in await press(shown, there)
    shown.clock.pass_hours(1)
    assert "goes out" in await press(shown, second)
    assert await shown.send() == 2


async def test_a_card_that_somebody_posted_counts_too(shown: World) -> None:
    opened = await shown.member.slash(shown.channel, "claims show", claim="1")
    await shown.member.click(opened.response, label="Post here")
    _message, answer = await find(shown)
    assert "is in this channel already" in await press(shown, answer)


async def test_a_card_that_could_not_go_out_leaves_the_way_free(shown: World) -> None:
    _message, answer = await find(shown)
    await press(shown, answer)
    await shown.app.db.write(lambda tx: tx.run("UPDATE outbox SET state = 'failed', error = 'refused'"))
    assert "goes out" in await press(shown, answer)


async def test_only_unchecked_claims_are_told_by_number_without_a_reply(world: World) -> None:
    await world.claim()
    await world.services.similar.care()
    _message, answer = await find(world)
    assert said(answer).startswith("**Nothing checked about this message** · #1 is on record, but not checked yet.")
    assert labels(answer) == ["Open"]


async def test_a_verdict_that_fell_between_search_and_click(shown: World) -> None:
    _message, answer = await find(shown)
    await shown.services.corrections.withdraw(shown.actor(user=shown.second.id), 1, WHY)
    told = await refused(shown, answer)
    assert told == "#1 is not checked any more; only checked claims are shown in a reply."


async def test_a_claim_that_was_hidden_between_search_and_click(shown: World) -> None:
    _message, answer = await find(shown)
    await shown.services.editing.hide(shown.actor(), 1, WHY)
    assert await refused(shown, answer) == "A moderator has hidden #1; only admins may see or change it."


async def test_an_admin_shows_no_hidden_claim_either(shown: World) -> None:
    _message, answer = await find(shown, shown.admin)
    await shown.services.editing.hide(shown.actor(), 1, WHY)
    assert await refused(shown, answer, shown.admin) == "#1 is hidden; it is not shown in public."


async def test_a_verdict_that_fell_between_click_and_post_is_not_posted(shown: World) -> None:
    _message, answer = await find(shown)
    await press(shown, answer)
    before = shown.last().id
    await shown.services.corrections.withdraw(shown.actor(user=shown.second.id), 1, WHY)
    await shown.send()
    assert shown.last().id == before


async def test_a_message_that_was_deleted_is_not_replied_to(shown: World) -> None:
    message, answer = await find(shown)
    await message.delete()
    assert "nothing to reply to" in await refused(shown, answer)


async def test_a_message_that_is_deleted_after_the_click_is_not_replied_to(shown: World) -> None:
    message, answer = await find(shown)
    await press(shown, answer)
    await message.delete()
    count = len(shown.channel.history())
    assert await shown.send() == 1
    assert await shown.rows("SELECT state, sent_message FROM outbox WHERE kind = 'post'") == [("sent", None)]
    assert await shown.count("showings") == 0
    shown.clock.at += 6_000
    assert await shown.send() == 1
    assert len(shown.channel.history()) == count
    edited = [e for e in shown.env.http_requests if e.method == "PATCH" and "/webhooks/" in e.path][-1]
    assert NOT_SHOWN in str(edited.json)
    history = said(await shown.member.slash(shown.channel, "claims history", claim="1"))
    assert "not shown in reply: the message had been deleted" in history
    assert await shown.rows("SELECT actor FROM events WHERE action = 'claim.reply_not_shown'") == [(None,)]
    _message, again = await find(shown)
    assert "goes out" in await press(shown, again)


NOT_SHOWN = "#1 was not shown: the message to reply to had been deleted."


async def test_who_asked_is_told_in_the_channel_when_their_answer_can_no_longer_be_edited(shown: World) -> None:
    message, answer = await find(shown)
    await press(shown, answer)
    await message.delete()
    shown.clock.pass_hours(1)
    assert await shown.send() == 1
    shown.clock.at += 6_000
    assert await shown.send() == 1
    assert said(shown.channel.last_message) == f"<@{shown.member.id}> {NOT_SHOWN}"


async def test_where_the_bot_may_not_reply_none_is_offered_or_posted(shown: World) -> None:
    blind = discord.PermissionOverwrite(read_message_history=False)
    closed = shown.guild.create_text_channel("blind", overwrites={shown.guild.roles["TestBot"]: blind})
    message, answer = await find(shown, channel=closed)
    assert "**#1 · ❌ False**" in said(answer)
    assert labels(answer) == ["Open"]
    told = await forged(shown, ids.reply(1, message.id), closed)
    assert told == "I can't reply in this channel: I lack Read Message History here."
    assert await shown.send() == 0


async def test_who_may_not_write_there_gets_no_reply_posted(shown: World) -> None:
    quiet, loud = discord.PermissionOverwrite(send_messages=False), discord.PermissionOverwrite(send_messages=True)
    roles = shown.guild.roles
    board = shown.guild.create_text_channel(
        "board", overwrites={shown.guild.default_role: quiet, roles["TestBot"]: loud, roles["Moderators"]: loud}
    )
    message, answer = await find(shown, channel=board)
    assert labels(answer) == ["Open"]
    assert (
        await forged(shown, ids.reply(1, message.id), board)
        == "You can't write in this channel; try one where you can."
    )
    assert await shown.send() == 0


async def test_in_a_closed_channel_it_may_be_shown_and_no_summary_leads_there(shown: World) -> None:
    hidden, seen = discord.PermissionOverwrite(view_channel=False), discord.PermissionOverwrite(view_channel=True)
    closed = shown.guild.create_text_channel(
        "mods-only",
        overwrites={
            shown.guild.default_role: hidden,
            shown.guild.roles["Moderators"]: seen,
            shown.guild.roles["TestBot"]: seen,
        },
    )
    _message, answer = await find(shown, shown.moderator, closed)
    await press(shown, answer, shown.moderator)
    await shown.send()
    assert said(closed.last_message).startswith("**On record · #1")
    assert (await shown.services.summaries.so_far(shown.actor())).cards == {}


async def test_a_blocked_member_and_a_new_one_post_nothing(shown: World) -> None:
    _message, answer = await find(shown)
    await shown.services.members.block(shown.actor(), shown.member.id)
    assert "blocked you" in await refused(shown, answer)
    await shown.services.members.unblock(shown.actor(), shown.member.id)
    await shown.services.settings.set(shown.actor(Role.ADMIN), {"min_membership_hours": "8760"})
    assert "after they joined" in await refused(shown, answer)


async def test_a_member_has_so_many_a_day(shown: World) -> None:
    _message, answer = await find(shown)
    for _ in range(REPLIES_PER_DAY):
        assert "goes out" in await press(shown, answer)
        shown.clock.pass_hours(1)
    told = await press(shown, answer)
    assert told.startswith(f"A member may have {REPLIES_PER_DAY} claims shown in replies in 24 hours; the next one ")
    mine = said(await shown.member.slash(shown.channel, "claims mine"))
    assert "20 of 20 claims shown in replies" in mine
    _message, theirs = await find(shown, shown.moderator)
    assert "goes out" in await press(shown, theirs, shown.moderator)
    shown.clock.at += DAY
    assert "goes out" in await press(shown, answer)


@pytest.mark.parametrize("message", ["77", "9999999999999999999"])
async def test_a_forged_message_gets_no_reply(shown: World, message: str) -> None:
    told = await forged(shown, f"c1:reply:1:{message}")
    assert told == "That message is not in this channel any more, so there is nothing to reply to."
    assert await shown.send() == 0


async def test_a_message_of_another_channel_gets_no_reply(shown: World) -> None:
    message, _answer = await find(shown, channel=shown.guild.create_text_channel("kitchen"))
    assert "not in this channel" in await forged(shown, ids.reply(1, message.id))
    assert await shown.send() == 0


async def test_another_servers_number_and_message_mean_nothing_here(shown: World) -> None:
    there = World(shown.env, shown.app, shown.clock, shown.web)
    await there.after_the_first_word()
    message, answer = await find(there)
    assert said(answer).startswith("**Nothing on record about this.**")
    assert await forged(there, ids.reply(1, message.id)) == "There is no claim #1 on this server's record."
    assert "not in this channel" in await forged(shown, ids.reply(1, message.id))
    assert await shown.send() == 0


async def test_a_correction_edits_and_answers_the_card(shown: World) -> None:
    _message, answer = await find(shown)
    await press(shown, answer)
    await shown.send()
    card = shown.last()
    shown.clock.pass_hours(1)
    to = Correcting(CorrectionClass.RATING_CHANGE, WHY, Verdict.TRUE, (Source(SOURCE, Stance.SUPPORTS),), WHY)
    await shown.services.corrections.correct(shown.actor(), 1, to)
    await shown.send()
    assert seen_now(shown, card).startswith("**On record · #1 · ✅ True**")
    told = shown.last()
    assert replies_to(told) == card.id
    assert said(told).startswith("**Corrected: #1 was ❌ False, now ✅ True**")


async def test_a_withdrawn_verdict_stands_on_the_card_as_that(shown: World) -> None:
    _message, answer = await find(shown)
    await press(shown, answer)
    await shown.send()
    card = shown.last()
    shown.clock.pass_hours(1)
    await shown.services.corrections.withdraw(shown.actor(user=shown.second.id), 1, WHY)
    await shown.send()
    redrawn = seen_now(shown, card)
    assert "Verdict withdrawn, being rechecked. It was: ❌ False" in redrawn
    assert SOURCE not in redrawn
    assert replies_to(shown.last()) == card.id


async def test_a_hidden_claim_loses_its_words_on_the_card(shown: World) -> None:
    _message, answer = await find(shown)
    await press(shown, answer)
    await shown.send()
    card = shown.last()
    await shown.services.editing.hide(shown.actor(), 1, WHY)
    await shown.send()
    redrawn = seen_now(shown, card)
    assert "(hidden by a moderator)" in redrawn
    assert "crowns" not in redrawn
    assert "audit" not in redrawn


async def test_many_and_long_claims_fit_one_answer(world: World) -> None:
    address = f"https://audit.example/{'x' * 180}"
    for year in range(2010, 2019):
        text = f"The harbour bridge of Holmvik cost 40 million crowns in {year}, " + "twice *the* price " * 12
        claim = await world.claim(text, f"Councillor {'Ada ' * 20}{year}")
        ruling = Ruling(Verdict.FALSE, tuple(Source(f"{address}{n}", Stance.REFUTES) for n in range(5)), "why " * 400)
        if year < 2014:
            await world.services.review.check(world.actor(), claim.number, ruling)
    _message, answer = await find(world, text="The harbour bridge of Holmvik cost 40 million crowns in 2012?")
    assert labels(answer).count(REPLY) == 3
    assert "…" in said(answer)
    button_of = next(part["custom_id"] for part in parts(answer) if part.get("label") == REPLY)
    await world.member.click(answer.response, custom_id=button_of)
    await world.send()
    assert len(said(world.channel.last_message)) < 2_000


async def test_claims_that_only_share_words_keep_nobody_from_asking(world: World) -> None:
    await world.claim("The harbour bridge of Holmvik is 400 metres long.")
    await world.services.similar.care()
    _message, answer = await find(world, text="The bridge was shut for lorries on Sunday, says Holmvik.")
    assert said(answer).startswith("**No checked claim says this** · These share words with it.")
    assert labels(answer) == ["Open", "Ask for a check and tell me"]


async def test_words_in_a_box_or_a_forwarded_message_are_words_of_it(shown: World) -> None:
    hook = shown.guild.create_webhook(shown.channel, "wire")
    boxed = await hook.send(embed=discord.Embed(title="From the wire", description=HEARD))
    answer = await shown.member.context_menu(shown.channel, FIND, boxed)
    assert "**#1 · ❌ False**" in said(answer)
    assert "goes out" in await press(shown, answer)
    field = await hook.send(embed=discord.Embed().add_field(name="Heard", value=HEARD))
    assert "**#1 · ❌ False**" in said(await shown.member.context_menu(shown.channel, FIND, field))
    forwarded = await shown.second.forward(await shown.second.send(shown.channel, HEARD), shown.channel)
    assert "**#1 · ❌ False**" in said(await shown.member.context_menu(shown.channel, FIND, forwarded))


async def test_a_card_of_the_bot_can_be_asked_about(shown: World) -> None:
    opened = await shown.member.slash(shown.channel, "claims show", claim="1")
    await shown.member.click(opened.response, label="Post here")
    answer = await shown.moderator.context_menu(shown.channel, FIND, shown.channel.last_message)
    assert "**#1 · ❌ False**" in said(answer)


PAGE = "https://news.example.org/quay"


async def test_a_message_that_only_links_to_a_page_on_record_brings_what_that_says(shown: World) -> None:
    shown.web.pages[PAGE] = Fetched(PAGE, b"Ada Vey said the quay cost 12 million crowns in 2019.", "text/plain", None)
    nothing = await find(shown, text=f"{PAGE}?utm_source=chat")
    assert said(nothing[1]) == "**Nothing on record about this.**"
    assert labels(nothing[1]) == []  # an address alone is no claim that could be checked
    await shown.services.articles.ingest(shown.actor(), Submission(Provenance.FETCHED, url=PAGE))
    _message, answer = await find(shown, text=f"Look: <{PAGE}?utm_source=chat>.")
    assert "Nothing checked about this message** · #2 is on record" in said(answer)
    ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), WHY)
    await shown.services.review.check(shown.actor(), 2, ruling)
    _message, answer = await find(shown, text=PAGE)
    assert "**#2 · ❌ False**" in said(answer)
    assert "It appears on a page that the message links to." in said(answer)
    assert "goes out" in await press(shown, answer)
    await shown.services.articles.withdraw(shown.actor(), 1, WHY)
    _message, answer = await find(shown, text=PAGE)
    assert said(answer) == "**Nothing on record about this.**"


async def replied(world: World, who: Any = None) -> tuple[Any, Any]:
    """The message and the answer after somebody had a reply put on its way."""
    message, answer = await find(world, who)
    assert "goes out" in await press(world, answer, who)
    return message, answer


async def undo(world: World, hours: int = 2) -> str:
    return said(await world.admin.slash(world.channel, "desk member undo", member=world.member, hours=hours))


async def test_undoing_a_member_takes_their_replies_back_and_nobody_elses(shown: World) -> None:
    await replied(shown)
    shown.clock.pass_hours(3)
    await replied(shown)
    await shown.send()
    mine = shown.last().id
    shown.clock.pass_hours(1)
    await replied(shown, shown.moderator)
    await shown.send()
    theirs = shown.last().id
    assert "1 reply." in await undo(shown)
    await shown.send()
    left = {message.id for message in shown.channel.history()}
    assert mine not in left
    assert theirs in left
    assert len([m for m in shown.channel.history() if m.reference is not None]) == 2
    assert "0 replies." in await undo(shown)
    assert await shown.rows("SELECT actor IS NOT NULL FROM events WHERE action = 'claim.reply_taken_back'") == [(1,)]
    history = said(await shown.member.slash(shown.channel, "claims history", claim="1"))
    assert "the reply that showed it removed" in history
    await shown.send()
    assert await shown.rows("SELECT count(*) FROM outbox WHERE state <> 'sent'") == [(0,)]


async def test_one_taken_back_is_free_to_be_shown_again_and_is_not_answered_by_corrections(shown: World) -> None:
    await replied(shown)
    await shown.send()
    await undo(shown)
    await shown.send()
    before = len(shown.channel.history())
    await shown.services.corrections.withdraw(shown.actor(user=shown.second.id), 1, WHY)
    await shown.send()
    assert len(shown.channel.history()) == before
    await shown.services.review.check(shown.actor(), 1, Ruling(Verdict.TRUE, (Source(SOURCE, Stance.SUPPORTS),), WHY))
    await replied(shown)


async def test_a_reply_that_is_not_out_yet_never_goes_out(shown: World) -> None:
    await replied(shown)
    before = len(shown.channel.history())
    assert "1 reply." in await undo(shown)
    await shown.send()
    shown.clock.pass_hours(1)
    await shown.send()
    assert len(shown.channel.history()) == before
    assert await shown.rows("SELECT count(*) FROM outbox WHERE state <> 'sent'") == [(0,)]


async def test_one_that_somebody_deleted_is_taken_back_without_a_word(shown: World) -> None:
    await replied(shown)
    await shown.send()
    await shown.last().delete()
    assert "1 reply." in await undo(shown)
    await shown.send()
    assert await shown.rows("SELECT state, error FROM outbox WHERE kind = 'edit'") == [("sent", None)]


async def test_one_whose_sender_was_killed_after_it_went_out_is_found_and_deleted(shown: World) -> None:
    await replied(shown)
    await shown.send()
    card = shown.last().id
    await shown.app.db.write(
        lambda tx: tx.run(
            "UPDATE outbox SET state = 'sending', lease_until = ?1, sent_message = NULL, sent_at = NULL",
            shown.clock.now() + 120_000,
        )
    )
    assert "1 reply." in await undo(shown)
    await shown.send()
    assert card in {message.id for message in shown.channel.history()}
    shown.clock.pass_hours(1)
    await shown.send()
    shown.clock.pass_hours(1)
    await shown.send()
    assert card not in {message.id for message in shown.channel.history()}
    assert await shown.rows("SELECT count(*) FROM outbox WHERE state <> 'sent'") == [(0,)]
