"""Views of articles."""
