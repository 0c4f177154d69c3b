"""What tests of several layers need."""

from collections.abc import AsyncIterator

import pytest

from tests.fakediscord import FakeDiscord


@pytest.fixture
async def fd() -> AsyncIterator[FakeDiscord]:
    """A Discord on loopback."""
    async with FakeDiscord() as server:
        yield server
