"""Rows of what is to be posted, and of where verdicts are shown."""
