"""`bench`: the project's own benchmarks, on synthetic data that each makes for itself."""

from argparse import ArgumentParser
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.commandline.command import Call, Command
from bot.commandline.output import Table, progress
from bot.domain.errors import BadInput

if TYPE_CHECKING:
    from bot.commandline.benchmarks import Benchmark


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="which; without it they are listed")


async def _bench(call: Call) -> None:
    from bot.commandline.benchmarks import BENCHMARKS

    name = call.args.name
    if name is None:
        _list(call, BENCHMARKS)
        return
    if name not in BENCHMARKS:
        raise BadInput(f"{name[:50]!r} is not a benchmark; they are: {', '.join(BENCHMARKS)}.")
    with progress(f"Measuring {name}"):
        figures = await BENCHMARKS[name].run()
    if call.out.as_json:
        call.out.object({"bench": name, **figures})
    else:
        rows = [(key.replace("_", " "), f"{value:,}") for key, value in figures.items()]
        call.out.table(Table(("Figure", "Value"), rows, "Nothing was measured."))


def _list(call: Call, benchmarks: "Mapping[str, Benchmark]") -> None:
    if call.out.as_json:
        for name, benchmark in benchmarks.items():
            call.out.object({"bench": name, "measures": benchmark.measures})
    else:
        rows = [(name, benchmark.measures) for name, benchmark in benchmarks.items()]
        call.out.table(Table(("Name", "Measures"), rows, "There are no benchmarks."))


BENCH = Command("bench", "the project's own benchmarks; without a name it lists them", _bench, _options)
