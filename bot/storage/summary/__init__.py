"""Rows of daily summaries, and the desk as it stood at a past moment."""
