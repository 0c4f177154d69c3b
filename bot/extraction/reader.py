"""Reads paragraph by paragraph and carries over what goes on: a split quotation, an open one, who "he" is."""

import re
from dataclasses import dataclass, field, replace

from bot.domain.claims import Draft, Span
from bot.extraction import lexicon as lex
from bot.extraction.attribution import Attribution, attributions
from bot.extraction.context import Context, Speaker
from bot.extraction.drafts import attributed, narrated, orphan
from bot.extraction.narration import asserts
from bot.extraction.quotations import Quotation
from bot.extraction.segments import Paragraph, sentences
from bot.extraction.tokens import Token, between

_ORPHAN_WORDS = 4
_INLINE_WORDS = 8
_PERSON = re.compile(r"\b(?:he|him|his|she|her|you|your)\b")
_THIRD = frozenset(["he", "him", "his", "she", "her"])
_SECOND = frozenset(["you", "your"])
_LOOKED_AT = 2_000
_MEDIUM = frozenset(
    [
        "twitter",
        "statement",
        "interview",
        "facebook",
        "instagram",
        "tweet",
        "tweeted",
        "spoke",
        "speaking",
        "speech",
        "email",
        "letter",
        "post",
    ]
)


@dataclass(slots=True)
class _Pending:
    """A find that the text may still go on with; without an attribution it is nobody's quotation."""

    sentence: list[Token]
    one: Attribution | None
    quotes: list[int] = field(default_factory=list)
    speaker: Speaker = (None, 0.0)


class Reader:
    """One pass over a text's paragraphs."""

    def __init__(self, text: str, tokens: list[Token], context: Context) -> None:
        self._text = text
        self._tokens = tokens
        self._context = context
        self._quotations: list[Quotation] = []
        self._found: list[_Pending] = []
        self._narrated: list[Span] = []
        self._open: _Pending | None = None
        """What a quotation that the last paragraph left open belongs to."""
        self._last: _Pending | None = None
        """What a quotation standing right after the last sentence would go on with."""

    def drafts(self) -> list[Draft]:
        """All drafts in text order."""
        drafts = [narrated(self._text, span) for span in self._narrated]
        for pending in self._found:
            if pending.one:
                drafts.append(attributed(pending.one, self._text, self._quotations, pending.speaker))
            else:
                drafts.append(orphan(self._text, [self._quotations[q].inner for q in pending.quotes]))
        return sorted(drafts, key=lambda d: (d.content[0], d.cue))

    def read(self, paragraph: Paragraph) -> None:
        self._context.new_paragraph()
        self._last = None
        folded = self._folded(paragraph)
        carried = self._open
        self._open = None
        for number, sentence in enumerate(sentences(folded)):
            self._sentence(sentence, carried if number == 0 else None)

    def _folded(self, paragraph: Paragraph) -> list[Token]:
        """The paragraph's tokens, each quotation as one."""
        folded: list[Token] = []
        at = paragraph.start
        for quotation in paragraph.quotations:
            folded += between(self._tokens, at, quotation.start)
            words = self._text[slice(*quotation.inner)].strip()
            edges = f'"{words[:1]}{words[-1:]}'
            folded.append(Token(quotation.start, quotation.end, edges, '"', len(self._quotations)))
            self._quotations.append(quotation)
            at = quotation.end
        return folded + between(self._tokens, at, paragraph.end)

    def _sentence(self, sentence: list[Token], carried: _Pending | None) -> None:
        quotes = [t.quote for t in sentence if t.quote is not None]
        found = attributions(sentence)
        if not quotes:
            self._last = None
            self._without_quotes(sentence, found)
            return
        claimed: set[int] = set().union(*(one.quotes for one in found))
        free = [q for q in quotes if q not in claimed]
        bare = not any(t.is_word for t in sentence)
        before, self._last = self._last, None
        if carried and quotes[0] in free and sentence[0].quote is not None:
            self._go_on(carried, free[:1])
            free = free[1:]
        if bare and free and before and self._goes_on(before, free):
            self._go_on(before, free)
            free = []
        for one in found:
            self._add(_Pending(sentence, one))
        for quote in free:
            if self._words(quote) >= (_ORPHAN_WORDS if bare else _INLINE_WORDS):
                self._add(_Pending(sentence, None, [quote]))
        self._remember(sentence, found)

    def _without_quotes(self, sentence: list[Token], found: list[Attribution]) -> None:
        for one in found:
            self._add(_Pending(sentence, one))
        if not found and asserts(sentence, self._text):
            self._narrated.append((sentence[0].start, sentence[-1].end))
        self._remember(sentence, found)
        person = next((one for one in found if one.subject and one.subject.name and not one.subject.name.is_body), None)
        if person and any(t.low in _MEDIUM for t in sentence):
            following = replace(person, pieces=[], quotes=set(), rule="following", quoted_last=True)
            self._last = _Pending(sentence, following, speaker=self._context.speaker_of(following, "", sentence))

    def _remember(self, sentence: list[Token], found: list[Attribution]) -> None:
        spoke = None
        for one in found:
            if one.subject and (one.subject.name is None or not one.subject.name.is_body):
                named = one.subject.name is not None or one.subject.pronoun in lex.PERSONAL
                holder = one.subject.tokens[-1].low in lex.TITLES
                if named or holder:
                    spoke = self._context.resolve(one.subject, "", one.word, sentence)[0] or spoke
        self._context.after(sentence, spoke)

    def _goes_on(self, before: _Pending, free: list[int]) -> bool:
        """Whether a quotation standing alone belongs to the cue before it. One that suddenly says "you" after one
        that spoke of "him" may well be the other man's answer: then it stays nobody's."""
        if before.one is None:
            return False
        if before.one.rule == "following":
            return self._words(free[0]) > _ORPHAN_WORDS
        first, then = (
            set(_PERSON.findall(self._text[slice(*self._quotations[q].inner)][:_LOOKED_AT].lower()))
            for q in (before.quotes[0], free[0])
        )
        return not (first & _THIRD and not first & _SECOND and then & _SECOND and not then & _THIRD)

    def _words(self, quote: int) -> int:
        return sum(t.is_word for t in between(self._tokens, *self._quotations[quote].inner))

    def _add(self, pending: _Pending) -> None:
        """Put a find on the list; the text may still go on with it."""
        if pending.one:
            said = " ".join(self._text[start:end] for start, end in pending.one.pieces)
            pending.quotes = sorted(pending.one.quotes)
            pending.speaker = self._context.speaker_of(pending.one, said, pending.sentence)
        self._found.append(pending)
        self._keep(pending)

    def _go_on(self, pending: _Pending, free: list[int]) -> None:
        """Let a find go on with more quotations: one draft, one more piece of content each."""
        pending.quotes += free
        if pending.one:
            pending.one.pieces += [(self._quotations[q].start, self._quotations[q].end) for q in free]
            pending.one.quotes |= set(free)
        if pending not in self._found[-1:] and pending.one and pending.one.rule == "following":
            self._found.append(pending)
        self._keep(pending)

    def _keep(self, pending: _Pending) -> None:
        if not pending.quotes:
            return
        if self._quotations[pending.quotes[-1]].open_ended:
            self._open = pending
        if pending.one and (pending.one.quoted_last or pending.one.rule.startswith(("subject", "following"))):
            self._last = pending
