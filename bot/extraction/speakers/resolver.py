"""Whom each attribution's source means, by names, titles, syntax and discourse. Null beats a guess."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.descriptions import as_said, describe
from bot.extraction.speakers.discourse import Discourse, Span
from bot.extraction.speakers.entities import Entity, Referent
from bot.extraction.speakers.misattribution import is_disowned, is_negated
from bot.extraction.speakers.names import Name, bare_word
from bot.extraction.speakers.pronouns import Memory, Wanted
from bot.extraction.speakers.relative_clauses import antecedent
from bot.extraction.speakers.resolutions import Answer, Resolution, nobody
from bot.extraction.speakers.sources import FIRST_PERSON, PERSONAL, Form, Source, read_source
from bot.extraction.tagger.decoding import Attribution

_MOST_PIECES = 40
_LONGEST_SPEECH = 400
"""Tokens of one piece of a content that are looked at."""


def resolve_speakers(
    text: str, attributions: Sequence[Attribution], discourse: Discourse | None = None
) -> list[Resolution]:
    """One resolution an attribution, in the same order. `discourse` spares reading the text again."""
    return _Resolver(discourse or Discourse.of(text), attributions).answers()


class _Resolver:
    def __init__(self, discourse: Discourse, attributions: Sequence[Attribution]) -> None:
        self.discourse = discourse
        self.attributions = attributions
        self.memory = Memory(discourse)
        self.given: list[Answer | None] = [None] * len(attributions)
        self.sources = [read_source(discourse, a.source[0]) if a.source else None for a in attributions]
        self.enclosing = _enclosing(attributions)

    def answers(self) -> list[Resolution]:
        """Names first, since they need no memory; then what refers back, in reading order; "I" last."""
        for number, outer in enumerate(self.enclosing):
            if outer is not None:
                self.discourse.nested.update(self.attributions[number].content)
        for number, source in enumerate(self.sources):
            self.given[number] = self._at_sight(number, source)
        for at, is_source, number in self._events():
            if is_source:
                self._read_on(number)
            else:
                self._refer(number, at)
        for number in range(len(self.sources)):
            if self.given[number] is None:
                self.given[number] = self._first_person(number)
        return [answer.resolution for answer in self.given if answer is not None]

    def _at_sight(self, number: int, source: Source | None) -> Answer | None:
        """The answer that a source has wherever it stands; None where what was read before decides."""
        if source is None or source.form is Form.NONE:
            return nobody("no source is named")
        span = self.attributions[number].source[0]
        if is_disowned(self.discourse.text, span):
            return nobody("the text says that the words are not theirs")
        if is_negated(self.discourse.text, span):
            return nobody("the text says that they did not say so")
        if source.form in {Form.NAME, Form.NAMES, Form.GROUP} and not self._shared(source):
            return self._named(source)
        return None

    def _events(self) -> list[tuple[int, bool, int]]:
        """What happens at which token, in reading order: a source speaks (True), or a content refers to somebody."""
        speaks = [(source.first, True, number) for number, source in enumerate(self.sources) if source is not None]
        refers = [(at, False, number) for number in range(len(self.sources)) for at in self._pronouns_in(number)]
        return sorted(speaks + refers)

    def _content(self, number: int) -> Iterator[tuple[int, int]]:
        """The tokens of each piece of a content; no more than a long speech holds."""
        for start, end in self.attributions[number].content[:_MOST_PIECES]:
            first, last = self.discourse.token_range(start, end)
            yield first, min(last, first + _LONGEST_SPEECH)

    def _pronouns_in(self, number: int) -> Iterator[int]:
        tokens = self.discourse.tokens
        for first, last in self._content(number):
            yield from (at for at in range(first, last) if bare_word(tokens[at].low) in PERSONAL)

    def _refer(self, number: int, at: int) -> None:
        """Note whom a pronoun in a content means, for its wording; not where the content itself names someone."""
        answer, discourse = self.given[number], self.discourse
        if answer is None or answer.entity is None:
            return
        gender = _gender_of(bare_word(discourse.tokens[at].low))
        for first, last in self._content(number):
            for name, found in discourse.named(first, last):
                other = found.entity or found.several
                fits = other is not None and other is not answer.entity and other.gender in {None, gender}
                if fits and (name.first < at or discourse.role(name) != "object"):
                    return
        self.memory.advance(at)
        quoted = discourse.is_quoted(discourse.tokens[at].start)
        barred = frozenset([answer.entity]) if quoted else frozenset()
        wanted = Wanted(at, gender, barred, None if quoted else answer.entity, bare_word(discourse.tokens[at].low))
        found = self.memory.person(wanted)
        if found.entity is not None:
            discourse.referents[at] = found
            self.memory.calls(found.entity, wanted.gender)

    def _shared(self, source: Source) -> bool:
        """Whether several people have the name, so that what was read before must decide."""
        if source.form is not Form.NAME:
            return False
        found = self.discourse.cast.find(source.names[0])
        return found.entity is None and "people of that" in found.how

    def _read_on(self, number: int) -> None:
        source = self.sources[number]
        if source is None or source.form is Form.NONE:
            return
        self.memory.advance(source.first)
        if self.given[number] is None:
            self.given[number] = self._referring(number, source)
        answer = self.given[number]
        if answer is not None:
            self.memory.speaks(source.first, answer.entity, answer.resolution)
            self._note_unnamed(source, answer)

    def _note_unnamed(self, source: Source, answer: Answer) -> None:
        if source.form is Form.DESCRIPTION and answer.entity is None:
            token = self.discourse.tokens[source.last - 1]
            person = token.low in (voc.ROLES | voc.NOUN_GENDER.keys()) - voc.TITLES
            if person and not self.discourse.is_quoted(token.start):
                self.memory.somebody_speaks(source.first, token.low)

    def _named(self, source: Source) -> Answer:
        discourse = self.discourse
        if source.form is Form.GROUP:
            said = as_said(discourse, source)
            return Answer(Resolution(said, 0.8, "as the text says it"))
        found = [discourse.cast.find(name) for name in source.names]
        if source.form is Form.NAME:
            return self._one_name(source.names[0], found[0])
        names = [f.entity.name if f.entity else n.text for n, f in zip(source.names, found, strict=True)]
        return Answer(Resolution(" and ".join(names), 0.75, "several people named beside the cue"))

    def _one_name(self, name: Name, found: Referent) -> Answer:
        if found.entity is not None:
            return Answer(Resolution(found.entity.name, found.confidence, found.how), found.entity)
        if "people of that" in found.how:
            recent = self.memory.recent_of(self.discourse.cast.by_family.get(name.family, []), name.first)
            if recent is not None:
                return Answer(Resolution(recent.name, 0.4, f"{found.how}, {recent.name} named last"), recent)
            return nobody(found.how)
        if found.several is not None or found.how.startswith("nobody of that name whom"):
            return nobody(found.how)
        text = name.text.title() if name.text.isupper() and self._labels(name) else name.text
        return Answer(Resolution(text, 0.7, "named beside the cue"))

    def _labels(self, name: Name) -> bool:
        """Whether a name in capitals is a transcript's label."""
        tokens = self.discourse.tokens
        return name.last < len(tokens) and tokens[name.last].text == ":"

    def _referring(self, number: int, source: Source) -> Answer | None:
        match source.form:
            case Form.RELATIVE:
                return self._relative(number, source)
            case Form.DESCRIPTION:
                return describe(self.discourse, self.memory, source)
            case Form.POSSESSED:
                return self._possessed(number, source)
            case Form.PRONOUN:
                return self._pronoun(number, source.first)
            case _:
                return self._named(source)

    def _pronoun(self, number: int, at: int) -> Answer | None:
        low = bare_word(self.discourse.tokens[at].low)
        if low in PERSONAL:
            return self._personal(number, at, low)
        if low in FIRST_PERSON:
            return None
        if low.startswith("you"):
            return nobody("'you' is whoever is spoken to")
        return self._body_or_group(at, low)

    def _personal(self, number: int, at: int, low: str) -> Answer:
        discourse = self.discourse
        gender = _gender_of(low)
        barred = {
            found.entity
            for first, last in self._content(number)
            for name, found in discourse.named(first, last)
            if found.entity is not None and discourse.role(name) != "possessive"
        }
        outer = self._outer_entity(number)
        if outer is not None and discourse.is_quoted(discourse.tokens[at].start):
            barred.add(outer)
            outer = None
        inner = frozenset(e for e in barred if e is not None)
        wanted = Wanted(at, gender, inner, outer, low)
        found = self.memory.person(wanted)
        return self._of(found)

    def _outer_entity(self, number: int) -> Entity | None:
        outer = self.enclosing[number]
        answer = self.given[outer] if outer is not None else None
        return answer.entity if answer else None

    def _body_or_group(self, at: int, low: str) -> Answer:
        found, said = self.memory.several(at) if low.startswith("the") else self.memory.thing(at)
        if said is not None:
            return Answer(Resolution(said, found.confidence, found.how))
        return self._of(found)

    def _of(self, found: Referent) -> Answer:
        if found.entity is None:
            return nobody(found.how)
        return Answer(Resolution(found.entity.name, round(found.confidence, 2), found.how), found.entity)

    def _relative(self, number: int, source: Source) -> Answer:
        governed = antecedent(self.discourse, source.first)
        if governed is None:
            return nobody("it is unclear whom the relative clause is about")
        if governed.form is Form.DESCRIPTION:
            answer = describe(self.discourse, self.memory, governed)
        elif governed.form is Form.POSSESSED:
            answer = self._possessed(number, governed)
        elif governed.form not in {Form.NAME, Form.NAMES, Form.GROUP}:
            return nobody("it is unclear whom the relative clause is about")
        else:
            answer = self._named(governed)
        kept = answer.resolution
        if kept.speaker is None:
            return answer
        return Answer(
            Resolution(kept.speaker, round(kept.confidence * 0.92, 2), f"the relative clause is about {kept.speaker}"),
            answer.entity,
        )

    def _possessed(self, number: int, source: Source) -> Answer:
        low = self.discourse.tokens[source.first].low
        if low not in {"his", "her"}:
            return nobody("it is unclear whose")
        owner = self._personal(number, source.first, low).resolution
        rest = as_said(self.discourse, Source(Form.GROUP, source.first + 1, source.last))
        if owner.speaker is None or owner.confidence < 0.6:
            return nobody("it is unclear whose")
        return Answer(
            Resolution(f"{owner.speaker}'s {rest}", round(owner.confidence * 0.9, 2), f"'{low}' is {owner.speaker}'s")
        )

    def _first_person(self, number: int) -> Answer:
        """ "I" inside somebody's words is that somebody; the label of a transcript's turn speaks too."""
        source = self.sources[number]
        outer, steps = self.enclosing[number], 0
        while outer is not None and steps < 4:
            answer = self.given[outer]
            if answer is not None:
                if answer.entity is None and answer.resolution.speaker is None:
                    return nobody("'I' stands in words whose speaker is unclear")
                kept = answer.resolution
                first = source is not None and self.discourse.tokens[source.first].low[0] in "im"
                sure = kept.confidence * (0.9 if first else 0.75)
                return Answer(
                    Resolution(kept.speaker, round(sure, 2), f"first person of {kept.speaker}"), answer.entity
                )
            outer, steps = self.enclosing[outer], steps + 1
        if source is not None and (label := self._turn(source.first)) is not None:
            return label
        return nobody("the first person of no named speaker")

    def _turn(self, at: int) -> Answer | None:
        """The speaker of the transcript's turn that a token stands in: "WALLACE: ..."."""
        discourse = self.discourse
        sentence = discourse.sentence_at(at)
        paragraph = discourse.paragraph_of[sentence]
        number = bisect_right(discourse.paragraph_of, paragraph - 1)
        first = discourse.sentences[number][0]
        for name, found in discourse.named(first, first + 6):
            if name.last < at and discourse.tokens[name.last].text == ":":
                return self._one_name(name, found)
        return None


def _gender_of(low: str) -> str:
    return "he" if low in {"he", "him", "his", "himself"} else "she"


def _enclosing(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the innermost other one in whose content its source stands."""
    spans = sorted((s, e, n) for n, a in enumerate(attributions) for s, e in a.content)
    sources = sorted((a.source[0], n) for n, a in enumerate(attributions) if a.source)
    result: list[int | None] = [None] * len(attributions)
    stack: list[Span] = []
    at = 0
    for (start, end), number in sources:
        while at < len(spans) and spans[at][0] <= start:
            while stack and stack[-1][0] <= spans[at][0]:
                stack.pop()
            stack.append((spans[at][1], spans[at][2]))
            at += 1
        while stack and stack[-1][0] <= start:
            stack.pop()
        for stop, holder in reversed(stack[-8:]):
            if holder != number and stop >= end:
                result[number] = holder
                break
    return result
