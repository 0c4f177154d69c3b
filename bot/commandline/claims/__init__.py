"""`claims`, `dispute`, `history` and `speakers`."""
