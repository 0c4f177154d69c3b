"""What a text is about: the place, bodies and people that it names, its years, and what it calls a speaker.

A claim such as "the city owes 12 million dollars" is understood only with these. They are read from the stored text
when claims are compared, so that they hold for old claims as for new ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter
from pathlib import Path

from bot.domain.subject import Subject
from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.given_names import GIVEN
from bot.text.folding import folded
from bot.text.words import STOP_WORDS, word_set

_READ = 20_000
"""Characters of a text that are looked at."""
_HEAD_SENTENCES, _SENTENCES_BEFORE = 3, 2
_WORD = re.compile(r"[^\W\d_](?:[\w’'.&-]*[\w])?")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[^\W\d_a-z])|\n+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATELINE = re.compile(
    r"(?:^|\n)[ \t]*(?P<place>[A-Z][\w’'.-]*(?:[ -][A-Z][\w’'.-]*){0,3})(?:, [^\n–—:-]{2,40})?"
    r"(?: ?\([^)\n]{2,40}\))? ?(?:--|[–—]|: | - )"
)
_LED_BY = word_set("in near at outside around from of to across off over through within inside for")
_HOLDER = re.compile(r"\b(?P<role>[A-Z][a-z]+)\.? (?P<name>(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,2})")
_PORTFOLIOS = word_set(
    "finance health defense defence foreign interior justice education energy transport transportation labor labour"
    " environment economy agriculture culture trade housing police fire school city county state prime vice hospital"
    " union company bank port harbor harbour club"
)
_NO_NAMES = (
    voc.NOT_NAMES | voc.ROLES | voc.BODIES | voc.BODY_NOUNS | voc.GROUPS | voc.MODIFIERS | voc.QUANTITIES | STOP_WORDS
)
_DIRECTIONS = word_set("north south east west new old upper lower great little saint port mount fort")
_HELD = (voc.BODIES | voc.BODY_NOUNS | voc.ROLES | voc.GROUPS) - word_set("street road avenue square")
_GENERIC = word_set(
    "reuters ap afp associated press news staff reporter correspondent editor copyright god internet gmt est cet utc"
)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Words that a language has anyway, whoever writes them large at the head of a sentence."""
    path = Path(__file__).parent / "model" / "vocabulary.txt"
    return frozenset(path.read_text("utf-8").split("\n")) if path.is_file() else frozenset()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that begins large, folded; `led`: by "in" or the like, or before "'s" or "police".
    `doubtful`: any word would be large. `run`: with the large words beside it, as "port elmsere". `person`: the run
    begins with a given name, or a title stands before it."""

    name: str
    run: str
    led: bool
    doubtful: bool
    person: bool


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(each for each in _SENTENCE.split(text) if each and each.strip())


@dataclass(frozen=True, slots=True)
class _Named:
    """What a text names: all names, those of places and bodies, and which of these it is chiefly about."""

    names: frozenset[str]
    places: frozenset[str]
    chief: str | None
    people: frozenset[str]


@lru_cache(maxsize=256)
def _named_in(title: str, text: str) -> _Named:
    words = [word for sentence in (title, *_sentences(text)) for word in _large(sentence)]
    sure = frozenset(word.name for word in words if not word.doubtful)
    standing = [word for word in words if _stands(word, sure)]
    people = _people(standing)
    names = frozenset({*map(attrgetter("name"), standing), *map(attrgetter("run"), standing)})
    led = [word for word in _things(standing, people) if word.led and len(word.name) > 2]
    places = frozenset(map(attrgetter("name"), led))
    dateline = _dateline(text, names)
    if dateline:
        chief = " ".join(dateline)
        return _Named(names | {*dateline, chief}, places | set(dateline), chief, people)
    in_title = _things([word for word in _large(title) if _stands(word, sure)], people)
    ordered = [*filter(attrgetter("led"), in_title), *led, *in_title]
    return _Named(names, places, ordered[0].run if ordered else None, people)


def _people(words: Sequence[_Word]) -> frozenset[str]:
    return frozenset(name for word in words if word.person for name in word.run.split())


def _things(words: Sequence[_Word], people: frozenset[str]) -> list[_Word]:
    """The words that are no names of these people."""
    return [word for word in words if not _of_people(word.name, people)]


def _dateline(text: str, names: frozenset[str]) -> list[str]:
    """The words of the place in a text's dateline; none where its first word is a common one that names nothing."""
    found = _DATELINE.search(text[:2_000])
    if found is None:
        return []
    words = [name for name in map(_name, _WORD.findall(found["place"])) if _nameable(name)]
    named = bool(words) and (words[0] not in _common() or words[0] in names | voc.PLACES)
    return words if named else []


