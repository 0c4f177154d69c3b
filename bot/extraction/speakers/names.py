"""Names in a run of tokens: where each stands, what titles lead to it, and whether a person or a body bears it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.extraction.speakers import given_names
from bot.extraction.speakers import vocabulary as voc
from bot.extraction.tokens import Token
from bot.text.folding import without_accents
from bot.text.words import word_set

_LONGEST_RUN = 12
_LONGEST_WORD = 40
_LONGEST_PERSON = 5
PLACING = frozenset(["in", "at", "near", "across", "throughout", "outside", "from"])
"""Prepositions that a place follows more often than a person."""
_JOINING = frozenset(["of", "for", "and", "&", "the", "on"])
_SURNAMES_TOO = word_set(
    "hill lake park street bridge day rivers river watch mills price island law war globe mail monitor guardian beach "
    "tower works water books games town county workers act deal plan index partners building school post church"
)
"""Words for a body or place that are family names as well."""
_NO_LEAD = voc.VERB_LIKE | voc.CLAUSE_OPENERS | voc.DETERMINERS | voc.NOT_NAMES
_WORKING_ON = frozenset(["commission", "committee", "council", "conference", "panel", "program"])
_OWNERS = frozenset(["our", "my", "your", "their", "its", "every", "each", "no"])
GIVEN = given_names.HE | given_names.SHE


class Bearer(StrEnum):
    PERSON = "person"
    BODY = "body"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name; `first`, `last` (exclusive) and `lead` are token numbers, the titles begin at `lead`."""

    lead: int
    first: int
    last: int
    text: str
    lows: tuple[str, ...]
    titles: tuple[str, ...]
    before: tuple[str, ...]
    """Words that led to it: titles, "former", places."""
    bearer: Bearer
    begins: bool
    """It begins a sentence or follows a mark."""
    opens: bool
    """A lone word at the start of a sentence: its capital says nothing."""
    placed: bool
    """It stands as places do, or as a word for a kind: "in Marden", "the Marden mills"."""
    doubtful: bool
    """It opens a sentence and nothing else in the text says that it is a name."""

    @property
    def family(self) -> str:
        return without_suffix(self.lows)[-1]

    @property
    def given(self) -> str | None:
        return self.lows[0] if len(without_suffix(self.lows)) > 1 else None

    @property
    def former(self) -> bool:
        return any(word in {"former", "ex", "then", "late"} or word.startswith("ex-") for word in self.before)

    @property
    def honorific(self) -> tuple[str, "Name"] | None:
        """The pronoun that "Mr." or "Ms." before it asks for, with the name itself."""
        genders = (voc.HONORIFIC_GENDER.get(word.rstrip(".")) for word in self.before)
        return next(((gender, self) for gender in genders if gender), None)

    @property
    def gender(self) -> str | None:
        """The pronoun that its own titles and given name ask for."""
        for word in self.before:
            if gender := voc.HONORIFIC_GENDER.get(word.rstrip(".")) or voc.NOUN_GENDER.get(word):
                return gender
        return gender_of_given(self.given)


def gender_of_given(given: str | None) -> str | None:
    """The pronoun that a given name nearly always goes with."""
    if given is None:
        return None
    given = given.split("-")[0]
    return "he" if given in given_names.HE else "she" if given in given_names.SHE else None


def without_suffix(lows: Sequence[str]) -> Sequence[str]:
    """A name without "Jr."."""
    return lows[:-1] if len(lows) > 1 and lows[-1] in voc.SUFFIXES else lows


def plain_title(low: str) -> str:
    """ "Sen." as "senator"."""
    bare = low.rstrip(".")
    return voc.SHORT_TITLES.get(bare, bare)


def find_names(
    tokens: Sequence[Token],
    first: int,
    last: int,
    ordinary: frozenset[str] = frozenset(),
    families: frozenset[str] = frozenset(),
) -> list[Name]:
    """The names in one sentence, tokens[first:last]. `ordinary` holds words that the text writes in lower case too:
    as the first word of a sentence they begin no name. `families` holds titles that are family names here ("King")."""
    found: list[Name] = []
    at = first
    while at < last:
        end = _run_end(tokens, at, last)
        if end > at and (tokens[end - 1].low in families or not _is_title(tokens, at, end)):
            found.extend(_names_of_run(tokens, at, end, (first, last), ordinary))
        at = max(end, at + 1)
    return found


def bare_word(low: str) -> str:
    """ "we've" as "we"."""
    return low.split("'", 1)[0] or low


def _is_no_name(token: Token) -> bool:
    if token.text == "WHO":
        return False
    return bare_word(token.low) in voc.NOT_NAMES or (token.is_adverb and token.low not in GIVEN)


