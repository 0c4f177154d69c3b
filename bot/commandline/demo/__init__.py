"""`demo`, and the story that it tells."""
