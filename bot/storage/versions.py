"""The versions that a database file can have: which script makes a new one, which steps bring an older one up.

`schema/sqlite.sql` is the whole schema of today. A new file is made by that one script and recorded under the newest
version; nothing else runs. `schema/legacy/` holds the 31 steps that earlier programs took, `schema/steps/` what came
after them. To change the schema: write the next numbered step, put the same change into `sqlite.sql`, and add the line
of the new version to `schema/sqlite_versions.txt`. A test compares both ways; a step that was released never changes.
"""

import re
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

_GAP = r"(?>--[^\n]*|/\*.*?\*/|\s)"
_TOKEN = re.compile(rf"""('(?:[^']|'')*'|"(?:[^"]|"")*")|{_GAP}*+([(),;]){_GAP}*+|{_GAP}++""", re.DOTALL)
"""A string or a quoted name; a mark with the gaps around it; a gap (white space and comments)."""


@dataclass(frozen=True)
class Migration:
    """One step: `0002_desk.sql` has the version 2 and the name `0002_desk`."""

    version: int
    name: str
    sql: str

    @cached_property
    def sha256(self) -> str:
        """Of the text as it stands."""
        return sha256(self.sql.encode()).hexdigest()


@dataclass(frozen=True)
class Schema(Migration):
    """The script that makes a new file, as one step with the number of the newest version."""

    @cached_property
    def sha256(self) -> str:
        """Of the bare statements: whoever explains the schema better makes no other version of it."""
        return sha256(bare(self.sql).encode()).hexdigest()


@dataclass(frozen=True)
class Versions:
    """What one program knows. `steps` are numbered from 1 without gaps; `schema` has the number of the last one, or is
    None where a new file is made step by step. `earlier` are number and hash of the schemas that new files were made
    with before."""

    steps: tuple[Migration, ...]
    schema: Schema | None = None
    earlier: frozenset[tuple[int, str]] = frozenset()

    @property
    def newest(self) -> int:
        return self.steps[-1].version

    def lacking(self, applied: Collection[int]) -> tuple[Migration, ...]:
        """What a file still needs that has the versions `applied`: the whole schema for a new one."""
        if not applied and self.schema is not None:
            return (self.schema,)
        return tuple(step for step in self.steps if step.version > max(applied, default=0))

    def stranger(self, recorded: Mapping[int, str]) -> int | None:
        """The first of the recorded versions (to hashes) that none of ours has written; None where all are ours: a
        whole schema or the first step, and after it step by step."""
        steps = {(step.version, step.sha256) for step in self.steps}
        schemas = self.earlier | ({(self.schema.version, self.schema.sha256)} if self.schema else frozenset())
        expected = 1
        for place, row in enumerate(sorted(recorded.items())):
            next_step = row[0] == expected and row in steps
            if not next_step and not (place == 0 and row in schemas):
                return row[0]
            expected = row[0] + 1
        return None


@cache
def shipped() -> Versions:
    """What this program knows, read once."""
    folder = files("bot.storage") / "schema"
    steps = (*_scripts(folder / "legacy"), *_scripts(folder / "steps"))
    newest = steps[-1].version
    schema = Schema(newest, f"{newest:04}_schema", (folder / "sqlite.sql").read_text("utf-8"))
    lines = [line.split() for line in (folder / "sqlite_versions.txt").read_text("utf-8").splitlines()]
    earlier = frozenset((int(version), digest) for version, digest in lines if int(version) < newest)
    return Versions(steps, schema, earlier)


def bare(script: str) -> str:
    """A script without its comments and needless white space; strings and quoted names stay as they are."""
    return _TOKEN.sub(lambda found: found[1] or found[2] or " ", script).strip()


def statements(script: str) -> Iterator[str]:
    """The statements of a script, triggers with their inner semicolons whole."""
    *pieces, rest = script.split(";")
    statement = ""
    for piece in pieces:
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    rest = statement + rest
    if any(line.strip() and not line.strip().startswith("--") for line in rest.splitlines()):
        raise ValueError(f"a migration ends in the middle of a statement: {rest.strip()[-80:]!r}")


def _scripts(folder: Traversable) -> tuple[Migration, ...]:
    scripts = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return tuple(
        Migration(int(script.name[:4]), script.name.removesuffix(".sql"), script.read_text("utf-8"))
        for script in scripts
    )
