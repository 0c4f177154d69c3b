"""`settings`, `digest`, `health`, `doctor`, `export`, `backup`, `migrate` and `run`."""
