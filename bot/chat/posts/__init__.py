"""What the bot posts in Discord of its own accord."""
