"""Files and pages to text: which reader takes what, and what each one says when it can't."""

import gzip
import io
import pickle
import sys
import zipfile

import docx
import pytest
from pypdf import PdfWriter

from bot.domain.articles import MAX_TEXT, ReadText
from bot.domain.errors import Unreadable
from bot.ingest import pdf
from bot.ingest.read import read

PARAGRAPHS = [
    "The harbour ferry will run at night from the first of May, the port office of Lindhaven said on Tuesday.",
    "“We lost 40 captains in two years,” said Edna Quill, the town's mayor, “and we hired 55 this spring.”",
    "Her deputy, Tom Quill, who is not related to her, told reporters that the crossing would stay free of charge.",
    "Passengers had complained about the old timetable since the bridge was closed for repairs in the winter.",
]
TEXT = "\n\n".join(PARAGRAPHS)


def page(head: str = "", lang: str = "en-GB", body: str | None = None) -> bytes:
    article = body if body is not None else "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Ferry at night | Lindhaven Post</title>{head}</head><body>'
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        f"<article><h1>Ferry to run at night</h1>{article}</article>"
        "<footer><p>Copyright Lindhaven Post. All rights reserved.</p></footer></body></html>"
    ).encode()


def reading(
    body: bytes, filename: str | None = None, media_type: str | None = None, url: str | None = None
) -> ReadText:
    return read(body, media_type=media_type, charset=None, url=url, filename=filename)


def refused(body: bytes, filename: str | None = None, media_type: str | None = None) -> str:
    with pytest.raises(Unreadable) as error:
        reading(body, filename, media_type)
    return error.value.sentence


def pdf_of(*pages: str, password: str | None = None, title: str | None = None) -> bytes:
    """A PDF with one line of text for each line of each page."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for text in pages:
        shown = "".join(f"({line}) Tj T* " for line in text.split("\n")) if text else ""
        stream = f"BT /F1 12 Tf 14 TL 50 750 Td {shown}ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out, offsets = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{out.index('xref')}\n%%EOF"
    if password is None and title is None:
        return out.encode()
    writer = PdfWriter(clone_from=io.BytesIO(out.encode()))
    if title is not None:
        writer.add_metadata({"/Title": title})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_plain_file_is_its_tidy_text() -> None:
    found = reading("\ufeffEdna\u00a0Quill said:\r\n\r\n\r\n“Yes.” \r\n".encode(), "a.txt")
    assert found.text == "Edna Quill said:\n\n“Yes.”"
    assert (found.title, found.published_at, found.canonical_url) == (None, None, None)


def test_a_page_is_its_article_alone() -> None:
    found = reading(page(), media_type="text/html", url="https://lindhaven.example/ferry")
    assert found.text == TEXT
    assert (found.title, found.language) == ("Ferry to run at night", "en")
    assert found.published_at is None


@pytest.mark.parametrize(
    ("filename", "media_type"),
    [("a.html", None), ("A.HTM", None), (None, "application/xhtml+xml"), (None, None), ("a", "")],
)
def test_a_page_is_known_by_type_name_or_content(filename: str | None, media_type: str | None) -> None:
    assert reading(page(), filename, media_type).text == TEXT


def test_a_plain_type_or_name_keeps_its_marks() -> None:
    assert reading(page(), media_type="text/plain").text.startswith("<!DOCTYPE")
    assert reading(page(), "a.txt").text.startswith("<!DOCTYPE")


def test_json_ld_goes_before_open_graph_before_meta() -> None:
    linked = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "Wrong"},
        {"@type": ["NewsArticle"], "headline": "Night ferry", "datePublished": "2021-03-02T10:00:00+02:00",
         "author": [{"@type": "Person", "name": "Ida Marl"}, {"name": "Ole Brandt"}], "publisher": {"name": "The Post"}}
        ]}</script>"""
    graph = (
        '<meta property="og:title" content="Graph title"><meta property="og:site_name" content="Graph Post">'
        '<meta property="article:published_time" content="2020-01-01"><meta name="author" content="Meta Author">'
    )
    found = reading(page(linked + graph), "a.html")
    assert (found.title, found.site, found.author) == ("Night ferry", "Graph Post", "Ida Marl, Ole Brandt")
    assert found.published_at == 1_614_672_000_000
    found = reading(page(graph), "a.html")
    assert (found.title, found.author, found.published_at) == ("Graph title", "Meta Author", 1_577_836_800_000)


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", broken</script>',
        '<script type="application/ld+json">[[[[[[[[[[1]]]]]]]]]]</script>',
        '<script type="application/ld+json">{"@type": {"a": 1}, "headline": 7, "datePublished": [1]}</script>',
        '<script type="application/ld+json">{"@type": "Article", "author": 5, "publisher": [[]]}</script>',
        '<meta property="article:published_time" content="last Tuesday"><meta name="date">',
        '<meta property="article:published_time" content="0001-01-01T00:00:00+14:00">',
    ],
)
def test_broken_facts_are_no_facts(head: str) -> None:
    found = reading(page(head), "a.html")
    assert (found.text, found.title, found.published_at) == (TEXT, "Ferry to run at night", None)


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ('<meta name="DC.date.issued" content="2020-05-23">', 1_590_192_000_000),
        ('<meta itemprop="datePublished" content="2020-05-23T00:00:00Z">', 1_590_192_000_000),
        ('<meta name="pubdate" content="Sat, 23 May 2020 02:00:00 +0200">', 1_590_192_000_000),
        ('<meta name="date" content="2020-05-23">', None),
    ],
)
def test_dates_come_from_tags_of_publication_alone(head: str, at: int | None) -> None:
    assert reading(page(head), "a.html").published_at == at


