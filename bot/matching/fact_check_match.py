"""Is what somebody else has checked the claim itself: sure enough to be shown to everybody, with nobody asked.

What restates the claim is. For the rest the odds of `compare` alone are too sure of the nearest where few checks are
known, and of short claims about somebody who is in the news. So both must also be near in meaning, hold most of each
other's words of weight, agree in figures, dates and the small words that make another claim of one, and one of them
must say nothing that the other does not. Measured on 200 invented pairs: 36 of the 40 that are the same are shown, none
of the others; of 753 that a small word or the order sets apart 12 are; and of 1,500 of 29,361 published checks asked
about as claims three have another check shown with them, each about the same."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.domain.similar import Relation
from bot.matching.canonical_words import canonical_words
from bot.matching.classify import Match, Near, compare
from bot.matching.facts import Facts, Figure, same_unit, same_value
from bot.matching.features import Profile, profile, rarity
from bot.matching.reranker import link_from
from bot.matching.same_wording import FRONTED, restates
from bot.matching.terms import stem, words
from bot.text.folding import folded
from bot.text.words import word_set

NEAR = 0.7
"""A cosine under which nothing is shown."""
OF_CHECK, OF_CLAIM = 0.5, 0.4
"""Share of the rarity of the check's words that the claim has, and the other way round."""

_CONNECTING = frozenset(
    stem(word)
    for word in word_set("through since because during within across among amid toward towards upon also just still")
)
"""Words that differ between two wordings of one thing."""
_SLIGHT = word_set("the of in on at that which who it its this these those there since after when where")
"""Small words that differ between two wordings of one thing."""
_QUALIFYING = word_set(
    "a if unless until whether may might could can would should must will shall ought some most many few little fewer"
    " all every each any none no not never nobody neither nor only just almost nearly barely hardly half least more"
    " less than allegedly alleged reportedly apparently supposedly possibly probably perhaps maybe likely unlikely"
    " potentially wrongly falsely rightly said says say told tells claims claimed claim alleges denied denies deny"
    " admitted argued according believes thinks plans planned wants wanted hopes hoped promised promises threatened"
    " tried tries attempted failed fails refused refuses expects expected aims seeks sought proposed false true wrong"
    " fake untrue stopped stops began begins again still already yet first second last next former ex acting deputy"
    " annual monthly weekly daily except outside inside beyond sure yeah vice elect majority minority new"
    " < > ≤ ≥ ? + ¶ ✅ ❌ 👍 👎 📈 📉"
)
"""Words and signs that make another claim of one: neither may have them alone."""
_WEIGHTY = 2.0
"""The rarity of a word that says something."""
_PEOPLE = (frozenset(("he", "him", "his")), frozenset(("she", "her", "hers")), frozenset(("they", "them", "their")))
_PARTICLES = word_set("down up off out against for without about over under at")
_DIRECTING = word_set("from to into onto with without against for by about since between until before after in on")
_WITH = word_set("with without")
_COUNTED = frozenset(stem(word) for word in word_set(
    "percent per cent dollar dollars euro euros pound pounds thousand million billion trillion dozen hundred zero one"
    " two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety half double third quarter"
))  # fmt: skip
_FORMS = {
    form: forms[0]
    for forms in map(str.split, (
        "rise rose risen", "fall fell fallen", "grow grew grown", "give gave given", "take took taken", "go went gone",
        "come came", "make made", "build built", "spend spent", "lose lost", "win won", "say said", "tell told",
        "pay paid", "sell sold", "buy bought", "hold held", "leave left", "lead led", "see saw seen",
        "write wrote written", "speak spoke spoken",
        "break broke broken", "steal stole stolen", "know knew known", "begin began begun",
    ))
    for form in forms
}  # fmt: skip
_WORD = re.compile(r"[a-z]+")


def matching_checks(questions: Sequence[tuple[str, Sequence[Near]]]) -> list[dict[int, float]]:
    """For each claim the checks (row ids) that are about it, with how likely that is."""
    found = []
    for (text, near), matches in zip(questions, compare(questions), strict=True):
        known = {each.row: each for each in near}
        found.append({match.row: match.score for match in matches if _shown(text, known[match.row], match)})
    return found


def _shown(text: str, check: Near, match: Match) -> bool:
    """Whether a check is about the claim itself."""
    if match.relation is not Relation.SAME:
        return False
    if restates(text, check.text):
        return True
    if match.score < link_from() or check.cosine < NEAR:
        return False
    mine, theirs = profile(text), profile(check.text)
    if _share(theirs, mine) < OF_CHECK or _share(mine, theirs) < OF_CLAIM:
        return False
    if not _figures_agree(mine.facts, theirs.facts) or people(text) != people(check.text):
        return False
    claim, other = _Said.of(mine), _Said.of(theirs)
    return all(agree(claim, other) for agree in _AGREEING)


def _share(of: Profile, other: Profile) -> float:
    return sum(weight for word, weight in of.weights.items() if word in other.weights) / of.total


def _figures_agree(mine: Facts, theirs: Facts) -> bool:
    if not (_all_among(mine, theirs) and _all_among(theirs, mine)):
        return False
    return (mine.years, mine.days, mine.future) == (theirs.years, theirs.days, theirs.future)


def _all_among(some: Facts, others: Facts) -> bool:
    return all(any(_one_figure(figure, other) for other in others.figures) for figure in some.figures)


def _one_figure(figure: Figure, other: Figure) -> bool:
    """The same number of the same thing."""
    things = figure.unit or not figure.counted or not other.counted or figure.counted & other.counted
    return same_value(figure.value, other.value) and same_unit(figure.unit, other.unit) and bool(things)


