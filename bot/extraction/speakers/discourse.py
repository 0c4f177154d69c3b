"""A text as its reader has it in mind: sentences, quotations, and who is named where in what part of a sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.extraction.prose.quotations import find_quotations
from bot.extraction.prose.tokens import Token, tokenise
from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.bearers import Bearer
from bot.extraction.speakers.cast import Cast, places_of, role_of
from bot.extraction.speakers.entities import Referent
from bot.extraction.speakers.given_names import GIVEN
from bot.extraction.speakers.names import Name, find_names

Span = tuple[int, int]
_LONGEST_SENTENCE = 160
_APPOSITION = 16
_ASKING = frozenset(["asked", "asks", "pressed", "questioned", "interviewed"])
"""Who is asked speaks next."""
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("\"'”’»)]")


@dataclass(slots=True)
class Discourse:
    """One text, read once; resolving and wording share it."""

    text: str
    tokens: list[Token]
    starts: list[int] = field(default_factory=list)
    """Where each token begins, in characters."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """First and last (exclusive) token of each."""
    sentence_starts: list[int] = field(default_factory=list)
    paragraph_of: list[int] = field(default_factory=list)
    """The paragraph's number, one entry a sentence."""
    told_sentence: list[int] = field(default_factory=list)
    """How many sentences outside quotations there were so far, one entry a sentence: a long speech puts nobody away."""
    told_paragraph: list[int] = field(default_factory=list)
    """The same of paragraphs."""
    headings: set[int] = field(default_factory=set)
    """Paragraphs written as headlines are."""
    quotations: list[Span] = field(default_factory=list)
    """Inner spans of the quotations, in characters."""
    names: list[Name] = field(default_factory=list)
    name_starts: list[int] = field(default_factory=list)
    found: list[Referent] = field(default_factory=list)
    """Whom each name leads to; parallel to `names`."""
    cast: Cast = field(default_factory=Cast)
    ordinary: frozenset[str] = frozenset()
    referents: dict[int, Referent] = field(default_factory=dict)
    """Whom "he" and "she" inside what people say mean, by token; filled as the speakers are resolved."""

    nested: set[Span] = field(default_factory=set)
    """Pieces of contents inside other contents; filled with `referents`."""

    @classmethod
    def of(cls, text: str, tokens: list[Token] | None = None) -> "Discourse":
        """`tokens` are the text's, where they are at hand."""
        made = cls(text, tokenise(text) if tokens is None else tokens)
        made.starts = [t.start for t in made.tokens]
        made._cut()
        made._count_told()
        made.ordinary = frozenset(t.low for t in made.tokens if t.text.islower())
        made.names = list(made._find_names(frozenset()))
        made._doubt_openers()
        if families := frozenset(n.family for n in made.names if n.given) & voc.TITLES:
            made.names = list(made._find_names(families))
            made._doubt_openers()
        made.name_starts = [n.first for n in made.names]
        made.cast = Cast.of(made.names)
        made._read_appositions()
        made.found = [made.cast.find(n) for n in made.names]
        made._read_genders()
        return made

    def _find_names(self, families: frozenset[str]) -> Iterator[Name]:
        for number, (first, last) in enumerate(self.sentences):
            if self.paragraph_of[number] not in self.headings:
                yield from find_names(self.tokens, first, last, self.ordinary, families)

    def _doubt_openers(self) -> None:
        """What is capitalised nowhere but at the start of sentences may be no name ("Footage"), nor part of one
        ("Miller Ada Quill")."""
        inner = [n for n in self.names if not n.begins]
        known = {n.lows for n in inner}
        sure = {low for n in inner for low in n.lows} | {n.lows[0] for n in self.names if n.begins and n.before}
        for number, name in enumerate(self.names):
            if not name.begins:
                continue
            if name.lows[1:] in known and _opens_with_another_word(name, sure):
                self.names[number] = self._without_opener(name)
            elif name.opens and name.lows[0] not in sure:
                self.names[number] = replace(name, doubtful=True)

    def _without_opener(self, name: Name) -> Name:
        """A name without its first word."""
        words = self.tokens[name.first + 1 : name.last]
        text = self.text[words[0].start : words[-1].end]
        return replace(name, first=name.first + 1, lows=name.lows[1:], text=text, begins=False)

    def _cut(self) -> None:
        number = -1
        for start, end in _paragraphs(self.text):
            low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
            if low == high:
                continue
            number += 1
            self.quotations.extend(q.inner for q in find_quotations(self.text, start, end))
            if _is_title_case(self.tokens[low:high]):
                self.headings.add(number)
            first = low
            for at in range(low, high):
                if at + 1 == high or self._ends_sentence(at, first):
                    self.sentences.append((first, at + 1))
                    self.sentence_starts.append(first)
                    self.paragraph_of.append(number)
                    first = at + 1

    def _count_told(self) -> None:
        sentence = paragraph = 0
        last = -1
        for number, (first, end) in enumerate(self.sentences):
            words = [t for t in self.tokens[first:end] if t.is_word]
            if not words or not (self.is_quoted(words[0].start) and self.is_quoted(words[-1].start)):
                sentence += 1
                paragraph += self.paragraph_of[number] != last
                last = self.paragraph_of[number]
            self.told_sentence.append(sentence)
            self.told_paragraph.append(paragraph)

    def _ends_sentence(self, at: int, first: int) -> bool:
        token, following = self.tokens[at], self.tokens[at + 1]
        if at - first >= _LONGEST_SENTENCE:
            return True
        begins = following.is_capital or following.text[0].isdigit() or not following.is_word
        if following.text in _CLOSING or not begins or following.text in {",", ";", ":"}:
            return False
        if token.text[0] in _ENDS:
            return not following.text.startswith("'s") and following.text[0] not in "-—–"
        if token.text in _CLOSING and at > first and self.tokens[at - 1].text[0] in _ENDS:
            return following.text[0] not in "-—–"
        return token.text.endswith(".") and len(token.text) > 2 and following.low in voc.NOT_NAMES

    def _read_appositions(self) -> None:
        """ "Ada Quill, the mayor of Norland," and "Quill is the mayor": what the text says that somebody is."""
        for name in self.names:
            if name.bearer is Bearer.BODY:
                continue
            at, end = name.last, min(name.last + _APPOSITION, len(self.tokens))
            if at < end and self.tokens[at].text == ",":
                at += 1
                if at + 1 < end and self.tokens[at].text.isdigit() and self.tokens[at + 1].text == ",":
                    at += 2
            elif at < end and self.tokens[at].low in {"is", "was"}:
                at += 1
            else:
                continue
            self._take_description(name, [t.low for t in self.tokens[at:end]])

    def _take_description(self, name: Name, lows: list[str]) -> None:
        if not lows or lows[0] in voc.PREPOSITIONS:
            return
        former = bool({"former", "ex", "then"} & set(lows[:4])) or any(low.startswith("ex-") for low in lows[:3])
        described = lows[1:] if lows[0] in {"the", "a", "an", "his", "her", "their", "its"} else lows
        while described and described[0] in {"former", "then", "ex"}:
            described = described[1:]
        role = role_of(described)
        head = role.split()[-1] if role else None
        if role is None or (head not in voc.ROLES and role not in voc.COMPOUND_TITLES):
            return
        entity = self.cast.find(name).entity
        if entity is not None and entity.bearer is not Bearer.BODY:
            self.cast.give_role(entity, role, former=former)
            entity.places |= places_of(described[:8])
            entity.obscure = False
            if entity.bearer is Bearer.UNKNOWN:
                entity.bearer = Bearer.PERSON

    def _read_genders(self) -> None:
        """ "Tamm said he" says that Tamm is a he, where nobody else is in the sentence."""
        for number, (first, last) in enumerate(self.sentences):
            people = [f.entity for _, f in self.named(first, last) if f.entity and f.entity.bearer is not Bearer.BODY]
            if len(set(people)) != 1 or people[0] is None or people[0].gender:
                continue
            name = self.names[bisect_left(self.name_starts, first)]
            if self.role(name) != "subject":
                continue
            after = {t.low for t in self.tokens[name.last : last] if not self.is_quoted(t.start)}
            he, she = bool(after & {"he", "his", "himself"}), bool(after & {"she", "her", "herself"})
            if he != she and self.paragraph_of[number] not in self.headings:
                people[0].votes["he" if he else "she"] += 1

    def sentence_at(self, token: int) -> int:
        """The number of the sentence that holds a token."""
        return max(0, bisect_right(self.sentence_starts, token) - 1)

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that overlap text[start:end]: first and last (exclusive)."""
        first = bisect_right(self.starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        return first, max(first, bisect_left(self.starts, end))

    def named(self, first: int, last: int) -> Iterator[tuple[Name, Referent]]:
        """The names that begin in tokens[first:last], each with its bearer."""
        for number in range(bisect_left(self.name_starts, first), bisect_left(self.name_starts, last)):
            yield self.names[number], self.found[number]

    def is_quoted(self, char: int) -> bool:
        """Whether a place lies inside a quotation."""
        number = bisect_right(self.quotations, (char, len(self.text) + 1)) - 1
        return number >= 0 and char < self.quotations[number][1]

    def role(self, name: Name) -> str:
        """ "subject", "object" or "possessive": a guess from the words around a name."""
        first, last = self.sentences[self.sentence_at(name.first)]
        following = self.tokens[name.last].low if name.last < last else ""
        if following in {"'s", "'", "’"}:
            return "possessive"
        if following in _ASKING:
            return "object"
        if name.lead > first and self.tokens[name.lead - 1].low in _ASKING:
            return "subject"
        return self.place(name.lead, name.last, first, last)

    def place(self, lead: int, end: int, first: int, last: int) -> str:
        """ "subject" or "object" for a phrase tokens[lead:end] of the sentence tokens[first:last]."""
        at = lead - 1
        while at >= first and lead - at < 7:
            low = self.tokens[at].low
            if low in voc.TWO_FACED:
                return "subject" if self._verb_follows(end, last) else "object"
            if low in voc.PREPOSITIONS:
                return "object"
            if low in voc.CLAUSE_OPENERS:
                break
            if low in voc.VERB_LIKE or low.endswith(("ed", "ing")) or low in {"'s", "to"}:
                return "object"
            at -= 1
        if at < first or self._verb_follows(end, last):
            return "subject"
        return "subject" if self.tokens[at].low not in {",", "and", "or", "-", "(", "’", "'"} else "object"

    def _verb_follows(self, at: int, last: int) -> bool:
        """Whether a verb follows, an apposition between commas or brackets left aside."""
        if at < last and self.tokens[at].text in {",", "(", "—", "–"}:
            for closing in range(at + 1, min(last, at + _APPOSITION)):
                if self.tokens[closing].text in {",", ")", "—", "–"}:
                    at = closing + 1
                    break
        while at < last and (
            self.tokens[at].low in {"also", "then", "himself", "herself"} or self.tokens[at].is_adverb
        ):
            at += 1
        if at >= last:
            return False
        token = self.tokens[at]
        return token.low in voc.VERB_LIKE or (token.text.islower() and token.low.endswith("ed")) or token.low == "who"


def _paragraphs(text: str) -> Iterator[Span]:
    """Lines; one that goes on in lower case belongs to the line before."""
    start = at = 0
    for line in text.splitlines(keepends=True):
        after = at + len(line)
        goes_on = text[after : after + 1].islower() and line.rstrip()[-1:] not in _ENDS and bool(line.strip())
        if not goes_on:
            yield start, after
            start = after
        at = after
    if start < at:
        yield start, at


def _opens_with_another_word(name: Name, sure: set[str]) -> bool:
    """ "Miller" in "Miller Ada Quill": a given name follows, and nothing says that the word is one too."""
    first, rest = name.lows[0], name.lows[1:]
    return len(rest) > 1 and rest[0] in GIVEN and len(first) > 2 and first not in GIVEN and first not in sure


def _is_title_case(tokens: list[Token]) -> bool:
    """A line "Written As Headlines Are Written": its capitals say nothing of names."""
    if len(tokens) > 40 or tokens[-1].text in _ENDS:
        return False
    words = [t for t in tokens if t.is_word and len(t.text) > 3]
    return len(words) > 3 and sum(t.is_capital for t in words) >= 0.8 * len(words)
