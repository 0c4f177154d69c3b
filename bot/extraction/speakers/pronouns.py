"""What a reader has in mind at one point of a text, and whom "he", "it" and "they" mean there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.bearers import Bearer
from bot.extraction.speakers.discourse import Discourse
from bot.extraction.speakers.entities import Entity, Referent
from bot.extraction.speakers.names import bare_word
from bot.extraction.speakers.resolutions import Resolution

_KEPT = 40
"""Mentions in mind: what lies further back is not meant by a pronoun, and costs nothing."""
_BY_SENTENCE = (1.2, 0.85, 0.55, 0.35, 0.22)
_BY_PARAGRAPH = (1.0, 0.8, 0.45)
_BY_PART = {"speaker": 1.15, "subject": 1.0, "object": 0.5, "possessive": 0.42}
_OWNER = 0.9
"""For "his" and "her", which mean the object of their sentence as readily as its subject."""
_QUOTED = 0.25
_UNKNOWN_BEARER = 0.45
_UNKNOWN_GENDER = 0.8
_LEAST_MARGIN = 0.28
_LEAST_MARGIN_OVER_NEARER = 0.55
"""Where somebody else whom the pronoun fits is named in its own sentence."""
_OPENING = frozenset(["his", "her", "their", "a", "an"])
_LEAST_SHARE = 0.5
"""Of the weight of somebody of no known gender, what one whose gender fits needs to be meant as well."""
_EARLIER_PARAGRAPH = 0.75
"""For those of paragraphs before, where this one has a subject whom the pronoun fits."""
_LEAST_WEIGHT = 0.17


class Wanted(NamedTuple):
    """A personal pronoun: its token, what it asks for, who it can't be, who speaks around it."""

    at: int
    gender: str
    barred: frozenset[Entity]
    outer: Entity | None
    word: str


@dataclass(slots=True)
class _Mention:
    at: int
    sentence: int
    paragraph: int
    entity: Entity
    part: str
    quoted: bool


