"""Claims that may be one, in Discord."""
