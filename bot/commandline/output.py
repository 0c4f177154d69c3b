"""Where a command's results go: JSON lines for programs, tables on a terminal, plain lines in a pipe."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, Self, TextIO

from bot.domain.search_query import marks
from bot.domain.user_input import clean_text

if TYPE_CHECKING:
    from rich.progress import Progress


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. The last column holds the long text: it wraps on a terminal and is never cut in a pipe."""

    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    empty: str
    """What stands in place of a table without rows."""
    words: tuple[str, ...] = ()
    """Of a search: where they stand in the last column they are bold on a terminal."""


@dataclass(frozen=True, slots=True)
class Output:
    """`as_json` is the command's `--json`: whoever prints asks it first and prints objects alone."""

    as_json: bool = False

    def object(self, value: dict[str, Any]) -> None:
        print(json_line(value), end="")

    def text(self, text: str) -> None:
        """Text for people, without what could steer a terminal."""
        print(clean_text(text))

    def table(self, table: Table) -> None:
        if not table.rows:
            self.text(table.empty)
        elif sys.stdout.isatty():
            _rich_table(table)
        else:
            self.text(plain_table(table))


def json_line(value: dict[str, Any]) -> str:
    return f"{json.dumps(value, ensure_ascii=True, separators=(',', ':'))}\n"


def raw_stdout() -> TextIO:
    """stdout for data: UTF-8, and line ends as they are written, on every system."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout


def plain_table(table: Table) -> str:
    """Columns of even width, two spaces apart, one row a line: nothing is cut, so that it can be searched."""
    rows = [tuple(_one_line(cell) for cell in row) for row in table.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _rich_table(table: Table) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in table.headings[:-1]:
        drawn.add_column(heading, no_wrap=heading.startswith("#"))
    drawn.add_column(table.headings[-1], ratio=1)
    for row in table.rows:
        cells = [Text(_one_line(cell)) for cell in row]
        for start, end in marks(cells[-1].plain, table.words):
            cells[-1].stylize("bold", start, end)
        drawn.add_row(*cells)
    Console().print(drawn)


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


@contextmanager
def progress(label: str) -> Iterator[None]:
    """A spinner on stderr while something takes its time; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(_one_line(label))):
        yield


class Bar:
    """How far a command is with many things, on stderr where that is a terminal; nowhere else it says a word."""

    def __init__(self, total: int) -> None:
        self._drawn: Progress | None = None
        if sys.stderr.isatty():
            from rich import progress as drawing
            from rich.console import Console

            words = drawing.TextColumn("{task.description}", markup=False)
            columns = (
                drawing.SpinnerColumn(),
                *((drawing.BarColumn(), drawing.MofNCompleteColumn()) if total > 1 else ()),
                words,
            )
            console = Console(stderr=True)
            self._drawn = drawing.Progress(
                *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
            )
            self._task = self._drawn.add_task("", total=total)
            self._drawn.start()

    def at(self, what: str) -> None:
        if self._drawn is not None:
            self._drawn.update(self._task, description=_one_line(what))

    @contextmanager
    def ended(self) -> Iterator[None]:
        """One thing is done; what is printed meanwhile has the terminal to itself."""
        if self._drawn is not None:
            self._drawn.advance(self._task)
            self._drawn.stop()
        yield
        if self._drawn is not None:
            self._drawn.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn is not None:
            self._drawn.stop()
