"""Whatever was handed in, to text: what kind it is, and which reader is for it.

Pure functions without I/O, so that they can run in a process of their own: a page may be made to hang a parser.
"""

import re
from enum import Enum
from pathlib import PurePath

from bot.domain.articles import MIN_PAGE, MIN_SHORT_PAGE, NO_TEXT, ReadText, refuse_text
from bot.domain.errors import OnRecordError, Unreadable
from bot.ingest.charset import decode
from bot.ingest.normalisation import one_line, tidy

__all__ = ["is_plain", "read", "tidy"]

_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED = 4_096
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_ZIP = b"PK\x03\x04"
_OTHERS = (
    ((b"\xd0\xcf\x11\xe0",), "An old Word or Office file can't be read; save it as .docx or PDF and hand that in."),
    ((b"{\\rtf",), "An RTF file can't be read; save it as .docx or PDF and hand that in."),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a"), "That is a picture; only text can be read."),
    ((b"\x1f\x8b", b"BZh9", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!\x1a", b"\x28\xb5\x2f\xfd", b"PK\x05\x06"),
     "That is an archive; unpack it and hand in the file with the text."),
)  # fmt: skip
"""First bytes that no text has, with what to say of them."""


class _Kind(Enum):
    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


_BY_TYPE = {
    "text/html": _Kind.HTML,
    "application/xhtml+xml": _Kind.HTML,
    "text/markdown": _Kind.MARKDOWN,
    "text/x-markdown": _Kind.MARKDOWN,
}
_TITLED = {
    _Kind.PDF: "document properties",
    _Kind.DOCX: "document properties",
    _Kind.MARKDOWN: "heading",
}
_BY_SUFFIX = {
    ".html": _Kind.HTML,
    ".htm": _Kind.HTML,
    ".xhtml": _Kind.HTML,
    ".md": _Kind.MARKDOWN,
    ".markdown": _Kind.MARKDOWN,
    ".txt": _Kind.PLAIN,
    ".text": _Kind.PLAIN,
}


def read(
    body: bytes,
    *,
    media_type: str | None,
    charset: str | None,
    url: str | None,
    filename: str | None,
    short: bool = False,
) -> ReadText:
    """The text of a page or file, normalised, with what it says about itself.

    `media_type` and `charset` are those of a response header, `url` is where a page was found, `filename` what a file
    is called. Raises Unreadable with one sentence: no text, too little or too much of it, damaged, not a text file.
    Whoever shows the sentence puts the file's name before it.
    """
    try:
        return _read(body, media_type, charset, url, filename, MIN_SHORT_PAGE if short else MIN_PAGE)
    except (OnRecordError, MemoryError):
        raise
    except Exception as error:  # made to break a library in a way that nobody has met
        raise Unreadable("It is too damaged to be read.") from error


def _read(
    body: bytes, media_type: str | None, charset: str | None, url: str | None, filename: str | None, least: int
) -> ReadText:
    name = "It" if filename else "What was found there"
    if not body.strip():
        raise Unreadable(NO_TEXT)
    kind = _kind(body, media_type, filename)
    if kind is _Kind.HTML:
        from bot.ingest.page import read_page

        found = read_page(body, charset=charset, url=url, name=name, least=least)
    else:
        words, title = _words(kind, body, charset, name)
        heading = one_line(title, 300)
        found = ReadText(tidy(words), title=heading, origins={"title": _TITLED[kind]} if heading else {})
    refuse_text(found.text)
    return found


def is_plain(body: bytes, filename: str) -> bool:
    """Whether a file is text as it stands, so that offsets into its text are offsets into the file as decoded."""
    return _kind(body, None, filename) is _Kind.PLAIN


def _kind(body: bytes, media_type: str | None, filename: str | None) -> _Kind:
    """Magic bytes go before the media type, and that before the name of the file."""
    if body[:1_024].lstrip().startswith(b"%PDF-"):
        return _Kind.PDF
    if body.startswith(_ZIP):
        return _Kind.DOCX
    for magic, sentence in _OTHERS:
        if body.startswith(magic):
            raise Unreadable(sentence)
    kind = _BY_TYPE.get((media_type or "").lower()) or _BY_SUFFIX.get(PurePath(filename or "").suffix.lower())
    if kind is None and media_type in {None, ""} and _HTML.match(body[:_SNIFFED]):
        return _Kind.HTML
    return kind or _Kind.PLAIN


def _words(kind: _Kind, body: bytes, charset: str | None, name: str) -> tuple[str, str | None]:
    if kind is _Kind.PDF:
        from bot.ingest.pdf import read_pdf

        return read_pdf(body)
    if kind is _Kind.DOCX:
        from bot.ingest.docx import read_docx

        return read_docx(body)
    text = decode(body, declared=charset, name=name)
    if kind is _Kind.MARKDOWN:
        from bot.ingest.markdown import prose

        return prose(text)
    if _FEED.match(text):
        raise Unreadable("That is a feed, not an article; an admin can add it as one.")
    return text, None
