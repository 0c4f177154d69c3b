"""Reading the record, and adding a claim by hand."""

from collections.abc import Sequence
from contextlib import suppress

from bot.domain.actor import Actor, Capability
from bot.domain.claim_lists import ClaimFilter, ClaimPage, Suggestion
from bot.domain.claims import NOBODY, Claim, Provenance, State
from bot.domain.clock import utc_day
from bot.domain.errors import BadInput, Unreadable
from bot.domain.events import Event
from bot.domain.pages import LABEL, bounded, label_of
from bot.domain.search_query import Query, parse_query
from bot.domain.speakers import folded
from bot.domain.urls import canonical_url, registered_domain
from bot.domain.user_input import claim_words, speaker_name, web_url
from bot.extraction.worthiness import worthiness
from bot.matching.context_dependent import told_form
from bot.matching.misspellings import alike
from bot.matching.terms import forms
from bot.services.claims.typed import TypedPlace, add_typed, say_again, typed_draft
from bot.services.desk.base import Desk, claim_of, shown_claim
from bot.services.desk.ports import Workers
from bot.services.similar.answer_in_time import PATIENCE_S
from bot.services.similar.comparison import SimilarClaims
from bot.storage.claims import claims, new_claims, search, speakers
from bot.storage.database import Reader, Tx
from bot.storage.desk import desks, events
from bot.storage.fts import terms
from bot.storage.review import dispute_members

MEANING_FROM = 3
"""Words from which on a search always looks for what means the like; fewer say little, so for them only where no claim
holds them all."""
SPEAKERS_LIKE = 50
NAMES_COMPARED = 20_000
"""Names that a misspelt one is compared with."""


class Claims:
    def __init__(self, desk: Desk, workers: Workers, similar: SimilarClaims) -> None:
        self._desk = desk
        self._workers = workers
        self._similar = similar

    async def list(self, actor: Actor, wanted: ClaimFilter, limit: int = 25, offset: int = 0) -> ClaimPage:
        """One page of the record. Claims under the desk's `min_worthiness` are left out of what nobody has touched
        yet, unless everything is asked for."""
        actor.require(Capability.READ)
        limit = bounded(limit)
        async with self._desk.db.read() as reader:
            settings = await desks.settings(reader, actor.server)
            untouched = wanted.state in {None, State.UNVERIFIED} and not (
                wanted.verdict or wanted.mark or wanted.article
            )
            floor = settings.min_worthiness if untouched and not wanted.everything else None
            ids = None
            if wanted.speaker is not None:
                ids = [i for i, _name in await speakers.matching(reader, actor.server, wanted.speaker, 50)]
                if not ids:
                    return ClaimPage((), offset, more=False)
            found = await claims.page(reader, actor.server, wanted, ids, floor, limit + 1, offset)
        return ClaimPage(tuple(found[:limit]), offset, more=len(found) > limit)

    async def search(self, actor: Actor, typed: str, limit: int = 25, offset: int = 0) -> ClaimPage:
        """What holds all the words, the best match first, then what means the like, or else holds some of them;
        narrowed by filters such as speaker: and since: (see domain/queries.py)."""
        actor.require(Capability.READ)
        query = parse_query(typed)
        if not any(terms(word) for word in query.words) and not query.narrows:
            raise BadInput("Give at least one word to search for.")
        limit = bounded(limit)
        asked = " ".join(query.words)
        near = await self._similar.near(actor.server, asked) if len(query.words) >= MEANING_FROM else []
        wanted = offset + limit + 1
        telling = _telling(query.words)
        async with self._desk.db.read() as reader:
            narrowed = await _narrowed(reader, actor.server, query)
            if narrowed is None:
                return ClaimPage((), offset, more=False)
            rows = await search.find(reader, actor.server, telling, wanted, narrowed=narrowed)
        if not rows and 0 < len(query.words) < MEANING_FROM:
            near = await self._similar.near(actor.server, asked)
        async with self._desk.db.read() as reader:
            rows += await search.those(reader, actor.server, near, narrowed)
            if not rows:
                rows = await search.find(reader, actor.server, telling, wanted, every=False, narrowed=narrowed)
            found = await claims.by_ids(reader, list(dict.fromkeys(rows))[offset:wanted])
        return ClaimPage(tuple(found[:limit]), offset, more=len(found) > limit)

    async def linked(self, actor: Actor, links: Sequence[str], limit: int = 25) -> Sequence[Claim]:
        """Claims of the pages on record at these addresses, the checked ones first; what is no address has none."""
        actor.require(Capability.READ)
        urls: dict[str, None] = {}
        for link in links:
            with suppress(Unreadable):
                urls[canonical_url(link)] = None
        async with self._desk.db.read() as reader:
            return await claims.at_addresses(reader, actor.server, list(urls), bounded(limit)) if urls else []

    async def show(self, actor: Actor, number: int) -> Claim:
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            return await shown_claim(reader, actor, number)

    async def to_change(self, actor: Actor, number: int) -> Claim:
        """As `show`, for a form that is to change it: a hidden one opens for admins alone."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            return await claim_of(reader, actor, number)

    async def mine(self, actor: Actor, limit: int = 25) -> Sequence[Claim]:
        """What the actor has taken, added or disputes."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            person = await desks.find_person(reader, actor.server, actor.user)
            return [] if person is None else await claims.concerning(reader, actor.server, person, bounded(limit))

    async def history(self, actor: Actor, number: int) -> Sequence[Event]:
        """Every step of a claim. What is said in a dispute is left out, except for checkers and for the members of that
        dispute."""
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            claim = await shown_claim(reader, actor, number)
            log = await events.of_claim(reader, claim.id)
            if not actor.may(Capability.READ_DISPUTES):
                person = await desks.find_person(reader, actor.server, actor.user)
                behind = set() if person is None else await dispute_members.numbers_behind(reader, claim.id, person)
                log = [event if event.dispute is None or event.dispute in behind else event.bare() for event in log]
        unseen = claim.hidden and not actor.may(Capability.SEE_HIDDEN)
        return [event.without_words() for event in log] if unseen else log

    async def twin(
        self,
        actor: Actor,
        text: str,
        speaker: str | None = None,
        url: str | None = None,
        patience_s: float = PATIENCE_S,
    ) -> Claim | None:
        """What on record says nearly what somebody is about to add. Raises what `add` would raise for such words."""
        actor.require(Capability.ADD)
        words, who, _where = _as_typed(text, speaker, url)
        return await self._similar.twin(actor, words, who, patience_s)

    async def add(
        self,
        actor: Actor,
        text: str,
        speaker: str | None = None,
        url: str | None = None,
        provenance: Provenance = Provenance.MANUAL,
    ) -> Claim:
        """Put a typed claim on record. One that is there already gets an appearance where a new address is given."""
        actor.require(Capability.ADD)
        words, who, where = _as_typed(text, speaker, url)
        (worth,) = await self._workers.run(worthiness, [words])
        draft = typed_draft(words, who, worth.score, worth.reasons)

        async def write(tx: Tx) -> int:
            change = await self._desk.begin(tx, actor)
            speaker_id = await speakers.ensure(tx, actor.server, who, change.at) if who else None
            today = utc_day(change.at)
            key = (told_form(words, named=who is not None, day=today, kept_on=today), speaker_id)
            place = TypedPlace(draft, speaker_id, provenance, where)
            known = (await new_claims.same(tx, actor.server, [key])).get(key)
            if known is None:
                return await add_typed(tx, change, actor, key, place)
            claim, number = known
            await say_again(tx, change, claim, place)
            return number

        return await self.show(actor, await self._desk.db.write(write))

    async def suggest(self, actor: Actor, typed: str, states: frozenset[State] | None = None) -> Sequence[Suggestion]:
        """Autocomplete: by number, by words, or the newest where nothing is typed; at most 25."""
        actor.require(Capability.READ)
        number = _number_in(typed)
        words = terms(typed)
        if words and len(words[-1]) == 1:
            words.pop()  # nearly every claim holds a word that begins so
        async with self._desk.db.read() as reader:
            exact = None if number is None else await claims.by_number(reader, actor.server, number)
            found = [exact] if exact and not exact.hidden else []
            if words:
                found += await search.search(reader, actor.server, _telling(words), 25, states)
            elif number is None:
                for state in states or (None,):
                    wanted = ClaimFilter(state=state)
                    found += await claims.page(reader, actor.server, wanted, None, None, 25, 0)
        unique = {c.number: c for c in found if states is None or c.state in states}
        return [Suggestion(label_of(c), str(c.number)) for c in list(unique.values())[:25]]

    async def speakers(self, actor: Actor, typed: str) -> Sequence[Suggestion]:
        actor.require(Capability.READ)
        async with self._desk.db.read() as reader:
            names = await speakers.matching(reader, actor.server, typed, 25)
        return [Suggestion(name[:LABEL], name[:LABEL]) for _id, name in names]


