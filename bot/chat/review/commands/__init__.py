"""Slash commands of the review desk."""
