"""Small PDFs of different layouts, written operator by operator, and the paragraphs that are seen on them."""

from collections.abc import Iterator
from itertools import chain
from textwrap import wrap

from tests.ingest.page_corpus import EXTRA, NEWS, TITLE, Page

PLAIN = tuple(text.replace("“", '"').replace("”", '"') for text in NEWS)


def drawn(text: str, x: float, y: float, size: int = 11, before: str = "") -> str:
    """A line of text at a place; `before` are operators that hold for it alone."""
    escaped = text.replace("(", r"\(").replace(")", r"\)")
    return f"q {before} BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET Q\n"


def column(texts: tuple[str, ...], x: float, y: float, letters: int, gap: float = 8, indent: float = 0) -> str:
    """Paragraphs under each other, with lines of so many letters."""
    out = ""
    for text in texts:
        for number, line in enumerate(wrap(text, letters)):
            out += drawn(line, x + (indent if number == 0 else 0), y)
            y -= 14
        y -= gap
    return out


def pdf_with(*pages: str) -> bytes:
    """A PDF whose pages have these operators."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", font]
    for page in pages:
        objects.append(f"<</Length {len(page.encode())}>>stream\n{page}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"
    out, offsets = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{out}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{out.index('xref')}\n%%EOF".encode()


_BODY = column(PLAIN, 50, 700, 70)
_UNSEEN = (
    "3 Tr", "7 Tr", "1 g", "1 1 1 rg", "0 0 0 0 k", "1 0 0 1 0 2000 cm", "1 0 0 1 -2000 0 cm", "0.01 0 0 0.01 0 0 cm",
)  # fmt: skip
_NUMBERS = ("{}", "- {} -", "Page {} of 2", "{}/2")


_Layout = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The kind of trap, the operators of each page, the paragraphs."""
_HEADING = drawn(TITLE, 50, 740, 18)
_TITLED = (TITLE, *PLAIN)


def _of_one_column() -> Iterator[_Layout]:
    for letters in (50, 60, 70, 75):
        yield "pdf heading", (_HEADING + column(PLAIN, 50, 700, letters),), _TITLED
    for letters, gap in ((50, 0), (60, 0), (60, 14)):
        yield "pdf heading", (drawn(TITLE, 50, 714) + column(PLAIN, 50, 700, letters, gap),), _TITLED
    for indent in (0, 15, 25):
        yield "pdf plain", (column(PLAIN, 50, 700, 70, 0, indent),), PLAIN
    yield "pdf plain", (_BODY,), PLAIN


def _of_columns() -> Iterator[_Layout]:
    for letters, x, gap in ((36, 310, 8), (34, 320, 0), (32, 300, 14)):
        left, right = column(PLAIN[:3], 50, 700, letters, gap), column(PLAIN[3:], x, 700, letters, gap)
        yield "pdf columns", (left + right,), PLAIN
        yield "pdf columns", (_HEADING + left + right,), _TITLED
        yield "pdf columns", (right + left + _HEADING,), _TITLED


def _of_pages() -> Iterator[_Layout]:
    for number in _NUMBERS:
        pages = [
            drawn("Lindhaven Post", 50, 770) + column(texts, 50, 700, 70) + drawn(number.format(at), 300, 30)
            for at, texts in enumerate((PLAIN[:3], PLAIN[3:]), 1)
        ]
        yield "pdf running head", tuple(pages), PLAIN


def _of_paint() -> Iterator[_Layout]:
    said = EXTRA[:60].strip()
    for before in _UNSEEN:
        yield "pdf unseen", (_BODY + drawn(said, 50, 100, before=before),), PLAIN
    for ground in ("0 0 1 rg 40 90 500 30 re f", "0 g 40 90 500 30 re f*"):
        yield "pdf seen", (f"{ground} {drawn(said, 50, 100, before='1 g')} 0 g {_BODY}",), (*PLAIN, said)
    for before in ("0.5 g", "1 0 0 rg"):
        yield "pdf seen", (_BODY + drawn(said, 50, 100, before=before),), (*PLAIN, said)


PDFS = tuple(
    Page(kind, f"{kind} {at}", pdf_with(*pages), right, "a.pdf")
    for at, (kind, pages, right) in enumerate(chain(_of_one_column(), _of_columns(), _of_pages(), _of_paint()))
)
