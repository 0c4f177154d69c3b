"""What this process and those that it started hold in memory, as Linux tells it."""

import asyncio
import contextlib
import os
from collections.abc import Iterator

_SAMPLED_S = 0.02


def held(but: int = 0) -> int:
    """Bytes in memory of this process and those under it, one of them left out; 0 where the system is not Linux."""
    pages = 0
    for pid in [os.getpid(), *children(os.getpid())]:
        if pid != but:
            with contextlib.suppress(OSError), open(f"/proc/{pid}/statm") as sizes:
                pages += int(sizes.read().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") if pages else 0


async def watch(peak: list[int], but: int = 0) -> None:
    """Keep the most that was held in the list's one place, until cancelled."""
    while True:
        peak[0] = max(peak[0], held(but))
        await asyncio.sleep(_SAMPLED_S)


def children(pid: int) -> Iterator[int]:
    """Every process under this one, as Linux tells it."""
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children") as listed:
                for child in listed.read().split():
                    yield int(child)
                    yield from children(int(child))
