"""Forms of the review desk."""
