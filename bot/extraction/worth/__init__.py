"""How much a sentence is worth checking: what was learnt from debates, and what plainly speaks for it."""
