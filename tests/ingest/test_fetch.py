"""The fetcher against a real server on loopback: what it takes, what it refuses, and in which words."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.domain.articles import Fetched
from bot.domain.errors import Unreadable
from bot.ingest.fetch import WebFetcher
from tests.ingest.server import Server, page, redirect, serving

BODY = b"<html><body><p>Mayor Edna Quill opened the ferry.</p></body></html>"


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as server:
        yield server


async def fetch(server: Server, path: str = "/", **options: Any) -> Fetched:
    async with WebFetcher([server.pair], **options) as fetcher:
        return await fetcher.fetch(server.url(path))


async def refused(server: Server, path: str = "/", **options: Any) -> str:
    with pytest.raises(Unreadable) as error:
        await fetch(server, path, **options)
    return error.value.sentence


async def test_a_page_comes_with_its_address_type_and_charset(server: Server) -> None:
    server.answers["/a?id=7"] = page(BODY, content_type="Text/HTML; Charset=ISO-8859-15")
    found = await fetch(server, "/a?id=7#part")
    assert (found.body, found.media_type, found.charset) == (BODY, "text/html", "iso-8859-15")
    assert found.url.startswith(server.url("/a?id=7"))


async def test_requests_are_polite_and_carry_nothing_private(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    server.answers["/"] = page(BODY)
    await fetch(server, contact="https://desk.example/about")
    sent = server.requests[0].lower()
    assert "user-agent: onrecord/" in sent
    assert "(+https://desk.example/about)" in sent
    assert "accept-encoding: gzip, deflate\r\n" in sent
    assert "cookie" not in sent
    assert "referer" not in sent


@pytest.mark.parametrize(
    "kind", ["text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"]
)
async def test_readable_kinds_are_taken(server: Server, kind: str) -> None:
    server.answers["/"] = page(BODY, content_type=kind)
    assert (await fetch(server)).media_type == kind


async def test_a_missing_content_type_is_taken(server: Server) -> None:
    server.answers["/"] = page(BODY, content_type="")
    assert (await fetch(server)).media_type is None


@pytest.mark.parametrize("kind", ["image/png", "application/octet-stream", "application/json", "video/mp4"])
async def test_other_kinds_are_refused(server: Server, kind: str) -> None:
    server.answers["/"] = page(BODY, content_type=kind)
    assert (
        await refused(server) == f"That is {kind!r}, not an article: only web pages, text, PDF and Word files are read."
    )


async def test_redirects_are_followed_with_the_cookies_of_this_fetch_alone(server: Server) -> None:
    server.answers["/"] = redirect("step/../next", set_cookie="pass=1; Path=/")
    server.answers["/next"] = page(BODY)
    async with WebFetcher([server.pair]) as fetcher:
        assert (await fetcher.fetch(server.url("/"))).url == server.url("/next")
        assert "pass=1" in server.requests[1]
        await fetcher.fetch(server.url("/next"))
    assert "pass=1" not in server.requests[2]


async def test_five_redirects_are_followed_and_six_are_not(server: Server) -> None:
    for step in range(6):
        server.answers[f"/{step}"] = redirect(f"/{step + 1}")
    server.answers["/6"] = page(BODY)
    assert (await fetch(server, "/1")).body == BODY
    assert "redirects more than 5 times" in await refused(server, "/0")


async def test_a_loop_of_redirects_ends(server: Server) -> None:
    server.answers["/"] = redirect("/")
    assert "redirects more than 5 times" in await refused(server)
    assert len(server.requests) == 6


async def test_a_redirect_to_nowhere_is_an_answer_like_any_other(server: Server) -> None:
    server.answers["/"] = page(b"", "302 Found")
    assert await refused(server) == "127.0.0.1 answered 302 (Found) instead of the page."


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{other}/",
        "http://localhost:{port}/",
        "http://localhost/",
        "http://127.1:{port}/",
        "http://[::1]:{port}/",
        "//0.0.0.0:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "https://127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:{port}/",
        "http://user:pw@127.0.0.1:{port}/",
    ],
)
async def test_a_redirect_off_the_allowed_pair_is_refused_before_any_connection(server: Server, target: str) -> None:
    async with serving() as other:
        server.answers["/"] = redirect(target.format(port=server.port, other=other.port))
        assert "an address that is not fetched" in await refused(server)
        assert (server.connections, other.connections) == (1, 0)


@pytest.mark.parametrize(
    "status", ["404 Not Found", "403 Forbidden", "429 Too Many Requests", "503 Busy", "206 Partial"]
)
async def test_an_answer_without_the_page_names_its_status(server: Server, status: str) -> None:
    server.answers["/"] = page(BODY, status)
    assert await refused(server) in {
        f"127.0.0.1 answered {code} ({phrase}) instead of the page."
        for code, phrase in [
            (404, "Not Found"),
            (403, "Forbidden"),
            (429, "Too Many Requests"),
            (503, "Service Unavailable"),
            (206, "Partial Content"),
        ]
    }


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(BODY)),
        ("X-GZIP", gzip.compress(BODY)),
        ("deflate", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY, wbits=-15)),
        ("identity", BODY),
    ],
    ids=["gzip", "old gzip", "deflate", "bare deflate", "identity"],
)
async def test_the_encodings_that_were_asked_for_are_decoded(server: Server, encoding: str, body: bytes) -> None:
    server.answers["/"] = page(body, content_encoding=encoding)
    assert (await fetch(server)).body == BODY


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "gzip, br"])
async def test_other_and_stacked_encodings_are_refused(server: Server, encoding: str) -> None:
    server.answers["/"] = page(BODY, content_encoding=encoding)
    assert "a compression that was not asked for" in await refused(server)


@pytest.mark.parametrize(
    "body",
    [gzip.compress(BODY)[:-9], b"no gzip at all", gzip.compress(BODY)[:20] + b"\xff" * 30, gzip.compress(BODY) * 2],
    ids=["cut short", "not gzip", "damaged", "twice"],
)
async def test_a_damaged_compressed_body_is_refused(server: Server, body: bytes) -> None:
    server.answers["/"] = page(body, content_encoding="gzip")
    assert "damaged or cut off" in await refused(server)


async def test_a_body_shorter_than_its_length_is_refused(server: Server) -> None:
    server.answers["/"] = page(BODY, content_length="9999")
    assert "damaged or cut off" in await refused(server)


async def test_a_broken_chunk_is_refused(server: Server) -> None:
    server.answers["/"] = page(b"5\r\nhello\r\nzz\r\n", content_length="", transfer_encoding="chunked")
    assert "damaged or cut off" in await refused(server)


async def test_what_is_no_http_is_refused(server: Server) -> None:
    server.answers["/"] = b"SSH-2.0-OpenSSH_9.9\r\n\r\n"
    assert "damaged or cut off" in await refused(server)


async def test_an_empty_page_is_refused(server: Server) -> None:
    server.answers["/"] = page(b" \n")
    assert await refused(server) == "127.0.0.1 sent an empty page."


async def test_a_large_page_is_refused(server: Server) -> None:
    server.answers["/fits"] = page(b"a" * 1_000)
    server.answers["/large"] = page(b"a" * 1_001)
    assert len((await fetch(server, "/fits", max_bytes=1_000)).body) == 1_000
    assert "larger than 1,000 bytes" in await refused(server, "/large", max_bytes=1_000)


async def test_an_endless_page_is_refused(server: Server) -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(page(b"", content_length=""))
        while True:
            writer.write(b"a" * 65_536)
            await writer.drain()

    server.answers["/"] = endless
    assert "larger than 200,000 bytes" in await refused(server, max_bytes=200_000)


async def test_a_gzip_bomb_is_refused_by_what_it_unpacks_to(server: Server) -> None:
    server.answers["/"] = page(gzip.compress(b"a" * 20_000_000), content_encoding="gzip")
    assert "larger than 5,000,000 bytes" in await refused(server)


async def test_the_deadline_holds_over_a_body_that_drips(server: Server) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(page(b"", content_length="1000"))
        while True:
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.01)

    server.answers["/"] = drip
    assert "took longer than 0.3 seconds" in await refused(server, timeout_s=0.3)


async def test_the_deadline_holds_over_headers_and_all_hops(server: Server) -> None:
    async def late(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        writer.write(redirect("/"))
        await writer.drain()

    server.answers["/"] = late
    assert "took longer than 0.3 seconds" in await refused(server, timeout_s=0.3)
    assert len(server.requests) < 5


async def test_nothing_listening_is_one_sentence(server: Server) -> None:
    async with serving() as gone:
        pair, url = gone.pair, gone.url("/")
    async with WebFetcher([pair]) as fetcher:
        with pytest.raises(Unreadable, match="can't be reached"):
            await fetcher.fetch(url)


async def test_a_sentence_repeats_little_of_an_address(server: Server) -> None:
    long = server.url("/" + "x" * 1_500)
    async with WebFetcher() as fetcher:
        with pytest.raises(Unreadable) as error:
            await fetcher.fetch(long)
        assert len(error.value.sentence) < 400
        with pytest.raises(Unreadable, match="2,000 is the most"):
            await fetcher.fetch(long * 2)


async def test_a_proxy_gets_every_fetch_and_only_public_names(server: Server) -> None:
    server.answers["http://news.example.org/a"] = page(BODY)
    async with WebFetcher(proxy=server.url("")) as fetcher:
        assert (await fetcher.fetch("http://news.example.org/a")).body == BODY
        for inside in (
            "http://localhost/",
            "http://router/",
            "http://wiki.intern/",
            "http://10.0.0.1/",
            "http://[::1]/",
        ):
            with pytest.raises(Unreadable, match="not fetched"):
                await fetcher.fetch(inside)
    assert len(server.requests) == 1


def without_robots(server: Server) -> None:
    server.answers["/robots.txt"] = page(b"", "404 Not Found")


async def test_a_machine_gets_any_status_and_kind_with_its_headers(server: Server) -> None:
    without_robots(server)
    server.answers["/feed"] = page(
        BODY,
        content_type="application/rss+xml; charset=koi8-r",
        etag='"7"',
        last_modified="Mon, 02 Feb 2026 10:00:00 GMT",
    )
    async with WebFetcher([server.pair]) as fetcher:
        found = await fetcher.ask(server.url("/feed"))
    assert (found.status, found.body, found.media_type, found.charset) == (200, BODY, "application/rss+xml", "koi8-r")
    assert (found.headers["etag"], found.moved_to, found.retry_after) == ('"7"', None, None)
    assert "application/atom+xml" in server.requests[-1]


async def test_a_machine_asks_on_condition(server: Server) -> None:
    without_robots(server)
    server.answers["/feed"] = page(b"", "304 Not Modified", content_length="")
    async with WebFetcher([server.pair]) as fetcher:
        found = await fetcher.ask(server.url("/feed"), etag='W/"7"', last_modified="Mon, 02 Feb 2026 10:00:00 GMT")
    assert (found.status, found.body) == (304, b"")
    assert 'if-none-match: w/"7"\r\n' in server.requests[-1].lower()
    assert "if-modified-since: mon, 02 feb 2026 10:00:00 gmt" in server.requests[-1].lower()


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("120", 120.0),
        ("Mon, 02 Feb 2026 10:05:00 GMT", 300.0),
        ("Mon, 02 Feb 2026 09:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
async def test_a_busy_site_says_when_to_come_back(server: Server, written: str, seconds: float | None) -> None:
    without_robots(server)
    server.answers["/feed"] = page(
        BODY, "429 Too Many Requests", retry_after=written, date="Mon, 02 Feb 2026 10:00:00 GMT"
    )
    async with WebFetcher([server.pair]) as fetcher:
        found = await fetcher.ask(server.url("/feed"))
    assert (found.status, found.body, found.retry_after) == (429, b"", seconds)


async def test_what_moved_for_good_is_told_from_what_is_elsewhere_for_now(server: Server) -> None:
    without_robots(server)
    server.answers["/old"] = page(b"", "301 Moved Permanently", location="/older")
    server.answers["/older"] = page(b"", "308 Permanent Redirect", location="/new")
    server.answers["/new"] = redirect("/today")
    server.answers["/today"] = page(BODY)
    async with WebFetcher([server.pair]) as fetcher:
        found = await fetcher.ask(server.url("/old"))
        assert (found.url, found.moved_to) == (server.url("/today"), server.url("/new"))
        assert (await fetcher.ask(server.url("/new"))).moved_to is None
        assert (await fetcher.ask(server.url("/today"))).moved_to is None


@pytest.mark.parametrize(
    "body", [gzip.compress(b"a" * 20_000_000), gzip.compress(BODY)[:-9]], ids=["bomb", "cut short"]
)
async def test_a_machine_is_as_careful_with_bodies(server: Server, body: bytes) -> None:
    without_robots(server)
    server.answers["/feed"] = page(body, content_encoding="gzip")
    async with WebFetcher([server.pair]) as fetcher:
        with pytest.raises(Unreadable, match=r"larger than|damaged"):
            await fetcher.ask(server.url("/feed"))
