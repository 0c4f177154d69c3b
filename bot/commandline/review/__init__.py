"""`review ...` and `answer`."""
