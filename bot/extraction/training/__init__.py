"""Training of the attribution tagger, from a corpus to packaged weights.

Needs the extra `train`; never imported at run time.
"""
