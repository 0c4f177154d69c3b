"""The daily summary: when it is due and what it says; the figures of a week."""
