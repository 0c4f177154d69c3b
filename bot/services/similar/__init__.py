"""Claims that may be one: comparison with what is on record, and telling that a false claim was said again."""
