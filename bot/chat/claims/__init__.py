"""Claims and speakers in Discord."""
