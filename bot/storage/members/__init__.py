"""Rows of members: what they did, follow and typed."""
