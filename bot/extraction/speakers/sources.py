"""What a source phrase is: a name, a pronoun, a title, a group; and where its name ends."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from bot.extraction.prose.tokens import Token, tokenise
from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.bearers import Bearer
from bot.extraction.speakers.discourse import Discourse, Span
from bot.extraction.speakers.names import Name, bare_word, find_names
from bot.text.words import word_set

_LONGEST = 60
"""Tokens of a source that are looked at."""
_LEADING = frozenset(["by", "to", "from", "according", "per", "for", "in", "with", "of", "and", "but", "that"])
_TRAILING = frozenset(["himself", "herself", "itself", "themselves"])
_BREAKS = frozenset([",", ";", ":", "(", "[", "—", "–", "--", "who", "whom", "which", "whose"])
PARTISANS = word_set("republican democrat conservative liberal socialist nationalist libertarian communist progressive")
"""One of a party who was named before: "the Norland Republican"."""
_LOCATIVE = word_set("of from in on at during via with after before for through by to")
_GLUED_EDGES = " \t\r\n\u200b\xa0,;:.!?\"“”‘’'()[]—–-•*"


class Form(Enum):
    NONE = auto()
    PRONOUN = auto()
    RELATIVE = auto()
    NAME = auto()
    NAMES = auto()
    GROUP = auto()
    DESCRIPTION = auto()
    POSSESSED = auto()


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase: its head stands at tokens[first:last]; `names` are those that bear it."""

    form: Form
    first: int
    last: int
    names: tuple[Name, ...] = ()


PERSONAL = word_set("he she him her his hers himself herself")
PRONOUNS = PERSONAL | word_set(
    "i me my mine myself we us our ours ourselves you your yours they them their theirs themselves it its itself"
)
FIRST_PERSON = word_set("i me my mine myself we us our ours ourselves")
RELATIVES = frozenset(["who", "whom", "which", "that", "whose"])


def read_source(discourse: Discourse, span: Span) -> Source:
    """The phrase that a source span marks."""
    first, last = discourse.token_range(*span)
    first, last = _trimmed(discourse.tokens, first, min(last, first + _LONGEST))
    if first >= last:
        return Source(Form.NONE, first, first)
    tokens = discourse.tokens
    low = _pronoun(tokens[first])
    if last - first == 1:
        if low in PRONOUNS:
            return Source(Form.PRONOUN, first, last)
        if low in RELATIVES:
            return Source(Form.RELATIVE, first, last)
    names = _names_in(discourse, first, last)
    return parse_phrase(tokens, first, last, names)


def _pronoun(token: Token) -> str:
    """A word as it would be if it were a pronoun; "US" and "IT" are none."""
    return "" if token.text.isupper() and len(token.text) > 1 else bare_word(token.low)


def parse_phrase(tokens: Sequence[Token], first: int, last: int, names: Sequence[Name]) -> Source:
    """The head of tokens[first:last] and the names that bear it."""
    low = _pronoun(tokens[first])
    if low in PRONOUNS - {"her", "his", "its", "their", "my", "our", "your"}:
        several = first + 1 < last and tokens[first + 1].low in {"and", "or"}
        return Source(Form.POSSESSED if several else Form.PRONOUN, first, last if several else first + 1)
    cut = _break(tokens, first, last)
    head = [n for n in names if n.first < cut]
    if not head:
        return _apposed(tokens, first, cut, last, names) or _unnamed(tokens, first, cut)
    if (bearer := _bearer_of_phrase(tokens, first, cut, head)) is not None:
        return bearer
    return _apposed(tokens, first, cut, last, names) or _unnamed(tokens, first, cut)


