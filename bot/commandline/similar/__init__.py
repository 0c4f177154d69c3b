"""`review twins`, `review tie` and `review unlink`: claims that may be one."""
