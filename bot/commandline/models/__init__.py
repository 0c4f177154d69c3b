"""`extract`, `worth` and `match`: the models alone, with no database."""
