"""Writes `docs/reference/` and the picture of the layers from the code: `python -m docs.generate`."""
