"""A page's tree in the shape that the finder of articles knows, so that it loses nothing that is shown.

It drops bare text beside a line break, paragraphs that are one link, quotations in figures and boxes of embedded posts,
words in `<time>`, and whatever follows an empty element. Nothing is added or reworded here.
"""

import re
from collections.abc import Iterable
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

_LOOSE = "x-loose"
"""Elements whose tags go, while what is in them stays."""
_BOXES = frozenset({"article", "aside", "center", "details", "div", "main", "section"})
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "img", "ins", "kbd",
     "mark", "nobr", "q", "ruby", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
     _LOOSE}
)  # fmt: skip
_EMPTY = frozenset({"a", "b", "em", "font", "i", "ins", "q", "small", "span", "strong", "sub", "sup", "u"})
_SENTENCES = frozenset({"blockquote", "dd", "div", "figcaption", "h2", "h3", "h4", "li", "p", "td", "th"})
_NO_TEXT_OF = frozenset({"aside", "footer", "form", "header", "li", "nav"})
"""Where a link by itself is a way to another page, whatever it says."""
_MIN_LOOSE = 80
_MIN_LINK = 60
"""Characters: less is a mark beside the text, or a teaser."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»“)\]]*$")
_EMBEDDED = re.compile(r"embed|tweet|instagram-media|fb-post|reddit-card|tiktok|social", re.IGNORECASE)
_MAX_NAME = 1_000
_MAX_UP = 6
_MAX_PIECES = 100


def reshape(tree: HtmlElement) -> None:
    """Rewrite a page's tree in place."""
    body = tree.find("body")
    if body is None:
        return
    _unpack(body)
    _free_quotations(body)
    for box in [body, *body.iter(*_BOXES)]:
        if _has_loose_lines(box):
            _wrap(box)
    for link in body.iter("a"):
        if _is_paragraph(link):
            link.tag = _LOOSE
    etree.strip_tags(body, _LOOSE)


def _unpack(body: HtmlElement) -> None:
    """Leave out tags that would take the words in or behind them with them."""
    for element in body.iter("time", "noindex", "output", *_EMPTY):
        if _is_loose(element):
            element.tag = _LOOSE
    etree.strip_tags(body, _LOOSE)


def _is_loose(element: HtmlElement) -> bool:
    if element.tag in _EMPTY:
        return not len(element) and not element.text
    parent = element.getparent()
    return element.tag != "time" or (parent.tag in _SENTENCES | _INLINE and _has_text_around(element, parent))


def _has_text_around(element: HtmlElement, parent: HtmlElement) -> bool:
    before = element.getprevious()
    words = (element.tail, parent.text if before is None else before.tail)
    return any(word and word.strip(" \n\t,.;:|·•-–—") for word in words)


def _free_quotations(body: HtmlElement) -> None:
    for named in body.iter("footer", "figcaption"):
        if any(up.tag == "blockquote" for up in islice(named.iterancestors(), _MAX_UP)):
            named.tag = "p"
    freed: set[HtmlElement] = set()
    for quotation in body.iter("blockquote", "q"):
        _free(quotation, freed)


def _free(quotation: HtmlElement, freed: set[HtmlElement]) -> None:
    """Take a quotation out of the figure or the box that stands for its post alone, with who is named under it."""
    if _EMBEDDED.search(_names(quotation)):
        quotation.attrib.clear()
    for up in islice(quotation.iterancestors(), _MAX_UP):
        if up in freed or up.tag not in {"aside", "div", "figure", "section"}:
            return
        freed.add(up)
        if up.tag == "figure":
            for caption in up.iter("figcaption"):
                caption.tag = "p"
        elif not _EMBEDDED.search(_names(up)) or any(child.tag == "p" for child in up):
            continue
        up.tag = "div"
        up.attrib.clear()


def _names(element: HtmlElement) -> str:
    return f"{(element.get('class') or '')[:_MAX_NAME]} {(element.get('id') or '')[:_MAX_NAME]}"


def _is_paragraph(link: HtmlElement) -> bool:
    """Whether a link is a whole paragraph of an article, not a teaser: it says a sentence, and has a full stop."""
    at = link.getparent()
    if (link.tail or "").strip(" \n\t"):
        return False
    while at is not None and at.tag in {"b", "em", "i", "span", "strong"} and len(at) == 1:
        at = at.getparent()
    if at is None or at.tag != "p" or any(up.tag in _NO_TEXT_OF for up in at.iterancestors()):
        return False
    words = "".join(islice(link.itertext(), _MAX_PIECES)).strip()
    return len(words) >= _MIN_LINK and _SENTENCE_END.search(words[-8:]) is not None


def _has_loose_lines(box: HtmlElement) -> bool:
    """Whether there is bare text in a box beside line breaks or paragraphs."""
    if all(child.tag in _INLINE for child in box):
        return False
    size = _size((box.text or "",))
    for child in box:
        size += _size((child.tail or "",))
        if child.tag in _INLINE and child.tag != "a":
            size += _size(child.itertext())
        if size >= _MIN_LOOSE:
            return True
    return any(child.tag == "br" for child in box) and _size(box.itertext()) >= _MIN_LOOSE


def _size(texts: Iterable[str]) -> int:
    """Characters that are no space, counted no further than is asked for."""
    size = 0
    for text in islice(texts, _MAX_PIECES):
        size += len(text[:_MAX_NAME].strip())
        if size >= _MIN_LOOSE:
            break
    return size


def _wrap(box: HtmlElement) -> None:
    """Put every run of bare text and inline elements of a box into a paragraph of its own."""
    children = list(box)
    line = _paragraph(box.text)
    box.text = None
    out: list[HtmlElement] = []
    for child in children:
        if child.tag in _INLINE:
            line.append(child)
            continue
        tail, child.tail = child.tail, None
        out += [line, *([] if child.tag == "br" else [child])]
        line = _paragraph(tail)
    out.append(line)
    box[:] = [one for one in out if one.tag != "p" or len(one) or (one.text and one.text.strip())]


def _paragraph(text: str | None) -> HtmlElement:
    line = etree.Element("p")
    line.text = text
    return line
