"""Asking an outside service what others have checked of a claim: where the configuration says so, never more than it
allows a day, in the background once somebody has taken the claim, or when a moderator asks."""

import logging
import re
from collections.abc import Sequence
from functools import partial

from bot.domain.actor import Actor, Capability
from bot.domain.changes import Noted
from bot.domain.claims import Claim, State
from bot.domain.clock import DAY, HOUR, MINUTE, SECOND
from bot.domain.errors import BadConfig, Conflict, Refusal, TooMuch
from bot.domain.events import Action
from bot.domain.fact_checks import FactCheck, Unanswered, may_be_about
from bot.matching import normal_form
from bot.matching.encoder import embed
from bot.matching.index import VectorIndex
from bot.services.desk.base import Desk, claim_of
from bot.services.desk.ports import FactCheckSearch, Workers
from bot.services.fact_checks.imports import surely_same
from bot.services.posts.record import record_claim
from bot.storage import jobs
from bot.storage.claims import claims
from bot.storage.database import Tx
from bot.storage.desk.events import Change
from bot.storage.fact_checks import lookups
from bot.storage.fact_checks.fact_checks import KnownCheck, UncomparedClaim
from bot.storage.fact_checks.lookups import Pause

ASK_JOB = "ask_others"
HOLDS = 14 * DAY
"""How long an answer holds, and the same words are not asked again."""
HOLDS_REFUSED = DAY
"""The same for words that the service refused."""
PAGES = 2
MOST_WORDS = 500
"""Characters that are sent of a claim."""
FIRST_PAUSE, LONGEST_PAUSE = MINUTE, HOUR
_AT_ONCE = 20
_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w{1,32}:)\d{1,20}>")
_OFF = "Fact-checks by others are not looked up: set google = true in [others] of the configuration, and the key."

_log = logging.getLogger(__name__)


