"""Attributions from a marked text: [sources], {what they say} and <cues>, the first with the first."""

from bot.extraction.tagger.decoding import Attribution

Span = tuple[int, int]


def read_marked(marked: str) -> tuple[str, list[Attribution]]:
    """The bare text and its attributions, in the order of their contents (of their sources where one has none)."""
    text = ""
    spans: dict[str, list[Span]] = {"[": [], "{": [], "<": []}
    open_marks: list[tuple[str, int, int]] = []
    for char in marked:
        if char in spans:
            open_marks.append((char, len(text), len(spans[char])))
            spans[char].append((len(text), len(text)))
        elif char in "]}>":
            mark, start, number = open_marks.pop()
            spans[mark][number] = (start, len(text))
        else:
            text += char
    sources, contents, cues = spans["["], spans["{"], spans["<"]
    made = [
        Attribution(
            (contents[n],) if n < len(contents) else (),
            (cues[n],) if n < len(cues) else (),
            (sources[n],) if n < len(sources) else (),
            0.9,
            0.9,
        )
        for n in range(max(len(sources), len(contents)))
    ]
    return text, made
