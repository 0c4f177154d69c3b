"""`digest` and `claims stats`."""
