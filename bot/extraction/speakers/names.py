"""Names in a run of tokens: where each stands, what titles lead to it, and whether a person or a body bears it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.extraction.prose.tokens import Token
from bot.extraction.speakers import given_names
from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.bearers import PLACING, Bearer, bearer_of, is_body_word, is_institutional
from bot.extraction.speakers.given_names import GIVEN
from bot.text.folding import without_accents

_LONGEST_RUN = 12
_LONGEST_WORD = 40
_JOINING = frozenset(["of", "for", "and", "&", "the", "on"])
_NO_LEAD = voc.VERB_LIKE | voc.CLAUSE_OPENERS | voc.DETERMINERS | voc.NOT_NAMES
_WORKING_ON = frozenset(["commission", "committee", "council", "conference", "panel", "program"])
_OWNERS = frozenset(["our", "my", "your", "their", "its", "every", "each", "no"])
_OPENERS = voc.ROLES | voc.MODIFIERS | voc.BODIES | GIVEN


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
    """Where the run of words that begins at a token and may be one name ends; the token itself where none begins."""
    if not _capital(tokens[at]) or _opens_no_name(tokens[at]):
        return at
    end = at + 1
    while end < last and end - at < _LONGEST_RUN and tokens[end].start - tokens[end - 1].end <= 2:
        step = _step(tokens, end, last)
        if not step:
            break
        end += step
    return end


def _step(tokens: Sequence[Token], at: int, last: int) -> int:
    """How many tokens from one on belong to the run before it: a capital alone, a joining word with its capital."""
    token = tokens[at]
    if _capital(token) and token.low not in voc.MONTHS_DAYS and not _is_no_name(token):
        return 1
    following = tokens[at + 1] if at + 1 < last else None
    if following is None or not _capital(following) or following.low in voc.MONTHS_DAYS:
        return 0
    return 2 if _joins(tokens[at - 1], token, following) else 0


def _joins(before: Token, token: Token, following: Token) -> bool:
    """ "van" in "Karel van Oost", "of" in "Bank of Norland", "on" in "Committee on Ferries", "&"."""
    if token.low in voc.PARTICLES and token.text.islower():
        return True
    if token.low in {"of", "for"}:
        return is_body_word(before.low) and following.low not in voc.NOT_NAMES
    return (token.low == "on" and before.low in _WORKING_ON) or token.text == "&"


def _is_title(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a run is a title and no name: "President", "House Majority Leader"."""
    return plain_title(tokens[end - 1].low) in voc.TITLES and (end - at == 1 or tokens[at].low not in GIVEN)


def _names_of_run(
    tokens: Sequence[Token], at: int, end: int, bounds: tuple[int, int], ordinary: frozenset[str]
) -> list[Name]:
    """The name in a run of capitals, and that of a body before it: "United Nations Susan Ferris" is two."""
    opens = at == bounds[0] or not tokens[at - 1].is_word
    if opens and _opens_with_a_plain_word(tokens, at, end, ordinary):
        at, opens = at + 1, False
    cut = _behind_titles(tokens, at, end)
    if _is_owned(tokens, at, end, bounds[0]) or (cut > at and tokens[cut].low in _JOINING):
        return []
    person = _split_body(tokens, cut, end)
    bodies: list[Name] = []
    if person > cut and is_body_word(tokens[person - 1].low):
        bodies.append(_made(tokens, cut, cut, person, (), bounds, ordinary))
    start = person
    while _only_modifies(tokens, start, end):
        start += 1
    lead = start if bodies else _lead(tokens, at, bounds[0])
    before = [t.low for t in tokens[at if bodies else lead : start]]
    before[:0] = _noun_apart(tokens, lead, bounds[0])
    return [*bodies, _made(tokens, lead, start, end, tuple(before), bounds, ordinary, opens=opens and start == at)]


def _opens_with_a_plain_word(tokens: Sequence[Token], at: int, end: int, ordinary: frozenset[str]) -> bool:
    """Whether the first word of a sentence is a capital for that alone: "Footage Ada Quill shot"."""
    return end - at > 1 and tokens[at].low in ordinary and tokens[at].low not in _OPENERS


def _is_owned(tokens: Sequence[Token], at: int, end: int, first: int) -> bool:
    """ "our Lady", "every Democrat": one word that somebody owns or that is counted is no name."""
    return end - at == 1 and at > first and tokens[at - 1].low in _OWNERS


def _noun_apart(tokens: Sequence[Token], lead: int, first: int) -> list[str]:
    """The noun before a comma that tells the gender of the name behind it: "his wife, Ada Quill"."""
    apart = lead - 1 > first and tokens[lead - 1].text == ","
    return [tokens[lead - 2].low] if apart and tokens[lead - 2].low in voc.NOUN_GENDER else []


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
        and not any(is_body_word(t.low) for t in tokens[start:end])
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
    while lead < at and not _introduces(tokens[lead].low):
        lead += 1
    return lead


def _split_body(tokens: Sequence[Token], cut: int, end: int) -> int:
    """Where the person's name begins in "United Nations Susan Ferris": at a given name behind a word for a body."""
    for number in range(cut + 1, end - 1):
        low, before = tokens[number].low, tokens[number - 1].low
        if low in GIVEN and (before in voc.BODIES | voc.MODIFIERS | voc.PLACES | voc.DEMONYMS.keys()):
            rest = tokens[number + 1 : end]
            if not any(is_institutional(t.low) for t in rest) and before not in GIVEN:
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
    bearer = bearer_of(tokens, start, end, titles, bounds)
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
