"""Who a cue's subject is: the words before it ("Sessions, 73, said") or after it ("said Sessions in his own tweet")."""

from dataclasses import dataclass, replace

from bot.extraction import lexicon as lex
from bot.extraction.people import Name, name_runs
from bot.extraction.tokens import Token

_REACH = 16
_APPOSITION = 24
_NOT_HEADS = (
    lex.PREPOSITIONS | lex.AUXILIARIES | lex.STOPS | lex.DETERMINERS | lex.ADVERBS | frozenset(["and", "but", ","])
)
_SKIPPED = (lex.AUXILIARIES - lex.BE) | lex.ADVERBS | frozenset(["been", "being", "reportedly", "be"])
_IRREGULAR = frozenset(
    [
        "took",
        "came",
        "went",
        "made",
        "gave",
        "got",
        "saw",
        "met",
        "led",
        "left",
        "ran",
        "won",
        "lost",
        "held",
        "kept",
        "began",
        "became",
        "found",
        "sent",
        "spent",
        "knew",
        "brought",
        "stood",
        "sought",
        "built",
        "bought",
        "put",
        "set",
        "let",
    ]
)
_GROUPS = frozenset(["police", "people", "staff", "management", "officials"])
_MARKS = frozenset(",;:—–()[]-.?!…•*/")


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase that may speak. `name` is there where it ends in one; a pronoun or description has none."""

    tokens: tuple[Token, ...]
    name: Name | None
    first: int
    """Index of its first token in the sentence (appositions and what introduces them included)."""

    relative: bool = False
    """Whether the verb hangs on "who" or "which"."""

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
    while at >= floor and (sentence[at].low in _SKIPPED or sentence[at].is_adverb):
        at -= 1
    if at < floor:
        return None
    token = sentence[at]
    if token.low in {"who", "which"} and at > floor:
        at -= 2 if sentence[at - 1].text == "," else 1
        governed = _phrase(sentence, at + 1, floor)
        return governed and replace(governed, relative=True)
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
    if not words or not words[0].is_word or words[0].low in lex.PREPOSITIONS | lex.AUXILIARIES | lex.STOPS:
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
        if (
            token.low in lex.SAY
            and not token.is_capital
            and (token.low not in lex.NOUNLIKE or token.low.endswith("ing"))
        ):
            break
        if token.low == "and" and not (
            begin >= 2
            and (
                (sentence[begin - 2].is_capital and sentence[begin].low in {"his", "her", "their", "the"})
                or (sentence[begin].is_capital and sentence[begin - 2].is_capital)
            )
        ):
            break
        if token.low in {"but", "he", "she", "they", "it", "we", "i", "you", "him", "them"}:
            break
        begin -= 1
    words = _without_introduction(sentence[begin:end])
    if not words or _has_verb(words):
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


def _has_verb(words: list[Token]) -> bool:
    """Whether a phrase is really a clause or its end ("cutting off a reporter", "Biden introduced a plan"), or a lone
    word that cannot speak ("late-night"). There are no tags here: endings and a few irregular verbs must do."""
    if len(words) == 1 and not words[0].is_capital:
        return not words[0].low.endswith("s") and words[0].low not in _GROUPS
    for number, token in enumerate(words):
        if not token.text.islower() or "-" in token.low:
            continue
        before = words[number - 1] if number else None
        adjective = before is not None and (before.low in lex.DETERMINERS or before.is_adverb)
        if token.low in _IRREGULAR or (token.low.endswith(("ed", "ing")) and len(token.low) > 4 and not adjective):
            following = words[number + 1] if number + 1 < len(words) else None
            if (
                number
                or token.low.endswith("ing")
                or token.low in _IRREGULAR
                or not (following and following.low.endswith("s"))
            ):
                return True
    return False


def _trailing_name(words: list[Token]) -> Name | None:
    """The name in which a phrase ends, or which a place follows ("Doug Collins of Georgia"); not one that only stands
    before a noun ("the Trump campaign") or hangs on one ("a spokesman for West")."""
    names = name_runs(words)
    for name in names:
        before = [t.low for t in words if t.end <= name.start]
        after = [t for t in words if t.start >= name.end]
        hangs = any(low in lex.PREPOSITIONS or low == "and" for low in before) and not _titled(before)
        closed = not after or (after[0].low in {"of", "from", "at", "in", "on", "with"} and not name.is_body)
        if closed and not hangs and not any(t.low == "and" for t in after):
            return name
    return None


def _titled(before: list[str]) -> bool:
    """Whether what stands before a name only introduces it: "the secretary of state", "president of the club"."""
    return before[-1] in lex.TITLES or (before[-1] not in lex.PREPOSITIONS | lex.DETERMINERS and "and" not in before)
