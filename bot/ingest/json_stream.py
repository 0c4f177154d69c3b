"""The objects of a JSON file of any size, one after the other, in bounded memory.

A file is one JSON value or several in a row, or JSON Lines. What is large in it is a list: the whole file, or `@graph`
or `dataFeedElement` of one object; each element of those is handed on by itself.
"""

from collections.abc import Iterator
from typing import IO, Any

import ijson
import msgspec

from bot.domain.errors import Unreadable
from bot.domain.fact_checks import Skipped

MAX_FILE = 1_000_000_000
MAX_VALUE = 5_000_000
"""Bytes of one line, or between two values."""
MAX_DEPTH = 64
_EVENTS = 20_000
"""Parts of one element."""
_CHUNK = 65_536
_LISTS = {(None,), ("@graph", None), ("dataFeedElement", None)}
"""Where elements stand: keys from the root on, None inside a list."""
_BOM = b"\xef\xbb\xbf"


def objects(file: IO[bytes], *, lines: bool = False) -> Iterator[Any]:
    """Values as they end, or Skipped for one that can't be taken. `lines`: it is known to be JSON Lines.

    Raises Unreadable with one sentence where the rest can't be read; what was handed on before stands.
    """
    source = _Source(file)
    return _of_lines(source) if lines or source.begins_with_a_line() else _elements(source)


class _Source:
    """A file that is read once, with what was looked at of it beforehand; refuses what is too large."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._head = file.read(MAX_VALUE).removeprefix(_BOM)
        self._total = len(self._head)
        self.since = 0
        """Bytes since something was last made of them."""

    def begins_with_a_line(self) -> bool:
        """Whether its first line is an object by itself, with more to come."""
        first, end, rest = self._head.lstrip().partition(b"\n")
        if not end or not rest.strip():
            return False
        try:
            return isinstance(msgspec.json.decode(first), dict)
        except (msgspec.DecodeError, RecursionError):
            return False

    def read(self, size: int = _CHUNK) -> bytes:
        if self._head:
            chunk, self._head = self._head[:size], self._head[size:]
        else:
            chunk = self._file.read(size)
            self._total += len(chunk)
        self.since += len(chunk)
        if self._total > MAX_FILE:
            raise Unreadable(f"It is larger than {MAX_FILE // 1_000_000:,} MB; the rest is not read.")
        if self.since > MAX_VALUE + _CHUNK:
            raise Unreadable(f"One value or line in it is larger than {MAX_VALUE // 1_000_000} MB.")
        return chunk


def _of_lines(source: _Source) -> Iterator[Any]:
    left = b""
    while chunk := source.read():
        *whole, left = (left + chunk).split(b"\n")
        if whole:
            source.since = len(left)
        for line in whole:
            yield from _of_line(line)
    yield from _of_line(left)


def _of_line(line: bytes) -> Iterator[Any]:
    if not line.strip():
        return
    try:
        yield msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError):
        yield Skipped("not valid JSON")
    except RecursionError:
        yield Skipped("nested too deeply")


class _Part:
    """A value on its way, as far as it is not too large."""

    def __init__(self) -> None:
        self._builder = ijson.ObjectBuilder()
        self._events = 0

    def event(self, event: str, value: Any) -> None:
        self._events += 1
        if self._events <= _EVENTS:
            self._builder.event(event, value)

    @property
    def value(self) -> Any:
        return self._builder.value if self._events <= _EVENTS else Skipped("too large")


def _elements(source: _Source) -> Iterator[Any]:
    at: list[str | None] = []
    whole, part, parts, base = _Part(), None, 0, 0
    for event, value in _events(source):
        opens, closes = event in {"start_map", "start_array"}, event in {"end_map", "end_array"}
        if closes:
            at.pop()
        elif event == "map_key":
            at[-1] = value
        elif part is None and len(at) <= 2 and tuple(at) in _LISTS:
            part, base = _Part(), len(at)
        (part or whole).event(event, value)
        if opens:
            at.append("" if event == "start_map" else None)
            if len(at) > MAX_DEPTH:
                raise Unreadable(f"It is nested more than {MAX_DEPTH} levels deep.")
        ended = not opens and event != "map_key"
        if part is not None and ended and len(at) == base:
            parts += 1
            yield part.value
            part = None
        elif ended and not at:
            if not parts and whole.value != []:
                yield whole.value
            whole, parts = _Part(), 0


def _events(source: _Source) -> Iterator[tuple[str, Any]]:
    """Events of the parser. Numbers as floats: its way of whole numbers of any length ends the process."""
    try:
        for event, value in ijson.basic_parse(source, use_float=True, multiple_values=True):
            source.since = 0
            yield event, value
    except ijson.JSONError:
        raise Unreadable("It is not valid JSON, or is cut off.") from None
