"""What a relative pronoun hangs on: "voters who said", "Ada Quill, a miller, who said"."""

from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.bearers import Bearer
from bot.extraction.speakers.discourse import Discourse
from bot.extraction.speakers.names import Name
from bot.extraction.speakers.sources import Form, Source, is_plural, parse_phrase
from bot.text.words import word_set

_REACH = 30
_MOST_PHRASES = 6
_PLACING = frozenset(["in", "at", "from", "near", "of"])
_EDGES = frozenset([",", "-", "–", "—", "--"])
_THINGS = word_set(
    "report study survey poll statement letter article book lawsuit complaint memo document paper analysis review "
    "investigation email website company group agency organization organisation firm committee commission "
    "newspaper magazine campaign bill law resolution ruling filing post tweet"
)


def antecedent(discourse: Discourse, at: int) -> Source | None:
    """The phrase that the relative pronoun at a token is about; None where that is unclear."""
    tokens = discourse.tokens
    first = max(discourse.sentences[discourse.sentence_at(at)][0], at - _REACH)
    end = _without_edges(discourse, first, at)
    names = [n for n, _ in discourse.named(first, end) if n.last <= end]
    if tokens[at].low not in {"who", "whom", "whose"}:
        return _thing(discourse, first, end, names)
    for _ in range(_MOST_PHRASES):
        begin = _begin(discourse, first, end)
        if (other := _excluded(discourse, names, first, end)) is not None:
            end = other
            continue
        if end <= first or (found := _person(discourse, names, begin, end)) is not None:
            return found if end > first else None
        before = begin - 1
        while before >= first and tokens[before].low in voc.DETERMINERS:
            before -= 1
        if before < first or tokens[before].low not in voc.PREPOSITIONS | _EDGES:
            return None
        end = before
    return None


def _excluded(discourse: Discourse, names: list[Name], first: int, end: int) -> int | None:
    """ "Ada Quill, not Boris Tamm, who said": where the phrase before "not" ends."""
    named = next((n for n in names if n.last == end), None)
    at = named.lead - 1 if named is not None else first - 1
    while at > first and discourse.tokens[at].low in voc.DETERMINERS:
        at -= 1
    if at <= first or discourse.tokens[at].low not in {"not", "than"}:
        return None
    if discourse.tokens[at].low == "than":
        at -= 1
    return _without_edges(discourse, first, at)


def _person(discourse: Discourse, names: list[Name], begin: int, end: int) -> Source | None:
    """The person or people that tokens[begin:end] mean, where they can speak."""
    tokens = discourse.tokens
    named = next((n for n in names if n.last == end), None)
    if named is not None and named.bearer is not Bearer.BODY:
        placed = named.bearer is Bearer.UNKNOWN and named.lead > 0 and tokens[named.lead - 1].low in _PLACING
        if not placed:
            return Source(Form.NAME, named.lead, end, (named,))
    if (owner := _apposed(discourse, names, begin, end)) is not None:
        return Source(Form.NAME, owner.lead, owner.last, (owner,))
    if begin < end and (tokens[end - 1].low in voc.ROLES or _plural(discourse, begin, end) or _human(discourse, end)):
        return parse_phrase(tokens, begin, end, [n for n in names if n.first >= begin])
    return None


def _without_edges(discourse: Discourse, first: int, end: int) -> int:
    """Where the words before a relative pronoun end: commas, dashes and brackets like "(R)" left aside."""
    tokens = discourse.tokens
    while end > first and (tokens[end - 1].text in _EDGES or tokens[end - 1].low in {"of", "to", "for", "and"}):
        end -= 1
    if end > first and tokens[end - 1].text == ")":
        while end > first and tokens[end - 1].text != "(":
            end -= 1
        end -= 1
    return max(first, end)


def _begin(discourse: Discourse, first: int, end: int) -> int:
    """Where the phrase that ends before a token begins."""
    tokens = discourse.tokens
    begin = end
    while begin > first:
        token = tokens[begin - 1]
        if not token.is_word and token.low not in {"'s", "-"}:
            break
        if token.low in voc.VERB_LIKE | voc.CLAUSE_OPENERS | voc.PREPOSITIONS:
            break
        begin -= 1
        if token.low in voc.DETERMINERS:
            break
    return begin


def _apposed(discourse: Discourse, names: list[Name], begin: int, end: int) -> Name | None:
    """Whom a description between commas describes: "Ada Quill, a miller"."""
    tokens = discourse.tokens
    if begin >= end or tokens[begin - 1].text != "," or tokens[end - 1].low not in voc.ROLES:
        return None
    return next((n for n in names if n.last == begin - 1 and n.bearer is not Bearer.BODY), None)


def _plural(discourse: Discourse, begin: int, end: int) -> bool:
    return is_plural(discourse.tokens, begin, end) and not discourse.tokens[begin].text[0].isdigit()


def _human(discourse: Discourse, end: int) -> bool:
    return discourse.tokens[end - 1].low in {"man", "woman", "person", "boy", "girl", "someone", "somebody", "those"}


def _thing(discourse: Discourse, first: int, end: int, names: list[Name]) -> Source | None:
    """A body or a document before "which": nothing else speaks."""
    if names and names[-1].last == end and names[-1].bearer is Bearer.BODY:
        return Source(Form.NAME, names[-1].lead, end, (names[-1],))
    begin = _begin(discourse, first, end)
    if begin < end and discourse.tokens[end - 1].low.rstrip("s") in _THINGS:
        return parse_phrase(discourse.tokens, begin, end, [n for n in names if n.first >= begin])
    return None
