"""What a site's robots.txt allows to a machine that nobody sent (RFC 9309)."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from time import monotonic
from urllib.parse import urlsplit

from protego import Protego

from bot.domain.articles import Answered
from bot.domain.errors import Unreadable

AGENT = "OnRecord"
"""The name that a robots.txt may speak to."""
MAX_RULES = 500_000
"""Bytes; the standard asks for as many, and what comes after them is not read."""
_KEPT_S = 3_600.0
_RETRIED_S = 300.0
_SITES = 500

Rules = Protego | None
"""None: the site could not say, which allows nothing."""


class Robots:
    """Asks each site once an hour. `get` fetches an address, and raises Unreadable where nothing answers."""

    def __init__(self, get: Callable[[str], Awaitable[Answered]]) -> None:
        self._get = get
        self._known: OrderedDict[str, tuple[float, Rules]] = OrderedDict()

    async def allow(self, url: str) -> bool:
        site = _site(url)
        good_until, rules = self._known.get(site, (0.0, None))
        if monotonic() >= good_until:
            rules = await self._ask(site)
            self._known[site] = (monotonic() + (_RETRIED_S if rules is None else _KEPT_S), rules)
            self._known.move_to_end(site)
            while len(self._known) > _SITES:
                self._known.popitem(last=False)
        return rules is not None and await asyncio.to_thread(rules.can_fetch, url, AGENT)

    def unanswered(self, url: str) -> bool:
        """Whether the site could not say what it allows when it was last asked."""
        return self._known.get(_site(url), (0.0, None))[1] is None

    async def _ask(self, site: str) -> Rules:
        """A site without the file allows everything; one that is too busy to send it, nothing for now."""
        try:
            answered = await self._get(f"{site}/robots.txt")
        except Unreadable:
            return None
        if answered.status == HTTPStatus.OK:
            text = answered.body.decode("utf-8-sig", "replace")
            return await asyncio.to_thread(Protego.parse, text)  # some hundred thousand rules take a second
        busy = answered.status == HTTPStatus.TOO_MANY_REQUESTS or answered.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        return None if busy else Protego.parse("")


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
