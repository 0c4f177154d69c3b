"""Text of strangers on its whole way: stored, shown, posted; it stays text and wakes nobody."""

import re

from bot.domain.actor import Role
from tests.chat.world import SOURCE, WHY, World, options, said

EVIL = (
    "The mayor <@1> told @everyone [proof](https://evil.example) on <t:0:R> that ||taxes|| fell \u202eby 10 % in 2020"
)
NAME = "**Ada** <@&2> @here"
LIVE = re.compile(r"<@[!&]?\d|@(everyone|here)\b|(?<!\\)\[proof\]|(?<!\\)<t:0|(?<!\\)\|\||[\u202a-\u202e]")


def harmless(shown: object) -> bool:
    return LIVE.search(said(shown)) is None


async def test_a_hostile_claim_is_shown_as_text_everywhere(world: World) -> None:
    shown = await world.member.slash(world.channel, "claims add", text=EVIL, speaker=NAME, url="https://evil.example/x")
    assert harmless(shown)
    assert r"told @" in said(shown)
    assert r"\[proof\]" in said(shown)
    for path, given in (
        ("claims list", {}),
        ("claims list", {"speaker": NAME}),
        ("claims search", {"query": "mayor [proof](https://evil.example) @everyone"}),
        ("claims history", {"claim": "1"}),
        ("review queue", {}),
    ):
        assert harmless(await world.moderator.slash(world.channel, path, **given)), path


async def test_hostile_words_of_a_verdict_and_a_dispute(world: World) -> None:
    await world.claim(EVIL, NAME)
    done = await world.moderator.slash(
        world.channel, "review check", claim="1", verdict="false", source=SOURCE, rationale=f"{EVIL}\n# {WHY}"
    )
    assert harmless(done)
    assert "\n\\# The audit" in said(done)
    posted = await world.moderator.click(done.response, label="Post here")
    assert harmless(posted)
    desk = world.guild.create_text_channel("desk")
    daily = world.guild.create_text_channel("daily")
    admin = world.actor(Role.ADMIN)
    await world.services.settings.set(admin, {"review_channel": str(desk.id), "digest_channel": str(daily.id)})
    await world.member.slash(
        world.channel, "claims dispute", claim="1", kind="verdict_wrong", reason=EVIL, link="https://evil.example/)x"
    )
    world.clock.pass_hours(1)
    await world.services.summaries.post(admin)
    await world.send()
    assert harmless(desk.history()[0])
    assert harmless(daily.last_message)
    assert options(daily.last_message)


async def test_nothing_that_is_sent_or_edited_may_ping(world: World) -> None:
    await world.send()
    added = await world.member.slash(world.channel, "article add", text=f'"{EVIL}," said Ada Vey on Monday.')
    await world.work()
    assert harmless(added)
    listed = await world.moderator.slash(world.channel, "claims list")
    card = await world.moderator.click(listed.response, label="Open")
    await world.moderator.click(card.response, label="Take")
    sent = [
        (entry.json.get("data") or entry.json)
        for entry in world.env.http_requests
        if entry.method in {"POST", "PATCH"} and isinstance(entry.json, dict)
    ]
    shown = [body for body in sent if body.get("components")]
    assert len(shown) == 7, "queued, reading, finding, its result, the list, the card, the taken card"
    assert [body.get("allowed_mentions") for body in shown] == [{"parse": []}] * 7
    assert not any(body.get("content") or body.get("embeds") for body in shown), "components alone"