def _as_typed(text: str, speaker: str | None, url: str | None) -> tuple[str, str | None, str | None]:
    """Words, speaker and address of a claim that somebody types in."""
    words = claim_words(text)
    who = speaker_name(speaker)
    return words, None if who is not None and who.casefold() == NOBODY else who, web_url(url) if url else None


def _number_in(typed: str) -> int | None:
    """The number that somebody types, with or without its mark; None for anything else."""
    digits = typed.strip().removeprefix("#")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None


def _telling(words: Sequence[str]) -> Sequence[str]:
    """Without the commonest words, which nearly every claim holds; the last two where there are no others."""
    return [word for word in words if forms(word)] or words[-2:]


async def _narrowed(reader: Reader, server: int, query: Query) -> search.Narrowed | None:
    """What a query leaves out; None where it names a speaker who is not on record."""
    speakers_like = None
    if query.speaker is not None:
        speakers_like = [row for row, _name in await speakers.matching(reader, server, query.speaker, SPEAKERS_LIKE)]
        if not speakers_like:
            speakers_like = alike(folded(query.speaker), await speakers.names(reader, server, NAMES_COMPARED))
        if not speakers_like:
            return None
    return search.Narrowed(
        speakers=speakers_like,
        verdict=query.verdict and query.verdict.value,
        state=query.state and query.state.value,
        mark=query.mark,
        since=query.since,
        site=None if query.site is None else _domain(query.site),
    )


def _domain(site: str) -> str:
    """What a typed site is on record as: the domain that somebody registered, of an address or a host under it."""
    address = site if "://" in site else f"https://{site}"
    return registered_domain(address) or site.lower().removeprefix("www.").rstrip("/")
