"""A claim's wording that can be read without its article: who "I" and "he" are, which Friday, and what was denied."""

import datetime
from dataclasses import dataclass, field

from bot.extraction.prose.tokens import Token
from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.agreement import contraction, verb_after
from bot.extraction.speakers.bearers import Bearer
from bot.extraction.speakers.dates import brackets, date_notes
from bot.extraction.speakers.discourse import Discourse, Span
from bot.extraction.speakers.entities import Entity
from bot.extraction.speakers.names import bare_word
from bot.extraction.speakers.openings import EDGES, opening
from bot.extraction.speakers.resolutions import SURE_ENOUGH, Resolution
from bot.extraction.tagger.decoding import Attribution
from bot.text.words import word_set

_SURE_OF_OTHERS = 0.85
_PAIRS = (("“„", "”"), ("«", "»"))
_FIRST = word_set("i me my mine myself")
_SHORT = {
    "he": {"i": "he", "me": "him", "my": "his", "mine": "his"},
    "she": {"i": "she", "me": "her", "my": "her", "mine": "hers"},
}
_SAYING = word_set("said says saying told tells wrote writes tweeted added asked replied called recalled")


@dataclass(slots=True)
class _Claim:
    """One claim while it is worded; `edits` replace text[start:end]."""

    text: str
    discourse: Discourse
    pieces: list[Span]
    edits: list[tuple[int, int, str]] = field(default_factory=list)
    prefix: str = ""

    def tokens(self) -> list[Token]:
        """The tokens of all pieces, in order."""
        found: list[Token] = []
        for piece in self.pieces:
            first, last = self.discourse.token_range(*piece)
            found.extend(t for t in self.discourse.tokens[first:last] if t.start >= piece[0] and t.end <= piece[1])
        return found


def canonical(
    text: str,
    attribution: Attribution,
    resolution: Resolution,
    discourse: Discourse,
    *,
    date: datetime.date | None,
) -> str:
    """The content as one wording. `discourse` is the one that the speakers were resolved with; `date` the article's.

    Names and dates stand in brackets where they replace or explain a word. Nothing else is added, except who denied."""
    claim = _Claim(text, discourse, sorted(attribution.content))
    tokens = claim.tokens()
    turn = _is_turn(text, attribution)
    spoken = [discourse.is_quoted(t.start) or turn for t in tokens]
    opens = opening(text, attribution, resolution, claim.pieces[0])
    _name_people(claim, tokens, spoken, attribution, resolution, named=opens is not None)
    if date is not None:
        cue = " ".join(text[start:end] for start, end in attribution.cue)
        for behind, note in brackets(date_notes(tokens, spoken, date, cue)):
            claim.edits.append((tokens[behind].end, tokens[behind].end, note))
    words = _balanced(_joined(claim))
    if opens is not None:
        return _capitalised(f"{opens} {words}".strip())
    verbatim = next((mark for mark, token in zip(spoken, tokens, strict=True) if token.is_word), False)
    if words[:5] == "that " and not verbatim:
        words = words[5:].lstrip()
    return _capitalised(claim.prefix + words) or text[slice(*claim.pieces[0])].strip()


def _name_people(
    claim: _Claim,
    tokens: list[Token],
    spoken: list[bool],
    attribution: Attribution,
    resolution: Resolution,
    *,
    named: bool,
) -> None:
    """Write who "I" and "he" are. `named`: the wording begins with the speaker."""
    speaker = resolution.speaker if resolution.confidence >= SURE_ENOUGH else None
    if speaker is not None:
        own = _own(claim, tokens, attribution)
        _name_first_person(claim, tokens, [s and o for s, o in zip(spoken, own, strict=True)], speaker)
    _name_others(claim, speaker, named=named)


def _own(claim: _Claim, tokens: list[Token], attribution: Attribution) -> list[bool]:
    """Which tokens are the speaker's own words, not those of somebody whom they quote."""
    quoted = [claim.discourse.is_quoted(t.start) for t in tokens]
    if any(quoted) and any(t.low in _SAYING and not q for t, q in zip(tokens, quoted, strict=True)):
        return [False] * len(tokens)
    start, end = claim.pieces[0][0], claim.pieces[-1][1]
    others = [s for s in claim.discourse.nested if start <= s[0] and s[1] <= end and s not in attribution.content]
    return [not any(first <= t.start < last for first, last in others) for t in tokens]


