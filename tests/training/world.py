"""A tiny corpus in PolNeAR's form, in sentences of our own."""

from pathlib import Path

TEXT = 'Mayor Ines Tolle said the ferry sank.\n\n"It was old," she added. "Very old."\n'


def brat(text: str, marks: list[dict[str, list[str]]]) -> str:
    """Stand-off lines for attributions given as strings that stand in the text, by role."""
    lines: list[str] = []
    for number, mark in enumerate(marks):
        parts: list[str] = []
        for role, pieces in mark.items():
            name = f"T{len(lines) + 1}"
            places = ";".join(f"{text.index(piece)} {text.index(piece) + len(piece)}" for piece in pieces)
            lines.append(f"{name}\t{role} {places}\t{' '.join(pieces)}")
            parts.append(f"{role}:{name}")
        lines.append(f"E{number + 1}\t{' '.join(parts)}")
    return "\n".join(lines)


FIRST = [
    {"Source": ["Mayor Ines Tolle"], "Cue": ["said"], "Content": ["the ferry sank"]},
    {"Source": ["she"], "Cue": ["added"], "Content": ['"It was old,"', '"Very old."']},
]


def write_corpus(folder: Path, part: str, copies: int = 1) -> Path:
    """Articles of two annotators, the second of whom saw only the first attribution."""
    (folder / part / "text").mkdir(parents=True)
    (folder / part / "attributions").mkdir()
    for number in range(copies):
        name = f"paper_2031-01-0{number + 1}_ferry"
        (folder / part / "text" / f"{name}.txt").write_bytes(TEXT.encode())
        for annotator, marks in (("a001", FIRST), ("b002", FIRST[:1])):
            (folder / part / "attributions" / f"{name}_{annotator}.ann").write_text(brat(TEXT, marks))
    return folder
