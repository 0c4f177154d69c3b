"""Rows of what other fact-checkers have published."""
