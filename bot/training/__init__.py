"""How the shipped weights come about. Needs the extra `train`; nothing here is imported at run time."""