@dataclass(frozen=True, slots=True)
class _Said:
    """A wording as the rules below compare it."""

    profile: Profile
    weighty: list[str]
    """Its words of weight, without those that connect."""
    words: tuple[str, ...]
    """All words that count."""

    @classmethod
    def of(cls, said: Profile) -> "_Said":
        weighty = [word for word in weighty_words(said) if word not in _CONNECTING]
        return cls(said, weighty, canonical_words(said.text))


def _one_says_less(one: _Said, other: _Said) -> bool:
    """One of them has no word of weight that the other lacks; two that say opposite things both have one."""
    mine, theirs = Counter(one.weighty), Counter(other.weighty)
    return mine <= theirs or theirs <= mine


def _same_particles(one: _Said, other: _Said) -> bool:
    """ "turned down" is not "turned up"."""
    return particles(one.profile) == particles(other.profile)


def _same_article(one: _Said, other: _Said) -> bool:
    """ "the nurses" are some, "nurses" are all."""
    return (one.words[0] == "the") == (other.words[0] == "the")


def _same_qualifiers(one: _Said, other: _Said) -> bool:
    """ "may close" is not "will close"."""
    return _qualified(one.words) == _qualified(other.words)


def _same_forms(one: _Said, other: _Said) -> bool:
    """ "closes" is not "closed"."""
    return _forms_agree(one.words, other.words)


def _same_ties(one: _Said, other: _Said) -> bool:
    """ "from Ardley" is not "to Ardley"."""
    return _ties_agree(one.words, other.words)


def _same_order(one: _Said, other: _Said) -> bool:
    """Who did what to whom is in the order: one word of weight may stand elsewhere, no figure may."""
    turned = (one.words[0] in FRONTED) != (other.words[0] in FRONTED)
    shared = Counter(one.weighty) & Counter(other.weighty)
    weighed = ([word for word in said.weighty if word in shared] for said in (one, other))
    figures = ([word for word in said.words if word[0] == "#"] for said in (one, other))
    return _moved(*weighed, turned=turned) <= 1 and not _moved(*figures, turned=turned)


def _same_order_of_names(one: _Said, other: _Said) -> bool:
    """ "Breck sued Quent" is not "Quent sued Breck"."""
    common = one.profile.facts.names & other.profile.facts.names
    mine, theirs = ([word for word in said.profile.words if word in common] for said in (one, other))
    return mine == theirs


_AGREEING = (
    _one_says_less,
    _same_particles,
    _same_article,
    _same_qualifiers,
    _same_forms,
    _same_ties,
    _same_order,
    _same_order_of_names,
)
"""All must hold before a check is shown with a claim and nobody was asked."""


def _qualified(said: Sequence[str]) -> Counter[str]:
    """The small words, and those that qualify, without what may differ."""
    return Counter(
        word
        for word in said
        if word in _QUALIFYING
        or word.startswith(("non", "anti"))
        or (word[0].isalpha() and word not in _SLIGHT and not _weighs(word))
    )


def _forms_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether no word of weight stands in another form: "closes" is not "closed", a worker not the workers."""
    mine, theirs = (
        {word.removesuffix("'s") for word in said if word[0].isalpha() and _weighs(word)} for said in (one, other)
    )
    return not set(map(_base, mine - theirs)) & set(map(_base, theirs - mine))


def _base(word: str) -> str:
    bare = word.replace("+ing", "ing")
    return _FORMS.get(stem(bare), _FORMS.get(bare, stem(bare)))


def _ties_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether small words lead to what is in both from the same: "from Ardley" is not "to Ardley", nor is a man with a
    knife the police with one."""
    mine, theirs = _ties(one), _ties(other)
    return all(mine[word] == theirs[word] for word in mine.keys() & theirs.keys())


def _ties(said: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Each word of weight or figure behind a word of direction, with that, and with what stands before "with"."""
    found: dict[str, tuple[str, str]] = {}
    weighty, direction, owner = "", "", ""
    for word in said:
        if word in _DIRECTING:
            direction, owner = word, weighty if word in _WITH else ""
        elif word[0] in "#§" or word.isdigit() or _weighs(word):
            if direction:
                found.setdefault(word, (direction, owner))
            weighty, direction = word, ""
    return found


def _weighs(word: str) -> bool:
    return any(map(_has_weight, map(stem, words(word))))


def _moved(one: Sequence[str], other: Sequence[str], *, turned: bool) -> int:
    """How many words stand elsewhere or are only in one of them; where `turned`, a phrase may have gone from the end to
    the front."""
    turns = ([*other[at:], *other[:at]] for at in range(max(1, len(other)) if turned else 1))
    return max(len(one), len(other)) - max(_in_one_order(one, turn) for turn in turns)


def _in_one_order(one: Sequence[str], other: Sequence[str]) -> int:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def particles(said: Profile) -> Counter[str]:
    return Counter(word for word in _WORD.findall(folded(said.text)) if word in _PARTICLES)


def weighty_words(said: Profile) -> list[str]:
    """The words of weight in one form each, without figures and what counts them: those are compared as figures."""
    bare = (_FORMS.get(word, word) for word in (word.removesuffix("'s") for word in said.words))
    return [word for word in map(stem, bare) if _has_weight(word)]


def _has_weight(word: str) -> bool:
    return not word[0].isdigit() and word not in _COUNTED and rarity(word) >= _WEIGHTY


def people(text: str) -> frozenset[int]:
    said = set(_WORD.findall(folded(text)))
    return frozenset(place for place, words in enumerate(_PEOPLE) if words & said)
