"""What goes wrong with a database file, as sentences. sqlite3 names its own states; a user needs to know which file
it was and what to do."""

import sqlite3
from pathlib import Path

from bot.domain.errors import OnRecordError

MIN_SQLITE = (3, 37, 0)
"""STRICT tables came with 3.37."""


class StorageFailure(OnRecordError):
    """The database file can't be used. Not a Refusal: the same work may succeed once the file is well again."""


class OlderSchema(StorageFailure):
    """The file needs a migration, and whoever opened it only wanted to read."""


_SENTENCES = {
    sqlite3.SQLITE_NOTADB: "{path} is not a database.",
    sqlite3.SQLITE_CORRUPT: "The database {path} is damaged; restore a backup.",
    sqlite3.SQLITE_FULL: "The disk of {path} is full; what was being written is undone.",
    sqlite3.SQLITE_READONLY: "The database {path} can't be written; check its permissions and those of its folder.",
    sqlite3.SQLITE_PERM: "The database {path} can't be opened; check its permissions.",
    sqlite3.SQLITE_CANTOPEN: "The database {path} can't be opened; check that its folder is there and its permissions.",
    sqlite3.SQLITE_BUSY: "The database {path} is in use by another process; try again in a moment.",
    sqlite3.SQLITE_LOCKED: "The database {path} is in use by another process; try again in a moment.",
    sqlite3.SQLITE_IOERR: "The disk failed while {path} was in use; what was being written is undone.",
}


def as_failure(error: sqlite3.Error, path: Path) -> StorageFailure | None:
    """The sentence for an error of the file or its disk; None for one of the program (SQL, a constraint)."""
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    sentence = _SENTENCES.get(primary)
    return StorageFailure(sentence.format(path=path)) if sentence else None


def existing(path: Path) -> str:
    """The file as SQLite's URI that never creates it."""
    return f"{path.absolute().as_uri()}?mode=rw"


def check_engine() -> None:
    """Refuse an SQLite that lacks what the schema needs."""
    if sqlite3.sqlite_version_info < MIN_SQLITE:
        needed = ".".join(map(str, MIN_SQLITE))
        raise StorageFailure(f"On Record needs SQLite {needed} or newer; this Python has {sqlite3.sqlite_version}.")
