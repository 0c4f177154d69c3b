"""What extraction, matching and ingest share in handling text: folding, words, numbers, dates, models. Pure."""
