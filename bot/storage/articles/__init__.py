"""Rows of articles, feeds, copies of one story and changed sources."""
