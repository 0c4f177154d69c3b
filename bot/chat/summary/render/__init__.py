"""Views of the summary."""
