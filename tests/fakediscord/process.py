"""The bot under test: any command line, in a process of its own, which learns of this Discord by its environment."""

import asyncio
import contextlib
import os
import signal
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.fakediscord.activity import PATIENCE
from tests.fakediscord.hub import Hub

INJECT = Path(__file__).with_name("inject")
QUIET = 0.25
"""Seconds without a call, after which a bot that is connected has done what it does at its start."""


class NotReady(Exception):
    """The bot ended, or did not connect; the message ends with its log."""


class BotProcess:
    def __init__(self, hub: Hub, command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> None:
        self._hub, self._command, self._cwd, self._env = hub, command, cwd, env
        self._folder = tempfile.TemporaryDirectory(prefix="fakediscord-")
        self._log = Path(self._folder.name) / "bot.log"
        self._blocked = Path(self._folder.name) / "blocked.log"
        self._process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> str:
        """All that it printed, over all its runs."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    @property
    def blocked(self) -> list[str]:
        """Addresses outside loopback that it tried to reach."""
        return self._blocked.read_text().splitlines() if self._blocked.exists() else []

    async def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                cwd=self._cwd,
                env=self._environment(),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _environment(self) -> dict[str, str]:
        api = self._hub.gateway.url.replace("ws://", "http://").removesuffix("/gateway/")
        own = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        own |= {
            "FAKEDISCORD_API": f"{api}/api/v10",
            "FAKEDISCORD_GATEWAY": self._hub.gateway.url,
            "FAKEDISCORD_CDN": self._hub.cdn_url,
            "FAKEDISCORD_BLOCKED": str(self._blocked),
            "PYTHONUNBUFFERED": "1",
            "DISCORD_TOKEN": self._hub.token,
            **self._env,
        }
        own["PYTHONPATH"] = os.pathsep.join(filter(None, [str(INJECT), own.get("PYTHONPATH")]))
        return own

    async def ready(self, identifies: int) -> None:
        """Until it has connected so many times in all, and its commands are registered."""
        gateway, world = self._hub.gateway, self._hub.world
        end = time.monotonic() + PATIENCE
        while gateway.identifies < identifies or not gateway.connected or not world.commands:
            if self._process is None or self._process.returncode is not None:
                raise NotReady(f"the bot ended before it was ready\n{self.log}")
            if time.monotonic() > end:
                raise NotReady(f"the bot was not ready within {PATIENCE:g} s\n{self.log}")
            await asyncio.sleep(0.02)
        await self._hub.activity.settle(QUIET)

    async def ended(self) -> int:
        """Wait until it ends by itself; its exit status."""
        assert self._process is not None
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()

    async def stop(self) -> int:
        """SIGTERM; its exit status (negative: the signal that ended it)."""
        return await self._signal(signal.SIGTERM)

    async def kill(self) -> int:
        """SIGKILL: a crash."""
        return await self._signal(signal.SIGKILL)

    async def _signal(self, number: int) -> int:
        assert self._process is not None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)
        try:
            return await asyncio.wait_for(self._process.wait(), PATIENCE)
        except TimeoutError:
            os.killpg(self._process.pid, signal.SIGKILL)
            return await self._process.wait()

    async def restart(self, *, hard: bool = False) -> None:
        """Another run of it, after SIGTERM or (hard) SIGKILL."""
        await (self.kill() if hard else self.stop())
        before = self._hub.gateway.identifies
        await self.start()
        await self.ready(before + 1)

    async def end(self) -> None:
        """End what still runs, and take its log away."""
        if self._process is not None and self._process.returncode is None:
            await self.kill()
        self._folder.cleanup()
