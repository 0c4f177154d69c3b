"""Buttons and menus of the review desk."""
