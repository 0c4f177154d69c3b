"""Rows of the review desk: the queue, proposals, verdicts, disputes."""
