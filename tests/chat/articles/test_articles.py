"""Handing in articles: acknowledged at once, answered in one message."""

import discord
import pytest

from bot.domain.articles import MAX_BYTES, MAX_DOCUMENT, Submission
from bot.domain.claims import Provenance, Ruling, Source, Stance, Verdict
from bot.domain.clock import MINUTE
from bot.domain.errors import TooMuch
from tests.chat.world import BRIDGE, SOURCE, World, body, fields, labels, options, said

TEXT = (
    f'"{BRIDGE[:-1]}," councillor Ada Vey said on Monday. The ferry carried 12,000 people in May 2018, the harbour '
    "office reported. Tomas Lund said the quay had opened in 2023."
)
DEFERRED = 5
EPHEMERAL = 64
WHY = "The paper itself has withdrawn this story."


async def test_one_public_message_from_queued_to_found(world: World) -> None:
    await world.send()
    added = await world.member.slash(world.channel, "article add", text=TEXT)
    assert body(world.env.http_requests[-2])["type"] == DEFERRED
    assert not added.ephemeral
    assert said(added).startswith("**Queued** · ")
    assert await world.count("claims") == 0
    posts = len([e for e in world.env.http_requests if e.method == "POST"])
    await world.work()
    claims = await world.count("claims")
    assert f"{claims} found, " in said(added)
    assert said(added).startswith("**Article 1** · ")
    assert "pasted text" in said(added)
    assert len(options(added)) == claims
    assert len([e for e in world.env.http_requests if e.method == "POST"]) == posts, "it is edited, not posted"


async def test_the_answer_names_what_is_checked_already(world: World) -> None:
    await world.services.articles.ingest(world.actor(), _pasted(TEXT))
    await _check_first(world)
    added = await world.member.slash(world.channel, "article add", text=f"{TEXT} The toll rose in 2025, Vey said.")
    await world.work()
    assert "1 already checked: #1 False ❌" in said(added)


async def test_a_file_is_read(world: World) -> None:
    added = await world.member.slash(world.channel, "article add", file=("bridge.txt", TEXT.encode()))
    assert "bridge\\.txt" in said(added) or "bridge.txt" in said(added)
    await world.work()
    assert "from a file" in said(added)
    assert await world.count("articles") == 1


async def test_a_failed_source_says_why_in_the_same_message(world: World) -> None:
    added = await world.member.slash(world.channel, "article add", url="https://dead.example/x")
    await world.work()
    assert said(added).startswith("**Not added** · dead.example\nThere is nothing at that address.")
    binary = await world.member.slash(world.channel, "article add", file=("x.bin", bytes(range(256)) * 20))
    await world.work()
    assert said(binary).startswith("**Not added** · x.bin")


async def test_exactly_one_source(world: World) -> None:
    both = await world.member.slash(world.channel, "article add", url="https://a.example", text=TEXT)
    assert both.ephemeral
    assert said(both) == "Give exactly one: a link, a file or a text."
    bad = await world.member.slash(world.channel, "article add", url="bridge.html")
    assert bad.ephemeral
    assert said(bad) == "'bridge.html' is not an http or https address."
    large = await world.member.slash(world.channel, "article add", file=("x.txt", b"a" * (MAX_BYTES + 1)))
    assert large.ephemeral
    assert "5,000,001 bytes" in said(large)
    assert await world.count("intake") == 0
    assert world.channel.last_message is None or world.channel.last_message.flags.ephemeral


async def test_none_opens_a_form_that_keeps_its_text(world: World) -> None:
    form = await world.member.slash(world.channel, "article add")
    assert fields(form) == {"url": "", "text": ""}
    refused = await world.member.submit_modal(form, {"url": "https://a.example", "text": TEXT})
    assert refused.ephemeral
    assert said(refused) == "Give exactly one: a link, a file or a text."
    form = await world.member.click(refused.response, label="Edit again")
    assert fields(form) == {"url": "https://a.example", "text": TEXT}
    added = await world.member.submit_modal(form, {"url": "", "text": TEXT})
    assert not added.ephemeral
    await world.work()
    assert "found" in said(added)


async def test_text_without_a_word_is_refused(world: World) -> None:
    refused = await world.member.slash(world.channel, "article add", text="   \u202e ")
    assert refused.ephemeral
    assert said(refused) == "There is no text in it."


