"""Slash commands of claims."""
