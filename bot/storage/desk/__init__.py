"""Rows of desks: settings, people, the audit log."""
