"""One sentence -> its attributions: which words are said, by which cue, by which subject. Names are resolved later."""

from dataclasses import dataclass, field

from bot.domain.claims import Span
from bot.extraction import lexicon as lex
from bot.extraction.subjects import Subject, subject_after, subject_before
from bot.extraction.tokens import Token

CUES = lex.SAY | lex.TELL | lex.JUDGE
_LOOSE = frozenset(",;:.!?—–-…")
_MAX_FOUND = 8
_PARTICLES = frozenset(["away", "out", "off", "down", "up", "back"])
_ARTICLES = frozenset(["the", "a", "an", "some", "many", "several", "most"])
_SPEECH = 40
"""Characters from which a quotation is speech rather than a few borrowed words."""
_GO_ON = frozenset(["and", "but", "because", "so", "or"])
_TIMES = lex.MONTHS_DAYS | frozenset(
    [
        "yesterday",
        "today",
        "tonight",
        "earlier",
        "last",
        "week",
        "month",
        "year",
        "night",
        "morning",
        "afternoon",
        "evening",
    ]
)
_CLAUSE_WORDS = lex.DETERMINERS | frozenset(["he", "she", "they", "it", "we", "i", "you", "there", "that"])


@dataclass(slots=True)
class Attribution:
    """What one cue attributes. `pieces` and `cue` are spans of the text; `word` is the cue in lower case."""

    pieces: list[Span]
    cue: list[Span]
    word: str
    subject: Subject | None
    rule: str
    quoted_last: bool = False
    """Whether it ends in a quotation that the next sentence may go on with."""
    quotes: set[int] = field(default_factory=set)


def attributions(sentence: list[Token]) -> list[Attribution]:
    """Every attribution of one sentence, in the order of its cues."""
    found: list[Attribution] = []
    main: Subject | None = None
    for at, token in enumerate(sentence):
        if len(found) == _MAX_FOUND:
            break
        one: Attribution | None = None
        if token.low == "according" and at + 1 < len(sentence) and sentence[at + 1].low == "to":
            one = _according(sentence, at)
        elif token.text == ":" and not found:
            one = _labelled(sentence, at)
        elif token.low in lex.SPEECH_NOUNS and at and sentence[at - 1].low in {"'s", "'"}:
            one = _by_noun(sentence, at)
        elif token.low in CUES and token.text.islower():
            one, subject = _by_verb(sentence, at, main)
            main = main or subject
        if one and one.pieces:
            found.append(one)
    return found


def _by_verb(sentence: list[Token], at: int, main: Subject | None) -> tuple[Attribution | None, Subject | None]:
    """The attribution of a cue verb, and its subject even where nothing is attributed."""
    verb = sentence[at]
    before = at - 1
    while before >= 0 and sentence[before].is_adverb:
        before -= 1
    ahead = sentence[before] if before >= 0 else None
    participle = verb.low.endswith("ing")
    if ahead is None or ahead.low in {"to", "of"} or (ahead.low in lex.BE and not participle):
        return None, None
    if inverted := _inverted(sentence, at, ahead):
        return inverted, inverted.subject
    if ahead.low in lex.DETERMINERS | {"'s", "'"} | lex.PREPOSITIONS:
        return None, None
    if participle and (ahead.text == "," or ahead.quote is not None):
        subject, rule = main, "participle"
    elif ahead.low in {"and", "but"}:
        subject, rule = main, "second verb"
    else:
        subject, rule = subject_before(sentence, at), "subject before"
    if subject is None:
        return None, None
    return _with_content(sentence, at, subject, rule), subject


def _with_content(sentence: list[Token], at: int, subject: Subject, rule: str) -> Attribution | None:
    verb = sentence[at]
    begin, marked = _content_start(sentence, at)
    right = None if begin is None else (begin, _content_end(sentence, begin))
    quoted_right = right is not None and sentence[right[0]].quote is not None
    if verb.low == "spoke" and not quoted_right:
        return None
    plain = subject.name is None and subject.pronoun is None
    if verb.low in lex.NOUNLIKE and not marked and plain and not (right and subject.tokens[0].low in _ARTICLES):
        return None
    left = _left_of(sentence, subject.first) if rule == "subject before" and not subject.relative else None
    quoted_left = left is not None and any(t.quote is not None for t in sentence[left[0] : left[1]])
    if left and (quoted_left or verb.low in lex.SAY):
        if right and (_goes_on(sentence[right[0]], quoted=quoted_left) or (not marked and _joins(sentence, right[0]))):
            return _made(sentence, [left, right], at, subject, rule)
        if right is None or (quoted_left and not marked):
            return _made(sentence, [left], at, subject, rule)
    if right is None or (verb.low in lex.SAY and not marked and not _clause_like(sentence, *right)):
        return None
    return _made(sentence, [right], at, subject, rule)


