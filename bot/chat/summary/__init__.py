"""The daily summary in Discord."""
