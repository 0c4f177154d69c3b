"""PDF to text, when the extra `pdf` is installed."""

import io
import re
from typing import TYPE_CHECKING

from bot.domain.articles import MAX_TEXT
from bot.domain.errors import Unreadable

if TYPE_CHECKING:
    from pypdf import PdfReader

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")


def read_pdf(body: bytes) -> tuple[str, str | None]:
    """The text and the title of a PDF. Raises Unreadable: damaged, locked, a scan, or the extra is not installed."""
    try:
        import pypdf
    except ImportError:
        raise Unreadable("PDF files need one more package: pip install 'onrecord[pdf]'.") from None
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else _pages(reader)
        title = None if locked or reader.metadata is None else reader.metadata.title
    except Exception as error:  # a damaged file makes pypdf raise anything at all
        raise Unreadable("That PDF is damaged and can't be read.") from error
    if locked:
        raise Unreadable("That PDF is locked with a password; hand in an unlocked copy.")
    text = "\n\n".join(pages)
    if not text.strip():
        raise Unreadable("That PDF has no text in it; it is probably a scan. Paste its text instead.")
    return text, title


def _pages(reader: "PdfReader") -> list[str]:
    """The paragraphs, by where their lines stand; of a document that is too odd for that, in the order of its text."""
    try:
        return _by_layout(reader)
    except Exception:  # made by programs that keep to no rule, and what can be read of it is read all the same
        return _in_order(reader)


def _by_layout(reader: "PdfReader") -> list[str]:
    from bot.ingest.pdf_lines import lines_of
    from bot.ingest.pdf_paragraphs import paragraphs

    pages = []
    size = 0
    for page in reader.pages:
        if page.rotation % 360:
            return _in_order(reader)
        pages.append(lines_of(page, reader))
        size += sum(len(line.text) for line in pages[-1])
        if size > MAX_TEXT:
            break
    return paragraphs(pages)


def _in_order(reader: "PdfReader") -> list[str]:
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(_flowing(page.extract_text()))
        size += len(pages[-1])
        if size > MAX_TEXT:
            break
    return pages


def _flowing(page: str) -> str:
    """A page's lines joined to paragraphs: a line that is cut short after a sentence ends one."""
    lines = [line.strip() for line in page.splitlines()]
    width = max((len(line) for line in lines), default=0)
    out = ""
    for line in lines:
        if out.endswith("-") and line[:1].islower():
            out = out[:-1] + line
        else:
            out += line
        ends = not line or (len(line) < 0.75 * width and _SENTENCE_END.search(line))
        out += "\n\n" if ends else "" if out.endswith("-") else " "
    return out
