"""Many hands on the same claims: two people at once, in this process or in another one on the same file, and people
who go away in the middle. Of two that can't both be one wins and the other is told; each step is whole or did not
happen."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.domain.actor import Actor
from bot.domain.claims import CorrectionClass, Dismissal, Verdict
from bot.domain.corrections import Correcting
from bot.domain.disputes import Decision, DisputeKind, Objection, Outcome
from bot.domain.errors import OnRecordError
from bot.domain.sources import sources_of
from bot.services import Services
from bot.services.desk.ports import Inline
from bot.storage.database import Database
from tests.fakes import NoWeb
from tests.machines import FEW, lives
from tests.services.review.test_claim_life import ACTORS, NUMBERS, ClaimLife, one_sentence
from tests.services.world import CHECKER, COLLEAGUE, MODERATOR, REPORT, WHY, ruling

Act = Callable[[Services, Actor, int], Awaitable[Any]]

CHANGE = Correcting(CorrectionClass.RATING_CHANGE, WHY, Verdict.TRUE, sources_of([REPORT]), WHY)
UPHELD = Decision(Outcome.UPHELD, WHY, Verdict.HALF_TRUE, sources_of([REPORT]))
ACTS: dict[str, Act] = {
    "take": lambda s, who, n: s.review.take(who, n),
    "take the best": lambda s, who, _n: s.review.take(who, None),
    "release": lambda s, who, n: s.review.release(who, n),
    "assign": lambda s, who, n: s.review.assign(who, n, CHECKER),
    "check": lambda s, who, n: s.review.check(who, n, ruling()),
    "check as true": lambda s, who, n: s.review.check(who, n, ruling(Verdict.TRUE, "Tomas Reyes")),
    "approve": lambda s, who, n: s.review.check(who, n, None),
    "propose": lambda s, who, n: s.review.propose(who, n, ruling()),
    "dismiss": lambda s, who, n: s.review.dismiss(who, n, Dismissal.PREDICTION),
    "merge": lambda s, who, n: s.review.dismiss(who, n, Dismissal.DUPLICATE, n % 6 + 1),
    "reopen": lambda s, who, n: s.review.reopen(who, n, WHY),
    "correct": lambda s, who, n: s.corrections.correct(who, n, CHANGE),
    "mend": lambda s, who, n: s.corrections.correct(who, n, Correcting(CorrectionClass.TYPO, WHY)),
    "withdraw the verdict": lambda s, who, n: s.corrections.withdraw(who, n, WHY),
    "void": lambda s, who, n: s.corrections.void(who, n, WHY),
    "hide": lambda s, who, n: s.editing.hide(who, n, WHY),
    "edit": lambda s, who, n: s.editing.edit(who, n, f"The harbour cost {n + 1} million euros.", None, WHY),
    "split": lambda s, who, n: s.editing.split(who, n, [(0, 12)]),
    "add": lambda s, who, n: s.claims.add(who, f"The harbour cost {n} million euros.", "Ilse Brandt"),
    "dispute the words": lambda s, who, n: s.disputes.open(who, n, Objection(DisputeKind.MISQUOTE, WHY)),
    "dispute the verdict": lambda s, who, n: s.disputes.open(who, n, Objection(DisputeKind.VERDICT_WRONG, WHY, REPORT)),
    "offer evidence": lambda s, who, n: s.disputes.open(who, n, Objection(DisputeKind.CLAIM_IS_WRONG, WHY, REPORT)),
    "leave a dispute": lambda s, who, n: s.disputes.withdraw(who, n),
    "uphold": lambda s, who, n: s.disputes.resolve(who, n, UPHELD),
    "reject": lambda s, who, n: s.disputes.resolve(who, n, Decision(Outcome.REJECTED, WHY)),
    "ask": lambda s, who, n: s.dispute_questions.ask(who, n, "Which page of the report?"),
    "want": lambda s, who, n: s.follows.want(who, n),
    "look": lambda s, who, n: s.triage.next(who, skip=n),
    "requeue": lambda s, who, n: s.triage.requeue(who, n),
    "forget": lambda s, who, _n: s.members.forget(who, who.user),
    "end leases": lambda s, _who, _n: s.review.end_leases(),
}
EACH = st.sampled_from(sorted(ACTS))
DESK = st.sampled_from([MODERATOR, COLLEAGUE, CHECKER])


class ManyHands(ClaimLife):
    def _open(self) -> None:
        super()._open()
        self.elsewhere = self.loop.run_until_complete(Database.open(self.path))
        self.others = Services.over(self.elsewhere, self.clock, Inline(), NoWeb())

    @rule(n=NUMBERS, act=EACH, actor=ACTORS)
    def one(self, n: int, act: str, actor: Actor) -> None:
        self._do(ACTS[act](self.services, actor, n))

    @rule(
        n=NUMBERS,
        acts=st.one_of(EACH.map(lambda each: [each, each]), st.lists(EACH, min_size=2, max_size=3)),
        actors=st.one_of(st.permutations([MODERATOR, COLLEAGUE, CHECKER]), st.tuples(ACTORS, ACTORS, ACTORS)),
        far=st.booleans(),
    )
    def at_once(self, n: int, acts: list[str], actors: list[Actor], far: bool) -> None:
        """Each works or is told why not; the invariants, which are looked at after every rule, hold."""

        async def run() -> list[Any]:
            places = [self.services, self.others if far else self.services, self.services]
            steps = [ACTS[act](place, actor, n) for act, actor, place in zip(acts, actors, places, strict=False)]
            return await asyncio.gather(*steps, return_exceptions=True)

        for outcome in self.loop.run_until_complete(run()):
            if isinstance(outcome, OnRecordError):
                one_sentence(outcome)
            elif isinstance(outcome, BaseException):
                raise outcome

    @rule(n=NUMBERS, act=EACH, actor=ACTORS, yields=st.integers(0, 12))
    def gone(self, n: int, act: str, actor: Actor, yields: int) -> None:
        """Somebody goes away in the middle: the step is whole or did not happen."""

        async def run() -> None:
            task = asyncio.ensure_future(ACTS[act](self.services, actor, n))
            for _ in range(yields):
                await asyncio.sleep(0)
            task.cancel()
            outcomes: list[object] = [*await asyncio.gather(task, return_exceptions=True)]
            (outcome,) = outcomes
            if isinstance(outcome, BaseException) and not isinstance(outcome, asyncio.CancelledError | OnRecordError):
                raise outcome

        self.loop.run_until_complete(run())

    @rule(first=DESK, second=DESK, n=NUMBERS, far=st.booleans())
    def race(self, first: Actor, second: Actor, n: int, far: bool) -> None:
        """Of two who take a claim at once exactly one gets it."""
        others = self.others if far else self.services

        async def run() -> list[Any]:
            taken = self.services.review.take(first, n), others.review.take(second, n)
            return [*await asyncio.gather(*taken, return_exceptions=True)]

        outcomes = self.loop.run_until_complete(run())
        assert sum(not isinstance(outcome, BaseException) for outcome in outcomes) <= 1
        assert all(isinstance(outcome, OnRecordError) for outcome in outcomes if isinstance(outcome, BaseException))

    def _shut(self) -> None:
        self.loop.run_until_complete(self.elsewhere.close())
        super()._shut()


TestManyHands = lives(ManyHands, 20, 40)
TestAFewHands = lives(ManyHands, FEW, 40)
