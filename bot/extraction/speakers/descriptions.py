"""Sources without a name: "the attorney general", "the agency", "a Norland official"."""

from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.cast import places_of, role_of
from bot.extraction.speakers.discourse import Discourse
from bot.extraction.speakers.pronouns import Memory
from bot.extraction.speakers.resolutions import Answer, Resolution, nobody
from bot.extraction.speakers.sources import PARTISANS, Source

_NOBODY_SAID = frozenset(["man", "woman", "one", "person", "boy", "girl", "pair", "duo", "couple", "two", "three"])
_STAND_INS = frozenset(["company", "firm", "agency", "group", "organization", "organisation", "newspaper", "paper"])
"""Bodies that a name of another kind stands behind: "the company" after "Orrin Holdings"."""
_LONGEST_SAID = 300


def describe(discourse: Discourse, memory: Memory, source: Source) -> Answer:
    """Who or what a description means: a title its one holder, an unnamed source itself, as the text says it."""
    lows = [t.low for t in discourse.tokens[source.first : source.last]]
    definite = lows[0] in {"the", "this", "that"}
    words = lows[1:] if definite or lows[0] in {"a", "an"} else lows
    if not words or (len(lows) == 1 and lows[0] in voc.ONES):
        return nobody("the text does not say who")
    said = as_said(discourse, source)
    if lows[0] in {"a", "an"} | voc.ONES:
        return Answer(Resolution(said, 0.75, "unnamed: as the text says it"))
    if "'s" in words[:-1]:
        words = words[len(words) - words[::-1].index("'s") :]
        definite = False
    role = role_of(words) or words[-1]
    if role.split()[-1] in voc.ROLES or role in voc.COMPOUND_TITLES:
        if definite or len(lows) == 1 or role in voc.COMPOUND_TITLES:
            return _holder(discourse, memory, source, role, words)
        return Answer(Resolution(said, 0.5, "unnamed: as the text says it"))
    return _thing(discourse, memory, source, role, said, definite=definite)


def _thing(discourse: Discourse, memory: Memory, source: Source, role: str, said: str, *, definite: bool) -> Answer:
    if definite and role in _NOBODY_SAID:
        return nobody("the text does not say who")
    if definite and role in voc.DEFINITE_BODIES:
        if source.last - source.first > 2:
            return Answer(Resolution(said, 0.7, "as the text says it"))
        return _body(discourse, memory, source, role)
    return Answer(Resolution(said, 0.6, "as the text says it"))


def _holder(discourse: Discourse, memory: Memory, source: Source, role: str, words: list[str]) -> Answer:
    former = bool({"former", "ex"} & set(words)) or any(w.startswith("ex-") for w in words)
    role = role.removeprefix("ex-")
    held = discourse.cast.holders(role, former=former, places=places_of(words))
    if role in PARTISANS and len(words) > 1:
        held = [e for e in held if e.places & places_of(words)]
    if not held:
        return nobody(f"nobody in the text is called {role}")
    near = held if len(held) == 1 else [e for e in held if memory.mentioned(e, source.first, 2)]
    if len(near) != 1:
        return nobody(f"{len(held)} people are called {role}")
    if len(held) > 1:
        return Answer(Resolution(near[0].name, 0.6, f"the {role} named just before"), near[0])
    sure = 0.8 if memory.mentioned(near[0], source.first, 3) else 0.65
    return Answer(Resolution(near[0].name, sure, f"the one {role} in the text"), near[0])


def _body(discourse: Discourse, memory: Memory, source: Source, role: str) -> Answer:
    named = [e for e in dict.fromkeys(discourse.cast.by_last_word.get(role, ())) if e.first_at < source.first]
    if len(named) == 1:
        return Answer(Resolution(named[0].name, 0.7, f"the one {role} in the text"), named[0])
    if not named and role in _STAND_INS:
        found, _ = memory.thing(source.first)
        if (entity := found.entity) is not None:
            return Answer(Resolution(entity.name, 0.5, f"'the {role}' after {entity.name}"), entity)
    return nobody(f"it is unclear which {role}")


def as_said(discourse: Discourse, source: Source) -> str:
    """The head of a source in the text's words, an ordinary first word in lower case."""
    tokens = discourse.tokens[source.first : source.last]
    start, end = tokens[0].start, tokens[-1].end
    words = " ".join(discourse.text[start : min(end, start + _LONGEST_SAID)].split())
    first = tokens[0]
    ordinary = first.low in voc.NOT_NAMES - voc.MONTHS_DAYS | voc.QUANTITIES or first.low in discourse.ordinary
    if first.is_capital and ordinary and (first.text == "A" or not first.text.isupper()):
        words = words[:1].lower() + words[1:]
    return words