def _goes_on(token: Token, *, quoted: bool) -> bool:
    """Whether a quotation after the cue goes on with what stands before it: it does not begin anew."""
    return token.quote is not None and (quoted or token.text[1:2].islower())


def _joins(sentence: list[Token], begin: int) -> bool:
    return sentence[begin].low in _GO_ON and sentence[begin - 1].text == ","


def _made(
    sentence: list[Token], parts: list[tuple[int, int]], at: int, subject: Subject | None, rule: str, width: int = 1
) -> Attribution:
    pieces: list[Span] = []
    quotes: set[int] = set()
    last = False
    for part in parts:
        begin, end = part
        while end > begin and sentence[end - 1].text in _LOOSE:
            end -= 1
        while begin < end and sentence[begin].text in _LOOSE:
            begin += 1
        if begin < end:
            pieces.append((sentence[begin].start, sentence[end - 1].end))
            quotes |= {t.quote for t in sentence[begin:end] if t.quote is not None}
            last = sentence[end - 1].quote is not None
    cue = sentence[at]
    return Attribution(pieces, [(cue.start, sentence[at + width - 1].end)], cue.low, subject, rule, last, quotes)


def _content_start(sentence: list[Token], at: int) -> tuple[int | None, bool]:
    """Where what is said begins after a cue, and whether "that", a colon or a quotation marks it."""
    verb = sentence[at].low
    here = at + 1
    if verb in lex.JUDGE and verb not in lex.SAY:
        return _judged(sentence, here)
    if verb in lex.TELL:
        past = _past_object(sentence, here)
        if here < past < len(sentence) and sentence[past].low == "to" and not verb.startswith("t"):
            return here, True
        here = past
    while here < len(sentence) and _is_adverbial(sentence[here]):
        here = _past_adverbial(sentence, here)
    if here >= len(sentence):
        return None, False
    token = sentence[here]
    following = sentence[here + 1] if here + 1 < len(sentence) else None
    if token.text in _LOOSE:
        return _after_mark(token, following, here)
    if token.low == "that" and following:
        return here + 1, True
    return here, token.quote is not None or token.low in {"whether", "if", "how", "why", "what"}


def _is_adverbial(token: Token) -> bool:
    return token.low not in {"before", "after"} and token.low in lex.PREPOSITIONS | _TIMES | lex.ADVERBS


def _after_mark(mark: Token, following: Token | None, here: int) -> tuple[int | None, bool]:
    """What is said begins after a colon, or after a comma before a quotation or a conjunction."""
    if following and (mark.text == ":" or (mark.text == "," and following.quote is not None)):
        return here + 1, True
    if following and mark.text == "," and following.low in _GO_ON:
        return here + 1, False
    return None, False


def _judged(sentence: list[Token], here: int) -> tuple[int | None, bool]:
    """What a verb of judging takes: its object, or the speech that follows ("defended his decision, '...'")."""
    if here >= len(sentence) or sentence[here].text in _LOOSE or sentence[here].low in _PARTICLES:
        return None, False
    for number in range(here + 1, len(sentence)):
        token = sentence[number]
        if token.quote is not None and sentence[number - 1].text in {",", ":"} and token.end - token.start > _SPEECH:
            return number, True
    return here, True


def _past_object(sentence: list[Token], here: int) -> int:
    """Past whom a thing was told: "told ThePrint on Monday that ..."."""
    first = here
    while here < len(sentence) and here - first < 8:
        token = sentence[here]
        if token.quote is not None or token.text in _LOOSE or token.low in {"that", "to", "whether", "if"} | _TIMES:
            break
        if here > first and token.low in _CLAUSE_WORDS | lex.PREPOSITIONS:
            break
        here += 1
    return here


def _past_adverbial(sentence: list[Token], here: int) -> int:
    """Past one adverbial: "in early May", "on Friday", "in an interview with"."""
    if sentence[here].low not in lex.PREPOSITIONS | {"via"}:
        return here + 1
    here += 1
    if here < len(sentence) and sentence[here].low in lex.DETERMINERS:
        here += 1
    while here < len(sentence):
        token = sentence[here]
        if token.quote is not None or token.text in _LOOSE or token.low in _CLAUSE_WORDS | lex.PREPOSITIONS:
            break
        here += 1
        if token.low in lex.MONTHS_DAYS:
            break
    return here


