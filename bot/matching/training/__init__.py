"""How the shipped weights come about: `python -m bot.matching.training`. Nothing here is imported at run time."""
