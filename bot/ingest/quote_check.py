"""A page read again: which of the words that were quoted from it still stand there. Pure, for a worker process."""

from collections.abc import Sequence

from bot.ingest.read import read
from bot.ingest.text_hash import folded

_EDGES = " \"'.,;:!?-()[]"


def gone_from_page(
    body: bytes, media_type: str | None, charset: str | None, url: str, quotes: Sequence[Sequence[str]]
) -> list[int]:
    """The places of the quotes (each in its pieces) that the page does not have any more, anywhere: a reader may
    leave out today what it took for the article yesterday. Raises Unreadable where there is no text to compare."""
    text = read(body, media_type=media_type, charset=charset, url=url, filename=None).text
    missing = gone_from_text(text, quotes)
    if not missing:
        return []
    whole = _every_word(body, charset)
    return [at for at in missing if not whole or gone_from_text(whole, [quotes[at]])]


def gone_from_text(text: str, quotes: Sequence[Sequence[str]]) -> list[int]:
    """As above, for a text. Case, spacing and the shape of quotation marks do not count, every word does."""
    here = folded(text)
    return [at for at, pieces in enumerate(quotes) if not all(folded(piece).strip(_EDGES) in here for piece in pieces)]


def _every_word(body: bytes, charset: str | None) -> str:
    from lxml import etree, html

    from bot.domain.errors import Unreadable
    from bot.ingest.charset import decode

    try:
        source = decode(body, declared=charset, html=True)
        tree = html.document_fromstring(source.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8"))
        return " ".join(tree.itertext())
    except (Unreadable, etree.LxmlError, ValueError, RecursionError):
        return ""
