"""What other fact-checkers have published: imported from files, or asked of Google."""
