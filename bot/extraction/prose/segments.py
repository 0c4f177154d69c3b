"""Where a text's paragraphs and sentences are, and which paragraphs are no prose: headlines, links, captions."""

import re
from dataclasses import dataclass

from bot.extraction.prose.lexicon import ABBREVIATIONS, CLAUSE_STARTS, PREPOSITIONS
from bot.extraction.prose.quotations import Quotation, find_quotations
from bot.extraction.prose.tokens import Token, between

_WRAPPED = 100
_HEADLINE_WORDS = 25
_MAX_SENTENCE = 160
"""Tokens after which a sentence is cut: whatever a text does, the work on one sentence stays small."""
_END_MARKS = frozenset(".!?…")
_CLOSING = frozenset(".!?…:;,\"'”’»)]")
_SIGNED = re.compile(r"[.!?…][\"”'’]*\s*(?:—|–|--)\s*[A-Z@]")
"""Words that end, and who said them: no headline."""
_SECTION_END = re.compile(
    r"(?:other|more|related|latest) (?:news|stories|articles|coverage|headlines)|sources?|references|external links"
    r"|see also"
)
_BOILERPLATE = re.compile(
    r"advertisement|read (?:more|also|next)|see also|more (?:on|from)|related(?: articles| stories)?:|click here|"
    r"(?:file )?photos?(?: by| credit)?:|images?:|image credit|picture:|caption:|video:|watch:|getty images|sources?:|"
    r"share this|share on|follow us|follow @|sign up|subscribe|copyright|©|all rights reserved|have an opinion|"
    r"newsletter"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of prose with its quotations."""

    start: int
    end: int
    quotations: tuple[Quotation, ...]


def find_paragraphs(text: str) -> list[Paragraph]:
    """The prose of a text. What follows a heading such as "Other news" is left out to the end."""
    found: list[Paragraph] = []
    running = False
    blocks = _blocks(text)
    for number, (start, end) in enumerate(blocks):
        bare = text[start : min(end, start + 200)].strip(" \t\r\n\u200b\xa0=*#•-–—:_|").lower()
        if found and _SECTION_END.fullmatch(bare):
            break
        quotations = tuple(find_quotations(text, start, end))
        heading = len(blocks) > 1 and _is_heading(text, start, end, quotations, first=number == 0)
        if not running and (heading or _BOILERPLATE.match(bare)):
            continue
        found.append(Paragraph(start, end, quotations))
        running = bool(quotations) and quotations[-1].open_ended
    return found


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines, or runs of lines where the text is wrapped or a line goes on in lower case; without outer blanks."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        lead = len(line) - len(line.lstrip())
        lines.append((at + lead, max(at + lead, at + len(line.rstrip()))))
        at += len(line)
    filled = [end - start for start, end in lines if end > start]
    wrapped = len(filled) > 3 and max(filled) <= _WRAPPED and sum(n > 55 for n in filled) * 2 > len(filled)
    blocks: list[tuple[int, int]] = []
    fresh = True
    for start, end in lines:
        if end <= start:
            fresh = True
        elif (
            blocks and not fresh and (wrapped or (text[start].islower() and text[blocks[-1][1] - 1] not in _END_MARKS))
        ):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
            fresh = False
    return blocks


def _is_heading(text: str, start: int, end: int, quotations: tuple[Quotation, ...], *, first: bool) -> bool:
    """A line that does not end as sentences do: a headline, a link, a caption, an item of a list."""
    if text[end - 1] in _CLOSING and not (first and text[end - 1] in "\"'”’)" and text[end - 2] not in _CLOSING):
        return False
    words = text[start : min(end, start + 400)].split()
    if end - start > 400 or len(words) > _HEADLINE_WORDS:
        return False
    if _SIGNED.search(text, start, end):
        return False
    spoken = any(q.inner[1] - q.inner[0] > 40 for q in quotations)
    return first or not spoken


def folded(text: str, tokens: list[Token], paragraph: Paragraph) -> list[Token]:
    """The paragraph's tokens, each quotation as one."""
    made: list[Token] = []
    at = paragraph.start
    for number, quotation in enumerate(paragraph.quotations):
        made += between(tokens, at, quotation.start)
        words = text[slice(*quotation.inner)].strip()
        made.append(Token(quotation.start, quotation.end, f'"{words[:1]}{words[-1:]}', '"', number))
        at = quotation.end
    return made + between(tokens, at, paragraph.end)


def sentences(tokens: list[Token]) -> list[list[Token]]:
    """One paragraph's tokens, quotations standing as one token each, split into sentences."""
    found: list[list[Token]] = []
    current: list[Token] = []
    for number, token in enumerate(tokens):
        current.append(token)
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if following and (len(current) >= _MAX_SENTENCE or _ends(current, token, following)):
            found.append(current)
            current = []
    if current:
        found.append(current)
    return found


def _ends(current: list[Token], token: Token, following: Token) -> bool:
    """Whether a sentence ends between two tokens."""
    if token.quote is not None:
        return token.text[-1:] in _END_MARKS and _begins(following)
    if token.text[0] in _END_MARKS or _closes_aside(current, token):
        return _begins(following)
    return token.text.endswith(".") and _ends_with_abbreviation(token, following)


def _begins(token: Token) -> bool:
    """Whether a token may begin a sentence behind an end mark; a dash goes on with the one before."""
    opens = token.is_capital or token.quote is not None or token.text[0].isdigit() or token.text in "([•"
    return opens and token.text[0] not in "-—"


def _closes_aside(current: list[Token], token: Token) -> bool:
    """The bracket in "(It is closed.)"."""
    return token.text in {")", "]"} and len(current) > 1 and current[-2].text in _END_MARKS


def _ends_with_abbreviation(token: Token, following: Token) -> bool:
    """ "... in the U.S. The council ...": not behind "Sen.", which a name follows."""
    low = token.low.rstrip(".")
    if low in ABBREVIATIONS and "." not in low and low not in _MAY_END:
        return False
    return len(token.text) > 2 and following.is_capital and following.low in CLAUSE_STARTS | PREPOSITIONS


_MAY_END = frozenset(("etc", "inc", "corp", "co", "ltd", "jr", "sr"))
"""Abbreviations that end sentences too."""