def test_a_date_in_the_text_or_the_address_is_no_date_of_publication() -> None:
    body = "<time datetime='1998-02-03'>3 February 1998</time>" + "".join(f"<p>{p} 3 May 1998.</p>" for p in PARAGRAPHS)
    assert reading(page(body=body), media_type="text/html", url="https://a.example/1998/05/03/x").published_at is None
    marked = "<time pubdate datetime='2020-05-23'>today</time>" + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    assert reading(page(body=marked), "a.html").published_at == 1_590_192_000_000


@pytest.mark.parametrize(
    ("canonical", "kept"),
    [
        ("https://www.example.org/ferry?utm_source=x", "https://www.example.org/ferry"),
        ("/ferry#top", "https://m.example.org/ferry"),
        ("https://www.example.com/ferry", None),
        ("https://www.example.org/", None),
        ("javascript:alert(1)", None),
        ("http://[broken/", None),
    ],
)
def test_a_page_names_its_own_address_on_its_own_site_alone(canonical: str, kept: str | None) -> None:
    head = f'<link rel="canonical" href="{canonical}">'
    url = "https://m.example.org/ferry?amp=1"
    assert reading(page(head), media_type="text/html", url=url).canonical_url == kept


def test_a_file_can_not_claim_to_be_a_page() -> None:
    assert reading(page('<link rel="canonical" href="https://www.example.org/a">'), "a.html").canonical_url is None


@pytest.mark.parametrize("body", ["<p>Subscribe to go on.</p>", "", "<script>document.write('x')</script>"])
def test_a_page_with_hardly_any_text_asks_why(body: str) -> None:
    assert refused(page(body=body), "a.html") == (
        "There is hardly any text on that page; it may be behind a paywall or need scripts. Paste the text instead."
    )


def test_markup_that_is_no_page_is_refused() -> None:
    assert "hardly any text" in refused(b"<html>", "a.html")
    assert refused(b" \n", "a.html") == "There is no text in it."


def test_markdown_is_read_as_prose() -> None:
    body = (
        '---\ntitle: "Night ferry"\n---\n# Heading\n\nThe **ferry** of [Lindhaven](https://a.example) *sails*.\n\n'
        "> “Yes,” said Edna_Quill.\n\n* 40 captains\n- `two` \\* boats\n\n![map](m.png)\n\n---\n\nEnd of 2 * 3 * 4.\n"
    )
    found = reading(body.encode(), "a.md")
    assert found.title == "Night ferry"
    assert found.text == (
        "Heading\n\nThe ferry of Lindhaven sails.\n\n“Yes,” said Edna_Quill.\n\n40 captains\ntwo * boats\n\n"
        "End of 2 * 3 * 4."
    )
    assert reading(b"# Ferry #\n\nText", media_type="text/markdown").title == "Ferry"


