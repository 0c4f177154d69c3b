"""Slash commands of the desk."""
