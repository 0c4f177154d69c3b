"""A person or body of one text, and to whom a name, title or pronoun leads."""

from collections import defaultdict
from dataclasses import dataclass, field

from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.bearers import Bearer
from bot.extraction.speakers.names import without_suffix


@dataclass(slots=True, eq=False)
class Entity:
    """A person or body of the text."""

    name: str
    lows: tuple[str, ...]
    bearer: Bearer
    first_at: int
    kin: bool = False
    """Met only as somebody's relative: a family name alone does not mean them."""
    placed: int = 0
    """How much more often it was met as places are ("in Marden") than otherwise."""
    obscure: bool = False
    """Nothing says that it is a person: no given name, title or description, nor a family name that stands alone."""
    votes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    roles: dict[str, bool] = field(default_factory=dict)
    """Title or role -> whether it is a former one."""
    places: set[str] = field(default_factory=set)
    full_at: list[int] = field(default_factory=list)

    @property
    def family(self) -> str:
        return without_suffix(self.lows)[-1]

    @property
    def given(self) -> str | None:
        return self.lows[0] if len(without_suffix(self.lows)) > 1 else None

    @property
    def gender(self) -> str | None:
        """ "he", "she" or None where nothing or as much speaks for both."""
        he, she = self.votes["he"], self.votes["she"]
        return "he" if he > she else "she" if she > he else None

    def take_role(self, role: str, *, former: bool) -> None:
        self.roles[role] = self.roles.get(role, True) and former
        if gender := voc.NOUN_GENDER.get(role):
            self.votes[gender] += 4


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a name or title leads to, how surely, and why."""

    entity: Entity | None
    confidence: float
    how: str
    several: Entity | None = None
    """Stands for whichever of several namesakes is meant: nobody to name, but somebody whom "he" may mean."""
