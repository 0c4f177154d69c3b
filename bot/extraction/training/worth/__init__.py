"""Training of the judge of sentences. Needs the extra `train`; nothing of it is imported at run time."""
