"""The command line: every ability of the desk with no Discord at all. `table` lists the commands."""
