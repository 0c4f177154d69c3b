"""The review desk: the queue, verdicts and their corrections, dismissals, disputes."""
