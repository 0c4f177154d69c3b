"""From domain values to what a message shows: pure, escaped, within Discord's limits."""
