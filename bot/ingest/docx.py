"""Word files (.docx) to text, when the extra `pdf` is installed."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.domain.errors import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAX_ENTRIES = 2_000
_MAX_PART = 20_000_000
_MAX_ALL = 100_000_000
"""Bytes of one part and of all, unpacked; pictures are the most of a large file, and words take little room."""
_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({f"{_W}p", f"{_W}moveFrom", f"{_W}del", _FALLBACK})
"""Inside a paragraph: the paragraphs of its text boxes, which come in their turn, what was struck out, and what
stands there a second time for older programs."""
_BREAKS = frozenset({f"{_W}br", f"{_W}cr", f"{_W}tab"})


def read_docx(body: bytes) -> tuple[str, str | None]:
    """The text and the title of a Word file. Raises Unreadable: damaged, too large unpacked, no Word file, no text in
    it, or the extra is not installed."""
    _check(body)
    try:
        import docx
    except ImportError:
        raise Unreadable("Word files need one more package: pip install 'onrecord[pdf]'.") from None
    try:
        document = docx.Document(io.BytesIO(body))
        text = "\n\n".join(filter(None, map(_text, _paragraphs(document.element.body))))
        title = document.core_properties.title
    except Exception as error:  # a damaged file makes the libraries below raise anything at all
        raise Unreadable("That Word file is damaged and can't be read.") from error
    if not text.strip():
        raise Unreadable("That Word file has no text in it; it may hold only pictures.")
    return text, title or None


def _check(body: bytes) -> None:
    """The sizes that its directory tells, before anything is unpacked; zipfile reads no more than those."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Unreadable("That file is damaged or cut off and can't be read.") from None
    if not any(entry.filename == _MAIN for entry in entries):
        raise Unreadable("That is a zip file, not a Word file (.docx); save it as .docx, PDF or text.")
    sizes = [entry.file_size for entry in entries]
    if len(sizes) > _MAX_ENTRIES or max(sizes) > _MAX_PART or sum(sizes) > _MAX_ALL:
        raise Unreadable("That Word file is too large once it is unpacked.")


def _paragraphs(element: Any) -> "Iterator[_Element]":
    for child in element:
        if child.tag == f"{_W}p":
            yield child
        if child.tag != _FALLBACK:
            yield from _paragraphs(child)


def _text(paragraph: "_Element") -> str:
    return "".join(_pieces(paragraph)).strip()


def _pieces(element: Any) -> Iterator[str]:
    """What can be read in a paragraph, changes accepted. Word nests a handful deep; the parser stops at 256."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)