async def test_a_refusal_after_the_announcement_leaves_nothing_public(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def accept(*_given: object) -> int:
        raise TooMuch("You have handed in 20 articles today; the next one from tomorrow.")

    monkeypatch.setattr(world.services.articles, "accept", accept)
    await world.member.slash(world.channel, "article add", text=TEXT)
    taken_back, told = world.env.http_requests[-2:]
    assert taken_back.method == "DELETE"
    assert body(told)["flags"] & EPHEMERAL
    assert body(told)["components"][0]["content"] == "You have handed in 20 articles today; the next one from tomorrow."


async def test_after_fifteen_minutes_the_message_is_edited(world: World) -> None:
    added = await world.member.slash(world.channel, "article add", text=TEXT)
    world.clock.at += 15 * MINUTE
    await world.restart()
    await world.work()
    assert said(added).startswith("**Article 1**")
    assert world.env.http_requests[-1].path.startswith(f"/channels/{world.channel.id}/messages/")


async def test_a_deleted_answer_is_posted_anew(world: World) -> None:
    await world.member.slash(world.channel, "article add", text=TEXT)
    answer = world.last()
    await answer.delete()
    world.clock.at += 15 * MINUTE
    await world.work()
    assert said(world.channel.last_message).startswith("**Article 1**")
    assert world.last().id != answer.id


async def test_list_show_and_withdraw(world: World) -> None:
    empty = await world.member.slash(world.channel, "article list")
    assert "No article yet" in said(empty)
    await world.services.articles.ingest(world.actor(), _pasted(TEXT))
    listed = await world.member.slash(world.channel, "article list")
    assert listed.ephemeral
    opened = await world.member.click(listed.response, label="Open")
    assert opened.ephemeral
    assert options(opened)
    shown = await world.member.slash(world.channel, "article show", article="1")
    assert said(shown) == said(opened)
    refused = await world.member.slash(world.channel, "article withdraw", article="1")
    assert said(refused) == "Only moderators and admins may withdraw an article."
    form = await world.moderator.slash(world.channel, "article withdraw", article="1")
    claims = await world.count("claims")
    done = await world.moderator.submit_modal(form, {"reason": WHY})
    assert said(done) == f"Article 1 is withdrawn: {claims} unchecked claims were dismissed."


async def test_an_article_is_offered_by_its_title(world: World) -> None:
    await world.services.articles.ingest(world.actor(), _pasted(TEXT))
    offered = await world.member.autocomplete(world.channel, "article show", "article", "")
    assert [choice["value"] for choice in offered] == ["1"]


async def test_articles_have_pages(world: World) -> None:
    for index in range(9):
        await world.services.articles.ingest(world.actor(), _pasted(f"{TEXT} This is edition {index} of the paper."))
    listed = await world.member.slash(world.channel, "article list")
    assert labels(listed) == ["Open"] * 8 + ["Previous", "Next"]
    rest = await world.member.click(listed.response, label="Next")
    assert labels(rest).count("Open") == 1


async def test_a_message_is_tracked_but_never_its_author(world: World) -> None:
    message = await world.checker.send(world.channel, TEXT)
    added = await world.member.context_menu(world.channel, "Track claims", message)
    assert not added.ephemeral
    await world.work()
    assert "from a chat message" in said(added)
    claims = (await world.services.claims.search(world.actor(), "crowns ferry quay")).claims
    assert claims
    assert all(claim.speaker != "chris" for claim in claims)


async def test_a_closed_channel_is_searched_and_never_tracked(world: World) -> None:
    await world.checked()
    hidden = discord.PermissionOverwrite(view_channel=False)
    seen = discord.PermissionOverwrite(view_channel=True)
    closed = world.guild.create_text_channel(
        "mods-only", overwrites={world.guild.default_role: hidden, world.guild.roles["Moderators"]: seen}
    )
    message = await world.moderator.send(closed, "Was the harbour bridge really 40 million crowns?")
    shown = await world.moderator.context_menu(closed, "Track claims", message)
    assert shown.ephemeral
    assert said(shown).startswith(
        "Nothing was put on record: not everybody can read this channel. Use one that everybody can read."
    )
    assert "**#1 · ❌ False**" in said(shown)
    assert await world.count("intake") == 0


async def test_finding_claims_about_a_message_puts_checked_ones_first(world: World) -> None:
    await world.claim("The harbour bridge is 400 metres long, says the council of Holmvik in 2019.")
    await world.checked()
    message = await world.member.send(world.channel, "They say the harbour bridge cost 40 million crowns!")
    shown = await world.member.context_menu(world.channel, "Find claims about this", message)
    assert shown.ephemeral
    assert said(shown).index("#2 · ❌ False") < said(shown).index("#1 · Unverified")
    other = await world.member.send(world.channel, "Lovely weather, isn't it?")
    nothing = await world.member.context_menu(world.channel, "Find claims about this", other)
    assert "Nothing on record about this." in said(nothing)


async def test_a_message_without_text(world: World) -> None:
    message = await world.member.send(world.channel, "", attachments=[("photo.png", b"\x89PNG")])
    for menu in ("Track claims", "Find claims about this"):
        shown = await world.member.context_menu(world.channel, menu, message)
        assert shown.ephemeral
        assert "has no text" in said(shown)


async def test_the_answer_shows_the_step_that_it_is_at(world: World) -> None:
    await world.member.slash(world.channel, "article add", url="https://dead.example/x")
    await world.member.slash(world.channel, "article add", text=TEXT)
    await world.work()
    edits = [str(e.json) for e in world.env.http_requests if e.method == "PATCH" and "/messages/" in e.path]
    steps = [
        step for edit in edits for step in ("Queued", "Fetching", "Reading", "Finding claims") if f"**{step}**" in edit
    ]
    assert steps == ["Queued", "Queued", "Fetching", "Reading", "Finding claims"]


async def test_a_message_brings_its_words_its_links_and_its_files(world: World) -> None:
    words = f"{TEXT} See https://dead.example/x, and (https://dead.example/y)."
    files = [
        ("report.txt", f"{TEXT} The second report.".encode()),
        ("photo.png", b"\x89PNG"),
        ("notes.md", b"# Notes\n"),
    ]
    message = await world.member.send(world.channel, words, attachments=files)
    await world.member.context_menu(world.channel, "Track claims", message)
    assert await world.rows("SELECT provenance, url, filename FROM intake ORDER BY id") == [
        ("message", None, None),
        ("fetched", "https://dead.example/x", None),
        ("fetched", "https://dead.example/y", None),
        ("file", None, "report.txt"),
        ("file", None, "notes.md"),
    ]
    assert len({row[0] for row in await world.rows("SELECT message FROM intake")}) == 5, "one message a source"
    await world.work()
    assert await world.count("articles") == 3
    shown = [said(message) for message in world.channel.history() if message.author.bot]
    assert sum(text.startswith("**Article ") for text in shown) == 3
    assert sum(text.startswith("**Not added** · dead.example") for text in shown) == 2


async def test_what_is_forwarded_or_boxed_is_tracked_and_a_card_of_the_bot_is_not(world: World) -> None:
    original = await world.checker.send(world.channel, TEXT, attachments=[("notes.md", b"# Notes\n")])
    await world.member.context_menu(world.channel, "Track claims", await world.second.forward(original, world.channel))
    hook = world.guild.create_webhook(world.channel, "wire")
    boxed = await hook.send(embed=discord.Embed(title="From the wire", description=f"{TEXT} More on Tuesday."))
    await world.member.context_menu(world.channel, "Track claims", boxed)
    assert await world.rows("SELECT provenance, filename FROM intake ORDER BY id") == [
        ("message", None),
        ("file", "notes.md"),
        ("message", None),
    ]
    await world.work()
    card = next(message for message in world.channel.history() if said(message).startswith("**Article "))
    shown = await world.member.context_menu(world.channel, "Track claims", card)
    assert said(shown) == "That message has no text, link or file to track."
    assert await world.count("intake") == 3


async def test_a_message_of_links_alone_is_no_text(world: World) -> None:
    message = await world.member.send(world.channel, "https://dead.example/x https://dead.example/x look!")
    await world.member.context_menu(world.channel, "Track claims", message)
    assert await world.rows("SELECT provenance, url FROM intake") == [("fetched", "https://dead.example/x")]


async def test_of_many_links_five_are_taken_and_the_person_is_told(world: World) -> None:
    message = await world.member.send(world.channel, " ".join(f"https://dead.example/{n}" for n in range(9)))
    shown = await world.member.context_menu(world.channel, "Track claims", message)
    assert await world.count("intake") == 5
    assert shown.followups[-1].ephemeral
    assert "4 were left out: one message may bring 5 sources." in said(shown.followups[-1])


async def test_a_file_too_large_is_refused_before_it_is_downloaded(world: World) -> None:
    for name, size, limit in (("a.pdf", MAX_DOCUMENT, "25,000,000"), ("a.txt", MAX_BYTES, "5,000,000")):
        refused = await world.member.slash(world.channel, "article add", file=(name, b"%PDF-" + b"a" * (size - 4)))
        assert refused.ephemeral
        assert f"{limit} is the most that is read" in said(refused)
    assert await world.count("intake") == 0
    assert not [e for e in world.env.http_requests if e.method == "GET" and "attachments" in e.path]


async def test_a_burst_is_refused_to_the_person_alone(world: World) -> None:
    await world.admin.slash(world.channel, "desk links", member_hourly=1)
    await world.member.slash(world.channel, "article add", text=TEXT)
    await world.member.slash(world.channel, "article add", text=f"{TEXT} Again.")
    taken_back, told = world.env.http_requests[-2:]
    assert (taken_back.method, body(told)["flags"] & EPHEMERAL) == ("DELETE", EPHEMERAL)
    assert "A member may hand in 1 sources an hour here; the next one from" in str(told.json)
    assert await world.count("intake") == 1


def _pasted(text: str) -> Submission:
    return Submission(Provenance.PASTED, text=text)


async def _check_first(world: World) -> None:
    ruling = Ruling(Verdict.FALSE, (Source(SOURCE, Stance.REFUTES),), "The audit lists half of that sum.")
    await world.services.review.check(world.actor(), 1, ruling)
