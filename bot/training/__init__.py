"""How the shipped weights were made. Needs the extra `train`; nothing here is imported at run time, and the wheel
leaves it out."""
