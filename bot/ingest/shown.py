"""What a visitor sees of a page: its tree without what is struck out, hidden, off the screen or laid over it."""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from bot.ingest.styles import Styles, is_faded, is_hidden, is_struck, styles_of

_GONE = "x-gone"
"""What is taken out is renamed first and taken out in one go: thousands of neighbours, one by one, would be slow."""
_STRUCK = frozenset({"del", "s", "strike"})
_NEVER_SHOWN = frozenset({"datalist", "dialog", "input", "option", "select", "template", "textarea"})
_HIDING_NAMES = frozenset(
    {"d-none", "element-invisible", "hidden", "is-hidden", "screen-reader-only", "screen-reader-text", "sr-only",
     "u-hidden", "visually-hidden", "visuallyhidden"}
)  # fmt: skip
_STRIKING_NAMES = frozenset({"line-through", "strikethrough", "text-decoration-line-through"})
"""Classes that mean the same on most sites; their styles are in sheets of their own, which are not fetched."""
_ON_WIDE_SCREENS = re.compile(r"(?:^|\s)(?:\w+:(?:block|flex|grid|inline)|d-\w+-(?:block|flex|grid|inline))")
_LAID_OVER = frozenset({"alertdialog", "dialog"})
_CONSENT = re.compile(
    r"(?:^|[\s_-])(?:cookie[_-]?(?:banner|bar|consent|law|notice|policy|popup|wall|info)|consent[_-]?(?:banner|manager|"
    r"sdk|popup|wall|overlay)|gdpr[_-](?:banner|overlay|popup|consent)|cookiebot|cybotcookiebot|onetrust|didomi|cmplz|"
    r"qc-cmp2?|fc-consent|sp_message|truste|usercentrics|borlabs|cky-consent|iubenda|osano-cm|klaro)",
    re.IGNORECASE,
)
"""Boxes that ask for consent, by the names that their makers and most sites give them."""
_JUDGED = ("style", "aria-hidden")
"""Attributes that the finder of articles would judge again, and more coarsely."""
_MAX_NAME = 1_000
_MAX_WEIGHED = 50


@dataclass(slots=True)
class _Seen:
    """A walk over a page."""

    styles: Styles
    whole: int
    """Characters of all text."""
    partly: list[tuple[HtmlElement, list[HtmlElement]]] = field(default_factory=list)
    """Invisible boxes with the parts that are visible all the same."""
    weighed: int = 0

    def is_out(self, element: HtmlElement) -> bool:
        """Whether an element is not to be read."""
        if element.tag in _STRUCK or element.get("hidden") is not None:
            return True
        if element.tag in _NEVER_SHOWN:
            return element.get("shadowrootmode") is None
        if element.tag == "noscript" or (element.get("aria-hidden") or "").strip().lower() == "true":
            return not self._is_most(element)
        if _is_laid_over(element):
            return next(element.iter("article", "main", "h1"), None) is None or not self._is_most(element)
        return self._is_styled_away(element)

    def _is_styled_away(self, element: HtmlElement) -> bool:
        declared = self.styles.of(element)
        if is_struck(declared) or _is_named(element, _STRIKING_NAMES):
            return True
        if declared.get("display", "none") == "none" and _is_named(element, _HIDING_NAMES):
            return _ON_WIDE_SCREENS.search(element.get("class")[:_MAX_NAME]) is None
        return is_hidden(declared) and (not is_faded(declared) or self._stays_out(element))

    def _is_most(self, element: HtmlElement) -> bool:
        """Whether most of the page stands in it: what is faded in by a script, or the page behind an open box."""
        self.weighed += 1
        return self.weighed <= _MAX_WEIGHED and 2 * len("".join(element.itertext())) > self.whole

    def _stays_out(self, element: HtmlElement) -> bool:
        """Whether something invisible has nothing in it that is visible all the same."""
        visible = element.xpath(".//*[contains(translate(@style, ' ', ''), 'visibility:visible')]")
        if visible:
            self.partly.append((element, visible))
            return True
        return not self._is_most(element)


def _is_laid_over(element: HtmlElement) -> bool:
    """Whether it is a box in front of the page, above all one that asks for consent."""
    if element.get("role") in _LAID_OVER or element.get("aria-modal") == "true":
        return True
    names = [(element.get(name) or "")[:_MAX_NAME] for name in ("id", "class")]
    return any(name and _CONSENT.search(name) for name in names)


def _strip_code(tree: HtmlElement) -> None:
    """Take out scripts and styles; facts about the article stay, for the finder of articles looks into them too."""
    for code in tree.iter("script", "style"):
        if code.tag == "style" or code.get("type") != "application/ld+json":
            code.tag = _GONE
    etree.strip_elements(tree, _GONE, with_tail=False)


def _is_named(element: HtmlElement, names: frozenset[str]) -> bool:
    written = element.get("class")
    return bool(written) and not names.isdisjoint(written[:_MAX_NAME].split())


def keep_what_is_shown(tree: HtmlElement) -> None:
    """Take out of a parsed page what a visitor doesn't see. The page's own body is always taken as shown: many hide
    it until a script has run."""
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    body = tree.find("body")
    if body is None:
        return
    styles = styles_of(tree)
    _strip_code(tree)
    seen = _Seen(styles, len("".join(body.itertext())))
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element is not body and seen.is_out(element):
            element.tag = _GONE
            walk.skip_subtree()
        else:
            for name in _JUDGED:
                element.attrib.pop(name, None)
    for element, visible in seen.partly:
        element.tag, element.text = "div", None
        element.attrib.pop("style", None)
        element[:] = visible
        for one in visible:
            one.attrib.pop("style", None)
    etree.strip_elements(body, _GONE, with_tail=False)
