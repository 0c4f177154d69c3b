"""Odd spellings of addresses that must never be reached, and the exact pairs that may."""

import asyncio
import socket
from collections.abc import Iterable

import pytest
from ssrfguard import BlockedAddressError

from bot.domain.errors import Unreadable
from bot.ingest.fetch import WebFetcher
from bot.ingest.guard import Answer, Guard
from tests.ingest.server import page, redirect, serving

PUBLIC = "93.184.216.34"
NAMES = {
    "inside.example.org": ["10.1.2.3"],
    "loop.example.org": ["127.0.0.1"],
    "mixed.example.org": [PUBLIC, "192.168.0.7"],
    "mixed6.example.org": ["2606:2800:220:1::1", "fe80::1"],
    "mapped.example.org": ["::ffff:127.0.0.1"],
    "siit.example.org": ["::ffff:0:127.0.0.1"],
    "metadata.example.org": ["169.254.169.254"],
    "azure.example.org": ["168.63.129.16"],
    "isatap.example.org": ["2001:db9::5efe:10.0.0.1"],
    "scoped.example.org": ["fe80::1%1"],
    "localhost": ["127.0.0.1", "::1"],
    "metadata.google.internal": ["169.254.169.254"],
    "2130706433.example.org": ["127.0.0.1"],
}


def lookup(host: str, port: int) -> Iterable[Answer]:
    if host not in NAMES:
        raise socket.gaierror(f"{host} is not known")
    for address in NAMES[host]:
        if ":" in address:
            yield socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0)
        else:
            yield socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)


REFUSED = [
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://127.255.255.254/",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    "http://①②⑦.0.0.1/",
    "http://%31%32%37.0.0.1/",
    "http://LOCALHOST./",
    "http://ⓛocalhost/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/",
    "http://2852039166/",
    "http://100.100.100.200/",
    "http://192.0.0.192/",
    "http://168.63.129.16/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://198.18.0.1/",
    "http://203.0.113.9/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[::ffff:0:8.8.8.8]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::168.63.129.16]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::5efe:10.0.0.1]/",
    "http://[2600:db9::5efe:10.0.0.1]/",
    "http://[2600:db9::200:5efe:8.8.8.8]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[5f00::1]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    *(f"http://{name}/" for name in NAMES),
    f"http://{PUBLIC}:22/",
    f"http://{PUBLIC}:6379/",
    f"https://{PUBLIC}:8443/",
    f"http://{PUBLIC}:0/",
    f"http://{PUBLIC}:99999/",
    f"http://user:pw@{PUBLIC}/",
    f"http://{PUBLIC}@127.0.0.1/",
    f"http://{PUBLIC}\\@127.0.0.1/",
    f"http://127.0.0.1\\@{PUBLIC}/",
    "http://127.0.0.1\t/",
    "http:///etc/passwd",
    "http://",
    "//127.0.0.1/",
    "127.0.0.1",
    "file:///etc/passwd",
    "gopher://127.0.0.1:70/",
    "ftp://127.0.0.1/",
    "data:text/html,hello",
    "javascript:alert(1)",
    "",
]


def test_the_table_is_long_enough() -> None:
    assert len(set(REFUSED)) == len(REFUSED) >= 80


@pytest.mark.parametrize("url", REFUSED)
async def test_an_address_off_the_public_web_is_refused_without_any_connection(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[object] = []

    async def connect(*args: object, **_: object) -> None:
        touched.append(args)
        raise OSError("no connection in this test")

    monkeypatch.setattr("httpcore._backends.auto.AutoBackend.connect_tcp", connect)
    monkeypatch.setattr("anyio.connect_tcp", connect)
    async with WebFetcher(lookup=lookup) as fetcher:
        with pytest.raises(Unreadable):
            await fetcher.fetch(url)
    assert touched == []


async def test_the_connections_of_the_table_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    touched: list[object] = []

    async def connect(*args: object, **_: object) -> None:
        touched.append(args)
        raise OSError("no connection in this test")

    monkeypatch.setattr("anyio.connect_tcp", connect)
    async with WebFetcher(lookup=lookup) as fetcher:
        with pytest.raises(Unreadable, match="can't be reached"):
            await fetcher.fetch(f"http://{PUBLIC}/")
    assert len(touched) == 1


@pytest.mark.parametrize("url", ["http://{}/", "https://{}/", "http://{}:443/", "https://{}:80/"])
async def test_public_addresses_pass(url: str) -> None:
    guard = Guard(lookup=lambda host, port: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, port))])
    for host in (PUBLIC, "news.example.org", "[2606:2800:220:1::1]"):
        assert await guard.answers(url.format(host), guard.policy(host, 443))


async def test_a_name_that_changes_its_answer_is_looked_up_once() -> None:
    """Rebinding: the answer that was checked is the one that is connected to."""
    async with serving() as server:
        server.answers["/"] = page(b"once")
        asked: list[str] = []

        def rebinding(host: str, port: int) -> Iterable[Answer]:
            asked.append(host)
            address = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        async with WebFetcher([f"wiki.example.org:{server.port}"], lookup=rebinding) as fetcher:
            found = await fetcher.fetch(f"http://wiki.example.org:{server.port}/")
        assert (found.body, asked) == (b"once", ["wiki.example.org"])
        assert f"host: wiki.example.org:{server.port}" in server.requests[0].lower()


async def test_an_allowed_pair_opens_nothing_else() -> None:
    async with serving() as allowed, serving() as other:
        allowed.answers["/"] = page(b"inside")
        allowed.answers["/away"] = redirect(other.url("/"))
        other.answers["/"] = page(b"secret")
        async with WebFetcher([allowed.pair], lookup=lookup) as fetcher:
            assert (await fetcher.fetch(allowed.url("/"))).body == b"inside"
            for url in (other.url("/"), allowed.url("/away"), f"http://loop.example.org:{allowed.port}/"):
                with pytest.raises(Unreadable, match="not fetched"):
                    await fetcher.fetch(url)
        assert other.connections == 0


async def test_an_allowed_name_never_leads_to_a_metadata_service() -> None:
    guard = Guard(["metadata.example.org:80", "inside.example.org:80"], lookup=lookup)
    assert await guard.answers("http://inside.example.org/", guard.policy("inside.example.org", 80))
    with pytest.raises(BlockedAddressError):
        await guard.answers("http://metadata.example.org/", guard.policy("metadata.example.org", 80))


async def test_a_lookup_that_hangs_ends_with_the_deadline() -> None:
    release = asyncio.Event()
    loop = asyncio.get_running_loop()

    def hanging(host: str, port: int) -> Iterable[Answer]:
        asyncio.run_coroutine_threadsafe(release.wait(), loop).result(10)
        return []

    async with WebFetcher(timeout_s=0.1, lookup=hanging) as fetcher:
        with pytest.raises(Unreadable, match="took longer"):
            await fetcher.fetch("http://slow.example.org/")
        release.set()
