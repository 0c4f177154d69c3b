"""Who a cue's subject is: the words before it ("Sessions, 73, said") or after it ("said Sessions in his own tweet")."""

from dataclasses import dataclass

from bot.extraction import lexicon as lex
from bot.extraction.people import Name, name_runs
from bot.extraction.tokens import Token

_REACH = 16
_APPOSITION = 24
_NOT_HEADS = (
    lex.PREPOSITIONS | lex.AUXILIARIES | lex.STOPS | lex.DETERMINERS | lex.ADVERBS | frozenset("and but ,".split())
)
_SKIPPED = (lex.AUXILIARIES - lex.BE) | lex.ADVERBS | frozenset("been being reportedly be".split())
_MARKS = frozenset(",;:—–()[]-.?!…•*/")


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase that may speak. `name` is there where it ends in one; a pronoun or description has none."""

    tokens: tuple[Token, ...]
    name: Name | None
    first: int
    """Index of its first token in the sentence (appositions and what introduces them included)."""

    @property
    def start(self) -> int:
        return self.name.start if self.name else self.tokens[0].start

    @property
    def end(self) -> int:
        return self.name.end if self.name else self.tokens[-1].end

    @property
    def pronoun(self) -> str | None:
        return self.tokens[0].low if len(self.tokens) == 1 and self.tokens[0].low in lex.PRONOUNS else None


def subject_before(sentence: list[Token], verb: int, floor: int = 0) -> Subject | None:
    """The subject that ends before sentence[verb]; None where there is none in reach."""
    at = verb - 1
    while at >= floor and (
        sentence[at].low in _SKIPPED or sentence[at].low.endswith("ly") and not sentence[at].is_capital
    ):
        at -= 1
    if at < floor:
        return None
    token = sentence[at]
    if token.low in {"who", "which"} and at > floor:
        at -= 2 if sentence[at - 1].text == "," else 1
        return _phrase(sentence, at + 1, floor)
    if token.text in {",", ")", "—", "–"}:
        return _around_apposition(sentence, at, floor)
    return _phrase(sentence, at + 1, floor)


def subject_after(sentence: list[Token], at: int) -> tuple[Subject, int] | None:
    """The subject that begins at sentence[at] (after an inverted verb or "according to"), and where it ends."""
    end = at
    while end < len(sentence) and end - at < _REACH:
        token = sentence[end]
        if token.quote is not None or token.text in _MARKS:
            break
        if end > at and (
            token.low in lex.STOPS or token.low in {"and", "to", "in", "on", "at", "during", "after", "before"}
        ):
            joins = token.low == "and" and end + 1 < len(sentence) and sentence[end + 1].is_capital
            if not joins:
                break
        end += 1
    words = sentence[at:end]
    if not words or not (words[0].is_capital or words[0].low in lex.DETERMINERS | lex.PRONOUNS or words[0].is_word):
        return None
    if words[0].low in {"he", "she", "they", "it", "we", "i"}:
        words = words[:1]
    named = _trailing_name(_head(words))
    return Subject(tuple(words), named, at), at + len(words)


def _head(words: list[Token]) -> list[Token]:
    """A phrase up to its first possessive or preposition that follows a name: "Sessions in his own tweet"."""
    for number, token in enumerate(words):
        if number and (token.low in lex.PREPOSITIONS - {"of"}) and words[number - 1].is_capital:
            return words[:number]
    return words


def _around_apposition(sentence: list[Token], comma: int, floor: int) -> Subject | None:
    opening = {")": "(", "—": "—", "–": "–"}.get(sentence[comma].text, ",")
    for back in range(comma - 1, max(floor, comma - _APPOSITION) - 1, -1):
        if sentence[back].quote is not None:
            return None
        if sentence[back].text != opening:
            continue
        inner = sentence[back + 1 : comma]
        outer = _phrase(sentence, back, floor)
        if not inner or outer is None:
            return None
        named = name_runs(inner)
        if (
            len(named) == 1
            and named[0].end == inner[-1].end
            and not outer.name
            and not named[0].is_body
            and inner[0].is_capital
        ):
            return Subject(tuple(inner), named[0], outer.first)
        return outer
    return None


def _phrase(sentence: list[Token], end: int, floor: int) -> Subject | None:
    """The noun phrase that ends before sentence[end]."""
    if end <= floor or end > len(sentence) or not sentence[end - 1].is_word:
        return None
    last = sentence[end - 1]
    if last.low in {"he", "she", "they", "it", "we", "i", "you"}:
        return Subject((last,), None, end - 1)
    if last.low in _NOT_HEADS - {"one", "some", "many", "most", "several"} or last.low in {"'s", "’s"}:
        return None
    begin = end - 1
    while begin > floor and end - begin < _REACH:
        token = sentence[begin - 1]
        if token.quote is not None or (token.text in _MARKS and token.text != "-") or token.low in lex.STOPS:
            break
        if token.low in lex.SAY and not token.is_capital and token.low not in lex.NOUNLIKE:
            break
        if token.low == "and" and not (
            begin >= 2
            and (
                sentence[begin - 2].is_capital
                and sentence[begin].low in {"his", "her", "their", "the"}
                or sentence[begin].is_capital
                and sentence[begin - 2].is_capital
            )
        ):
            break
        if token.low in {"but", "he", "she", "they", "it", "we", "i", "you", "him", "them"}:
            break
        begin -= 1
    words = _without_introduction(sentence[begin:end])
    if not words:
        return None
    return Subject(tuple(words), _trailing_name(words), end - len(words))


def _without_introduction(words: list[Token]) -> list[Token]:
    """A phrase without "In February" or "On Saturday" before it."""
    if words[0].low not in lex.PREPOSITIONS | lex.ADVERBS | {"earlier", "last", "speaking"}:
        return words
    for number in range(len(words) - 1, 0, -1):
        token, before = words[number], words[number - 1]
        if token.low in lex.DETERMINERS and before.low not in lex.PREPOSITIONS:
            return words[number:]
        if (
            token.is_capital
            and token.low not in lex.MONTHS_DAYS
            and not (before.is_capital and before.low not in lex.MONTHS_DAYS)
        ):
            if before.low in lex.PREPOSITIONS or before.low in lex.DETERMINERS:
                return []
            return words[number:]
    return []


def _trailing_name(words: list[Token]) -> Name | None:
    """The name in which a phrase ends; not one that only stands before a noun ("the Trump campaign")."""
    names = name_runs(words)
    if not names or names[-1].end != words[-1].end:
        return None
    name = names[-1]
    before = [t.low for t in words if t.end <= name.start]
    if before and before[-1] in lex.PREPOSITIONS and not words[0].is_capital:
        return None
    if any(low in {"and", "of", "for", "at", "from"} for low in before) and not _titled(before):
        return None
    return name


def _titled(before: list[str]) -> bool:
    return bool(before) and before[-1] not in lex.PREPOSITIONS | {"and", "the"} and "and" not in before