class Memory:
    """Fed forward through the text; every question is about the point reached."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self._mentions: list[_Mention] = []
        self._said: list[tuple[int, Entity | None, str]] = []
        """Who spoke last, several or unnamed ones as the text says."""
        self._nameless = set(discourse.cast.namesakes.values())
        self._called: dict[Entity, str] = {}
        """Those of no known gender whom a pronoun has meant, and which one."""
        self._next_name = 0
        self._next_token = 0

    def advance(self, at: int) -> None:
        """Read on up to a token."""
        discourse = self.discourse
        while self._next_token < at:
            number = self._next_token
            while self._next_name < len(discourse.names) and discourse.names[self._next_name].first < number:
                self._next_name += 1
            if self._next_name < len(discourse.names) and discourse.names[self._next_name].first == number:
                self._meet_name(self._next_name)
            token = discourse.tokens[number]
            low = bare_word(token.low)
            if low in _OPENING and discourse.sentences[discourse.sentence_at(number)][0] == number:
                self._meet_unnamed(number)
            if low in {"he", "she"} and not discourse.is_quoted(token.start):
                found = self.person(Wanted(number, low, frozenset(), None, low))
                if found.entity is not None and found.confidence >= 0.5:
                    self._keep(number, found.entity, "subject", quoted=False)
                    self.calls(found.entity, low)
            self._next_token += 1

    def _meet_name(self, number: int) -> None:
        discourse = self.discourse
        name, found = discourse.names[number], discourse.found[number]
        entity = found.entity or found.several
        if entity is not None:
            quoted = discourse.is_quoted(discourse.tokens[name.first].start)
            self._keep(name.first, entity, discourse.role(name), quoted=quoted)

    def _meet_unnamed(self, at: int) -> None:
        """A sentence that begins with somebody whom the text does not name: "His lawyer objected"."""
        tokens = self.discourse.tokens
        last = self.discourse.sentences[self.discourse.sentence_at(at)][1]
        for number in range(at + 1, min(at + 4, last - 1)):
            token, following = tokens[number], tokens[number + 1]
            if not token.is_word or token.is_capital:
                return
            if token.low in voc.ROLES:
                verb = following.is_word and not following.is_capital
                verb = verb and following.low not in voc.ROLES | voc.PREPOSITIONS
                if verb and not self.discourse.cast.by_role.get(token.low):
                    self._unnamed(at, token.low, "subject")
                return

    def _unnamed(self, at: int, noun: str, part: str) -> None:
        unnamed = Entity(f"an unnamed {noun}", (noun,), Bearer.PERSON, at)
        if gender := voc.NOUN_GENDER.get(noun):
            unnamed.votes[gender] = 1
        self._nameless.add(unnamed)
        self._keep(at, unnamed, part, quoted=False)

    def _keep(self, at: int, entity: Entity, part: str, *, quoted: bool) -> None:
        sentence = self.discourse.sentence_at(at)
        paragraph = self.discourse.paragraph_of[sentence]
        self._mentions.append(_Mention(at, sentence, paragraph, entity, part, quoted))
        if len(self._mentions) > 2 * _KEPT:
            del self._mentions[:_KEPT]

    def speaks(self, at: int, entity: Entity | None, resolution: Resolution) -> None:
        """Remember that the source at a token speaks."""
        if entity is not None:
            self.advance(at + 1)
            near = [m for m in self._mentions[-6:] if m.entity is entity and m.at >= at]
            if near:
                near[-1].part = "speaker"
            else:
                quoted = self.discourse.is_quoted(self.discourse.tokens[at].start)
                self._keep(at, entity, "speaker", quoted=quoted)
        if resolution.speaker is not None:
            self._said.append((at, entity, resolution.speaker))
            del self._said[:-4]

    def somebody_speaks(self, at: int, noun: str) -> None:
        """Remember that a person without a name speaks ("the partner"): "he" may mean that one from here on."""
        self.advance(at + 1)
        self._unnamed(at, noun, "speaker")

    def calls(self, entity: Entity, gender: str) -> None:
        """Remember that "he" or "she" has meant somebody."""
        self._called.setdefault(entity, gender)

    def mentioned(self, entity: Entity, at: int, sentences: int) -> bool:
        """Whether somebody was named in the last few sentences."""
        now = self.discourse.sentence_at(at)
        return any(m.entity is entity and now - m.sentence <= sentences for m in self._mentions)

    def recent_of(self, entities: Iterable[Entity], at: int) -> Entity | None:
        """Who of several namesakes was named last in full, in this paragraph or the one before."""
        paragraph = self.discourse.paragraph_of[self.discourse.sentence_at(at)]
        among = set(entities)
        for mention in reversed(self._mentions):
            if mention.entity in among:
                return mention.entity if paragraph - mention.paragraph <= 1 else None
        return None

    def person(self, wanted: Wanted) -> Referent:
        """Whom "he" or "she" means: the weightiest of those whom it fits, if nobody comes near."""
        if (spoken := self._outer_speaker(wanted)) is not None:
            return spoken
        weights, here = self._weights(wanted)
        ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0].first_at))
        if not ranked or ranked[0][1] < _LEAST_WEIGHT:
            return Referent(None, 0.0, f"'{wanted.word}' fits nobody named just before")
        entity, weight = ranked[0]
        if entity in self._nameless:
            return Referent(None, 0.0, f"'{wanted.word}' may be somebody whom the text does not name here")
        if entity.gender is None and (other := self._of_gender(ranked, wanted)) is not None:
            return Referent(None, 0.0, f"'{wanted.word}' may be {entity.name} or {other.name}")
        margin = 1.0 if len(ranked) == 1 else (weight - ranked[1][1]) / weight
        rival = here and entity not in here
        if margin < (_LEAST_MARGIN_OVER_NEARER if rival else _LEAST_MARGIN):
            return Referent(None, 0.0, f"'{wanted.word}' may be {entity.name} or {ranked[1][0].name}")
        sure = 0.45 + 0.3 * min(1.0, margin) + 0.2 * min(1.0, weight)
        if entity.gender is None:
            sure *= 0.8
        if entity.bearer is Bearer.UNKNOWN:
            sure *= 0.85
        spoke = self._said and self._said[-1][1] is entity
        how = f"'{wanted.word}' is the last speaker" if spoke else f"'{wanted.word}' is {entity.name}, named before"
        return Referent(entity, round(min(sure, 0.93), 2), how)

    def _of_gender(self, ranked: Sequence[tuple[Entity, float]], wanted: Wanted) -> Entity | None:
        """Somebody less near than the nearest, but known to be a man or woman as the pronoun asks."""
        least = _LEAST_SHARE * ranked[0][1]
        return next((e for e, weight in ranked[1:] if e.gender == wanted.gender and weight >= least), None)

    def _outer_speaker(self, wanted: Wanted) -> Referent | None:
        """In "Tamm says he believes", he is Tamm unless somebody else came between."""
        outer = wanted.outer
        if outer is None or outer.bearer is Bearer.BODY or outer.gender not in {None, wanted.gender}:
            return None
        sentence = self.discourse.sentence_at(wanted.at)
        for mention in reversed(self._mentions):
            if mention.entity is outer:
                return Referent(outer, 0.8 if outer.gender else 0.7, f"'{wanted.word}' in the words of {outer.name}")
            if mention.sentence != sentence or self._fits(mention.entity, wanted):
                return None
        return None

    def _fits(self, entity: Entity, wanted: Wanted) -> bool:
        return (
            entity.bearer is not Bearer.BODY
            and entity.gender in {None, wanted.gender}
            and (entity.gender is not None or self._called.get(entity, wanted.gender) == wanted.gender)
            and entity not in wanted.barred
        )

    def _weights(self, wanted: Wanted) -> tuple[dict[Entity, float], set[Entity]]:
        """The weight of everybody whom a pronoun fits, and who of them is named in its own sentence."""
        sentence = self.discourse.sentence_at(wanted.at)
        paragraph = self.discourse.told_paragraph[sentence]
        best: dict[Entity, float] = {}
        rest: dict[Entity, float] = {}
        here: set[Entity] = set()
        present: set[Entity] = set()
        fresh = False
        for mention in self._mentions[-_KEPT:]:
            weight = self._weight(mention, sentence, wanted)
            if weight is None:
                continue
            entity = mention.entity
            if mention.sentence == sentence and not mention.quoted:
                here.add(entity)
            if self.discourse.told_paragraph[mention.sentence] == paragraph and not mention.quoted:
                present.add(entity)
                fresh = fresh or mention.part in {"speaker", "subject"}
            before = best.get(entity, 0.0)
            best[entity] = max(before, weight)
            rest[entity] = rest.get(entity, 0.0) + min(before, weight)
        weights = {
            entity: (weight + 0.2 * min(1.5, rest[entity]))
            * (_EARLIER_PARAGRAPH if fresh and entity not in present else 1)
            for entity, weight in best.items()
        }
        return weights, here

    def _weight(self, mention: _Mention, sentence: int, wanted: Wanted) -> float | None:
        """How much a mention speaks for its entity in a sentence; None where it is too far back or does not fit."""
        told_sentence, told_paragraph = self.discourse.told_sentence, self.discourse.told_paragraph
        sentences = told_sentence[sentence] - told_sentence[mention.sentence]
        paragraphs = told_paragraph[sentence] - told_paragraph[mention.sentence]
        if sentences >= len(_BY_SENTENCE) or paragraphs >= len(_BY_PARAGRAPH) or mention.at >= wanted.at:
            return None
        if not self._fits(mention.entity, wanted) or (mention.entity.obscure and mention.part != "speaker"):
            return None
        return _BY_SENTENCE[sentences] * _BY_PARAGRAPH[paragraphs] * _weight_of(mention, wanted)

    def thing(self, at: int) -> tuple[Referent, str | None]:
        """What "it" means: the one body that spoke or was the subject just before."""
        near = self._bodies_before(at)
        spoke = [m.entity for m in near if m.part == "speaker"]
        entities = list(dict.fromkeys(spoke or [m.entity for m in near]))
        if len(entities) == 1:
            return Referent(entities[0], 0.6 if spoke else 0.5, f"'it' after {entities[0].name}"), None
        if not near and (said := self._unnamed_speaker(at)) is not None and said.startswith(("the ", "a ", "an ")):
            return Referent(None, 0.5, f"'it' after {said}"), said
        return Referent(None, 0.0, "it is unclear what 'it' is"), None

    def _bodies_before(self, at: int) -> list[_Mention]:
        """Bodies that spoke or were the subject in this sentence or the one before, in this paragraph."""
        now = self.discourse.sentence_at(at)
        paragraph = self.discourse.paragraph_of[now]
        return [
            m
            for m in self._mentions[-_KEPT:]
            if m.at < at
            and m.entity.bearer is Bearer.BODY
            and now - m.sentence <= 1
            and m.paragraph == paragraph
            and m.part in {"speaker", "subject"}
            and not m.quoted
        ]

    def _unnamed_speaker(self, at: int) -> str | None:
        """Who spoke just before, as the text says it, where that is nobody of a name."""
        last = self._said[-1] if self._said else None
        return last[2] if last is not None and last[1] is None and self._close(last[0], at) else None

    def several(self, at: int) -> tuple[Referent, str | None]:
        """Whom "they" means: those who spoke just before, if they are several and their sentence is about them."""
        said = self._unnamed_speaker(at)
        if said is not None and self._is_subject(self._said[-1][0]):
            return Referent(None, 0.55, "'they' are the last speakers"), said
        return Referent(None, 0.0, "it is unclear who 'they' are"), None

    def _is_subject(self, source: int) -> bool:
        first, last = self.discourse.sentences[self.discourse.sentence_at(source)]
        return self.discourse.place(source, source + 1, first, last) == "subject"

    def _close(self, before: int, at: int) -> bool:
        first, second = self.discourse.sentence_at(before), self.discourse.sentence_at(at)
        return second - first <= 1 and self.discourse.paragraph_of[first] == self.discourse.paragraph_of[second]


def _weight_of(mention: _Mention, wanted: Wanted) -> float:
    owned = mention.part in {"possessive", "object"} and wanted.word in {"his", "her"}
    weight = _OWNER if owned else _BY_PART[mention.part]
    weight *= _QUOTED if mention.quoted else 1.0
    weight *= _UNKNOWN_BEARER if mention.entity.bearer is Bearer.UNKNOWN else 1.0
    return weight * (_UNKNOWN_GENDER if mention.entity.gender is None else 1.0)