def _opens_no_name(token: Token) -> bool:
    if token.low == "former":
        return False
    return _is_no_name(token) or (token.low.endswith("ly") and token.low not in GIVEN and len(token.low) > 7)


def _capital(token: Token) -> bool:
    return token.is_capital and len(token.text) <= _LONGEST_WORD


def _run_end(tokens: Sequence[Token], at: int, last: int) -> int:
    if not _capital(tokens[at]) or _opens_no_name(tokens[at]):
        return at
    end = at + 1
    while end < last and end - at < _LONGEST_RUN and tokens[end].start - tokens[end - 1].end <= 2:
        token, before = tokens[end], tokens[end - 1]
        following = tokens[end + 1] if end + 1 < last else None
        if _capital(token) and token.low not in voc.MONTHS_DAYS and not _is_no_name(token):
            end += 1
        elif following is None or not _capital(following) or following.low in voc.MONTHS_DAYS:
            break
        elif (
            (token.low in voc.PARTICLES and token.text.islower())
            or (token.low in {"of", "for"} and _is_body_word(before.low) and following.low not in voc.NOT_NAMES)
            or (token.low == "on" and before.low in _WORKING_ON)
            or token.text == "&"
        ):
            end += 2
        else:
            break
    return end


def _is_title(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a run is a title and no name: "President", "House Majority Leader"."""
    return plain_title(tokens[end - 1].low) in voc.TITLES and (end - at == 1 or tokens[at].low not in GIVEN)


def _is_body_word(low: str) -> bool:
    return low in voc.BODIES or (low.endswith("s") and low[:-1] in voc.BODIES)


def _names_of_run(
    tokens: Sequence[Token], at: int, end: int, bounds: tuple[int, int], ordinary: frozenset[str]
) -> list[Name]:
    opens = at == bounds[0] or not tokens[at - 1].is_word
    openers = voc.ROLES | voc.MODIFIERS | voc.BODIES | GIVEN
    if opens and end - at > 1 and tokens[at].low in ordinary and tokens[at].low not in openers:
        at += 1
        opens = False
    if end - at == 1 and at > bounds[0] and tokens[at - 1].low in _OWNERS:
        return []
    cut = _behind_titles(tokens, at, end)
    if cut > at and tokens[cut].low in _JOINING:
        return []
    before = [t.low for t in tokens[at:cut]]
    body_first: list[Name] = []
    start = _split_body(tokens, cut, end)
    if start > cut:
        if _is_body_word(tokens[start - 1].low):
            body_first = [_made(tokens, cut, cut, start, (), bounds, ordinary)]
        before.extend(t.low for t in tokens[cut:start])
    while _only_modifies(tokens, start, end):
        before.append(tokens[start].low)
        start += 1
    lead = start
    if not body_first:
        lead = _lead(tokens, at, bounds[0])
        before = [t.low for t in tokens[lead:at]] + before
        while lead < at and not _introduces(before[0]):
            before.pop(0)
            lead += 1
    if lead - 1 > bounds[0] and tokens[lead - 1].text == "," and tokens[lead - 2].low in voc.NOUN_GENDER:
        before.insert(0, tokens[lead - 2].low)
    return [*body_first, _made(tokens, lead, start, end, tuple(before), bounds, ordinary, opens=opens and start == at)]


def _behind_titles(tokens: Sequence[Token], at: int, end: int) -> int:
    cut = at
    for number in range(at, end - 1):
        low, following = tokens[number].low, tokens[number + 1].low
        role = low in voc.ROLES and low not in GIVEN and following in GIVEN
        if (role or plain_title(low) in voc.TITLES) and (number == at or tokens[number - 1].low not in _JOINING):
            cut = number + 1
    return cut


def _only_modifies(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the first word of a run only says of what kind or place its bearer is: "Norwegian Ada Quill"."""
    low = tokens[start].low
    return (
        end - start > 1
        and low in voc.MODIFIERS | voc.DEMONYMS.keys() | voc.STATES | voc.GROUPS
        and low not in GIVEN
        and not any(_is_body_word(t.low) for t in tokens[start:end])
    )


def _introduces(low: str) -> bool:
    return low in voc.ROLES | voc.MODIFIERS or plain_title(low) in voc.TITLES


def _lead(tokens: Sequence[Token], at: int, first: int) -> int:
    """Where the words that lead to a name begin: "former press secretary Ada Quill"."""
    lead = at
    while lead > first and at - lead < 6:
        token = tokens[lead - 1]
        inner = lead < at and token.text.islower() and token.low not in _NO_LEAD
        if not token.is_word or token.low in voc.PREPOSITIONS or not (inner or _introduces(token.low)):
            break
        lead -= 1
    return lead


def _split_body(tokens: Sequence[Token], cut: int, end: int) -> int:
    """Where the person's name begins in "United Nations Susan Ferris": at a given name behind a word for a body."""
    for number in range(cut + 1, end - 1):
        low, before = tokens[number].low, tokens[number - 1].low
        if low in GIVEN and (before in voc.BODIES | voc.MODIFIERS | voc.PLACES | voc.DEMONYMS.keys()):
            rest = tokens[number + 1 : end]
            if not any(_is_body_word(t.low) and t.low not in _SURNAMES_TOO for t in rest) and before not in GIVEN:
                return number
    return cut


def _made(
    tokens: Sequence[Token],
    lead: int,
    start: int,
    end: int,
    before: tuple[str, ...],
    bounds: tuple[int, int],
    ordinary: frozenset[str],
    *,
    opens: bool = False,
) -> Name:
    words = tokens[start:end]
    lows = tuple(without_accents(t.low) or t.low for t in words)
    titles = _titles(before)
    bearer = _bearer(tokens, start, end, titles, bounds)
    lone = len(words) == 1 and opens and not before
    doubtful = lone and (lows[0] in ordinary or (lows[0].endswith("s") and lows[0] in voc.GROUPS))
    text = _as_written(words)
    placed = not before and (
        (start > bounds[0] and tokens[start - 1].low in PLACING - {"from"}) or _is_adjective(tokens, start, end, bounds)
    )
    return Name(lead, start, end, text, lows, titles, before, bearer, opens, lone, placed, doubtful)


def _is_adjective(tokens: Sequence[Token], start: int, end: int, bounds: tuple[int, int]) -> bool:
    if end - start > 1 or end >= bounds[1] or start == bounds[0]:
        return False
    before, after = tokens[start - 1], tokens[end]
    noun = after.text.islower() and after.low not in voc.VERB_LIKE | voc.NOT_NAMES and not after.is_adverb
    determined = before.low in voc.DETERMINERS or before.text[0].isdigit() or before.low.endswith(("al", "ern", "ion"))
    return determined and noun and not after.low.endswith("ed")


def _as_written(words: Sequence[Token]) -> str:
    """The words with the gaps that the text has between them, blanks folded."""
    out = words[0].text
    for before, word in pairwise(words):
        out += word.text if before.end == word.start else f" {word.text}"
    return out


def _titles(before: tuple[str, ...]) -> tuple[str, ...]:
    made: list[str] = []
    plain = [plain_title(low) for low in before]
    for number, word in enumerate(plain):
        pair = f"{plain[number - 1]} {word}" if number else ""
        if pair in voc.COMPOUND_TITLES:
            if made and made[-1] == plain[number - 1]:
                made.pop()
            made.append(pair)
        elif word in voc.ROLES:
            made.append(word)
    return tuple(made)


def _bearer(tokens: Sequence[Token], start: int, end: int, titles: tuple[str, ...], bounds: tuple[int, int]) -> Bearer:
    lows = [t.low for t in tokens[start:end]]
    preceding = tokens[start - 1].low if start > bounds[0] else ""
    following = tokens[end] if end < bounds[1] else None
    if following and following.low in voc.BODY_NOUNS and following.text.islower():
        return Bearer.BODY
    hard = any(_is_body_word(low) and low not in _SURNAMES_TOO for low in lows)
    named = 1 < len(lows) <= _LONGEST_PERSON and lows[0].split("-")[0] in GIVEN and preceding != "the"
    if named and not (hard and (len(lows) > 3 or lows[-1] in voc.BODIES)):
        return Bearer.PERSON
    if titles and not hard and preceding != "of":
        return Bearer.PERSON
    if hard or _like_a_body(lows, tokens[end - 1].text, preceding, following):
        return Bearer.BODY
    aged = following and following.text == "," and end + 1 < bounds[1] and tokens[end + 1].text.isdigit()
    initial = len(lows) > 2 and any(len(low.rstrip(".")) == 1 for low in lows[1:-1])
    related = following and following.low == "who" and preceding not in PLACING | {"of"}
    return Bearer.PERSON if aged or initial or related else Bearer.UNKNOWN


def _like_a_body(lows: list[str], last: str, preceding: str, following: Token | None) -> bool:
    """Whether a name without given name or title looks like a body's or a place's."""
    if len(lows) == 1:
        spelled = last.isupper() and 1 < len(last) <= 6 and last.isalpha() and not (following and following.text == ":")
        return spelled or preceding == "the" or lows[0] in voc.PLACES | voc.MODIFIERS | voc.DEMONYMS.keys()
    return (
        len(lows) > _LONGEST_PERSON
        or lows[0] in voc.PLACE_STARTS
        or (last.isupper() and 1 < len(last) <= 6 and last.isalpha())
        or any(low in _SURNAMES_TOO or low in {"of", "for", "&"} for low in lows)
        or all(low in voc.PLACES | voc.MODIFIERS | voc.DEMONYMS.keys() for low in lows)
    )
