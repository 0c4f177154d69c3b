"""Claims on record: reading, adding, editing, speakers, and what is on record about a message."""
