"""Small Word and PDF files with one trap each, and the paragraphs that a reader of them sees."""

import io
import zipfile

import docx

from tests.ingest.page_corpus import EXTRA, NEWS, Page
from tests.ingest.pdf_corpus import PDFS

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_GONE = (
    "<w:p><w:del w:id='1' w:author='a'><w:r><w:delText>{extra}</w:delText></w:r></w:del></w:p>",
    "<w:p><w:del w:id='1' w:author='a'><w:r><w:t>{extra}</w:t></w:r></w:del></w:p>",
    "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:r><w:rPr><w:dstrike/></w:rPr><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:r><w:rPr><w:strike w:val='true'/></w:rPr><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:moveFrom w:id='2'><w:r><w:t>{extra}</w:t></w:r></w:moveFrom></w:p>",
    "<w:p><w:hyperlink><w:r><w:rPr><w:strike w:val='1'/></w:rPr><w:t>{extra}</w:t></w:r></w:hyperlink></w:p>",
    "<w:p><w:pPr><w:pStyle w:val='Gone'/></w:pPr><w:r><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:r><w:rPr><w:rStyle w:val='Unseen'/></w:rPr><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:pStyle w:val='GoneToo'/></w:pPr><w:r><w:t>{extra}</w:t></w:r></w:p>",
    "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>{extra}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:p><w:r><w:instrText>{extra}</w:instrText></w:r></w:p>",
)
_STAYS = (
    "<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>{extra}</w:t></w:r></w:ins></w:p>",
    "<w:p><w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:r><w:rPr><w:vanish w:val='false'/></w:rPr><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:moveTo w:id='2'><w:r><w:t>{extra}</w:t></w:r></w:moveTo></w:p>",
    "<w:sdt><w:sdtContent><w:p><w:r><w:t>{extra}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    (
        "<w:p><w:pPr><w:pStyle w:val='Gone'/></w:pPr><w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>{extra}</w:t></w:r>"
        "</w:p>"
    ),
    "<w:p><w:pPr><w:rPr><w:strike/></w:rPr></w:pPr><w:r><w:t>{extra}</w:t></w:r></w:p>",
    "<w:p><w:smartTag><w:r><w:t>{extra}</w:t></w:r></w:smartTag></w:p>",
)
_STYLES = (
    "<w:style w:type='paragraph' w:styleId='Gone'><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='GoneToo'><w:basedOn w:val='Gone'/></w:style>"
    "<w:style w:type='character' w:styleId='Unseen'><w:rPr><w:vanish/></w:rPr></w:style>"
)


def docx_with(inside: str) -> bytes:
    """A Word file with this in its body."""
    written, changed = io.BytesIO(), io.BytesIO()
    docx.Document().save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = f"<w:document xmlns:w='{_W}'><w:body>{inside}</w:body></w:document>".encode()
            elif name == "word/styles.xml":
                part = part.replace(b"</w:styles>", f"{_STYLES}</w:styles>".encode())
            new.writestr(name, part)
    return changed.getvalue()


def _word_files() -> list[Page]:
    plain = [f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in NEWS]
    files = []
    for kind, traps, right in (("docx gone", _GONE, NEWS), ("docx kept", _STAYS, (*NEWS[:2], EXTRA, *NEWS[2:]))):
        for number, trap in enumerate(traps):
            body = "".join([*plain[:2], trap.format(extra=EXTRA), *plain[2:]])
            files.append(Page(kind, f"{kind} {number}", docx_with(body), right, "a.docx"))
    return files


FILES = (*_word_files(), *PDFS)
