"""Machines ask a site's robots.txt first; a person who hands in a link asks for that page themselves."""

from collections.abc import AsyncIterator

import pytest

from bot.domain.errors import Unreadable
from bot.ingest.fetch import WebFetcher
from tests.ingest.server import Server, page, redirect, serving

RULES = b"User-agent: *\nDisallow: /*?print\nDisallow: /inside/\nAllow: /inside/open\n"


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as server:
        for path in ("/a", "/a?print=1", "/inside/b", "/inside/open"):
            server.answers[path] = page(b"words")
        yield server


def robots(server: Server, body: bytes = RULES, status: str = "200 OK") -> None:
    server.answers["/robots.txt"] = page(body, status, content_type="text/plain")


def asked_for(server: Server) -> list[str]:
    return [request.split(" ")[1] for request in server.requests]


@pytest.mark.parametrize(
    ("path", "allowed"), [("/a", True), ("/a?print=1", False), ("/inside/b", False), ("/inside/open", True)]
)
async def test_wildcards_and_exceptions_are_understood(server: Server, path: str, allowed: bool) -> None:
    robots(server)
    async with WebFetcher([server.pair]) as fetcher:
        assert await fetcher.may_fetch(server.url(path)) is allowed
        if allowed:
            assert (await fetcher.ask(server.url(path))).body == b"words"
            assert (await fetcher.fetch(server.url(path), automatic=True)).body == b"words"
        else:
            with pytest.raises(Unreadable, match=r"robots\.txt keeps machines away"):
                await fetcher.ask(server.url(path))
            with pytest.raises(Unreadable, match=r"robots\.txt"):
                await fetcher.fetch(server.url(path), automatic=True)
        assert (await fetcher.fetch(server.url(path))).body == b"words"
    assert asked_for(server).count("/robots.txt") == 1


async def test_rules_for_this_bot_go_before_those_for_all(server: Server) -> None:
    robots(server, b"User-agent: *\nAllow: /\n\nUser-agent: OnRecord\nDisallow: /\n")
    async with WebFetcher([server.pair]) as fetcher:
        assert not await fetcher.may_fetch(server.url("/a"))


async def test_a_desk_may_ask_robots_for_its_members_links_too(server: Server) -> None:
    robots(server)
    async with WebFetcher([server.pair], robots_for_links=True) as fetcher:
        assert (await fetcher.fetch(server.url("/a"))).body == b"words"
        with pytest.raises(Unreadable, match=r"robots\.txt"):
            await fetcher.fetch(server.url("/inside/b"))


async def test_the_rules_of_every_hop_hold(server: Server) -> None:
    robots(server)
    server.answers["/start"] = redirect("/inside/b")
    async with WebFetcher([server.pair]) as fetcher:
        with pytest.raises(Unreadable, match=r"robots\.txt"):
            await fetcher.ask(server.url("/start"))
    assert "/inside/b" not in asked_for(server)


@pytest.mark.parametrize(
    ("status", "allowed"),
    [("404 Not Found", True), ("403 Forbidden", True), ("503 Busy", False), ("429 Too Many Requests", False)],
)
async def test_no_file_allows_everything_and_a_busy_site_nothing(server: Server, status: str, allowed: bool) -> None:
    robots(server, status=status)
    async with WebFetcher([server.pair]) as fetcher:
        assert await fetcher.may_fetch(server.url("/a")) is allowed


async def test_a_site_that_does_not_answer_allows_nothing() -> None:
    async with serving() as gone:
        pair, url = gone.pair, gone.url("/a")
    async with WebFetcher([pair]) as fetcher:
        assert not await fetcher.may_fetch(url)


async def test_a_file_of_strange_bytes_or_endless_rules_is_read_as_far_as_it_goes(server: Server) -> None:
    robots(server, b"\xef\xbb\xbfUser-agent: *\nDisallow: /inside\xff\n" + b"Disallow: /x*y*z$\n" * 60_000)
    async with WebFetcher([server.pair]) as fetcher:
        assert await fetcher.may_fetch(server.url("/a"))


async def test_robots_are_never_asked_off_the_public_web(server: Server) -> None:
    async with WebFetcher() as fetcher:
        assert not await fetcher.may_fetch(server.url("/a"))
    assert server.connections == 0
