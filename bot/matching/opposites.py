"""Words of opposite meaning: two claims that differ in such a pair contradict each other.

Two tables, for the odds were learnt with the first one as a feature: a pair that is added there changes what the
shipped weights mean."""

from collections.abc import Iterable, Sequence

from bot.matching.terms import stem

_WEIGHED = (
    ("won win wins winning", "lost lose loses losing"),
    ("opened open opens", "closed close closes shut"),
    ("approve approved approves accepted accepts passed", "reject rejected rejects vetoed blocked refused"),
    ("support supports supported backed backs", "oppose opposes opposed"),
    ("before", "after"),
    ("highest most best largest biggest longest first", "lowest least worst smallest shortest last fewest"),
    ("legal lawful allowed allows allow permits permitted", "illegal unlawful banned bans ban forbids prohibited"),
    ("safe", "unsafe dangerous"),
    ("guilty convicted", "innocent acquitted cleared"),
    ("alive survived survives", "dead died killed dies"),
    ("true real genuine", "false fake hoax untrue"),
    ("more over above exceeds exceeded higher", "less fewer under below lower"),
    ("hired added created", "fired cut removed destroyed"),
    ("import imports imported", "export exports exported"),
    ("able", "unable"),
    ("with", "without"),
    ("all every everyone", "none nobody"),
    ("always", "never"),
    ("arrived arrive", "left leave departed"),
    ("buy bought buys", "sell sold sells"),
    ("earlier", "later"),
    ("paid pay pays", "unpaid owed owes"),
    ("faster", "slower"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("men man male males", "women woman female females"),
    ("rich richest", "poor poorest"),
    ("republican republicans", "democrat democrats democratic"),
    ("majority", "minority"),
    ("success succeeded succeeds", "failure failed fails"),
    ("hot hottest warmest", "cold coldest"),
    ("old oldest", "young youngest new newest"),
    ("heavy heaviest", "light lightest"),
    ("entered joined", "quit resigned"),
    ("confirmed confirms", "denied denies"),
    ("profit profits", "loss losses deficit"),
    ("surplus", "deficit"),
    ("renewed extended", "cancelled canceled ended expired scrapped"),
    ("built", "demolished"),
    ("started began begun begins starts", "stopped ended ends stops finished"),
)
"""What the learnt odds weigh. The words stand in every form that counts."""
_SIDES: dict[str, list[tuple[int, int]]] = {}
for _number, _pair in enumerate(_WEIGHED):
    for _side, _words in enumerate(_pair):
        for _word in _words.split():
            _SIDES.setdefault(_word, []).append((_number, _side))
_BESIDE = (
    ("ratified ratifies", "rejected rejects"),
    ("introduced introduces imposed imposes", "abolished abolishes repealed repeals scrapped lifted lifts"),
    ("good", "bad"),
    ("kept keeps honoured honored fulfilled", "broke breaks broken"),
    ("truth truthful", "lied lies lying lie"),
    ("cost costs", "created creates saved saves"),
)
"""What the odds do not know, and contradicts all the same. Compared by stems."""
_STEMS = tuple(tuple(frozenset(map(stem, side.split())) for side in sides) for sides in _BESIDE)


def sides_of(words: Iterable[str]) -> frozenset[tuple[int, int]]:
    """The number of each weighed pair of which a word is there, with the side: 0 or 1."""
    return frozenset(side for word in words for side in _SIDES.get(word, ()))


def opposes(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two wordings (stems) have words of opposite meaning beside those that the odds weigh."""
    mine, theirs = set(one), set(other)
    mine, theirs = mine - theirs, theirs - mine
    return any((mine & first and theirs & second) or (mine & second and theirs & first) for first, second in _STEMS)
