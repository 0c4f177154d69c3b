"""What the demo reads: three invented articles about people who do not exist, as tangled as real ones."""
