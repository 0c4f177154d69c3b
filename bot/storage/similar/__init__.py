"""Rows of comparison: vectors, ties, and where claims were said again."""
