"""Rows of claims and speakers, and full-text search over them."""