def _of_people(name: str, people: frozenset[str]) -> bool:
    return name in people or name.removesuffix("s") in people or any(name.endswith(each) for each in people)


def _large(sentence: str) -> Iterator[_Word]:
    """The words of a sentence that may be names."""
    found = list(_WORD.finditer(sentence))
    loud = _is_loud(found)
    before = ""
    runs = _runs(sentence, found)
    for at, each in enumerate(found):
        word = each[0]
        low = _name(word)
        if word[0].isupper() and _nameable(low):
            doubtful = loud or _is_first(sentence, at, each)
            owner = word.endswith(("'s", "’s")) or (at + 1 < len(found) and _name(found[at + 1][0]) in _HELD)
            person = _is_title(before) or (runs[at].split(" ")[0] in GIVEN and " " in runs[at])
            yield _Word(low, runs[at], before in _LED_BY or owner, doubtful, person)
        if not (word[0].isupper() or low == "the") or not before or low in _LED_BY or _is_title(low):
            before = low


def _is_loud(found: Sequence[re.Match[str]]) -> bool:
    """Whether most words are large, as in a headline, so that a large letter says little."""
    return sum(each[0][0].isupper() for each in found[1:]) > 0.6 * len(found[1:]) and len(found) > 2


def _is_first(sentence: str, at: int, word: re.Match[str]) -> bool:
    """Whether a word begins a sentence, a quotation or an item of a list."""
    return at == 0 or sentence[: word.start()].rstrip()[-1:] in {'"', "“", "‘", ":", "•", "-"}


def _is_title(low: str) -> bool:
    return low in voc.TITLES or low in voc.SHORT_TITLES


def _runs(sentence: str, found: Sequence[re.Match[str]]) -> list[str]:
    """For each word the run of large words that it stands in, without what is no name at its ends."""
    runs: list[list[int]] = []
    for at, each in enumerate(found):
        joined = at > 0 and sentence[found[at - 1].end() : each.start()] == " " and found[at - 1][0][0].isupper()
        if joined and each[0][0].isupper() and not found[at - 1][0].endswith(("'s", "’s")):
            runs[-1].append(at)
        else:
            runs.append([at])
    whole: dict[int, str] = {}
    for run in runs:
        whole |= dict.fromkeys(run, " ".join(_trimmed([_name(found[at][0]) for at in run])))
    return [whole[at] for at in range(len(found))]


def _trimmed(words: list[str]) -> list[str]:
    """Without what is no name at its ends."""
    while words and not (_nameable(words[-1]) or words[-1] in _DIRECTIONS):
        words.pop()
    while words and not (_nameable(words[0]) or words[0] in _DIRECTIONS):
        words.pop(0)
    return words


def _name(word: str) -> str:
    return folded(word).removesuffix("'s").rstrip(".'")


def _nameable(low: str) -> bool:
    return len(low) > 1 and low not in _NO_NAMES and low not in _GENERIC and voc.SHORT_TITLES.get(low, low) == low


def _stands(word: _Word, sure: frozenset[str]) -> bool:
    return not word.doubtful or word.name in sure or word.name not in _common() or word.name in voc.PLACES


