"""Runs of `onrecord` in this process: what it prints, what it complains of, and how it ends."""

import io
import json
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main

BRIDGE = """Council fights over the tram

Mayor Lena Ostrowe said the tram line cost 45 million dollars in 2023.

"Ridership fell by 30 percent last year," said Councillor Paul Quimbly. "Nobody counted it before," he added.

According to Rosa Teller, the depot employs 212 people.

"It will be the ruin of us".

Other news

Rain until Sunday, forecasters say
"""
SAYS_IT_AGAIN = """Tram audit is out

The audit was published on Monday and runs to 300 pages.

Mayor Lena Ostrowe said the tram line cost 45 million dollars in 2023.
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self) -> dict[str, Any]:
        (only,) = self.objects
        return only


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def nothing_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = ("DISCORD_TOKEN", "GOOGLE_FACT_CHECK_KEY")
    for name in ("ONRECORD_CONFIG", "ONRECORD_DB", *secrets, *(f"{secret}_FILE" for secret in secrets)):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`onrecord(*words, stdin=None)` in the test's own folder."""

    def run(*words: str, stdin: bytes | None = None) -> Ran:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = main(words)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "tram.txt"
    file.write_text(BRIDGE, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The database file of a desk that has read the article."""
    folder = tmp_path_factory.mktemp("record")
    (folder / "tram.txt").write_text(BRIDGE, encoding="utf-8")
    assert main(("--db", str(folder / "onrecord.db"), "ingest", str(folder / "tram.txt"))) == 0
    return (folder / "onrecord.db").read_bytes()


@pytest.fixture
def desk(onrecord: Run, article: Path, record: bytes) -> Run:
    """A desk with one article on record; its runs as `onrecord` makes them."""
    article.with_name("onrecord.db").write_bytes(record)
    return onrecord


def refused(ran: Ran, code: int, *words: str) -> None:
    """It ended with this code, said one sentence on stderr that holds these words, and nothing else."""
    assert (ran.code, ran.out) == (code, ""), ran
    assert ran.err.endswith((".\n", "?\n"))
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err


@pytest.fixture(autouse=True)
def the_signal_as_it_was() -> Iterator[None]:
    """A command that was interrupted ignores further Ctrl-C, as its process is about to end; ours is not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, signal.default_int_handler)
