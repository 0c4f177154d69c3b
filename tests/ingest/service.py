"""A service on loopback that answers as Google's Fact Check Tools do, errors and quota included."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.config import FactCheckSettings
from tests.ingest.server import listening, page

KEY = "AIza-secret-key"
PATH = "/v1alpha1/claims:search"
JSON = {"content_type": "application/json; charset=UTF-8"}


def found(*checks: dict[str, Any], token: str | None = None) -> bytes:
    """A page of answers; {} for none."""
    body: dict[str, Any] = {"claims": list(checks)} if checks else {}
    return page(json.dumps({**body, **({"nextPageToken": token} if token else {})}).encode(), **JSON)


def claim(text: str, url: str = "https://www.quay.example/harbour", **given: Any) -> dict[str, Any]:
    review = {
        "publisher": {"name": "Quay Checks", "site": "quay.example"},
        "url": url,
        "title": "Did the harbour cost 41 million?",
        "reviewDate": "2026-01-02T00:00:00Z",
        "textualRating": "Mostly false",
        "languageCode": "en",
    }
    return {
        "text": text,
        "claimant": "Ilse Brandt",
        "claimDate": "2026-01-01T00:00:00Z",
        "claimReview": [{**review, **given}],
    }


def refusal(status: str, message: str, **headers: str) -> bytes:
    code, _, name = status.partition(" ")
    error = {"error": {"code": int(code), "message": message, "status": name.upper().replace(" ", "_")}}
    return page(json.dumps(error).encode(), status, **JSON, **headers)


@dataclass
class Service:
    port: int = 0
    answer: Callable[[dict[str, str]], bytes] = field(default=lambda _asked: found())
    asked: list[dict[str, str]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    hold: asyncio.Event | None = None

    @property
    def settings(self) -> FactCheckSettings:
        return FactCheckSettings(google=True, url=f"http://127.0.0.1:{self.port}{PATH}")

    async def respond(self, head: str, writer: asyncio.StreamWriter) -> None:
        self.heads.append(head)
        parts = urlsplit(head.split(" ")[1])
        assert (head.split(" ", maxsplit=1)[0], parts.path) == ("GET", PATH)
        asked = {name: values[0] for name, values in parse_qs(parts.query, strict_parsing=True).items()}
        self.asked.append(asked)
        if self.hold is not None:
            await self.hold.wait()
        writer.write(self.answer(asked))
        await writer.drain()


@asynccontextmanager
async def service_on_loopback() -> AsyncIterator[Service]:
    service = Service()
    async with listening(service.respond) as service.port:
        try:
            yield service
        finally:
            if service.hold is not None:
                service.hold.set()
