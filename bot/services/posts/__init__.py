"""What the bot posts, edits and tells of its own accord."""