def subject_of(
    text: str,
    *,
    title: str | None = None,
    quote: str = "",
    speaker: str | None = None,
    day: date | None = None,
) -> Subject:
    """What a text is about to whoever reads `quote` (the first piece of exact words) in it, said by `speaker`."""
    text, head = text[:_READ], title or ""
    sentences = _sentences(text)
    named = _named_in(head, text)
    own = frozenset(map(_name, _WORD.findall(speaker or "")))
    opening = (head, *sentences[:_HEAD_SENTENCES])
    told = _told_at(sentences, quote)
    around = sentences[max(0, told - _SENTENCES_BEFORE) : told + 1]
    near = {word.name for each in around for word in _large(each)} & named.names
    offices, portfolios = _offices(text, speaker) if speaker else (frozenset(), frozenset())
    chief = named.chief
    return Subject(
        speaker=speaker,
        offices=offices,
        portfolios=portfolios,
        chief=None if chief is None or own.issuperset(chief.split()) else chief,
        places=frozenset(each for each in near | named.places if not _of_people(each, named.people | own)),
        names=named.names,
        holders=frozenset(_holders(f"{head}\n{text}")),
        years=frozenset(int(year) for each in opening for year in _YEAR.findall(each)),
        day=day,
    )


def _holders(text: str) -> Iterator[tuple[str, str]]:
    """Offices and who holds them, by their last name: ("president", "halvorsen")."""
    for found in _HOLDER.finditer(text):
        role = _name(found["role"])
        role = voc.SHORT_TITLES.get(role, role)
        if role in voc.TITLES and role not in voc.HONORIFIC_GENDER:
            yield role, _name(found["name"]).rpartition(" ")[2]


def _told_at(sentences: tuple[str, ...], quote: str) -> int:
    """The place of the sentence in which the words stand."""
    piece = quote.split(" ... ", maxsplit=1)[0].strip()[:60]
    return next((at for at, each in enumerate(sentences) if piece and piece in each), 0)


def _offices(text: str, speaker: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a text calls somebody: "mayor", "minister" with "finance"."""
    family = re.escape(speaker.rsplit(maxsplit=1)[-1])
    named = rf"(?:{re.escape(speaker)}|(?<=[A-Za-z]\. ){family}|{family})"
    own = set(map(_name, speaker.split()))
    roles: set[str] = set()
    of: set[str] = set()
    for found in re.finditer(rf"(?P<before>(?:[\w.’'-]+,? ){{0,3}}){named}\b(?P<behind>, [^.;\n]{{2,70}})?", text):
        before = [_name(word) for word in _WORD.findall(found["before"])]
        while before and before[-1] in own:
            before.pop()
        while before and _is_office(before[-1]):
            word = before.pop()
            (of if word in _PORTFOLIOS else roles).add(voc.SHORT_TITLES.get(word, word))
        behind = [_name(word) for word in _WORD.findall(found["behind"] or "")][:8]
        if roles_behind := {word for word in behind if word in voc.ROLES}:
            roles |= roles_behind
            of |= {word for word in behind if word in _PORTFOLIOS}
    return frozenset(roles - voc.HONORIFIC_GENDER.keys()), frozenset(of)


def _is_office(low: str) -> bool:
    return low in voc.ROLES or low in _PORTFOLIOS or low in voc.SHORT_TITLES


def is_full_name(name: str | None) -> bool:
    """Whether a name is of the shape of a person's first and last name, without a word that only bodies bear."""
    words = (name or "").split()
    lows = [_name(word) for word in words]
    bearing = [low for low in lows if low not in voc.PARTICLES and low not in voc.SUFFIXES]
    return (
        len(bearing) > 1
        and all(word.lstrip("*_~\"'")[:1].isupper() or folded(word) in voc.PARTICLES for word in words)
        and all(map(_nameable, bearing[:1]))
        and not any(map(_is_body, bearing))
        and bearing[0] not in voc.ROLES
        and len(bearing[-1]) > 1
    )


def _is_body(low: str) -> bool:
    return low in voc.BODIES or low in voc.BODY_NOUNS or low in voc.GROUPS


def is_given(name: str) -> bool:
    """Whether a name begins with a given name that many bear."""
    return _name(name.split(maxsplit=1)[0]) in GIVEN