def _is_turn(text: str, attribution: Attribution) -> bool:
    """Whether the source is a transcript's label: what follows is spoken though no marks say so."""
    end = attribution.source[0][1] if attribution.source else len(text)
    return text[end : end + 2].lstrip().startswith(":")


def _name_first_person(claim: _Claim, tokens: list[Token], spoken: list[bool], speaker: str) -> None:
    """ "I know" becomes "[Ada Quill] knows"; where a verb can't be bent safely the name goes before it all."""
    firsts = [n for n, t in enumerate(tokens) if spoken[n] and bare_word(t.low) in _FIRST]
    entity = claim.discourse.cast.by_name.get(speaker)
    one = (entity is not None and entity.bearer is not Bearer.BODY) or speaker.startswith(("a ", "an ", "the "))
    if not firsts or not one:
        return
    made = _third_person(tokens, firsts, speaker, entity.gender if entity else None)
    if made is None:
        claim.prefix = f"[{speaker}:] "
    else:
        claim.edits.extend(made)


_Edits = list[tuple[int, int, str]]


def _third_person(tokens: list[Token], firsts: list[int], speaker: str, gender: str | None) -> _Edits | None:
    """What to write for each first person (token numbers); None where one of them can't be told safely."""
    edits: _Edits = []
    for number, at in enumerate(firsts):
        bent = _bent(tokens, at, speaker, gender, again=number > 0)
        if bent is None:
            return None
        edits.extend(bent)
    return edits


def _bent(tokens: list[Token], at: int, speaker: str, gender: str | None, *, again: bool) -> _Edits | None:
    """ "I know" as "[Ada Quill] knows", `again` as "[she] knows"; None where verb or pronoun can't be told."""
    token = tokens[at]
    low = bare_word(token.low)
    if low == "myself":
        return [(token.start, token.end, _REFLEXIVE[gender])] if gender is not None else None
    name = _named_for(tokens, at, low, speaker, gender if again else None)
    if low != "i":
        return [(token.start, token.end, f"[{name}]")]
    if token.low != "i":
        contracted = contraction(token.low)
        return [(token.start, token.end, f"[{name}] {contracted}")] if contracted is not None else None
    verb = verb_after(tokens, at)
    if verb is None:
        return None
    edits = [(token.start, token.end, f"[{name}]")]
    if verb[0] != at and verb[1] != tokens[verb[0]].text:
        edits.append((tokens[verb[0]].start, tokens[verb[0]].end, verb[1]))
    return edits


_REFLEXIVE = {"he": "[himself]", "she": "[herself]"}


def _named_for(tokens: list[Token], at: int, low: str, speaker: str, gender: str | None) -> str:
    """The pronoun of a gender, a capital at the start of a sentence; without a gender the name."""
    if gender is None:
        return _possessive(speaker) if low in {"my", "mine"} else speaker
    short = _SHORT[gender][low]
    return short.capitalize() if at and tokens[at - 1].text[0] in ".!?" else short


def _name_others(claim: _Claim, speaker: str | None, *, named: bool) -> None:
    """ "He let us down" becomes "[Boris Tamm] let us down" the first time, unless the claim has named him before."""
    discourse = claim.discourse
    known: set[str] = {speaker} if speaker and (claim.edits or named) else set()
    for piece in claim.pieces:
        first, last = discourse.token_range(*piece)
        mentions = {name.first: found.entity for name, found in discourse.named(first, last)}
        for at in range(first, last):
            if (mentioned := mentions.get(at)) is not None:
                known.add(mentioned.name)
            entity = _meant(claim, at, speaker)
            if entity is not None and entity.name not in known:
                known.add(entity.name)
                token = discourse.tokens[at]
                end = token.start + len(bare_word(token.low))
                claim.edits.append((token.start, end, _bracketed(discourse, at, entity)))


