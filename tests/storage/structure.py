"""What a database file is made of and what it holds, in a form in which two files can be compared."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.storage.versions import bare

Row = dict[str, Any]
"""Values by column."""


def structure(path: Path) -> dict[str, Any]:
    """Every table with its columns, constraints, references and indexes (in the order in which the planner looks at
    them), and the bare text of every statement, by name."""
    with _reading(path) as connection:
        tables = _all(connection, "SELECT * FROM pragma_table_list WHERE schema = 'main' ORDER BY name")
        found: dict[str, Any] = {"tables": tables}
        for _, table, *_ in tables:
            found[f"columns of {table}"] = _pragma(connection, "table_xinfo", table)
            found[f"references of {table}"] = sorted(row[2:] for row in _pragma(connection, "foreign_key_list", table))
            found[f"indexes of {table}"] = [
                (row, _pragma(connection, "index_xinfo", row[1])) for row in _pragma(connection, "index_list", table)
            ]
        statements = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        for kind, name, table, sql in _all(connection, statements):
            found[f"{kind} {name}"] = (table, re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", bare(sql)))
    return found


def contents(path: Path) -> dict[str, list[Row]]:
    """The rows of every table, in an order of its own; of a search table, what it was given."""
    listed = "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name <> ?1"
    with _reading(path) as connection:
        found = {}
        for table, kind in _all(connection, listed, "sqlite_schema"):
            columns = "rowid, *" if kind == "virtual" else "*"
            cursor = connection.execute(f'SELECT {columns} FROM "{table}"')
            names = [name for name, *_ in cursor.description]
            found[table] = [dict(zip(names, row, strict=True)) for row in sorted(cursor, key=repr)]
    return found


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA query_only = ON")
        yield connection


def _pragma(connection: sqlite3.Connection, name: str, of: str) -> list[tuple[Any, ...]]:
    return _all(connection, f"SELECT * FROM pragma_{name}(?1)", of)


def _all(connection: sqlite3.Connection, sql: str, *args: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql, args).fetchall()
