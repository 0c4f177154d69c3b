"""Tiny corpora with chains, in sentences of our own."""

import json
from pathlib import Path
from typing import Any

TEXT = "Ines Tolle owns the old ferry. She said it sank."
_TOKENS = [
    ("Ines", "PROPN", 2, "nsubj"),
    ("Tolle", "PROPN", 0, "flat"),
    ("owns", "VERB", -1, "root"),
    ("the", "DET", 5, "det"),
    ("old", "ADJ", 5, "amod"),
    ("ferry", "NOUN", 2, "obj"),
    (".", "PUNCT", 2, "punct"),
    ("She", "PRON", 8, "nsubj"),
    ("said", "VERB", -1, "root"),
    ("it", "PRON", 10, "nsubj"),
    ("sank", "VERB", 8, "ccomp"),
    (".", "PUNCT", 8, "punct"),
]


def span(words: str, text: str = TEXT) -> list[int]:
    return [text.index(words), text.index(words) + len(words)]


def document(name: str = "town") -> dict[str, Any]:
    """A text in GUM's form, with two chains."""
    tokens: list[list[Any]] = []
    at = 0
    for word, speech, above, relation in _TOKENS:
        at = TEXT.index(word, at)
        tokens.append([at, at + len(word), speech, word.lower(), above, relation])
        at += len(word)
    chains = [[span("Ines Tolle"), span("She")], [span("the old ferry"), span("it")]]
    return {"doc": name, "text": TEXT, "tokens": tokens, "clusters": chains}


PASSAGE = "Ada Quill met Bea Storm in the yard. Storm sings, and she paid."


def asked(number: int = 1) -> dict[str, Any]:
    """A passage in GAP's form."""
    names = [{"span": span("Ada Quill", PASSAGE), "same": False}, {"span": span("Bea Storm", PASSAGE), "same": True}]
    return {"id": f"yard-{number}", "text": PASSAGE, "pronoun": span("she", PASSAGE), "candidates": names}


ARTICLE = "Ada Quill met Bea Storm in the yard. Storm sings, Quill paid. " * 6


def write_corpora(folder: Path) -> Path:
    """Both corpora and an article, as the training looks for them."""
    coref, articles = folder / "coref", folder / "polnear/train/text"
    coref.mkdir(parents=True)
    articles.mkdir(parents=True)
    for part in ("train", "dev"):
        rows = {"gum": [document(f"town-{n}") for n in range(9)], "gap": [asked(n) for n in range(9)]}
        for name, made in rows.items():
            (coref / f"{name}_{part}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in made))
    (articles / "yard.txt").write_text(ARTICLE)
    return folder