class Lookups:
    def __init__(self, desk: Desk, workers: Workers, service: FactCheckSearch | None, daily: int) -> None:
        """`service` None: nothing is ever asked; `daily`: requests in any 24 hours, of all servers together."""
        self._desk = desk
        self._workers = workers
        self._service = service
        self._daily = daily

    async def enqueue_due(self) -> int:
        """Make a job of each claim that somebody has taken and nobody has asked about; let go of old answers."""
        now = self._desk.clock.now()
        async with self._desk.db.read() as reader:
            over = await lookups.over(reader, now)
            pause = await lookups.pause(reader)
            resting = pause is not None and pause.until > now
            free = self._service is not None and not resting and await lookups.used(reader, now) < self._daily
            due = await lookups.due(reader, _AT_ONCE) if free else []

        async def write(tx: Tx) -> int:
            put = 0
            await lookups.end(tx, now)
            for row, server in due:
                key = f"{ASK_JOB}:{row}:"
                await jobs.forget_done(tx, key)
                put += await jobs.enqueue(tx, ASK_JOB, key, {"claim": row}, now=now, server=server)
            return put

        return await self._desk.db.write(write) if due or over else 0

    async def look(self, row: int) -> None:
        """Ask about a claim (row id), for the machine. What can't be asked now is due again later."""
        async with self._desk.db.read() as reader:
            found = await claims.by_ids(reader, [row])
        if not found:
            return
        (claim,) = found
        try:
            _require_sendable(claim)
            await self._ask(claim, None)
        except Refusal as error:
            _log.info("nothing was asked about claim %d: %s", row, error)

    async def offered(self, actor: Actor, claim: Claim) -> bool:
        """If the actor can ask about a claim: the service is configured, they may ask, the claim may be
        sent, and no answer holds."""
        if self._service is None or not actor.may(Capability.ASK_FACT_CHECKS) or _unsendable(claim):
            return False
        async with self._desk.db.read() as reader:
            return not await lookups.answered(reader, claim.id, self._desk.clock.now())

    async def ask(self, actor: Actor, number: int) -> Claim:
        """Ask about a claim now; what was answered within HOLDS is not asked again."""
        actor.require(Capability.ASK_FACT_CHECKS)
        async with self._desk.db.read() as reader:
            claim = await claim_of(reader, actor, number)
        _require_sendable(claim)
        await self._ask(claim, actor)
        async with self._desk.db.read() as reader:
            return await claim_of(reader, actor, number)

    async def _ask(self, claim: Claim, actor: Actor | None) -> None:
        now = self._desk.clock.now()
        if self._service is None:
            raise BadConfig(_OFF)
        async with self._desk.db.read() as reader:
            if await lookups.answered(reader, claim.id, now):
                return
            pause = await lookups.pause(reader)
        if pause is not None and pause.until > now:
            minutes = (pause.until - now + MINUTE - 1) // MINUTE
            raise TooMuch(f"{pause.error} The next try is in {minutes} min.")
        try:
            checks = await self._answers(self._service, words_of(claim.text))
        except Unanswered as error:
            await self._desk.db.write(partial(self._failed, claim, error))
            raise
        found = await self._about(claim, checks)

        async def write(tx: Tx) -> None:
            await lookups.end_pause(tx)
            standing = (await claims.by_ids(tx, [claim.id]))[0]
            if standing.text != claim.text or standing.hidden:
                return
            machine = Change.begin(claim.server, None, now)
            change = machine if actor is None else await self._desk.begin(tx, actor)
            await lookups.keep(tx, claim.id, found, now, now + HOLDS)
            asked = Noted(Action.CLAIM_OTHERS_ASKED, {"found": len(found)})
            await record_claim(tx, change, standing, asked)

        await self._desk.db.write(write)

    async def _answers(self, service: FactCheckSearch, words: str) -> list[FactCheck]:
        """A few pages, each within what a day may have."""
        found: list[FactCheck] = []
        page: str | None = None
        for _ in range(PAGES):
            now = self._desk.clock.now()
            if not await self._desk.db.write(partial(lookups.reserve, most=self._daily, now=now)):
                if page is not None:
                    break
                raise TooMuch(
                    f"All {self._daily:,} requests allowed per day ([others] daily) are used; try again later."
                )
            answer = await service.search(words, page)
            found += answer.checks
            page = answer.next_page
            if page is None:
                break
        return found

    async def _failed(self, claim: Claim, error: Unanswered, tx: Tx) -> None:
        """Leave the service alone for a while, longer each time; words that it refuses are not the next to be asked."""
        now = self._desk.clock.now()
        before = await lookups.pause(tx)
        failures = 1 if before is None else before.failures + 1
        wait = LONGEST_PAUSE if error.refused else min(FIRST_PAUSE << min(failures - 1, 10), LONGEST_PAUSE)
        told = min(round((error.seconds or 0) * SECOND), DAY)
        await lookups.put_pause(tx, Pause(failures, now + max(wait, told), error.sentence))
        if error.of_the_words:
            await lookups.keep(tx, claim.id, (), now, now + HOLDS_REFUSED)

    async def _about(self, claim: Claim, checks: Sequence[FactCheck]) -> list[tuple[str, FactCheck, float]]:
        """Those of the answers that are surely about the claim: the service answers with what is merely like it."""
        if not checks:
            return []
        norms = [normal_form(check.text) for check in checks]
        texts = list(dict.fromkeys(check.text for check in checks))
        mine, *theirs = await self._workers.run(embed, [claim.text, *texts])
        index = VectorIndex()
        index.put(range(len(texts)), theirs)
        cosines = dict(zip(texts, index.cosines(mine, range(len(texts))), strict=True))
        near = {
            norm: (KnownCheck(at, norm, check.text), cosines[check.text])
            for at, (norm, check) in enumerate(zip(norms, checks, strict=True))
        }
        asked = UncomparedClaim(claim.id, claim.server, claim.text, claim.speaker, mine)
        (sure,) = await surely_same(self._workers, [asked], [list(near.values())])
        return [
            (norm, check, sure[norm])
            for norm, check in zip(norms, checks, strict=True)
            if norm in sure and may_be_about(claim.text, claim.speaker, check.claimant)
        ]


def words_of(text: str) -> str:
    """What is sent of a claim: its words without Discord's marks for people, channels and emoji, cut between words."""
    words = " ".join(_MENTION.sub(" ", text).split())
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rpartition(" ")[0] or words[:MOST_WORDS]


def _require_sendable(claim: Claim) -> None:
    """What is hidden, put aside or held back leaves the desk for nobody."""
    why = _unsendable(claim)
    if why is not None:
        raise Conflict(why)


def _unsendable(claim: Claim) -> str | None:
    if claim.hidden or claim.state is State.DISMISSED:
        return f"#{claim.number} is hidden or dismissed; reopen it before others are asked about it."
    if claim.held_back:
        return f"#{claim.number} was typed in by a member; accept it first, then others can be asked about it."
    return None
