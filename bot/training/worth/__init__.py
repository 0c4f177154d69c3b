"""Training of the model that ranks sentences by check-worthiness."""
