"""Members in Discord: their own overview, and moderation."""
