"""Members: moderation, their own overview, what they follow, and form drafts."""
