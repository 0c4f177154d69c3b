"""The client of Google's Fact Check Tools against a service that answers, refuses, dawdles and talks nonsense."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Secret
from bot.domain.fact_checks import FactCheck, SearchAnswer, Unanswered
from bot.ingest import fact_checks
from bot.ingest.fact_checks import FactCheckTools, answer_of
from tests.ingest.server import page
from tests.ingest.service import JSON, KEY, Service, claim, found, refusal, service_on_loopback

WORDS = "The harbour cost 41 million & more"
CHECK = FactCheck(
    url="https://www.quay.example/harbour",
    text=WORDS,
    rating="Mostly false",
    publisher="Quay Checks",
    site="quay.example",
    claimant="Ilse Brandt",
    day="2026-01-02",
)


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    async with service_on_loopback() as service:
        yield service


def client(service: Service) -> FactCheckTools:
    return FactCheckTools(service.settings, Secret(KEY))


async def test_the_words_and_the_key_are_all_that_is_sent(service: Service) -> None:
    service.answer = lambda _asked: found(claim(WORDS))
    assert await client(service).search(WORDS) == SearchAnswer((CHECK,))
    assert service.asked == [{"query": WORDS, "languageCode": "en", "pageSize": "25", "key": KEY}]
    assert "cookie" not in service.heads[0].lower()


async def test_nothing_found_is_an_empty_answer_and_a_token_leads_on(service: Service) -> None:
    assert await client(service).search(WORDS) == SearchAnswer(())
    service.answer = lambda asked: found(claim(WORDS), token=None if "pageToken" in asked else "next=1")
    first = await client(service).search(WORDS)
    assert first == SearchAnswer((CHECK,), "next=1")
    assert await client(service).search(WORDS, first.next_page) == SearchAnswer((CHECK,))
    assert service.asked[-1] == {**service.asked[-2], "pageToken": "next=1"}


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"text": WORDS},
        {"claimReview": [{"url": "https://quay.example/"}]},
        {"text": WORDS, "claimReview": [{"textualRating": "False"}]},
        {"text": WORDS, "claimReview": "none"},
        {"text": 7, "claimReview": [None, 3, {"url": "javascript:x", "textualRating": "False"}]},
        "no object",
    ],
)
async def test_every_field_may_be_missing_or_strange(service: Service, broken: Any) -> None:
    service.answer = lambda _asked: found(broken, claim(WORDS))
    assert await client(service).search(WORDS) == SearchAnswer((CHECK,))


async def test_what_the_reviews_lack_is_made_up_for_by_the_address(service: Service) -> None:
    bare = {"text": WORDS, "claimReview": [{"url": "https://quay.example/x", "textualRating": "Faux"}]}
    service.answer = lambda _asked: found(bare)
    (check,) = (await client(service).search(WORDS)).checks
    assert (check.publisher, check.site, check.claimant, check.day) == ("quay.example", "quay.example", None, None)


@pytest.mark.parametrize(
    ("answer", "sentence", "seconds", "refused", "of_the_words"),
    [
        (
            refusal("400 Bad Request", f"API key not valid. Please pass a valid API key: {KEY}."),
            "answered 400: API key not valid. Please pass a valid API key: [secret].",
            None,
            True,
            True,
        ),
        (refusal("403 Forbidden", "The API\nis disabled"), "answered 403: The API is disabled.", None, True, False),
        (
            refusal("429 Too Many Requests", "Quota exceeded", retry_after="120"),
            "answered 429: Quota exceeded.",
            120.0,
            False,
            False,
        ),
        (refusal("500 Internal Server Error", ""), "answered 500.", None, False, False),
        (page(b"<html>busy</html>", "503 Service Unavailable"), "answered 503.", None, False, False),
        (page(b"", "302 Found", location="http://127.0.0.1/"), "answered 302.", None, False, False),
        (page(b"<html>", **JSON), "sent an answer that can't be read.", None, False, False),
        (page(b"[]", **JSON), "sent an answer that can't be read.", None, False, False),
        (page(b"[" * 100_000, **JSON), "sent an answer that can't be read.", None, False, False),
        (page(b"\xff\xfe", **JSON), "sent an answer that can't be read.", None, False, False),
        (page(b"x" * 3_000_000, **JSON), "sent more than 2 MB.", None, False, False),
        (page(b"{}", content_length="100"), "can't be reached (RemoteProtocolError).", None, False, False),
        (b"nonsense\r\n\r\n", "can't be reached (RemoteProtocolError).", None, False, False),
        (b"", "can't be reached (RemoteProtocolError).", None, False, False),
    ],
)
async def test_every_failure_is_one_sentence_without_the_key(
    service: Service,
    caplog: pytest.LogCaptureFixture,
    answer: bytes,
    sentence: str,
    seconds: float | None,
    refused: bool,
    of_the_words: bool,
) -> None:
    caplog.set_level(logging.WARNING)
    service.answer = lambda _asked: answer
    with pytest.raises(Unanswered) as error:
        await client(service).search(WORDS)
    assert error.value.sentence == f"The fact-check service {sentence}"
    assert (error.value.seconds, error.value.refused, error.value.of_the_words) == (seconds, refused, of_the_words)
    assert KEY not in caplog.text
    assert error.value.__suppress_context__ or error.value.__cause__ is None


async def test_who_dawdles_is_not_waited_for(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fact_checks, "_WHOLE_S", 0.2)
    service.hold = asyncio.Event()
    with pytest.raises(Unanswered, match="did not answer in time"):
        await client(service).search(WORDS)


async def test_nobody_there(service: Service) -> None:
    tools = client(service)
    async with service_on_loopback() as gone:
        tools = client(gone)
    with pytest.raises(Unanswered, match=r"can't be reached \(ConnectError\)"):
        await tools.search(WORDS)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10) | st.just("https://quay.example/"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["claims", "claimReview", "text", "url", "textualRating", "publisher", "name", "reviewDate"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["claims", "nextPageToken"]), JSON_VALUES))
def test_any_object_is_an_answer(value: dict[str, object]) -> None:
    answer = answer_of(json.dumps(value).encode())
    assert all(check.url.startswith("http") and check.rating and check.text for check in answer.checks)
