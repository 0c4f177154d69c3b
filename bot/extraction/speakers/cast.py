"""Who is who in one text: every name's bearer by the fullest name that the text gives, with titles and gender."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.extraction.speakers import vocabulary as voc
from bot.extraction.speakers.bearers import Bearer
from bot.extraction.speakers.entities import Entity, Referent
from bot.extraction.speakers.names import Name, plain_title

_KNIGHTLY = frozenset(["sir", "dame"])
"""Titles that a first name follows: "Sir Karel"."""
_BESIDE = 3
"""Words between two of one family name who are named together: "Ada Quill and her brother Karel Quill"."""
_MOST_NAMESAKES = 12
_NICKNAMES: dict[str, set[int]] = defaultdict(set)
for _number, _names in enumerate(voc.NICKNAMES):
    for _name in _names:
        _NICKNAMES[_name].add(_number)


_NOBODY = Referent(None, 0.0, "nobody of that name")


@dataclass(slots=True)
class Cast:
    entities: list[Entity] = field(default_factory=list)
    by_family: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    by_given: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, Entity] = field(default_factory=dict)
    bodies: dict[str, Entity] = field(default_factory=dict)
    by_last_word: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    acronyms: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    bare: dict[str, Entity] = field(default_factory=dict)
    """Family names that stand for someone whom the text never names in full."""
    couples: dict[str, dict[str, Entity]] = field(default_factory=dict)
    """Family names that both "Mr." and "Ms." stand before while the full names leave open who is which."""
    bare_at: dict[str, int] = field(default_factory=dict)
    """Where a family name first stood alone."""
    namesakes: dict[str, Entity] = field(default_factory=dict)
    by_role: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, names: Iterable[Name]) -> "Cast":
        cast = cls()
        lone: list[Name] = []
        for name in names:
            if name.bearer is Bearer.BODY:
                cast._meet_body(name)
            elif name.given is not None:
                cast._meet_person(name)
            else:
                lone.append(name)
        cast._find_couples(lone)
        for name in lone:
            cast._meet_lone(name)
        for entity in cast.bare.values():
            if entity.placed >= 0 and entity.bearer is Bearer.UNKNOWN:
                entity.bearer = Bearer.BODY
        for entity in cast.entities:
            entity.obscure = entity.bearer is Bearer.UNKNOWN and (
                entity.given is not None and entity.family not in cast.bare_at
            )
        cast.by_name = {entity.name: entity for entity in cast.entities}
        return cast

    def _find_couples(self, lone: list[Name]) -> None:
        polite: dict[str, dict[str, Name]] = defaultdict(dict)
        for name in lone:
            if name.honorific is not None:
                polite[name.family].setdefault(*name.honorific)
        for family, by_gender in polite.items():
            people = [e for e in self.by_family.get(family, ()) if not e.kin]
            if len(by_gender) == 2 and len(people) == 1 and people[0].gender is None:
                self.couples[family] = {gender: self._add(name) for gender, name in by_gender.items()}
                for gender, entity in self.couples[family].items():
                    entity.name = f"{'Mr.' if gender == 'he' else 'Ms.'} {entity.name}"
                    entity.bearer, entity.votes[gender] = Bearer.PERSON, 4

    def _add(self, name: Name) -> Entity:
        entity = Entity(name.text, name.lows, name.bearer, name.first)
        self.entities.append(entity)
        return entity

    def _meet_body(self, name: Name) -> None:
        key = " ".join(name.lows)
        if key in self.bodies:
            return
        entity = self.bodies[key] = self._add(name)
        for word in {name.lows[-1], *(voc.BODIES & set(name.lows))}:
            _keep(self.by_last_word[word], entity)
        initials = "".join(low[0] for low in name.lows if low not in {"of", "for", "the", "and", "&", "on"})
        if len(initials) > 1:
            _keep(self.acronyms[initials], entity)

    def _meet_person(self, name: Name) -> None:
        relative = any(word in voc.KIN for word in name.before)
        for known in self.by_family[name.family]:
            if _same_person(known, name):
                entity = known
                if len(name.lows) > len(entity.lows) and name.bearer is not Bearer.BODY:
                    entity.name, entity.lows = name.text, name.lows
                    _keep(self.by_given[name.lows[0]], entity)
                if name.bearer is Bearer.PERSON:
                    entity.bearer = Bearer.PERSON
                break
        else:
            entity = self._add(name)
            entity.kin = relative
            _keep(self.by_family[name.family], entity)
            _keep(self.by_given[name.lows[0]], entity)
        entity.full_at.append(name.first)
        self._learn(entity, name)

    def _meet_lone(self, name: Name) -> None:
        """A name of one word: another mention of somebody known, or somebody whom the text never names in full."""
        family = name.lows[0]
        self.bare_at.setdefault(family, name.first)
        if family in self.couples and name.honorific is not None:
            return
        named = [e for e in self.by_family.get(family, ()) if not e.kin]
        if named:
            if name.titles and len(named) == 1:
                self._entitle(named[0], name)
        elif not name.doubtful and not self._is_first_name(name):
            self._meet_bare(name)

    def _entitle(self, entity: Entity, name: Name) -> None:
        """ "Mayor Quill" after "Ada Quill": she is the mayor, unless title and name ask for two pronouns."""
        if name.gender in {None, entity.gender} or entity.gender is None:
            self._learn(entity, name)
            entity.bearer = Bearer.PERSON

    def _is_first_name(self, name: Name) -> bool:
        """ "Ada" of "Ada Quill", "Sir Karel" of "Karel Tamm"; "Mayor Karel" is somebody else."""
        return name.lows[0] in self.by_given and (not name.titles or not _KNIGHTLY.isdisjoint(name.before))

    def _meet_bare(self, name: Name) -> None:
        entity = self.bare.get(name.lows[0])
        if entity is None:
            entity = self.bare[name.lows[0]] = self._add(name)
        if name.bearer is Bearer.PERSON:
            entity.bearer = Bearer.PERSON
        entity.placed += 1 if name.placed else -1
        self._learn(entity, name)

    def _learn(self, entity: Entity, name: Name) -> None:
        """What the words before a name and its given name say of its bearer."""
        if gender := name.gender:
            entity.votes[gender] += 4 if any(w.rstrip(".") in voc.HONORIFIC_GENDER for w in name.before) else 2
        for title in name.titles:
            self.give_role(entity, title, former=name.former)
        entity.places |= places_of(name.before)

    def give_role(self, entity: Entity, role: str, *, former: bool) -> None:
        """Remember that the text calls somebody a senator, a pollster."""
        if role in voc.HONORIFIC_GENDER:
            return
        if role not in entity.roles:
            _keep(self.by_role[role], entity)
        entity.take_role(role, former=former)

    def find(self, name: Name) -> Referent:
        """The bearer of a name as it stands somewhere in the text."""
        if name.bearer is Bearer.BODY:
            found = self.body(name.lows)
            return Referent(found, 0.9, "the body named beside the cue") if found else _NOBODY
        if name.given is not None:
            return self._by_full_name(name)
        family = name.lows[0]
        people = list(self.by_family.get(family, ()))
        if people:
            return self._by_family_name(name, people)
        if entity := self.bare.get(family):
            return Referent(entity, 0.85 if entity.bearer is Bearer.PERSON else 0.75, "named beside the cue")
        return self._by_given_name(family)

    def _by_given_name(self, given: str) -> Referent:
        people = _distinct(self.by_given.get(given, ()))
        if len(people) == 1:
            return Referent(people[0], 0.8, f"first name of {people[0].name}")
        if people:
            return self._one_of(given, people, "first name")
        found = self.body((given,))
        return Referent(found, 0.8, "the body named beside the cue") if found else _NOBODY

    def body(self, lows: tuple[str, ...]) -> Entity | None:
        """The body of that name, or the one that it shortens."""
        key = " ".join(lows)
        known = self.bodies.get(key)
        letters = key.replace(".", "").replace(" ", "")
        if len(lows) == 1:
            if len(spelled := _distinct(self.acronyms.get(letters, ()))) == 1:
                return spelled[0]
            longer = [e for e in _distinct(self.by_last_word.get(key, ())) if len(e.lows) > 1]
            if len(longer) == 1 and key in voc.BODIES:
                return longer[0]
        return known

    def _by_full_name(self, name: Name) -> Referent:
        known = [e for e in self.by_family.get(name.family, ()) if _same_person(e, name)]
        if len(known) == 1:
            return Referent(known[0], 0.95 if known[0].bearer is Bearer.PERSON else 0.85, "named beside the cue")
        same = [e for e in known if e.given == name.given]
        return Referent(same[0], 0.85, "named beside the cue") if len(same) == 1 else _NOBODY

    def _by_family_name(self, name: Name, people: list[Entity]) -> Referent:
        if name.family in self.couples and name.honorific is not None:
            return Referent(self.couples[name.family][name.honorific[0]], 0.75, "named beside the cue")
        fitting = _of_gender(people, name.gender)
        if name.titles and len(fitting) > 1:
            fitting = [e for e in fitting if any(t in e.roles for t in name.titles)] or fitting
        bare = None if name.gender and fitting else self.bare.get(name.family)
        return self._of_family(name, people, fitting, [e for e in fitting if not e.kin], bare)

    def _of_family(
        self, name: Name, people: list[Entity], fitting: list[Entity], main: list[Entity], bare: Entity | None
    ) -> Referent:
        if bare is not None and not main:
            return Referent(bare, 0.75, "named beside the cue")
        if not fitting:
            return Referent(None, 0.0, "nobody of that name whom the title fits")
        if len(fitting) == 1:
            sure = 0.95 if len(people) == 1 else 0.85
            return Referent(fitting[0], sure, f"last name of {fitting[0].name}")
        if len(main) == 1:
            beside = next(
                (e for e in fitting if 0 < e.first_at - main[0].first_at - len(main[0].lows) <= _BESIDE), None
            )
            if beside is not None:
                several = self._one_of(name.family, [main[0], beside], "name").several
                return Referent(None, 0.0, f"{main[0].name} and {beside.name} both bear that name", several)
            return Referent(main[0], 0.7, f"last name of {main[0].name}, whose relatives bear it too")
        return self._first_of_family(name, sorted(main or fitting, key=lambda e: e.first_at))

    def _first_of_family(self, name: Name, pool: list[Entity]) -> Referent:
        """Whoever was called by the family name before another bearer came up keeps it."""
        first, second = pool[0], pool[1]
        if first.first_at < name.first < second.first_at:
            return Referent(first, 0.7, f"last name of {first.name}, before anybody else of that name")
        if first.first_at < self.bare_at.get(name.family, name.first) < second.first_at:
            return Referent(first, 0.6, f"last name of {first.name}, who was called so first")
        return self._one_of(name.family, pool, "name")

    def _one_of(self, shared: str, people: list[Entity], what: str) -> Referent:
        """Nobody in particular; of one gender where all who share the name are."""
        genders = {e.gender for e in people}
        several = self.namesakes.get(shared)
        if several is None:
            several = self.namesakes[shared] = Entity(shared, (shared,), Bearer.PERSON, people[0].first_at)
            for gender in genders if len(genders) == 1 else ():
                several.votes[gender or ""] = 1
        return Referent(None, 0.0, f"{len(people)} people of that {what}", several)

    def holders(self, role: str, *, former: bool, places: set[str]) -> list[Entity]:
        """Those whom the text calls by a role; where a place is said too, none who belongs to another."""
        held = _distinct(e for e in self.by_role.get(role, ()) if e.bearer is not Bearer.BODY)
        fitting = [e for e in held if e.roles[role] == former]
        if not places:
            return fitting
        here = [e for e in fitting if e.places & places]
        return here or [e for e in fitting if not e.places]


def places_of(words: Iterable[str]) -> set[str]:
    """Countries and states among words, "Texan" as "texas"."""
    return {voc.DEMONYMS.get(word, word) for word in words if word in voc.PLACES or word in voc.DEMONYMS}


def role_of(lows: list[str]) -> str | None:
    """What a description calls somebody: "the former attorney general of Norland" -> "attorney general"."""
    head: list[str] = []
    for low in lows:
        if low in voc.PREPOSITIONS or low in {"who", "and"} or not low[0].isalnum():
            break
        head.append(plain_title(low))
    if not head:
        return None
    pair = " ".join(head[-2:])
    return pair if pair in voc.COMPOUND_TITLES else head[-1]


def _same_person(known: Entity, name: Name) -> bool:
    if known.given is None or name.given is None or known.family != name.family:
        return False
    if _suffix(known.lows) != _suffix(name.lows):
        return False
    ours, theirs = known.given, name.given
    if ours == theirs:
        return True
    if len(ours.rstrip(".")) == 1 or len(theirs.rstrip(".")) == 1:
        return ours[0] == theirs[0] and min(len(ours), len(theirs)) < 3
    return bool(_NICKNAMES.get(ours, set()) & _NICKNAMES.get(theirs, set()))


def _of_gender(people: list[Entity], gender: str | None) -> list[Entity]:
    """Those whom a pronoun fits; of several, those alone who are known to be of that gender, if any is."""
    if gender is None:
        return people
    fitting = [e for e in people if e.gender in {None, gender}]
    return fitting if len(fitting) < 2 else [e for e in fitting if e.gender == gender] or fitting


def _distinct(entities: Iterable[Entity]) -> list[Entity]:
    return list(dict.fromkeys(entities))


def _suffix(lows: tuple[str, ...]) -> str:
    return lows[-1].rstrip(".") if lows[-1] in voc.SUFFIXES else ""


def _keep(entities: list[Entity], entity: Entity) -> None:
    """Past a dozen a name says nothing any more, and looking through them would cost."""
    if len(entities) < _MOST_NAMESAKES:
        entities.append(entity)
