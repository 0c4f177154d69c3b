"""`review twins`, `tie` and `unlink`, and comparing what a command puts on record."""
