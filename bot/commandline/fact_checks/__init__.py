"""`import` and `others`."""
