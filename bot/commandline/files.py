"""Writing files whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot.domain.errors import NotFound, Refusal


@contextmanager
def replacing(target: Path) -> Iterator[TextIO]:
    """A file beside the target that takes its place once it is whole and on disk: no reader ever meets half of it."""
    if target.is_dir():
        raise Refusal(f"{target} is a folder; name a file.")
    if not target.absolute().parent.is_dir():
        raise NotFound(f"There is no folder {target.parent}.")
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
