"""A site on loopback, in a thread of this process, for commands that run in another."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Page = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """`pages` by path; a path in `held` is answered only once its event is set, and `asked` says who came."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    held: dict[str, threading.Event] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        raw = body if isinstance(body, bytes) else body.encode()
        self.pages[path] = (200, {"Content-Type": kind, **named}, raw)

    def config(self, folder: Path) -> None:
        """A configuration in that folder by which this site, and nothing else in here, may be fetched."""
        (folder / "config.toml").write_text(f'[ingest]\nallow_private = ["127.0.0.1:{self.port}"]\n', encoding="utf-8")


@contextmanager
def site_on_loopback() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append({name.lower(): value for name, value in self.headers.items()})
            if self.path in site.held:
                site.held[self.path].wait(60)
            status, headers, body = site.pages.get(self.path, (404, {}, b""))
            try:
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                pass  # the test has killed who asked

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        for event in site.held.values():
            event.set()
        server.shutdown()
        server.server_close()
