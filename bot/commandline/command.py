"""What a command is, and what a running one has at hand: its options, its actor, the desk, and where its words go."""

import argparse
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from bot.commandline.output import Output
from bot.domain.actor import Actor

if TYPE_CHECKING:
    from bot.app import App
    from bot.config import Config


@dataclass(frozen=True, slots=True)
class Place:
    """What stands before the command: which configuration, which database, whose desk and who acts."""

    config: Path | None
    db: Path | None
    actor: Actor

    def read_config(self) -> "Config":
        """Raises BadConfig."""
        from bot.config import load_config

        return load_config(self.config)

    def config_file(self) -> Path | None:
        """The file that `read_config` reads, None for the built-in defaults."""
        from bot.config import DEFAULT_FILE

        named = os.environ.get("ONRECORD_CONFIG")
        return self.config or (Path(named) if named else DEFAULT_FILE if DEFAULT_FILE.exists() else None)

    def database(self, config: "Config") -> Path:
        """`--db`, else ONRECORD_DB, else the one in the configuration's folder."""
        return self.db or config.database


@dataclass(slots=True)
class Call:
    """One run of one command."""

    place: Place
    args: argparse.Namespace
    out: Output
    exit_code: int = field(default=0)

    @property
    def actor(self) -> Actor:
        return self.place.actor

    @asynccontextmanager
    async def desk(
        self, *, create: bool = False, workers: Literal["pool", "inline"] = "inline"
    ) -> AsyncIterator["App"]:
        """The open desk. Only what writes creates a database; what reads refuses a file that is not there. `workers`
        is "pool" for a command that reads texts: in a process of their own they can be stopped."""
        from bot.app import open_app

        config = self.place.read_config()
        async with open_app(config, self.place.database(config), create=create, workers=workers) as app:
            yield app

    def fail(self, sentence: str) -> None:
        """One part of the work was refused: say so, go on with the rest, end with 1."""
        complain(sentence)
        self.exit_code = 1


Options = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the command line: its words, what it is for, its options and what runs it (to its end,
    or up to a coroutine that does)."""

    words: str
    help: str
    run: Callable[[Call], Coroutine[Any, Any, None] | None]
    options: Options | None = None
    json: bool = True


def complain(sentence: str) -> None:
    """One sentence on stderr, whatever was in the text that it quotes."""
    from bot.domain.user_input import clean_text

    print(" ".join(clean_text(sentence).split()), file=sys.stderr)
