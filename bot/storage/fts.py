"""Words as the engine of full-text search (SQLite FTS5) takes them."""

import re

_TERM = re.compile(r"\w+(?:['’]\w+)*")
MAX_TERMS = 16


def terms(typed: str) -> list[str]:
    """The words of what somebody typed, at most MAX_TERMS of them; never an operator of the engine."""
    return _TERM.findall(typed[:1_000])[:MAX_TERMS]
