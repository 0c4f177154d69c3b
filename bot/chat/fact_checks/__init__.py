"""What other fact-checkers have published, in Discord."""
