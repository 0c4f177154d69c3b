"""On Record: who claimed what, in which words, and what came of checking it."""

__version__ = "0.2.0"
