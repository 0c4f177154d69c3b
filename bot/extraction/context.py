"""Who "he" is: what the sentences before said of persons, and the speaker that a subject stands for."""

import re
from dataclasses import dataclass, field

from bot.extraction import lexicon as lex
from bot.extraction.attribution import Attribution
from bot.extraction.people import People, name_runs
from bot.extraction.subjects import Subject
from bot.extraction.tokens import Token

_WORD = re.compile(r"\w+")
_IMPERSONAL = frozenset(["it", "they", "we", "i", "you", "who"])
Speaker = tuple[str | None, float]


@dataclass(slots=True)
class Context:
    """What a reader has in mind at one point: the last speaker and the persons of the last sentence."""

    people: People
    speaker: str | None = None
    """The last person who spoke, in this paragraph or (when `alone`) as the one person of the paragraph before."""
    subject: str | None = None
    """The person who was the last sentence's subject."""
    named: set[str] = field(default_factory=set)
    """Persons named outside quotations in this paragraph."""

    def new_paragraph(self) -> None:
        alone = self.speaker is not None and self.named <= {self.speaker}
        self.speaker = self.speaker if alone else None
        self.subject = None
        self.named = set()

    def after(self, sentence: list[Token], spoke: str | None) -> None:
        """Remember a sentence that has been read; `spoke` is the person to whom it attributes something."""
        names = [n for n in name_runs(sentence) if not n.is_body]
        self.named |= {self.people.person(n)[0] for n in names}
        if spoke:
            self.speaker = self.subject = spoke
        elif names and names[0].start - sentence[0].start < 60 and not _possessive(sentence, names[0].end):
            self.subject = self.people.person(names[0])[0]
        elif sentence[0].low not in lex.PERSONAL:
            self.subject = None

    def speaker_of(self, one: Attribution, said: str, sentence: list[Token]) -> Speaker:
        """Who is the speaker of an attribution in this sentence whose content is `said`."""
        if one.subject is None:
            return None, 0.0
        name, sure = self.resolve(one.subject, " ".join(_WORD.findall(said.lower())), one.word, sentence)
        return name, round(sure * (0.7 if one.rule in {"second verb", "following"} else 1.0), 2)

    def resolve(self, subject: Subject, said: str, cue: str, sentence: list[Token]) -> Speaker:
        """The speaker's fullest name and how sure that is; None where the text leaves it open."""
        if subject.name:
            return self.people.person(subject.name)
        if subject.pronoun in lex.PERSONAL:
            return self._personal(subject, said, cue, sentence)
        if subject.pronoun in _IMPERSONAL:
            return None, 0.0
        last = subject.tokens[-1].low.rstrip(".")
        if last in lex.TITLES and subject.tokens[0].low in {"the", last} and len(subject.tokens) <= 2:
            holder = self.people.holder(last, subject.start)
            return (holder, 0.75) if holder else (None, 0.0)
        return " ".join(t.text for t in subject.tokens).replace(" 's", "'s").replace(" ’s", "’s"), 0.7

    def _personal(self, subject: Subject, said: str, cue: str, sentence: list[Token]) -> Speaker:
        before = [n for n in name_runs([t for t in sentence if t.start < subject.start]) if not n.is_body]
        inside = {self.people.person(n)[0] for n in before if n.words.lower() not in said}
        if len(inside) == 1 and (not self.speaker or self.speaker in inside):
            candidate: str | None = inside.pop()
        elif inside:
            return None, 0.0
        elif cue in lex.CONTINUING:
            candidate = self.speaker
        else:
            candidate = self.subject or self.speaker
        if candidate is None or candidate.split()[-1].lower() in said.split():
            return None, 0.0
        gender = self.people.gender_of(candidate)
        if gender not in {None, subject.pronoun}:
            return None, 0.0
        certain = gender is not None and candidate == self.speaker == self.subject
        return candidate, 0.65 if certain else 0.45


def _possessive(sentence: list[Token], end: int) -> bool:
    return any(t.start == end and t.low in {"'s", "'"} for t in sentence)
