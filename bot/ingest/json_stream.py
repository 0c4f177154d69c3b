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
    elements = _Elements()
    for event, value in _events(source):
        if ended := elements.take(event, value):
            yield from ended


_OPENING = frozenset(("start_map", "start_array"))
_CLOSING = frozenset(("end_map", "end_array"))


class _Elements:
    """Takes the parser's events one by one. An element of one of _LISTS is handed on by itself; a value at the root
    as a whole, where none of its elements were."""

    def __init__(self) -> None:
        self._at: list[str | None] = []
        """The key of each object that is open, from the root on; None for a list."""
        self._whole = _Part()
        self._element: _Part | None = None
        self._depth = 0
        """How many values were open where the element began."""
        self._handed_on = False

    def take(self, event: str, value: Any) -> tuple[Any, ...]:
        """The value that ends with this event, if it is one to hand on. Raises Unreadable for a value too deep."""
        if event in _CLOSING:
            self._at.pop()
        elif event == "map_key":
            self._at[-1] = value
        elif self._element is None and len(self._at) <= 2 and tuple(self._at) in _LISTS:
            self._element, self._depth = _Part(), len(self._at)
        (self._element or self._whole).event(event, value)
        if event in _OPENING:
            self._open(event)
            return ()
        return () if event == "map_key" else self._ended()

    def _open(self, event: str) -> None:
        self._at.append("" if event == "start_map" else None)
        if len(self._at) > MAX_DEPTH:
            raise Unreadable(f"It is nested more than {MAX_DEPTH} levels deep.")

    def _ended(self) -> tuple[Any, ...]:
        if self._element is not None:
            if len(self._at) > self._depth:
                return ()
            made, self._element, self._handed_on = self._element.value, None, True
            return (made,)
        if self._at:
            return ()
        whole, handed_on = self._whole.value, self._handed_on
        self._whole, self._handed_on = _Part(), False
        return () if handed_on or whole == [] else (whole,)


def _events(source: _Source) -> Iterator[tuple[str, Any]]:
    """Events of the parser. Numbers as floats: its way of whole numbers of any length ends the process."""
    try:
        for event, value in ijson.basic_parse(source, use_float=True, multiple_values=True):
            source.since = 0
            yield event, value
    except ijson.JSONError:
        raise Unreadable("It is not valid JSON, or is cut off.") from None