def _meant(claim: _Claim, at: int, speaker: str | None) -> Entity | None:
    """Whom the pronoun at a token means, where that is sure enough to be written."""
    found, token = claim.discourse.referents.get(at), claim.discourse.tokens[at]
    if found is None or found.entity is None:
        return None
    is_speaker = found.entity.name == speaker
    if is_speaker and token.low == "him" and token.start == claim.pieces[0][0]:
        return None  # "Trant named him": what he does to himself has another pronoun
    return found.entity if found.confidence >= (SURE_ENOUGH if is_speaker else _SURE_OF_OTHERS) else None


def _bracketed(discourse: Discourse, at: int, entity: Entity) -> str:
    low = bare_word(discourse.tokens[at].low)
    following = discourse.tokens[at + 1] if at + 1 < len(discourse.tokens) else None
    owns = low in {"his", "hers"}
    if low == "her" and following is not None and following.is_word:
        owns = following.low not in voc.NOT_NAMES | voc.VERB_LIKE and not following.is_adverb
    return f"[{_possessive(entity.name)}]" if owns else f"[{entity.name}]"


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _joined(claim: _Claim) -> str:
    """The pieces with their edits. A comma before "she said" ends a sentence where the next piece begins one."""
    joined, end_before = "", 0
    for start, end in claim.pieces:
        words = _edited(claim, start, end).replace("''", '"').replace("``", '"')
        piece = _unwrapped(" ".join(words.split()))
        told = claim.text[max(end_before, start - 12) : start].rstrip(" \t\n\"“'‘")
        if joined and len(told) > 1 and told[-1] in ".!?" and told[-2].isalnum():
            joined = _sentence_ended(joined, also_a_word=True)
            piece = f"[{piece[1:2].upper()}{piece[2:]}" if piece[:1] == "[" else piece
        elif _begins_sentence(piece):
            comma = claim.text[end_before : end_before + 2].strip("”\"’' ") == ","
            joined = _sentence_ended(joined, also_a_word=comma)
        joined, end_before = f"{joined} {piece}" if joined else piece, end
    return joined.strip(EDGES)


def _begins_sentence(piece: str) -> bool:
    """Whether a piece has a capital that is not that of "I"."""
    return piece.lstrip("[")[:1].isupper() and not piece.startswith(("I ", "I'", "I’"))


def _sentence_ended(words: str, *, also_a_word: bool) -> str:
    """With a full stop for the comma at the end, also inside quotation marks; `also_a_word`: a word gets one too."""
    if words.endswith((",", ",”", ',"')):
        mark = words.rindex(",")
        return f"{words[:mark]}.{words[mark + 1 :]}"
    return f"{words}." if also_a_word and words[-1:].isalnum() else words


def _edited(claim: _Claim, start: int, end: int) -> str:
    out: list[str] = []
    at = start
    for begin, stop, words in sorted(e for e in claim.edits if start <= e[0] and e[1] <= end):
        if begin < at:
            continue
        out.extend((claim.text[at:begin], words))
        at = stop
    return "".join([*out, claim.text[at:end]])


def _unwrapped(words: str) -> str:
    """Without the pair of quotation marks around everything."""
    inner = words[1:-1]
    for openers, closer in (*_PAIRS, ('"', '"')):
        alone = closer not in inner and not any(opener in inner for opener in openers)
        if words[:1] and words[:1] in openers and words[-1:] == closer and alone:
            return inner.strip(" ")
    return words


def _balanced(words: str) -> str:
    """Quotation marks in pairs: a lone one at an edge goes, a lone one inside is closed."""
    if words.count('"') % 2:
        words = _one_less(words, '"')
    for openers, closer in _PAIRS:
        opened, closed = sum(words.count(opener) for opener in openers), words.count(closer)
        if opened > closed:
            words = words[1:] if words[0] in openers else words + closer
        elif closed > opened:
            words = words[:-1] if words.endswith(closer) else words.replace(closer, "", 1)
    return words.strip(EDGES)


def _one_less(words: str, mark: str) -> str:
    if words.startswith(mark):
        return words[1:]
    return words[:-1] if words.endswith(mark) and words.count(mark) == 1 else words + mark


def _capitalised(words: str) -> str:
    for at, char in enumerate(words):
        if char.isalnum():
            return words[:at] + char.upper() + words[at + 1 :] if at < 3 and words[0] != "[" else words
    return words
