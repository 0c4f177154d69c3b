"""Pages over HTTP, from addresses that anybody may hand in.

Every hop is decided, looked up once and pinned by the guard; size, time, redirects, encodings and kinds of content are
bounded here. Whatever goes wrong below leaves as Unreadable with one sentence that tells nothing about the network.
"""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.cookiejar import CookieJar
from importlib.metadata import version
from typing import Self

import httpx
from ssrfguard import Policy, SSRFGuardError
from ssrfguard.httpx import AsyncSafeTransport

from bot.config import IngestSettings
from bot.domain.articles import DOCUMENT_MAGIC, MAX_BYTES, Answered, Fetched
from bot.domain.errors import Unavailable, Unreadable
from bot.domain.urls import MAX_URL, shown
from bot.ingest.guard import Guard, Lookup
from bot.ingest.inflate import ACCEPTED, inflate, require_known, too_large
from bot.ingest.robots import AGENT, MAX_RULES, Robots

MAX_REDIRECTS = 5
_CONNECT_S = 5.0
_READ_S = 10.0
_CHUNKS_IN_A_ROW = 50
_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {"", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", _DOCX}
_UNNAMED = {"application/octet-stream", "binary/octet-stream", "application/force-download", "application/x-download"}
"""How a download is sent whose kind the site doesn't know: its first bytes tell."""
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.1"
_ACCEPT_FEEDS = "application/atom+xml,application/rss+xml,application/rdf+xml,application/xml;q=0.9,*/*;q=0.1"
Take = Callable[[httpx.Response], None]
"""Raises Unreadable for an answer whose body is not wanted."""
_log = logging.getLogger(__name__)

_GONE = frozenset({HTTPStatus.GONE, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS})
"""Answers that no later one takes back; every other may pass."""
_FOR_GOOD = (SSRFGuardError, httpx.UnsupportedProtocol, httpx.InvalidURL)


class WebFetcher:
    """Fetches pages of the public web, and of the exact host:port pairs of `allow_private`.

    An async context manager. `timeout_s` bounds one fetch over all its hops, `max_bytes` its body, as sent and as
    decompressed. `robots_for_links`: robots.txt holds for pages that a person asked for too. With a `proxy` every
    connection goes there and the proxy looks names up; `lookup` replaces the system's resolver in tests.
    """

    def __init__(
        self,
        allow_private: Iterable[str] = (),
        proxy: str | None = None,
        timeout_s: float = 20.0,
        max_bytes: int = MAX_BYTES,
        contact: str = "",
        *,
        robots_for_links: bool = False,
        lookup: Lookup | None = None,
    ) -> None:
        self._guard = Guard(allow_private, proxied=proxy is not None, lookup=lookup)
        self._proxy = proxy
        self._timeout_s = timeout_s
        self._max_bytes = max_bytes
        self._headers = {
            "User-Agent": f"{AGENT}/{version('onrecord')}" + (f" (+{contact})" if contact else ""),
            "Accept": _ACCEPT,
            "Accept-Encoding": ACCEPTED,
            "Accept-Language": "en,*;q=0.5",
        }
        self._robots_for_links = robots_for_links
        self._robots = Robots(self._rules)
        self._tls: ssl.SSLContext | None = None

    @classmethod
    def configured(cls, settings: IngestSettings) -> Self:
        return cls(
            settings.allow_private,
            settings.proxy or None,
            settings.timeout_seconds,
            contact=settings.contact,
            robots_for_links=settings.robots_for_links,
        )

    async def __aenter__(self) -> Self:
        for host, port in sorted(self._guard.allowed):
            _log.info("fetches may reach %s port %d, as configured", host, port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._guard.close()

    async def fetch(self, url: str, *, automatic: bool = False) -> Fetched:
        """The page at an address, after at most five redirects. Raises Unreadable with one sentence."""
        answered = await self._bounded(url, {}, robots=automatic or self._robots_for_links, take=_require_page)
        if not answered.body.strip():
            raise Unavailable(f"{httpx.URL(answered.url).host} sent an empty page.")
        if answered.media_type in _UNNAMED and not answered.body.startswith(DOCUMENT_MAGIC):
            raise _no_article(answered.media_type or "")
        return Fetched(answered.url, answered.body, answered.media_type, answered.charset)

    async def ask(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answered:
        """Whatever a site answers, also a refusal; conditional where its last answer was named. Obeys robots.txt."""
        named = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        fields = {name: value for name, value in named.items() if value} | {"Accept": _ACCEPT_FEEDS}
        return await self._bounded(url, fields, robots=True)

    async def may_fetch(self, url: str) -> bool:
        """Whether the site's robots.txt lets a machine read that page."""
        return await self._robots.allow(str(_parsed(url)))

    async def _rules(self, url: str) -> Answered:
        """A robots.txt: cut where others are refused."""
        return await self._bounded(url, {"Accept": "text/plain,*/*;q=0.1"}, robots=False, cut=MAX_RULES)

    async def _bounded(
        self, url: str, fields: Mapping[str, str], *, robots: bool, cut: int | None = None, take: Take | None = None
    ) -> Answered:
        """The answer within the deadline, and every failure as one sentence."""
        try:
            async with asyncio.timeout(self._timeout_s):
                return await self._follow(url, fields, robots=robots, cut=cut, take=take)
        except TimeoutError:
            raise Unavailable(f"The site took longer than {self._timeout_s:g} seconds: {shown(url)}.") from None
        except Unreadable:
            raise
        except (SSRFGuardError, httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            _log.info("fetch failed: %s", type(error).__name__)
            refusal = Unreadable if isinstance(error, _FOR_GOOD) else Unavailable
            raise refusal(_sentence(error, url)) from error

    async def _follow(
        self, url: str, fields: Mapping[str, str], *, robots: bool, cut: int | None, take: Take | None
    ) -> Answered:
        cookies = CookieJar()  # some sites let nobody in who doesn't bring back what the redirect gave
        here = _parsed(url)
        moved_to: str | None = None
        for_good = True
        for _ in range(MAX_REDIRECTS + 1):
            self._policy(here).check_url(str(here))
            if robots and not await self._robots.allow(str(here)):
                refusal = Unavailable if self._robots.unanswered(str(here)) else Unreadable
                raise refusal(f"The site's robots.txt keeps machines away from {shown(str(here))}, or can't be read.")
            async with self._get(here, cookies, fields) as response:
                location = response.headers.get("location")
                if response.status_code not in _REDIRECTS or not location:
                    if take is not None:
                        take(response)
                    return await self._answered(response, moved_to, cut)
                for_good = for_good and response.status_code in _PERMANENT
                here = here.join(location)
                moved_to = str(here) if for_good else moved_to
        raise Unavailable(f"That address redirects more than {MAX_REDIRECTS} times: {shown(url)}.")

    @asynccontextmanager
    async def _get(
        self, url: httpx.URL, cookies: CookieJar, fields: Mapping[str, str]
    ) -> AsyncIterator[httpx.Response]:
        """One hop over a connection of its own, to an address that was checked for it."""
        policy = self._policy(url)
        answers = await self._guard.answers(str(url), policy)
        transport = AsyncSafeTransport(
            policy=policy,
            resolver=lambda *_: answers,
            verify=self._context(),
            trust_env=False,
            proxy=self._proxy,
        )
        timeout = httpx.Timeout(_READ_S, connect=_CONNECT_S)
        client = httpx.AsyncClient(
            transport=transport, cookies=cookies, headers=self._headers, timeout=timeout, trust_env=False
        )
        async with client, client.stream("GET", url, headers=fields) as response:
            yield response

    def _policy(self, url: httpx.URL) -> Policy:
        return self._guard.policy(url.host, url.port or (443 if url.scheme == "https" else 80))

    async def _answered(self, response: httpx.Response, moved_to: str | None, cut: int | None) -> Answered:
        body = b""
        if response.status_code == HTTPStatus.OK:
            encoding = require_known(response.headers.get("content-encoding", ""))
            raw = bytearray()
            count = 0
            async for chunk in response.aiter_raw():
                raw += chunk
                if len(raw) > self._max_bytes:
                    raise too_large(self._max_bytes)
                count += 1
                if count % _CHUNKS_IN_A_ROW == 0:
                    await asyncio.sleep(0)  # a read may hold thousands of tiny chunks, which come without a pause
            body = inflate(bytes(raw), encoding, self._max_bytes)[:cut]
        return Answered(
            url=str(response.url),
            moved_to=moved_to,
            status=response.status_code,
            headers={name.lower(): value for name, value in response.headers.items()},
            body=body,
            media_type=_media_type(response) or None,
            charset=response.charset_encoding,
            retry_after=retry_after(response.headers),
        )

    def _context(self) -> ssl.SSLContext:
        """The trusted certificates, loaded once: that takes some 30 ms."""
        if self._tls is None:
            self._tls = httpx.create_ssl_context(trust_env=False)
        return self._tls


def _parsed(url: str) -> httpx.URL:
    if len(url) > MAX_URL:
        raise Unreadable(f"That address has {len(url):,} characters; {MAX_URL:,} is the most that is read.")
    return httpx.URL(url.strip())


def _media_type(response: httpx.Response) -> str:
    kind: str = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind


def _require_page(response: httpx.Response) -> None:
    """What is no article by its status or kind is refused before its body is read."""
    host = response.url.host
    if response.status_code != HTTPStatus.OK:
        sentence = f"{host} answered {_status(response.status_code)} instead of the page."
        if response.status_code in _GONE:
            raise Unreadable(sentence)
        raise Unavailable(sentence, retry_after(response.headers))
    if _media_type(response) not in _TYPES | _UNNAMED:
        raise _no_article(_media_type(response))


def _no_article(media_type: str) -> Unreadable:
    return Unreadable(
        f"That is {media_type[:60]!r}, not an article: only web pages, text, PDF and Word files are read."
    )


def retry_after(headers: httpx.Headers) -> float | None:
    """Seconds, written as such or as a date; a date counts from the site's own clock where it shows that."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
        now = parsedate_to_datetime(headers["date"]) if "date" in headers else datetime.now(UTC)
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _status(code: int) -> str:
    try:
        return f"{code} ({HTTPStatus(code).phrase})"
    except ValueError:
        return str(code)


def _sentence(error: Exception, url: str) -> str:
    """What a member may know: nothing about which addresses answer inside the network."""
    match error:
        case SSRFGuardError():
            return (
                f"{shown(url)} is or leads to an address that is not fetched: only the public web over http and https, "
                "ports 80 and 443, without a user name."
            )
        case httpx.TimeoutException():
            return f"The site did not answer in time: {shown(url)}."
        case httpx.ConnectError() | OSError():
            return f"The site can't be reached: {shown(url)}."
        case httpx.UnsupportedProtocol() | httpx.InvalidURL() | ValueError():
            return f"{shown(url)} is not, or leads to something that is not, a web address."
        case _:
            return f"The page arrived damaged or cut off; try again later: {shown(url)}."
