"""The people and bodies that a text names: full names by family name, titles, and what their names say of gender."""

from collections import defaultdict
from dataclasses import dataclass, field

from bot.extraction import lexicon as lex
from bot.extraction.tokens import Token

_PARTICLES = frozenset(
    ["al", "bin", "ibn", "de", "del", "della", "di", "da", "van", "von", "der", "den", "la", "le", "el", "dos", "du"]
)
_NOT_NAMES = (
    lex.CLAUSE_STARTS
    | lex.PREPOSITIONS
    | lex.STOPS
    | lex.ADVERBS
    | lex.PRONOUNS
    | frozenset(["and", "but", "yes", "twitter", "facebook"])
)
_MAX_RUN = 8
_MAX_FAMILY = 12
_MAX_BARE = 50


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name: `tokens` without titles, `titles` what stood before it."""

    tokens: tuple[Token, ...]
    titles: tuple[str, ...]
    former: bool

    @property
    def words(self) -> str:
        return " ".join(t.text for t in self.tokens)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def is_body(self) -> bool:
        """An organisation or a place rather than a person."""
        lows = [t.low for t in self.tokens]
        if any(low in lex.ORGANISATION for low in lows) or all(low in lex.PLACES | lex.MODIFIERS for low in lows):
            return True
        last = self.tokens[-1].text
        return len(lows) > 4 or (last.isupper() and len(last) > 1 and not last.endswith("."))


def name_runs(tokens: list[Token]) -> list[Name]:
    """Every name among the tokens, in order."""
    found: list[Name] = []
    at = 0
    while at < len(tokens):
        end = _run_end(tokens, at)
        if end > at and (name := _as_name(tokens, at, end)):
            found.append(name)
        at = max(end, at + 1)
    return found


def _run_end(tokens: list[Token], at: int) -> int:
    if not _may_start(tokens[at]):
        return at
    end = at + 1
    while end < len(tokens) and end - at < _MAX_RUN and tokens[end].start - tokens[end - 1].end <= 2:
        token = tokens[end]
        if (token.low in _PARTICLES and end + 1 < len(tokens) and tokens[end + 1].is_capital) or (
            token.is_capital and token.low not in lex.MONTHS_DAYS
        ):
            end += 1
        else:
            break
    return end


def _may_start(token: Token) -> bool:
    return token.is_capital and token.low not in lex.MONTHS_DAYS and token.low not in _NOT_NAMES


def _as_name(tokens: list[Token], at: int, end: int) -> Name | None:
    run = tokens[at:end]
    cut = max((n + 1 for n, t in enumerate(run) if t.low in lex.TITLES), default=0)
    if cut == len(run):
        return None
    titles = [t.low.rstrip(".") for t in run[:cut] if t.low in lex.TITLES]
    rest = run[cut:]
    while len(rest) > 1 and (rest[0].low in lex.MODIFIERS or (rest[0].low in lex.PLACES and len(rest) > 2)):
        if any(t.low in lex.ORGANISATION for t in rest) or all(t.low in lex.MODIFIERS for t in rest):
            break
        rest = rest[1:]
    for number in range(1, len(rest) - 1):
        known = rest[number].low in lex.HE_NAMES | lex.SHE_NAMES
        if known and rest[number - 1].low in lex.ORGANISATION | lex.MODIFIERS | lex.PLACES:
            rest = rest[number:]
            break
    before = [t.low for t in tokens[max(0, at - 4) : at] if t.is_word]
    if before and before[-1] in lex.TITLES and not titles:
        titles.append(before[-1].rstrip("."))
    former = any(low in {"former", "ex", "then"} for low in before + [t.low for t in run[:cut]])
    return Name(tuple(rest), tuple(titles), former)


@dataclass(slots=True)
class People:
    """Who is who in one text."""

    full: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    """First mention of each full name, by its family name in lower case, in text order."""
    first_names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    bare: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Where a family name stands alone."""
    holders: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    """Title -> family names of those who hold it (not the former ones)."""
    genders: dict[str, str] = field(default_factory=dict)
    """Family name -> "he" or "she" where a title says so."""
    acronyms: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tokens: list[Token]) -> "People":
        people = cls()
        for name in name_runs(tokens):
            people._meet(name)
        for number in range(1, len(tokens) - 2):
            if tokens[number].text == "(" and tokens[number + 2].text == ")" and tokens[number + 1].text.isupper():
                people._abbreviate(tokens, number)
        return people

    def _meet(self, name: Name) -> None:
        if name.is_body:
            return
        family = name.tokens[-1].low
        for title in name.titles:
            if title in lex.HONORIFICS_HE | lex.HONORIFICS_SHE:
                self.genders.setdefault(family, "he" if title in lex.HONORIFICS_HE else "she")
            if not name.former:
                self.holders[title].setdefault(family, name.start)
        if len(name.tokens) == 1:
            if len(self.bare[family]) < _MAX_BARE:
                self.bare[family].append(name.start)
        elif len(self.full[family]) < _MAX_FAMILY and all(
            known.words.lower() != name.words.lower() for known in self.full[family]
        ):
            self.full[family].append(name)
            self.first_names[name.tokens[0].low].add(family)

    def _abbreviate(self, tokens: list[Token], bracket: int) -> None:
        letters = tokens[bracket + 1].text
        begin = bracket
        while (
            begin > 0
            and bracket - begin < 9
            and (tokens[begin - 1].is_capital or tokens[begin - 1].low in {"of", "for", "and", "on"})
        ):
            begin -= 1
        while begin < bracket and tokens[begin].text[0] != letters[0]:
            begin += 1
        initials = "".join(t.text[0] for t in tokens[begin:bracket] if t.is_capital)
        if len(letters) > 1 and initials == letters:
            self.acronyms.setdefault(letters, " ".join(t.text for t in tokens[begin:bracket]))

    def person(self, name: Name) -> tuple[str, float]:
        """The fullest name for a mention, and how sure that is. Bare names that two people share go to the one whom
        the text called by it before the other came up, else to the latest full name, with little confidence."""
        if name.is_body:
            return self.acronyms.get(name.words, name.words), 0.85
        known = self.full.get(name.tokens[-1].low, [])
        if len(name.tokens) > 1:
            longer = [k for k in known if len(k.tokens) > len(name.tokens) and k.tokens[0].low == name.tokens[0].low]
            return (longer[0].words if len(longer) == 1 else name.words), 0.95
        return self._by_family_name(name, known) if known else self._by_first_name(name)

    def _by_family_name(self, name: Name, known: list[Name]) -> tuple[str, float]:
        people = _distinct([k for k in known if self._fits(k, name)] or known)
        if len(people) == 1:
            return people[0].words, 0.9
        if any(people[0].start < at < people[1].start for at in self.bare.get(name.tokens[-1].low, [])):
            return people[0].words, 0.6
        earlier = [k for k in people if k.start < name.start]
        return (earlier or people)[-1].words, 0.4

    def _by_first_name(self, name: Name) -> tuple[str, float]:
        families = self.first_names.get(name.words.lower(), set())
        people = [person for family in families for person in _distinct(self.full[family])]
        return (people[0].words, 0.7) if len(people) == 1 else (name.words, 0.85)

    def _fits(self, known: Name, mention: Name) -> bool:
        wanted = {
            "he" if t in lex.HONORIFICS_HE else "she"
            for t in mention.titles
            if t in lex.HONORIFICS_HE | lex.HONORIFICS_SHE
        }
        return not wanted or self.gender(known) in wanted | {None}

    def gender(self, name: Name) -> str | None:
        first = name.tokens[0].low
        if first in lex.HE_NAMES:
            return "he"
        if first in lex.SHE_NAMES:
            return "she"
        family = name.tokens[-1].low
        return self.genders.get(family) if len(_distinct(self.full.get(family, []))) < 2 else None

    def gender_of(self, words: str) -> str | None:
        family = words.rsplit(maxsplit=1)[-1].lower()
        for known in self.full.get(family, []):
            if known.words == words:
                return self.gender(known)
        return self.genders.get(family)

    def holder(self, title: str, at: int) -> str | None:
        """The one person in the text who holds a title, for "the President"."""
        families = self.holders.get(title, {})
        names = {p.words for family in families for p in _distinct(self.full.get(family, []))[:1]}
        names |= {family.capitalize() for family in families if not self.full.get(family)}
        return next(iter(names)) if len(names) == 1 else None


def _distinct(known: list[Name]) -> list[Name]:
    """One name for each person: "Donald J. Trump" and "Donald Trump" are one, at the first mention, by the longer."""
    by_first: dict[str, Name] = {}
    for name in known:
        first = name.tokens[0].low
        if first not in by_first or len(name.tokens) > len(by_first[first].tokens):
            by_first[first] = name
    return sorted(by_first.values(), key=lambda n: n.start)
