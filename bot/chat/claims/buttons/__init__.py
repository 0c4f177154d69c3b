"""Buttons and menus of claims."""
