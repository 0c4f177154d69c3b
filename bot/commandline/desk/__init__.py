"""`settings`, `health`, `doctor`, `export`, `backup`, `migrate` and `run`."""
