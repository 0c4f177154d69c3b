"""HTML to the text of its article, without menus, teasers and comments."""

import re

from lxml import etree, html
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from bot.domain.articles import MIN_PAGE, ReadText
from bot.domain.errors import Unreadable
from bot.ingest.byline import writers
from bot.ingest.charset import decode
from bot.ingest.metadata import metadata_of
from bot.ingest.normalisation import one_line, tidy
from bot.ingest.reshape import reshape
from bot.ingest.shown import keep_what_is_shown

MAX_TITLE = 300
MAX_NAME = 200
_MAX_TAGS = 100_000
"""Far more than any article has; each costs some kilobytes while the page is read."""
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
     "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
     "table", "td", "th", "tr", "ul"}
)  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What lxml would refuse to hand on."""
_EMBEDDED = re.compile(r"data:[^\"'<>\s]{500,}+")
"""Pictures and fonts inside of a page: megabytes that are searched for nothing."""
_STRUCK = re.compile(r"<(/?)(?:s|strike)(?=[\s/>])", re.IGNORECASE)
"""The parser would close these before a paragraph that they strike out."""
_LIST_MARK = re.compile(r"^\s*(?:- )+")
_BROKEN = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
"""What the libraries raise over pages that were made to break them."""


def read_page(body: bytes, *, charset: str | None, url: str | None, name: str, least: int = MIN_PAGE) -> ReadText:
    """The article of a page. Raises Unreadable when there is none to be found."""
    source = _CONTROLS.sub("", decode(body, declared=charset, html=True, name=name))
    source = _EMBEDDED.sub("data:,", source)
    source = _STRUCK.sub(r"<\1del", source)
    if source.count("<") > _MAX_TAGS:
        raise Unreadable(f"That page has more than {_MAX_TAGS:,} tags: it is no article.")
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"))
        facts = metadata_of(tree, url)
        keep_what_is_shown(tree)
        reshape(tree)
        article = _article(tree, url)
        title = one_line(facts.title or article.title, MAX_TITLE)
        text = _paragraphs(article.text, title)
        if len(text) < least:
            text = _paragraphs(_readable(html.tostring(tree, encoding="unicode")), title)
    except _BROKEN as error:
        raise Unreadable("That page is too damaged to find an article in it.") from error
    if len(text) < least:
        raise Unreadable(
            "There is hardly any text on that page; it may be behind a paywall or need scripts. Paste the text instead."
        )
    origins = dict(facts.origins)
    author = facts.author or writers(article.author)
    guessed = {"title": facts.title is None and article.title, "author": facts.author is None and author}
    origins |= {name: "guessed from the page" for name, is_guess in guessed.items() if is_guess}
    return ReadText(
        text=text,
        title=title,
        site=one_line(facts.site, MAX_NAME),
        author=one_line(author, MAX_NAME),
        published_at=facts.published_at,
        language=facts.language,
        canonical_url=facts.canonical_url,
        origins=origins,
    )


def _article(tree: HtmlElement, url: str | None) -> Document:
    found = bare_extraction(tree, url=url, favor_precision=True, with_metadata=True, include_comments=False)
    return found if isinstance(found, Document) else Document()


def _readable(source: str) -> str:
    """The second opinion, for pages where the first finds hardly anything: short ones, and those built of odd tags."""
    from readability import Document as Readability
    from readability.readability import Unparseable

    try:
        tree = html.fromstring(Readability(source).summary(html_partial=True))
    except Unparseable:
        return ""
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        starts = event == "start"
        inner = element.text if starts else element.tail
        pieces += ["\n" if element.tag in _BLOCKS else "", _spaced(inner)]
    return "".join(pieces)


def _spaced(text: str | None) -> str:
    """Text of HTML: its line breaks are spaces."""
    return text.replace("\r", " ").replace("\n", " ") if text else ""


def _paragraphs(text: str | None, title: str | None) -> str:
    """One blank line between paragraphs, list marks dropped, the headline not repeated in the text."""
    lines = [_LIST_MARK.sub("", line).strip() for line in tidy(text or "").split("\n")]
    lines = [line for line in lines if line.strip("-| ")]
    if lines and one_line(lines[0], MAX_TITLE) == title:
        del lines[0]
    return "\n\n".join(lines)
