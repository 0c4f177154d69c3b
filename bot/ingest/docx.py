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
_TAKEN_OUT = frozenset({f"{_W}moveFrom", f"{_W}del", _FALLBACK})
"""What was deleted or moved away, and what stands there a second time for older programs."""
_SKIPPED = _TAKEN_OUT | {f"{_W}p"}
"""Inside a paragraph: the paragraphs of its text boxes come in their turn."""
_CONCEALING = tuple(f"{_W}{name}" for name in ("strike", "dstrike", "vanish"))
_OFF = frozenset({"0", "false", "off"})
_WHITE = "FFFFFF"
_MAX_BASES = 20
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
        concealing = _concealing_styles(document.styles.element)
        found = (_text(paragraph, concealing) for paragraph in _paragraphs(document.element.body))
        text = "\n\n".join(filter(None, found))
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


def _concealing_styles(styles: Any) -> dict[str, bool]:
    """Whether a style, by its name in the file, strikes out or hides what is written in it."""
    own = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
    found: dict[str, bool] = {}
    for name, style in own.items():
        at, said = style, None
        for _ in range(_MAX_BASES):
            said = None if at is None else _says(at.find(f"{_W}rPr"))
            if at is None or said is not None:
                break
            base = at.find(f"{_W}basedOn")
            at = None if base is None else own.get(base.get(f"{_W}val"))
        if said is not None:
            found[name] = said
    return found


def _says(properties: Any) -> bool | None:
    """Whether properties of a run or style conceal its words; None where they don't say so."""
    if properties is None:
        return None
    said = [child.get(f"{_W}val", "1") not in _OFF for child in properties if child.tag in _CONCEALING]
    return any(said) if said else None


def _is_concealed(run: "_Element", concealing: dict[str, bool], is_gone: bool) -> bool:
    """Whether the words of a run are struck out, hidden or white on white; `is_gone` is what its paragraph says."""
    properties = run.find(f"{_W}rPr")
    said = _says(properties)
    if said is not None:
        return said
    if properties is not None:
        style = properties.find(f"{_W}rStyle")
        if style is not None and style.get(f"{_W}val") in concealing:
            return concealing[style.get(f"{_W}val")]
        color = properties.find(f"{_W}color")
        if color is not None and color.get(f"{_W}val", "").upper() == _WHITE:
            return not any(_is_shaded(up) for up in (run, *run.iterancestors()))
    return is_gone


def _is_shaded(element: "_Element") -> bool:
    marks = (element.find(f"{_W}{kind}Pr") for kind in ("r", "p", "tc", "tbl"))
    return any(
        one is not None and (one.find(f"{_W}shd") is not None or one.find(f"{_W}highlight") is not None)
        for one in marks
    )


def _paragraphs(element: Any) -> "Iterator[_Element]":
    for child in element:
        if child.tag == f"{_W}p":
            yield child
        if child.tag not in _TAKEN_OUT and child.find(f"{_W}trPr/{_W}del") is None:
            yield from _paragraphs(child)


def _text(paragraph: "_Element", concealing: dict[str, bool]) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    is_gone = style is not None and concealing.get(style.get(f"{_W}val"), False)
    return "".join(_pieces(paragraph, concealing, is_gone)).strip()


def _pieces(element: Any, concealing: dict[str, bool], is_gone: bool) -> Iterator[str]:
    """What can be read in a paragraph, changes accepted. Word nests a handful deep; the parser stops at 256."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}r" and _is_concealed(child, concealing, is_gone):
            continue
        elif child.tag not in _SKIPPED:
            yield from _pieces(child, concealing, is_gone)
