"""Logging to standard error, as text or as one JSON object a line, with the ids of what the line is about: those of
`about`, and those that our own lines give as `extra`.

Lines hold ids, counts and addresses; never a text that somebody wrote, and never a secret.
"""

import json
import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Literal

_ids: ContextVar[Mapping[str, int | str]] = ContextVar("ids", default=MappingProxyType({}))
_WORDY = {
    "httpx": logging.WARNING,  # a line for each request
    "httpcore": logging.WARNING,
    "discord": logging.INFO,  # whole gateway payloads, with what members wrote
    "trafilatura": logging.CRITICAL,  # pieces of the page
    "htmldate": logging.CRITICAL,
    "courlan": logging.CRITICAL,
    "pypdf": logging.CRITICAL,
}
"""Libraries whose lower levels would repeat what people wrote, or say nothing of use."""


@contextmanager
def about(**ids: int | str) -> Iterator[None]:
    """Every line logged inside, in this task and those that it starts, names these ids (server, job, interaction)."""
    token = _ids.set({**_ids.get(), **ids})
    try:
        yield
    finally:
        _ids.reset(token)


def setup(
    level: str = "info",
    format: Literal["text", "json"] = "text",  # noqa: A002 - as the key is called
    secrets: tuple[str, ...] = (),
) -> None:
    """Log to standard error from now on; whatever was set up before is replaced. `secrets` never get out."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_with_ids)
    handler.setFormatter((_Json if format == "json" else _Text)(secrets))
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level.upper())
    for name, floor in _WORDY.items():
        logging.getLogger(name).setLevel(max(floor, root.level))


_ALWAYS_THERE = logging.makeLogRecord({}).__dict__.keys() | {"message", "asctime", "taskName", "ids"}


def _with_ids(record: logging.LogRecord) -> bool:
    ours = record.name.partition(".")[0] == "bot"
    extra = {name: value for name, value in vars(record).items() if name not in _ALWAYS_THERE} if ours else {}
    record.ids = {**_ids.get(), **extra}
    return True


class _Text(logging.Formatter):
    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        return self._redacted(self._line(record))

    def _line(self, record: logging.LogRecord) -> str:
        ids = " ".join(f"{name}={value}" for name, value in _ids_of(record).items())
        line = super().format(record)
        if not ids:
            return line
        first, newline, rest = line.partition("\n")
        return f"{first} [{ids}]{newline}{rest}"

    def _redacted(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line


class _Json(_Text):
    def _line(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_ids_of(record),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


def _ids_of(record: logging.LogRecord) -> Mapping[str, int | str]:
    ids: Mapping[str, int | str] = getattr(record, "ids", {})
    return ids
