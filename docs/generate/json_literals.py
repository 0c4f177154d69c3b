"""Small objects that a command prints without a function of their own, found in the source of the command line."""

import ast
from collections.abc import Iterator
from pathlib import Path

from docs.generate.markdown import slugs

COMMANDS = Path(__file__).parents[2] / "bot" / "commandline"

LITERALS: dict[tuple[str, ...], str] = {
    ("id", "score"): "`worth`: a sentence by its id, and its worth, 0 to 1",
    ("id", "ranked"): "`match`: a question by its id, and `[id, probability]` of known claims, the likeliest first",
    (
        "key",
        "value",
        "default",
        "set",
    ): "`settings show|set|unset`: a setting, its value, default, and whether it is set",
    (
        "claim",
        "relation",
        "score",
        "text",
        "verdict",
    ): "`review twins`: a claim like it, how they relate, how sure",
    ("article", "dismissed", "kept"): "`articles withdraw`: how many of its claims were dismissed and kept",
    ("article", "dismissed"): "`review clear`: how many of its claims were dismissed",
    ("import", "removed"): "`others remove`: how many checks went with the import",
    ("claim", "speaker", "following"): "`follow`, `unfollow`, `want`: what is followed, and whether it is now",
    ("user", "done"): "`block`, `unblock`, `forget`, `undo`: the member and what was done; `undo` adds how much",
    ("path", "claims"): "`export --out`: the file and how many claims are in it",
    ("path", "bytes"): "`backup`: the copy and its size",
    ("path", "applied"): "`migrate`: the database and the steps that it took",
    ("path",): "`digest --out`: the file that was written",
    ("bench",): "`bench NAME`: the benchmark and its figures",
    ("bench", "measures"): "`bench`: a benchmark and what it measures",
}


def literal_rows() -> list[tuple[str, str]]:
    """Raises LookupError where the source and the table differ."""
    found = set(_found())
    if found != set(LITERALS):
        unknown, gone = sorted(found - set(LITERALS)), sorted(set(LITERALS) - found)
        raise LookupError(f"json_literals: no meaning for {unknown}, not printed {gone}")
    return [(slugs(keys), meaning) for keys, meaning in LITERALS.items()]


def _found() -> Iterator[tuple[str, ...]]:
    """The keys of every dict that is written out inside a call of `out.object`, and spells all it holds itself."""
    for file in sorted(COMMANDS.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "object":
                yield from (_keys(given) for given in node.args if isinstance(given, ast.Dict) and _keys(given))


def _keys(given: ast.Dict) -> tuple[str, ...]:
    """Without the keys of a dict that begins as one of the documented objects."""
    if given.keys and given.keys[0] is None:
        return ()
    return tuple(str(key.value) for key in given.keys if isinstance(key, ast.Constant))
