"""Log lines: ids beside the message, JSON on request, and no secret in either."""

import asyncio
import json
import logging
from collections.abc import Iterator
from typing import Literal

import pytest

from bot import log

TOKEN = "abc.def.ghi"


def fail(words: str) -> None:
    raise ValueError(words)


@pytest.fixture(autouse=True)
def root_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_line_names_what_it_is_about(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("info", "text")
    with log.about(server=7):
        with log.about(job=9):
            logging.getLogger("bot.x").info("read %d words", 12)
        logging.getLogger("bot.x").debug("not asked for")
    logging.getLogger("bot.x").warning("outside")
    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith("INFO    bot.x: read 12 words [server=7 job=9]")
    assert second.endswith("WARNING bot.x: outside")


def test_a_line_of_ours_names_the_ids_that_it_gives_itself(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("info", "text")
    with log.about(server=7):
        logging.getLogger("bot.x").info("sent", extra={"code": 50013})
        logging.getLogger("library").info("sent", extra={"payload": "what somebody wrote"})
    ours, theirs = capsys.readouterr().err.splitlines()
    assert ours.endswith("bot.x: sent [server=7 code=50013]")
    assert theirs.endswith("library: sent [server=7]")


def test_json_is_one_object_a_line_even_with_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("debug", "json")
    try:
        fail("first\nsecond")
    except ValueError:
        with log.about(interaction="42"):
            logging.getLogger("bot.x").exception("broke")
    (line,) = capsys.readouterr().err.splitlines()
    found = json.loads(line)
    assert (found["level"], found["logger"], found["message"], found["interaction"]) == (
        "error",
        "bot.x",
        "broke",
        "42",
    )
    assert "ValueError: first\nsecond" in found["error"]


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_secret_never_gets_out(style: Literal["text", "json"], capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("info", style, secrets=("", TOKEN))
    try:
        fail(TOKEN)
    except ValueError:
        logging.getLogger("bot.x").exception("with %s", TOKEN)
    written = capsys.readouterr().err
    assert TOKEN not in written
    assert written.count("[secret]") == 2


def test_libraries_do_not_repeat_what_people_wrote(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup("debug")
    logging.getLogger("discord.gateway").debug("payload")
    logging.getLogger("trafilatura.core").error("text")
    logging.getLogger("httpx").info("GET")
    assert capsys.readouterr().err == ""


async def test_ids_belong_to_the_task(capsys: pytest.CaptureFixture[str]) -> None:
    log.setup()

    async def work(job: int) -> None:
        with log.about(job=job):
            await asyncio.sleep(0)
            logging.getLogger("bot.x").info("done")

    await asyncio.gather(work(1), work(2))
    assert sorted(line.split("done ")[1] for line in capsys.readouterr().err.splitlines()) == ["[job=1]", "[job=2]"]
