"""As many as a command was asked for, from as many pages of a service as that takes."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.domain.claim_lists import ClaimPage
from bot.domain.claims import Claim

PAGE = 200
"""The most that a service gives at a time."""
T = TypeVar("T")


async def rows(page_at: Callable[[int, int], Awaitable[Sequence[T]]], limit: int) -> list[T]:
    """`page_at` is asked for a limit and an offset."""
    found: list[T] = []
    while len(found) < limit:
        most = min(PAGE, limit - len(found))
        page = await page_at(most, len(found))
        found += page
        if len(page) < most:
            break
    return found


async def claims(page_at: Callable[[int, int], Awaitable[ClaimPage]], limit: int) -> list[Claim]:
    """The same for pages of claims."""

    async def listed(most: int, offset: int) -> Sequence[Claim]:
        return (await page_at(most, offset)).claims

    return await rows(listed, limit)
