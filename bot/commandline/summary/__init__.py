"""The text of `digest`, and `claims stats`."""