def _apposed(tokens: Sequence[Token], first: int, cut: int, last: int, names: Sequence[Name]) -> Source | None:
    """The name behind a description: "the press secretary, Mila Odvar"."""
    if cut + 1 >= last or tokens[cut].text != "," or is_plural(tokens, first, cut):
        return None
    begin = cut + 2 if tokens[cut + 1].low in voc.DETERMINERS else cut + 1
    for name in names:
        closes = name.last >= last or tokens[name.last].text in {",", "—", "–"}
        if name.lead == begin and name.bearer is not Bearer.BODY and closes:
            return Source(Form.NAME, first, name.last, (name,))
    return None


def _bearer_of_phrase(tokens: Sequence[Token], first: int, cut: int, head: Sequence[Name]) -> Source | None:
    """Who bears the phrase of the names in its head; None where no name does."""
    coordinated = [n for n in head if n.last >= cut or not _is_possessive(tokens, n)]
    if any(tokens[at].low in {"and", "&"} and _outside(at, head) for at in range(first, cut)):
        return _bearers_joined(tokens, first, cut, coordinated, head)
    name = _head_name(tokens, first, cut, coordinated)
    return _one_bearer(tokens, first, cut, name) if name is not None else None


def _bearers_joined(
    tokens: Sequence[Token], first: int, cut: int, coordinated: Sequence[Name], head: Sequence[Name]
) -> Source:
    """ "Quill and Tamm" are both, "Marden and its mayor Ada Quill" is Quill; else "and" joins a group."""
    free = [n for n in coordinated if not _governed(tokens, first, n)]
    if free and _ends_phrase(tokens, free[-1], cut):
        joints = sum(tokens[at].low == "and" and _outside(at, head) for at in range(first, cut))
        if len(free) == joints + 1:
            return Source(Form.NAMES, first, free[-1].last, tuple(free))
        if free[-1].bearer is Bearer.PERSON and all(n.bearer is Bearer.BODY for n in free[:-1]):
            return Source(Form.NAME, first, free[-1].last, (free[-1],))
    return Source(Form.GROUP, first, cut)


def _head_name(tokens: Sequence[Token], first: int, cut: int, names: Sequence[Name]) -> Name | None:
    """The first name that ends the phrase and is not governed. Behind a governed one only a name that follows right on
    may be the head: "a spokesman for Quill Ada Tamm"."""
    for number, name in enumerate(names):
        if _governed(tokens, first, name):
            if not any(following.first == name.last for following in names[number + 1 : number + 2]):
                return None
        elif _ends_phrase(tokens, name, cut):
            return name
    return None


def _one_bearer(tokens: Sequence[Token], first: int, cut: int, name: Name) -> Source | None:
    """The name itself, or the group that its last word means: "Norland Democrats"."""
    if name.lows[-1] in voc.GROUPS and name.bearer is not Bearer.PERSON:
        return Source(Form.GROUP, first, cut)
    if any(describes(tokens, first, name) for describes in _DESCRIBING):
        return None
    return Source(Form.NAME, first, name.last, (name,))


def _names_a_kind(tokens: Sequence[Token], first: int, name: Name) -> bool:
    """ "a Norland official", "the Norland Republican": the name says what somebody is, not who."""
    word = name.lows[-1]
    if name.bearer is Bearer.PERSON or not (name.bearer is Bearer.BODY or word in voc.ROLES | voc.MODIFIERS):
        return False
    return tokens[first].low in {"a", "an"} or word in PARTISANS


def _stands_behind_a_capital(tokens: Sequence[Token], first: int, name: Name) -> bool:
    """ "the Deputy Chief Marden Police": what stands before a body is no plain description of it."""
    return name.bearer is Bearer.BODY and any(t.is_capital for t in tokens[first + 1 : name.lead])


_DESCRIBING = (_names_a_kind, _stands_behind_a_capital)
"""Where any holds, a name describes somebody whom the phrase does not name."""


def _ends_phrase(tokens: Sequence[Token], name: Name, cut: int) -> bool:
    """Whether the head of a phrase is this name: nothing follows, or what only places it ("of Georgia")."""
    if name.last >= cut:
        return True
    return tokens[name.last].low in _LOCATIVE | _TRAILING | {"then", "now", "again", "also", "later"}


