"""`/desk feed`: who may, what is said, and the one message about a feed that died."""

from bot.domain.articles import Answered
from bot.domain.clock import DAY
from bot.domain.errors import Unavailable
from tests.chat.world import World, said
from tests.ingest.test_feed import item, rss

URL = "https://quay.example.org/feed"


def answers(world: World, status: int, body: bytes = b"") -> None:
    world.web.answers[URL] = Answered(URL, None, status, {}, body, "application/rss+xml", None, None)


async def test_a_feed_from_add_to_remove(world: World) -> None:
    answers(world, 200, rss(item(1), item(2)))
    added = await world.admin.slash(world.channel, "desk feed add", url=URL)
    assert added.ephemeral
    assert "Feed 1 will be read from now on: The Quay." in said(added)
    assert "2 articles in it now count as seen" in said(added)
    listed = said(await world.admin.slash(world.channel, "desk feed list"))
    assert "✅ **Feed 1**" in listed
    assert "quay.example.org" in listed
    twice = await world.admin.slash(world.channel, "desk feed add", url=URL)
    assert said(twice) == "This server reads that feed already: it is feed 1."
    removed = await world.admin.slash(world.channel, "desk feed remove", feed="#1")
    assert "Feed 1 is removed" in said(removed)
    assert "No feed yet" in said(await world.admin.slash(world.channel, "desk feed list"))


async def test_feeds_are_suggested_by_their_titles(world: World) -> None:
    answers(world, 200, rss(item(1)))
    await world.admin.slash(world.channel, "desk feed add", url=URL)
    found = await world.admin.autocomplete(world.channel, "desk feed remove", "feed", "qua")
    assert [(o["name"], o["value"]) for o in found] == [("1 · The Quay", "1")]


async def test_what_is_no_feed_is_said(world: World) -> None:
    answers(world, 200, b"<html>x")
    refused = await world.admin.slash(world.channel, "desk feed add", url=URL)
    assert said(refused) == "That is not a feed: only RSS, Atom and RDF are read."
    assert await world.count("feeds") == 0


async def test_a_dead_feed_is_told_of_in_the_review_channel(world: World) -> None:
    await world.admin.slash(world.channel, "desk setup", review_channel=world.channel)
    answers(world, 200, rss(item(1)))
    await world.admin.slash(world.channel, "desk feed add", url=URL)
    answers(world, 410)
    world.clock.pass_hours(DAY / 3_600_000)
    assert await world.services.feeds.enqueue_due() == 1
    await world.work()
    await world.work()
    messages = [said(message) for message in world.channel.history() if "switched off" in said(message)]
    assert len(messages) == 1
    assert messages[0].startswith("Feed 1 (quay.example.org) is switched off: quay.example.org answered 410 (Gone)")
    health = said(await world.admin.slash(world.channel, "desk health"))
    assert "❌ **feed 1**: quay.example.org, switched off" in health


async def test_an_entry_that_is_given_up_is_named_once_in_the_review_channel(world: World) -> None:
    await world.admin.slash(world.channel, "desk setup", review_channel=world.channel)
    answers(world, 200, rss(item(1)))
    await world.admin.slash(world.channel, "desk feed add", url=URL)
    answers(world, 200, rss(item(2), item(1)))
    world.web.failures["https://quay.example.org/2"] = Unavailable("quay.example.org answered 503.")
    for _ in range(60):
        world.clock.pass_hours(1)
        await world.services.feeds.enqueue_due()
        await world.work()
    messages = [said(message) for message in world.channel.history() if "given up" in said(message)]
    assert len(messages) == 1
    assert "Not read: 1 given up" in said(await world.admin.slash(world.channel, "desk feed list"))
    assert "❌ **feed 1**" in said(await world.admin.slash(world.channel, "desk health"))
