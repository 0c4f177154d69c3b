"""Training of the attribution tagger, from a corpus to packaged weights."""
