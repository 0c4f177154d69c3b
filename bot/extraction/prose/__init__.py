"""A text as the rules read it: its clean copy, words, quotations, sentences and language."""