def _content_end(sentence: list[Token], begin: int) -> int:
    """Where what is said ends: the sentence's end, or before the next cue that stands beside this one."""
    for here in range(begin + 1, len(sentence) - 1):
        token, following = sentence[here], sentence[here + 1]
        if (token.text == "," or token.quote is not None) and (
            following.low == "according" or (following.low.endswith("ing") and following.low in CUES)
        ):
            return here
        if token.text == "," and following.low == "citing":
            return here
        if token.low == "and":
            step = here + 2 if following.low in lex.ADVERBS and here + 2 < len(sentence) else here + 1
            if (sentence[step].low in CUES and sentence[step].low.endswith("ed")) or sentence[step].low == "said":
                return here
    return len(sentence)


def _clause_like(sentence: list[Token], begin: int, end: int) -> bool:
    """Whether unmarked words after a cue are a clause, not a bare object ("reported earnings")."""
    words = [t for t in sentence[begin:end] if t.is_word or t.quote is not None]
    return len(words) > 2 and (
        words[0].low in lex.CLAUSE_STARTS or words[0].is_capital or any(t.low in lex.AUXILIARIES for t in words[1:9])
    )


def _left_of(sentence: list[Token], first: int) -> tuple[int, int] | None:
    """What stands before the subject of a trailing cue ("No probe would have happened, Trump asserted")."""
    if first < 1 or not (
        sentence[first - 1].text in {",", "—", "–", "?", "!"} or sentence[first - 1].quote is not None
    ):
        return None
    words = [t for t in sentence[:first] if t.is_word]
    quoted = any(t.quote is not None for t in sentence[:first])
    if not quoted and (len(words) < 4 or (words[0].low in lex.PREPOSITIONS and len(words) < 9)):
        return None
    if (
        not quoted
        and words[0].low in {"when", "while", "as", "after", "before", "asked", "although", "though", "if"}
        and len(words) < 12
    ):
        return None
    return 0, first


def _inverted(sentence: list[Token], at: int, ahead: Token) -> Attribution | None:
    """ "...", said Sessions in his own tweet."""
    adjacent = sentence[at - 1]
    if adjacent is not ahead or not (ahead.quote is not None or ahead.text == ",") or at + 1 >= len(sentence):
        return None
    after = subject_after(sentence, at + 1)
    if after is None or sentence[at].low.endswith("ing") or sentence[at].low not in lex.SAY:
        return None
    subject, end = after
    quoted = ahead.quote is not None or (at > 1 and sentence[at - 2].quote is not None)
    closed = end >= len(sentence) or sentence[end].text in _LOOSE or sentence[end].low in lex.PREPOSITIONS
    if not quoted and (not closed or subject.pronoun or (subject.name is None and subject.tokens[0].low != "the")):
        return None
    if quoted and not closed and subject.name is None:
        return None
    if not quoted and sum(t.is_word for t in sentence[: at - 1]) < 4:
        return None
    parts = [(0, at)]
    here = end
    while here < len(sentence) and sentence[here].quote is None:
        here += 1
    if quoted and here < len(sentence):
        parts.append((here, len(sentence)))
    return _made(sentence, parts, at, subject, "subject after")


def _according(sentence: list[Token], at: int) -> Attribution | None:
    after = subject_after(sentence, at + 2)
    if after is None:
        return None
    subject, end = after
    words_before = sum(t.is_word or t.quote is not None for t in sentence[:at])
    if words_before > 2:
        part = (0, at)
    else:
        while end < len(sentence) and sentence[end].text != ",":
            end += 1
        closing = sentence[end + 1 :]
        if (
            closing
            and any(t.text == "," for t in closing[:12])
            and not subject.name
            and closing[0].low not in lex.CLAUSE_STARTS
        ):
            end += 1 + next(n for n, t in enumerate(closing) if t.text == ",")
        part = (end, len(sentence))
    return _made(sentence, [part], at, subject, "according to", width=2)


def _labelled(sentence: list[Token], colon: int) -> Attribution | None:
    """A name, a colon and a quotation."""
    if colon + 1 >= len(sentence) or sentence[colon + 1].quote is None or colon > 8:
        return None
    if any(t.quote is not None or t.text in {",", ";"} for t in sentence[:colon]):
        return None
    subject = subject_before(sentence, colon)
    if subject is None or subject.name is None or subject.first != 0:
        return None
    return _made(sentence, [(colon + 1, len(sentence))], colon, subject, "label")


def _by_noun(sentence: list[Token], at: int) -> Attribution | None:
    """Sessions's claim that ..."""
    if at + 2 >= len(sentence) or sentence[at + 1].low != "that":
        return None
    subject = subject_before(sentence, at - 1)
    if subject is None:
        return None
    return _made(sentence, [(at + 2, _content_end(sentence, at + 2))], at, subject, "noun")