def test_a_pdf_is_read_whatever_it_is_called() -> None:
    body = pdf_of(
        "The ferry of Lindhaven will run at night, the port of-\nfice said, and it will stay\nfree.", "Page two."
    )
    for filename in ("a.pdf", "a.txt", None):
        found = reading(body, filename, "text/plain")
        assert found.text == (
            "The ferry of Lindhaven will run at night, the port office said, and it will stay free.\n\nPage two."
        )
    assert reading(pdf_of("Some words.", title="Night ferry")).title == "Night ferry"


def test_a_pdf_without_readable_text_says_why() -> None:
    assert refused(pdf_of("")) == "That PDF has no text in it; it is probably a scan. Paste its text instead."
    assert refused(pdf_of("Words.", password="open")) == "That PDF is locked with a password; hand in an unlocked copy."
    assert refused(b"%PDF-1.4\nnonsense") == "That PDF is damaged and can't be read."
    assert reading(pdf_of("Words for all.", password="")).text == "Words for all."


def test_without_the_extra_a_pdf_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(Unreadable, match=r"pip install 'onrecord\[pdf\]'"):
        pdf.read_pdf(b"%PDF-1.4")


@pytest.mark.parametrize("body", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1 hello}"])
def test_other_office_files_say_what_to_do(body: bytes) -> None:
    assert "save it as .docx or PDF" in refused(body, "a.doc")


@pytest.mark.parametrize(("filename", "media_type"), [("a.txt", None), ("a.html", "text/html"), ("a.md", None)])
def test_a_binary_by_any_name_is_refused(filename: str, media_type: str | None) -> None:
    picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9
    assert refused(picture, filename, media_type) == "That is a picture; only text can be read."
    assert refused(gzip.compress(b"words"), filename, media_type).startswith("That is an archive; unpack it")
    assert refused(b"\x7fELF\x02\x01\x01\x00" + picture, filename, media_type) == "It is not a text file."


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Post</title></channel></rss>',
        b"<!-- made by hand --><feed xmlns='http://www.w3.org/2005/Atom'></feed>",
        b"<rdf:RDF></rdf:RDF>",
    ],
)
def test_a_feed_is_no_article(body: bytes) -> None:
    assert refused(body, "a.xml") == "That is a feed, not an article; an admin can add it as one."


def docx_of(*paragraphs: str, title: str | None = None) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title or ""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def packed(**parts: str | bytes) -> bytes:
    """A zip whose entries are named by keywords, "__" for "/" and "_dot_" for "."."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return written.getvalue()


def with_document(body: bytes, xml: str) -> bytes:
    """A Word file with another main part."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    return written.getvalue()


def test_a_word_file_is_its_paragraphs_whatever_it_is_called() -> None:
    body = docx_of(*PARAGRAPHS, title="Ferry report")
    for filename in ("a.docx", "a.txt", None):
        found = reading(body, filename)
        assert (found.text, found.title) == (TEXT, "Ferry report")
    assert found.origins == {"title": "document properties"}


def test_a_word_file_with_tables_boxes_links_and_changes_is_read_as_it_stands() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    run = "<w:r><w:t>{}</w:t></w:r>"
    box = f"<w:r><mc:AlternateContent><mc:Choice><w:p>{run}</w:p></mc:Choice><mc:Fallback><w:p>{run}</w:p>"
    xml = (
        f'<w:document xmlns:w="{w}" xmlns:mc="{mc}"><w:body>'
        f"<w:p>{run.format('The ')}<w:ins>{run.format('night')}</w:ins><w:del><w:r><w:delText>day</w:delText></w:r>"
        f"</w:del><w:hyperlink><w:r><w:tab/><w:t>ferry</w:t></w:r></w:hyperlink></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run.format('In a table')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p>{run.format('Beside')}{box.format('In a box', 'In a box')}"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        "</w:body></w:document>"
    )
    found = reading(with_document(docx_of("x"), xml), "a.docx")
    assert found.text == "The night ferry\n\nIn a table\n\nBeside\n\nIn a box"


