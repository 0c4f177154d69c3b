"""Views of members."""
