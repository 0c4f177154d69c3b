"""Google's Fact Check Tools: what others have checked that is like some words.

The words and the key are all that leaves; neither stands in a log or in what is said of a failure.
"""

import asyncio
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import httpx
import msgspec

from bot.config import FactCheckSettings, Secret
from bot.domain.fact_checks import FactCheck, SearchAnswer, Skipped, Unanswered
from bot.domain.user_input import clean_text
from bot.ingest.claim_review import check_of
from bot.ingest.fetch import retry_after

PAGE_SIZE = 25
MAX_ANSWER = 2_000_000
"""Bytes of one page of answers."""
_WHOLE_S = 15.0
_TIMEOUT = httpx.Timeout(10.0, connect=5.0)
_MOST_TOKEN = 2_000
_LANGUAGE = "en"
"""Of claims that can be compared with ours."""
_WILL_PASS = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}


class FactCheckTools:
    def __init__(self, settings: FactCheckSettings, key: Secret, proxy: str | None = None) -> None:
        self._url = settings.url
        self._key = key
        self._proxy = proxy

    async def search(self, words: str, page: str | None = None) -> SearchAnswer:
        """One page of answers. Raises Unanswered with one sentence."""
        asked = {"query": words, "languageCode": _LANGUAGE, "pageSize": str(PAGE_SIZE), "key": self._key.reveal()}
        if page is not None:
            asked["pageToken"] = page
        try:
            async with asyncio.timeout(_WHOLE_S):
                return await self._asked(asked)
        except TimeoutError:
            raise Unanswered("The fact-check service did not answer in time.") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:  # its text may hold the address, and so the key
            raise Unanswered(f"The fact-check service can't be reached ({type(error).__name__}).") from None

    async def _asked(self, asked: dict[str, str]) -> SearchAnswer:
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        client = httpx.AsyncClient(timeout=_TIMEOUT, trust_env=False, proxy=self._proxy, headers=headers)
        async with client, client.stream("GET", self._url, params=asked) as response:
            body = bytearray()
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > MAX_ANSWER:
                    raise Unanswered(f"The fact-check service sent more than {MAX_ANSWER // 1_000_000} MB.")
            if response.status_code != HTTPStatus.OK:
                raise self._refusal(response, bytes(body))
            return answer_of(bytes(body))

    def _refusal(self, response: httpx.Response, body: bytes) -> Unanswered:
        """What the service says of a refusal, without the key should it repeat that."""
        status = response.status_code
        said = " ".join(clean_text(_message(body)).replace(self._key.reveal(), "[secret]").split())[:200]
        why = f": {said.rstrip('.')}" if said else ""
        final = 400 <= status < 500 and status not in _WILL_PASS
        return Unanswered(
            f"The fact-check service answered {status}{why}.",
            seconds=retry_after(response.headers),
            refused=final,
            of_the_words=status == HTTPStatus.BAD_REQUEST,
        )


def answer_of(body: bytes) -> SearchAnswer:
    """A page as the service writes it, where every field may be missing; {} for nothing found."""
    try:
        value = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise Unanswered("The fact-check service sent an answer that can't be read.")
    checks = [check for check in _checks(value) if not isinstance(check, Skipped)]
    page = value.get("nextPageToken")
    return SearchAnswer(tuple(checks), page if isinstance(page, str) and 0 < len(page) <= _MOST_TOKEN else None)


def _checks(value: dict[str, Any]) -> Iterator[FactCheck | Skipped]:
    for claim in _objects(value.get("claims")):
        for review in _objects(claim.get("claimReview")):
            yield check_of(
                {
                    "url": review.get("url"),
                    "claimReviewed": claim.get("text"),
                    "reviewRating": review.get("textualRating"),
                    "author": review.get("publisher"),
                    "itemReviewed": {"author": claim.get("claimant")},
                    "datePublished": review.get("reviewDate"),
                }
            )


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _message(body: bytes) -> str:
    try:
        error = msgspec.json.decode(body)["error"]["message"]
    except (msgspec.DecodeError, UnicodeError, RecursionError, LookupError, TypeError):
        return ""
    return error if isinstance(error, str) else ""
