"""`block`, `unblock`, `undo`, `forget`, `follow`, `unfollow` and `want`."""
