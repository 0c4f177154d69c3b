"""`ingest`, `articles` and `feeds`."""
