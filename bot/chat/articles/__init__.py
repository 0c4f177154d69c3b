"""Articles and feeds in Discord."""
