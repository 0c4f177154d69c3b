"""What the program is about, free of any I/O: claims, articles, speakers, disputes, summaries, people and time."""
