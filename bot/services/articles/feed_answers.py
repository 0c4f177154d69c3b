"""Asking a feed: what its address answers, and the feed that is read out of it."""

from http import HTTPStatus
from urllib.parse import urlsplit

from bot.domain.articles import Answered
from bot.domain.errors import Unreadable
from bot.domain.feeds import Feed, ReadFeed
from bot.ingest.feed import feed_links, read_feed
from bot.services.desk.ports import READ_S, Fetcher, Workers


class FeedReader:
    def __init__(self, workers: Workers, fetcher: Fetcher) -> None:
        self._workers = workers
        self._fetcher = fetcher

    async def first_look(self, url: str) -> tuple[str, Answered, ReadFeed]:
        """The feed at an address, or the one that the page there names: where it is, the answer, and what it says.
        Raises Unreadable."""
        answered = await self._ask(url)
        try:
            return url, answered, await self.read(answered)
        except Unreadable:
            links = await self._workers.run_within(READ_S, feed_links, *_body_of(answered))
            if not links:
                raise
        answered = await self._ask(links[0])
        return links[0], answered, await self.read(answered)

    async def ask_again(self, feed: Feed) -> Answered:
        """The answer, whatever its status; NOT_MODIFIED where nothing is new."""
        return await self._fetcher.ask(feed.url, etag=feed.etag, last_modified=feed.last_modified)

    async def read(self, answered: Answered) -> ReadFeed:
        return await self._workers.run_within(READ_S, read_feed, *_body_of(answered))

    async def _ask(self, url: str) -> Answered:
        answered = await self._fetcher.ask(url)
        if answered.status != HTTPStatus.OK:
            raise Unreadable(refusal_of(answered))
        return answered


def refusal_of(answered: Answered) -> str:
    """The sentence that says with which status a site refused its feed."""
    host = urlsplit(answered.url).hostname
    try:
        status = f"{answered.status} ({HTTPStatus(answered.status).phrase})"
    except ValueError:
        status = str(answered.status)
    return f"{host} answered {status} instead of the feed."


def _body_of(answered: Answered) -> tuple[bytes, str | None, str]:
    return answered.body, answered.charset, answered.url
