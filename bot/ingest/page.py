"""HTML to the text of its article, without menus, teasers and comments."""

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from bot.domain.articles import ReadText
from bot.domain.errors import Unreadable
from bot.ingest.charset import decode
from bot.ingest.facts import facts_of
from bot.ingest.text import one_line, tidy

MIN_TEXT = 250
"""Characters; a page with less is a paywall, a script or a picture."""
MAX_TITLE = 300
MAX_NAME = 200


def read_page(body: bytes, *, charset: str | None, url: str | None, name: str) -> ReadText:
    """The article of a page. Raises Unreadable when there is none to be found."""
    source = decode(body, declared=charset, html=True, name=name)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"))
        facts = facts_of(tree, url)
        found = bare_extraction(tree, url=url, favor_precision=True, with_metadata=True, include_comments=False)
        article = found if isinstance(found, Document) else Document()
    except (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise Unreadable("That page is too broken to find an article in it.") from error
    title = one_line(facts.title or article.title, MAX_TITLE)
    text = _paragraphs(article.text, title)
    if len(text) < MIN_TEXT:
        raise Unreadable("There is hardly any text on that page: is it a paywall or script page?")
    return ReadText(
        text=text,
        title=title,
        site=one_line(facts.site, MAX_NAME),
        author=one_line(facts.author or article.author, MAX_NAME),
        published_at=facts.published_at,
        language=facts.language,
        canonical_url=facts.canonical_url,
    )


def _paragraphs(text: str | None, title: str | None) -> str:
    """One blank line between paragraphs, list marks dropped, the headline not repeated in the text."""
    lines = [line.removeprefix("- ").strip() for line in tidy(text or "").split("\n")]
    lines = [line for line in lines if line]
    if lines and one_line(lines[0], MAX_TITLE) == title:
        del lines[0]
    return "\n\n".join(lines)
