"""A small HTTP server on loopback that answers with exactly the bytes that a test gives it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    connections: int = 0

    @property
    def pair(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.pair}{path}"

    def connected(self) -> None:
        self.connections += 1

    async def answer(self, head: str, writer: asyncio.StreamWriter) -> None:
        self.requests.append(head)
        answer = self.answers[head.split(" ")[1]]
        if isinstance(answer, bytes):
            writer.write(answer)
            await writer.drain()
        else:
            await answer(writer)


@asynccontextmanager
async def listening(
    answer: Callable[[str, asyncio.StreamWriter], Awaitable[None]], connected: Callable[[], None] = lambda: None
) -> AsyncIterator[int]:
    """A port of loopback; `answer` gets the head of each request and writes the response, `connected` is called before
    for each connection, whether or not a request comes over it."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connected()
        try:
            await answer((await reader.readuntil(b"\r\n\r\n")).decode(), writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    listener = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield listener.sockets[0].getsockname()[1]
    finally:
        listener.close()


@asynccontextmanager
async def serving() -> AsyncIterator[Server]:
    server = Server()
    async with listening(server.answer, server.connected) as server.port:
        yield server


def page(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """A whole response. Underscores in header names stand for hyphens; an empty value leaves the header out."""
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    fields |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


def redirect(location: str, **headers: str) -> bytes:
    return page(b"", "302 Found", location=location, **headers)
