"""Gold tags and chains of words out of dependency trees: which stretches are plain noun phrases, and what they mean."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.extraction.tagger.words import Words
from bot.training.reference.corpus import Chained, Span, Token
from bot.training.reference.mentions import POINTING, Kind, Mention, Tag, pronoun_kind

_WITHIN = frozenset({"det", "amod", "compound", "nummod", "flat", "goeswith", "fixed", "advmod", "punct", "nmod:tmod"})
_PARTS = frozenset({"compound", "flat", "fixed", "goeswith"})
"""Relations of nouns that are no phrase of their own."""
_TRIMMED = frozenset({"PUNCT", "ADV", "CCONJ", "PART"})


def tags_of(document: Chained, words: Words) -> list[int]:
    """One Tag for each word."""
    tags = [int(Tag.OUTSIDE)] * len(words)
    for number, token in enumerate(document.tokens):
        lower = document.text[token.start : token.end].lower()
        if lower in POINTING and _points(document.tokens, token):
            _mark(tags, words, (token.start, token.end), Tag.PRONOUN, Tag.PRONOUN)
        elif token.speech in {"NOUN", "PROPN"} and token.relation.split(":")[0] not in _PARTS:
            named = token.speech == "PROPN"
            span = _phrase(document.tokens, number)
            _mark(tags, words, span, *((Tag.NAME, Tag.IN_NAME) if named else (Tag.NOUN, Tag.IN_NOUN)))
    return tags


def chains_of(document: Chained, words: Words, mentions: Sequence[Mention]) -> list[int | None]:
    """For each mention the number of its chain, or None. A mention is known by the head word that the chain marks."""
    at = {place: number for number, mention in enumerate(mentions) for place in range(mention.first, mention.last)}
    found: list[int | None] = [None] * len(mentions)
    for chain, spans in enumerate(document.chains):
        for span in spans:
            head = head_of(document.tokens, span)
            if head is None:
                continue
            token = document.tokens[head]
            number = at.get(bisect_right(words.ends, token.start))
            if number is not None and found[number] is None:
                found[number] = chain
    return found


def head_of(tokens: Sequence[Token], span: Span) -> int | None:
    """The token of a stretch of text whose head stands outside."""
    inside = [number for number, token in enumerate(tokens) if token.start >= span[0] and token.end <= span[1]]
    held = set(inside)
    return next((number for number in inside if tokens[number].above not in held), None)


def _points(tokens: Sequence[Token], token: Token) -> bool:
    """A pronoun by itself, not the "that" of a relative clause."""
    if token.speech != "PRON" or token.above < 0:
        return False
    above = tokens[token.above]
    return token.relation not in {"det", "mark"} and not above.relation.startswith("acl")


def _phrase(tokens: Sequence[Token], head: int) -> Span:
    first = last = head
    while first > 0 and _belongs(tokens, first - 1, head):
        first -= 1
    while last + 1 < len(tokens) and _belongs(tokens, last + 1, head) and tokens[last + 1].relation != "advmod":
        last += 1
    while first < head and tokens[first].speech in _TRIMMED:
        first += 1
    while last > head and tokens[last].speech in _TRIMMED:
        last -= 1
    return tokens[first].start, tokens[last].end


def _belongs(tokens: Sequence[Token], at: int, head: int) -> bool:
    while at != head:
        token = tokens[at]
        kind = token.relation if token.relation == "nmod:tmod" else token.relation.split(":")[0]
        if kind not in _WITHIN or token.above < 0:
            return False
        at = token.above
    return True


def _mark(tags: list[int], words: Words, span: Span, begin: Tag, inside: Tag) -> None:
    first, last = bisect_right(words.ends, span[0]), bisect_left(words.starts, span[1])
    places = [at for at in range(first, last) if tags[at] == Tag.OUTSIDE]
    for number, at in enumerate(places):
        if pronoun_kind(words.texts[at], points=begin is Tag.PRONOUN) not in {None, Kind.POINTING}:
            continue
        tags[at] = inside if number else begin
