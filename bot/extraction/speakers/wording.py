"""A claim's wording that can be read without its article: who "I" and "he" are, which Friday, and what was denied."""

import datetime
import re
from dataclasses import dataclass, field

from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.agreement import contraction, verb_after
from bot.extraction.speakers.bearers import Bearer
from bot.extraction.speakers.cast import Entity
from bot.extraction.speakers.dates import brackets, date_notes
from bot.extraction.speakers.discourse import Discourse, Span
from bot.extraction.speakers.misattribution import is_negated
from bot.extraction.speakers.names import bare_word
from bot.extraction.speakers.resolutions import Resolution
from bot.extraction.speakers.sources import trim_source
from bot.extraction.tagger.decoding import Attribution
from bot.extraction.tokens import Token
from bot.text.words import word_set

SURE_ENOUGH = 0.6
"""Below this a name in brackets would spread a mistake."""
_SURE_OF_OTHERS = 0.85
_EDGES = " \t\r\n,;:–—-\u200b\xa0"
_PAIRS = (("“„", "”"), ("«", "»"))
_FIRST = word_set("i me my mine myself")
_SHORT = {
    "he": {"i": "he", "me": "him", "my": "his", "mine": "his"},
    "she": {"i": "she", "me": "her", "my": "her", "mine": "hers"},
}
_DENYING = word_set("deny denies denied denying denial denials")
_AGAINST = word_set(
    "reject rejects rejected rejecting dismiss dismisses dismissed dismissing dispute disputes "
    "disputed disputing refute "
    "refutes refuted refuting rebut rebuts rebutted rebutting contradict contradicts contradicted doubt doubts doubted "
    "doubting"
)
_NOT = word_set(
    "not never n't no neither nor didn't doesn't don't won't wouldn't hasn't haven't isn't wasn't cannot can't"
)
_SAYING = word_set("said says saying told tells wrote writes tweeted added asked replied called recalled")
_SURE_OF_ASKING = word_set(
    "ask asks asked asking wonder wonders wondered wondering question questions questioned questioning know knows knew "
    "see sees saw unsure unclear uncertain doubt doubts doubted"
)
_OF_DEED = re.compile(r"[^.!?]{1,120}\bof\b")
_FOR_DEED = re.compile(r"[^.!?]{1,120}\bfor\b")
_AS_SAYING = re.compile(r"[^.!?]{1,80}\bas (?:saying|telling|writing)\b")
_LONGEST_CUE = 8


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
    speaker = resolution.speaker if resolution.confidence >= SURE_ENOUGH else None
    tokens = claim.tokens()
    turn = _is_turn(text, attribution)
    spoken = [discourse.is_quoted(t.start) or turn for t in tokens]
    opening = _opening(claim, attribution, resolution)
    if speaker is not None:
        own = _own(claim, tokens, attribution)
        _name_first_person(claim, tokens, [s and o for s, o in zip(spoken, own, strict=True)], speaker)
    _name_others(claim, speaker, named=opening is not None)
    if date is not None:
        cue = " ".join(text[start:end] for start, end in attribution.cue)
        for behind, note in brackets(date_notes(tokens, spoken, date, cue)):
            claim.edits.append((tokens[behind].end, tokens[behind].end, note))
    words = _balanced(_joined(claim))
    if opening is not None:
        return _capitalised(f"{opening} {words}".strip())
    verbatim = next((mark for mark, token in zip(spoken, tokens, strict=True) if token.is_word), False)
    if words[:5] == "that " and not verbatim:
        words = words[5:].lstrip()
    return _capitalised(claim.prefix + words) or text[slice(*claim.pieces[0])].strip()


def _own(claim: _Claim, tokens: list[Token], attribution: Attribution) -> list[bool]:
    """Which tokens are the speaker's own words, not those of somebody whom he quotes."""
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


def _third_person(
    tokens: list[Token], firsts: list[int], speaker: str, gender: str | None
) -> list[tuple[int, int, str]] | None:
    edits: list[tuple[int, int, str]] = []
    for number, at in enumerate(firsts):
        token = tokens[at]
        low = bare_word(token.low)
        if low == "myself":
            if gender is None:
                return None
            edits.append((token.start, token.end, "[himself]" if gender == "he" else "[herself]"))
            continue
        short = _SHORT[gender][low] if gender and number else None
        if short and at and tokens[at - 1].text[0] in ".!?":
            short = short.capitalize()
        name = short or (_possessive(speaker) if low in {"my", "mine"} else speaker)
        if low != "i":
            edits.append((token.start, token.end, f"[{name}]"))
        elif token.low != "i":
            verb = contraction(token.low)
            if verb is None:
                return None
            edits.append((token.start, token.end, f"[{name}] {verb}"))
        else:
            bent = verb_after(tokens, at)
            if bent is None:
                return None
            edits.append((token.start, token.end, f"[{name}]"))
            if bent[0] != at and bent[1] != tokens[bent[0]].text:
                edits.append((tokens[bent[0]].start, tokens[bent[0]].end, bent[1]))
    return edits


