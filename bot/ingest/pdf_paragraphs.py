"""Lines of PDF pages to paragraphs: columns one after the other, headings apart, without what heads every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from bot.ingest.pdf_lines import Line

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_MARK = re.compile(r"(?:[•▪‣◦·●–—]|-|\d{1,2}[.)])\s+(?=\S)")
_NUMBER = re.compile(
    r"(?:(?:page|p\.|seite|página) ?)?[-–—]? ?\d{1,4} ?[-–—]?(?: ?(?:/|of|von|de) ?\d{1,4})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_MIN_COLUMN = 3
"""Lines on each side of a gap that parts columns."""
_MIN_WORDS = 18
"""Characters of an ordinary line in a column of text; what is shorter is a table, which is read row by row."""
_MARGIN = 2
"""Lines at the top and at the bottom of a page, among which running heads and page numbers are looked for."""
_MAX_DEPTH = 4


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document, of the lines of its pages."""
    out: list[str] = []
    last: Line | None = None
    for page in _without_heads(pages):
        for column in _columns(page, _MAX_DEPTH):
            for block in _blocks(column):
                text = _flowing(block)
                if out and last and _goes_on(last, block[0], out[-1]):
                    out[-1] = _add(out[-1], text)
                elif text:
                    out.append(text)
                last = block[-1]
    return out


def _without_heads(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Pages without lines that stand at the top or bottom of several, and without their numbers."""
    margins = [[*page[:_MARGIN], *page[-_MARGIN:]] for page in pages]
    often: Counter[str] = Counter()
    for margin in margins:
        often.update({_form(line) for line in margin})
    for page, margin in zip(pages, margins, strict=True):
        heads = [
            line
            for line in margin
            if (often[_form(line)] > 1 and 2 * often[_form(line)] > len(pages)) or _is_number(line, page, len(pages))
        ]
        yield [line for line in page if not any(line is head for head in heads)]


def _is_number(line: Line, page: Sequence[Line], pages: int) -> bool:
    """Whether a line is the number of its page: of several, or the last line of a long one."""
    if not _NUMBER.fullmatch(line.text):
        return False
    return pages > 1 or (line is page[-1] and len(page) > _MARGIN)


def _form(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _columns(lines: list[Line], depth: int) -> Iterator[list[Line]]:
    """The columns of a page in the order of reading; lines across several part those above from those below."""
    gap = _gap(lines) if depth else None
    if gap is None:
        yield _rows(lines)
        return
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.right <= gap:
            left.append(line)
        elif line.left >= gap:
            right.append(line)
        else:
            yield from _band(left, right, depth)
            left, right = [], []
            yield [line]
    yield from _band(left, right, depth)


def _band(left: list[Line], right: list[Line], depth: int) -> Iterator[list[Line]]:
    for side in (left, right):
        if side:
            yield from _columns(side, depth - 1)


def _gap(lines: list[Line]) -> float | None:
    """Where the white space between two columns is, if there is one."""
    if len(lines) < 2 * _MIN_COLUMN:
        return None
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    size = median(line.size for line in lines)
    width = int(end - start) + 2
    if not 0 < width <= 5_000:
        return None
    covered = [0] * (width + 1)
    for line in lines:
        covered[max(0, int(line.left - start))] += 1
        covered[min(width, int(line.right - start) + 1)] -= 1
    middle = _emptiest(covered, width, len(lines) // 5, 0.6 * size)
    if middle is None:
        return None
    gap = start + middle
    left = [len(line.text) for line in lines if line.right <= gap]
    right = [len(line.text) for line in lines if line.left >= gap]
    is_text = len(left) >= _MIN_COLUMN <= len(right) and min(median(left), median(right)) >= _MIN_WORDS
    return gap if is_text else None


def _emptiest(covered: Sequence[int], width: int, most: int, least: float) -> int | None:
    """The middle of the emptiest stretch away from the edges that at most `most` lines cross, at least `least` wide;
    `covered` is by how much the number of lines changes at each place."""
    best: tuple[int, int, int] | None = None
    run, count = 0, 0
    for at in range(width):
        count += covered[at]
        run = run + 1 if count <= most else 0
        if run >= least and width // 8 < at < width - width // 8:
            candidate = (count, -run, at - run // 2)
            best = candidate if best is None else min(best, candidate)
    return None if best is None else best[2]


def _rows(lines: list[Line]) -> list[Line]:
    """Stretches on one height joined, as in the rows of a table."""
    rows: list[Line] = []
    for line in lines:
        if rows and abs(rows[-1].base - line.base) < 0.4 * line.size:
            last = rows[-1]
            rows[-1] = Line(last.left, max(last.right, line.right), last.base, last.size, f"{last.text} {line.text}")
        else:
            rows.append(line)
    return rows


def _blocks(column: list[Line]) -> Iterator[list[Line]]:
    """The lines of a column by paragraph."""
    if not column:
        return
    right, left = max(line.right for line in column), min(line.left for line in column)
    gaps = [above.base - below.base for above, below in pairwise(column)]
    usual = min(median(gaps), 1.7 * median(line.size for line in column)) if gaps else 0.0
    block = [column[0]]
    for above, below in pairwise(column):
        is_heading = len(block) == 1 and _is_heading(above, below, left, right)
        if is_heading or above.base - below.base > 1.3 * usual + 0.5 or _begins(above, below, left, right):
            yield block
            block = []
        block.append(below)
    yield block


def _is_heading(above: Line, below: Line, left: float, right: float) -> bool:
    """Whether a line by itself is too short for the column and what follows begins anew."""
    is_short = above.right - left < 0.75 * (right - left)
    return is_short and not below.text[:1].islower() and below.right > above.right


def _begins(above: Line, below: Line, left: float, right: float) -> bool:
    """Whether a line begins a paragraph by its size, its mark, or where the sentence before it ended."""
    if abs(above.size - below.size) > 0.08 * above.size or _MARK.match(below.text):
        return True
    if _SENTENCE_END.search(above.text) is None:
        return False
    indented = below.left > left + 0.7 * below.size and above.left < left + 0.3 * above.size
    return indented or above.right + _first_word(below) + 0.5 * above.size < right


def _first_word(line: Line) -> float:
    """How wide a space and the first word of a line are, taking all letters as one size."""
    return (line.right - line.left) * (len(line.text.split(" ", 1)[0]) + 1) / max(len(line.text), 1)


def _goes_on(last: Line, first: Line, text: str) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    turned = first.base > last.base
    return turned and abs(last.size - first.size) < 0.5 and not _SENTENCE_END.search(text) and first.text[:1].islower()


def _flowing(block: list[Line]) -> str:
    text = ""
    for line in block:
        text = _add(text, line.text)
    return text


def _add(text: str, line: str) -> str:
    if text.endswith("-"):
        return text[:-1] + line if line[:1].islower() else text + line
    return f"{text} {line}" if text else line
