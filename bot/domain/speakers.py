"""Speakers: names as texts give them, folded for comparison."""

import unicodedata

MAX_NAME = 200


def folded(name: str) -> str:
    """A name without case, accents and doubled spaces: equal for two spellings of one name."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
