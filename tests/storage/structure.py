"""What a database file is made of, in a form in which two files can be compared."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.storage.versions import bare

Rows = list[tuple[Any, ...]]


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def structure(path: Path) -> dict[str, Any]:
    """Every table with its columns, constraints, indexes (in the order in which the planner looks at them) and
    references, and the bare text of every statement, by name."""
    with reading(path) as connection:
        tables = _rows(connection, "SELECT * FROM pragma_table_list WHERE schema = 'main' ORDER BY name")
        found: dict[str, Any] = {"tables": tables}
        for _, table, *_ in tables:
            found[f"columns of {table}"] = _pragma(connection, "table_xinfo", table)
            found[f"references of {table}"] = sorted(row[2:] for row in _pragma(connection, "foreign_key_list", table))
            found[f"indexes of {table}"] = [
                (row, _pragma(connection, "index_xinfo", row[1])) for row in _pragma(connection, "index_list", table)
            ]
        statements = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        for kind, name, table, sql in connection.execute(statements):
            found[f"{kind} {name}"] = (table, re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", bare(sql)))
    return found


def contents(path: Path) -> dict[str, Rows]:
    """Every row of every table that isn't a shadow of another one, as a set in order, by table."""
    kept = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite_%'"
    with reading(path) as connection:
        return {
            table: sorted(_rows(connection, f'SELECT rowid, * FROM "{table}"'), key=repr)
            if not _without_rowid(connection, table)
            else sorted(_rows(connection, f'SELECT * FROM "{table}"'), key=repr)
            for (table,) in connection.execute(kept).fetchall()
        }


def _without_rowid(connection: sqlite3.Connection, table: str) -> bool:
    return bool(_rows(connection, f"SELECT 1 FROM pragma_table_list WHERE name = '{table}' AND wr = 1"))


def _pragma(connection: sqlite3.Connection, name: str, of: str) -> Rows:
    return _rows(connection, f"SELECT * FROM pragma_{name}(?1)", of)


def _rows(connection: sqlite3.Connection, sql: str, *args: str) -> Rows:
    return connection.execute(sql, args).fetchall()