def test_a_word_file_that_can_not_be_read_says_why() -> None:
    whole = docx_of(*PARAGRAPHS)
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "' + "&b;" * 1_000 + '">]><a>&c;</a>'
    assert refused(docx_of(), "a.docx") == "That Word file has no text in it; it may hold only pictures."
    assert refused(packed(a_dot_txt="words"), "a.docx").startswith("That is a zip file, not a Word file")
    assert refused(whole[:-100], "a.docx") == "That file is damaged or cut off and can't be read."
    assert "damaged" in refused(packed(word__document_dot_xml="<x/>"), "a.docx")
    for xml in (laughs, "<w:document", "nothing"):
        assert refused(with_document(whole, xml), "a.docx") == "That Word file is damaged and can't be read."


def test_a_word_file_is_measured_before_it_is_unpacked() -> None:
    bomb = with_document(docx_of("x"), " " * 30_000_000)
    assert len(bomb) < 100_000
    assert refused(bomb, "a.docx") == "That Word file is too large once it is unpacked."
    many = packed(word__document_dot_xml="<x/>", **{f"a{number}": "" for number in range(2_001)})
    assert refused(many, "a.docx") == "That Word file is too large once it is unpacked."


def test_without_the_extra_a_word_file_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    assert "pip install 'onrecord[pdf]'" in refused(packed(word__document_dot_xml="<x/>"), "a.docx")


def test_each_fact_says_where_it_was_found() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Night ferry"}</script>'
        '<meta property="og:site_name" content="Post"><meta name="author" content="Ida Marl">'
        '<meta property="article:published_time" content="2020-01-01"><link rel="canonical" href="/ferry">'
    )
    found = reading(page(head), media_type="text/html", url="https://lindhaven.example/ferry?x=1")
    assert found.origins == {
        "title": "JSON-LD",
        "site": "og:site_name",
        "author": "meta author",
        "published_at": "article:published_time",
        "language": "html lang",
        "canonical_url": "rel=canonical",
    }
    assert reading(page(), "a.html").origins == {"title": "guessed from the page", "language": "html lang"}
    assert reading(b"# Ferry\n\nWords.", "a.md").origins == {"title": "heading"}


def test_a_short_page_gets_a_second_opinion() -> None:
    """Text in cells and fonts, as pages were built once: the first reader finds next to nothing there."""
    cells = "".join(f"<tr><td><font>{p}</font><br></td></tr>" for p in PARAGRAPHS)
    body = f"<html><body><table><tr><td><a href='/'>Home</a></td></tr></table><table>{cells}</table></body></html>"
    found = reading(body.encode(), "a.html").text
    assert all(paragraph in found for paragraph in PARAGRAPHS)


def test_pictures_inside_of_a_page_are_not_searched() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 3_000_000}">'
    assert reading(page(picture), "a.html").text == TEXT


def test_a_page_of_nothing_but_tags_is_refused_before_it_is_parsed() -> None:
    assert refused(b"<html><body>" + b"<p>a" * 100_001, "a.html") == (
        "That page has more than 100,000 tags: it is no article."
    )


@pytest.mark.parametrize("body", [b"", b" \n\t", "\ufeff\u200b".encode()])
def test_nothing_is_refused(body: bytes) -> None:
    assert refused(body, "a.txt") == "There is no text in it."


def test_too_long_a_text_is_refused_with_both_figures() -> None:
    assert len(reading(b"a" * MAX_TEXT, "a.txt").text) == MAX_TEXT
    assert refused(b"a" * (MAX_TEXT + 1), "a.txt") == (
        "That text has 300,001 characters; 300,000 is the most that is read."
    )


def test_whatever_a_library_raises_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.ingest.read.decode", fall)
    assert refused(b"words", "a.txt") == "It is too damaged to be read."


def test_the_reader_and_its_answers_travel_between_processes() -> None:
    found = pickle.loads(pickle.dumps(read))(b"Some words.", media_type=None, charset=None, url=None, filename="a.txt")
    assert pickle.loads(pickle.dumps(found)) == found
    error = pickle.loads(pickle.dumps(Unreadable("No.")))
    assert (type(error), error.sentence) == (Unreadable, "No.")


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "body",
    [
        "[" * 100_000,
        "# " + " " * 100_000 + "x",
        " " * 200_000 + "x",
        "<!--" * 50_000,
        "**a " * 50_000,
        "<!-- -->" * 400,
    ],
)
def test_no_run_of_marks_holds_the_reader_up(body: str) -> None:
    assert reading(("a" + body).encode(), "a.md").text.startswith("a")
    assert reading(body.encode() + b"a").text.endswith("a")