def _governed(tokens: Sequence[Token], first: int, name: Name) -> bool:
    """Whether a name only says whose or where the head is: "a spokesman for West"."""
    if name.bearer is not Bearer.PERSON and any(t.low in voc.PREPOSITIONS for t in tokens[first + 1 : name.lead]):
        return True
    at = name.lead - 1
    while at >= first and tokens[at].low in voc.DETERMINERS | voc.MODIFIERS:
        at -= 1
    return at >= first and (tokens[at].low in voc.PREPOSITIONS or tokens[at].low in voc.TWO_FACED)


def _outside(at: int, names: Sequence[Name]) -> bool:
    return not any(n.first <= at < n.last for n in names)


def _is_possessive(tokens: Sequence[Token], name: Name) -> bool:
    return name.last < len(tokens) and tokens[name.last].low in {"'s", "'", "’"}


def _unnamed(tokens: Sequence[Token], first: int, cut: int) -> Source:
    if tokens[first].low in {"his", "her", "its", "their", "my", "our", "your"} and cut - first > 1:
        return Source(Form.POSSESSED, first, cut)
    return Source(Form.GROUP if is_plural(tokens, first, cut) else Form.DESCRIPTION, first, cut)


def is_plural(tokens: Sequence[Token], first: int, cut: int) -> bool:
    """Whether a phrase means several: "officials", "one in five", "21 percent of voters"."""
    lows = [t.low for t in tokens[first:cut]]
    if lows[0] in voc.QUANTITIES or lows[0][0].isdigit() or lows[-1] in {"percent", "%"}:
        return True
    head = lows[0]
    for before, low in pairwise(lows):
        if low in voc.PREPOSITIONS and before != "'s":
            break
        head = low
    if head in voc.GROUPS:
        return True
    return head.endswith("s") and not head.endswith(("ss", "'s", "us", "is", "news", "congress")) and len(head) > 3


def _break(tokens: Sequence[Token], first: int, last: int) -> int:
    for at in range(first + 1, last):
        low = tokens[at].low
        if (low in _BREAKS and tokens[at].text != "WHO") or (low == "that" and at > first + 1):
            return at
    return last


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while first < last and (not tokens[first].is_word or (tokens[first].low in _LEADING and last - first > 1)):
        first += 1
    while last > first and (not tokens[last - 1].is_word and tokens[last - 1].text != "%"):
        last -= 1
    while last - first > 1 and tokens[last - 1].low in _TRAILING | {"'s"}:
        last -= 1
    return first, last


def _names_in(discourse: Discourse, first: int, last: int) -> list[Name]:
    """The names that begin in a source; found anew where a headline hid them."""
    known = [n for n, _ in discourse.named(first, last) if n.last <= last + 1]
    if known:
        return known
    number = bisect_left(discourse.name_starts, first) - 1
    if number >= 0 and discourse.names[number].last > first and discourse.names[number].last >= last:
        return [discourse.names[number]]
    return find_names(discourse.tokens, first, last, discourse.ordinary)


def trim_source(text: str, span: Span) -> Span:
    """The part of a source span that names: "Sessions in his own tweet" ends at "Sessions", marks at the edges go.

    What has no name keeps its words. A span of marks alone comes back as it is."""
    start, end = span
    tokens = tokenise(text[start : min(end, start + 2_000)])
    first, last = _trimmed(tokens, 0, min(len(tokens), _LONGEST))
    if first >= last:
        return span
    source = parse_phrase(tokens, first, last, find_names(tokens, first, last))
    if source.form in {Form.NAME, Form.NAMES} and source.last <= last:
        last = source.last
    begin, stop = tokens[first].start, tokens[last - 1].end
    before = first - 1
    while before >= 0 and tokens[before].end == begin and text[start + tokens[before].start] not in _GLUED_EDGES:
        begin = tokens[before].start
        before -= 1
    return start + begin, start + stop
