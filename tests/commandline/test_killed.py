"""Killed in the middle of a slow download: nothing half done stays, and starting again does nothing twice."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.app import open_app
from bot.config import load_config
from bot.domain.actor import local_admin
from bot.jobs.handlers import handlers
from bot.jobs.runner import Runner
from bot.storage.database import Database
from tests.commandline.conftest import BRIDGE, Run


async def count(db: Database, table: str) -> int:
    async with db.read() as reader:
        return int(await reader.value(f"SELECT count(*) FROM {table}"))


@dataclass
class Site:
    """Sends half a page and then nothing, until it is told to send it whole."""

    whole: threading.Event = field(default_factory=threading.Event)
    half_sent: threading.Event = field(default_factory=threading.Event)
    url: str = ""
    pair: str = ""


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    page = BRIDGE.encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page[:200])
            self.wfile.flush()
            found.half_sent.set()
            found.whole.wait(30)
            self.wfile.write(page[200:])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.pair = f"127.0.0.1:{server.server_port}"
    found.url = f"http://{found.pair}/tram"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    found.whole.set()
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
async def test_killed_during_a_slow_download(onrecord: Run, site: Site, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(f'[ingest]\nallow_private = ["{site.pair}"]\n', "utf-8")
    first = subprocess.Popen([sys.executable, "-m", "bot", "ingest", site.url], cwd=tmp_path)  # noqa: ASYNC220
    assert site.half_sent.wait(60)
    first.send_signal(signal.SIGKILL)
    first.wait()
    site.whole.set()
    config = load_config(tmp_path / "config.toml")
    async with open_app(config, config.database) as app:
        assert await app.services.articles.list(local_admin()) == []
    again = subprocess.run(
        [sys.executable, "-m", "bot", "ingest", site.url], cwd=tmp_path, capture_output=True, timeout=300, check=False
    )
    assert (again.returncode, again.stderr) == (0, b"")
    async with open_app(config, config.database) as app:
        claims = await count(app.db, "claims")
        assert claims > 0
        assert await Runner(app.db, app.clock, handlers(app.services)).run_until_idle() == 1, "what the first had begun"
        assert [article.number for article in await app.services.articles.list(local_admin())] == [1]
        assert await count(app.db, "claims") == claims
        async with app.db.read() as reader:
            stages = await reader.all("SELECT stage, known FROM intake ORDER BY id")
        assert [tuple(row) for row in stages] == [("done", 1), ("done", 0)]
