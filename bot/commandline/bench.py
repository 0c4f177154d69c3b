"""`bench`: the project's own benchmarks, on synthetic data that each makes for itself."""

import sys
from argparse import ArgumentParser
from collections.abc import Awaitable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commandline import options
from bot.commandline.command import Call, Command
from bot.commandline.output import Table, progress
from bot.domain.errors import BadInput, Refusal

if TYPE_CHECKING:
    from tests.benchmarks import Benchmark
    from tests.benchmarks.benchmark import Figures

CHECKOUT = Path(__file__).resolve().parents[2]
READ = "read"
READ_MEASURES = "pages a second that are read from a folder (bench read DIR), with the memory that it takes"


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="which one; without it they are listed")
    parser.add_argument(
        "--claims", metavar="N", type=options.how_many("--claims"), help="how many claims 'desk' makes up"
    )
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, help="the folder of pages that 'read' reads")


def _find_benchmarks() -> None:
    """Make the checkout's `tests` the ones that are imported, whatever folder this runs in. Raises Refusal where the
    program was installed without them."""
    if not (CHECKOUT / "tests" / "benchmarks" / "__init__.py").is_file():
        raise Refusal("The benchmarks are not installed; they are in tests/benchmarks of a checkout of the project.")
    if str(CHECKOUT) not in sys.path[:1]:
        sys.path.insert(0, str(CHECKOUT))


async def _bench(call: Call) -> None:
    _find_benchmarks()
    from tests.benchmarks import BENCHMARKS
    from tests.benchmarks.pages import read_folder

    name = call.args.name
    if name is None:
        _list(call, BENCHMARKS)
        return
    folder: Path | None = call.args.folder
    if name not in {READ, *BENCHMARKS}:
        raise BadInput(f"{name[:50]!r} is not a benchmark; they are: {', '.join((*BENCHMARKS, READ))}.")
    if (name == READ) != (folder is not None):
        raise BadInput(f"{READ} takes the folder of its pages." if name == READ else f"{name} takes no folder.")
    with progress(f"Measuring {name}"):
        if folder is not None:
            figures = await read_folder(folder)
        else:
            figures = await _sized(name, BENCHMARKS[name], call.args.claims)
    if call.out.as_json:
        call.out.object({"bench": name, **figures})
    else:
        rows = [(key.replace("_", " "), f"{value:,}") for key, value in figures.items()]
        call.out.table(Table(("Figure", "Value"), rows, "Nothing was measured."))


def _sized(name: str, benchmark: "Benchmark", claims: int | None) -> "Awaitable[Figures]":
    if claims is None:
        return benchmark.run()
    if benchmark.sized is None:
        raise BadInput(f"{name} takes no --claims.")
    return benchmark.sized(claims)


def _list(call: Call, benchmarks: "Mapping[str, Benchmark]") -> None:
    listed = {name: benchmark.measures for name, benchmark in benchmarks.items()} | {READ: READ_MEASURES}
    if call.out.as_json:
        for name, measures in listed.items():
            call.out.object({"bench": name, "measures": measures})
    else:
        rows = list(listed.items())
        call.out.table(Table(("Name", "Measures"), rows, "There are no benchmarks."))


BENCH = Command("bench", "the project's own benchmarks; without a name it lists them", _bench, _options)
