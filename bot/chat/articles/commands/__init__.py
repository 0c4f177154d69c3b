"""Slash commands of articles."""