def _name_others(claim: _Claim, speaker: str | None, *, named: bool) -> None:
    """ "He let us down" becomes "[Boris Tamm] let us down" the first time, unless the claim has named him before."""
    discourse = claim.discourse
    known: set[str] = {speaker} if speaker and (claim.edits or named) else set()
    for piece in claim.pieces:
        first, last = discourse.token_range(*piece)
        mentions = {name.first: found.entity for name, found in discourse.named(first, last)}
        for at in range(first, last):
            if (entity := mentions.get(at)) is not None:
                known.add(entity.name)
            token = discourse.tokens[at]
            found = discourse.referents.get(at)
            if found is None or found.entity is None or found.entity.name in known:
                continue
            if found.entity.name == speaker and token.low == "him" and token.start == claim.pieces[0][0]:
                continue  # "Trant named him": what he does to himself has another pronoun
            least = SURE_ENOUGH if found.entity.name == speaker else _SURE_OF_OTHERS
            if found.confidence < least:
                continue
            known.add(found.entity.name)
            claim.edits.append(
                (token.start, token.start + len(bare_word(token.low)), _bracketed(discourse, at, found.entity))
            )


def _bracketed(discourse: Discourse, at: int, entity: Entity) -> str:
    low = bare_word(discourse.tokens[at].low)
    following = discourse.tokens[at + 1] if at + 1 < len(discourse.tokens) else None
    owns = low in {"his", "hers"}
    if low == "her" and following is not None and following.is_word:
        owns = following.low not in voc.NOT_NAMES | voc.VERB_LIKE and not following.is_adverb
    return f"[{_possessive(entity.name)}]" if owns else f"[{entity.name}]"


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _opening(claim: _Claim, attribution: Attribution, resolution: Resolution) -> str | None:
    """Who denied, doubted or did not say, where the content alone would assert the opposite."""
    cue = " ".join(claim.text[s:e] for s, e in attribution.cue)
    lows = [low.replace("’", "'") for low in cue.lower().split()]
    content = claim.text[slice(*claim.pieces[0])].lstrip(_EDGES)
    first = content[:40].lower().split(maxsplit=1)[:1]
    asks = first == ["whether"] or (first == ["if"] and not _SURE_OF_ASKING.isdisjoint(lows))
    denies = not _DENYING.isdisjoint(lows)
    negated = not _NOT.isdisjoint(lows)
    against = not _AGAINST.isdisjoint(lows)
    negated = negated or (bool(attribution.source) and is_negated(claim.text, attribution.source[0]))
    if not (denies or negated or asks or against or _hangs_on_cue(claim, attribution, lows, content)):
        return None
    verb = "denied" if denies and not negated else " ".join(cue.split())
    if len(lows) > _LONGEST_CUE or not lows:
        return None if asks else "Denied:"
    nobody = "Denied:" if verb == "denied" else f"{verb[:1].upper()}{verb[1:]}:"
    who = resolution.speaker if resolution.confidence >= SURE_ENOUGH else None
    if who is None and attribution.source:
        start, end = trim_source(claim.text, attribution.source[0])
        who = " ".join(claim.text[start:end].split())
    return f"{who} {verb}" if who else nobody


def _hangs_on_cue(claim: _Claim, attribution: Attribution, lows: list[str], content: str) -> bool:
    """ "Quill accuses {Tamm of hiding letters}", "declined {to say how}": no sentence without who does so."""
    declines = lows[:1] in (["declined"], ["declines"], ["refused"], ["refuses"])
    source, cue = attribution.source[:1], attribution.cue[:1]
    active = (len(lows) == 1 or declines) and source and source[0][1] <= cue[0][0]
    if not (active and 0 < claim.pieces[0][0] - cue[0][1] <= 2):
        return False
    return bool(
        (lows[0].startswith("accus") and _OF_DEED.search(content))
        or (lows[0].startswith("blame") and _FOR_DEED.search(content))
        or (lows[0].startswith("quote") and _AS_SAYING.search(content))
        or (declines and (len(lows) > 2 or content.startswith("to ")))
    )


def _joined(claim: _Claim) -> str:
    """The pieces with their edits. A comma before "she said" ends a sentence where the next piece begins one."""
    joined, end_before = "", 0
    for start, end in claim.pieces:
        words = _edited(claim, start, end).replace("''", '"').replace("``", '"')
        piece = _unwrapped(" ".join(words.split()))
        told = claim.text[max(end_before, start - 12) : start].rstrip(" \t\n\"“'‘")
        fresh = bool(joined) and len(told) > 1 and told[-1] in ".!?" and told[-2].isalnum()
        if fresh and piece[:1] == "[":
            piece = "[" + piece[1:2].upper() + piece[2:]
        if fresh and joined.endswith((",", ",”", ',"')):
            mark = joined.rindex(",")
            joined = f"{joined[:mark]}.{joined[mark + 1 :]}"
        elif fresh and joined[-1:].isalnum():
            joined += "."
        elif piece.lstrip("[")[:1].isupper() and not piece.startswith(("I ", "I'", "I’")):
            if joined.endswith((",", ",”", ',"')):
                mark = joined.rindex(",")
                joined = f"{joined[:mark]}.{joined[mark + 1 :]}"
            elif joined[-1:].isalnum() and claim.text[end_before : end_before + 2].strip("”\"’' ") == ",":
                joined += "."
        joined, end_before = f"{joined} {piece}" if joined else piece, end
    return joined.strip(_EDGES)


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
    return words.strip(_EDGES)


def _one_less(words: str, mark: str) -> str:
    if words.startswith(mark):
        return words[1:]
    return words[:-1] if words.endswith(mark) and words.count(mark) == 1 else words + mark


def _capitalised(words: str) -> str:
    for at, char in enumerate(words):
        if char.isalnum():
            return words[:at] + char.upper() + words[at + 1 :] if at < 3 and words[0] != "[" else words
    return words
