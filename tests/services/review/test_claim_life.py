"""The life of claims and disputes under random hands: whatever is tried, the invariants hold."""

import asyncio
import json
import tempfile
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.actor import Actor
from bot.domain.claims import CorrectionClass, Dismissal, Verdict
from bot.domain.clock import HOUR
from bot.domain.corrections import Correcting
from bot.domain.disputes import Decision, DisputeKind, Objection, Outcome
from bot.domain.errors import OnRecordError
from bot.domain.sources import sources_of
from bot.services import Services
from bot.services.desk.ports import Inline
from bot.storage.database import Database
from tests.databases import new_file
from tests.fakes import START, NoWeb, SetClock
from tests.machines import FEW, lives
from tests.services.world import ADMIN, CHECKER, COLLEAGUE, MEMBER, MODERATOR, NEIGHBOUR, REPORT, STRANGER, WHY, ruling

ACTORS = st.sampled_from([MEMBER, NEIGHBOUR, CHECKER, MODERATOR, COLLEAGUE, ADMIN, STRANGER])
NUMBERS = st.integers(1, 6)
NAMES = st.sampled_from(["Ilse Brandt", "Tomas Reyes", "Mayor Brandt"])
VERDICTS = st.sampled_from(Verdict)

INVARIANTS = {
    "checked means a verdict, a current revision, a source": "SELECT number FROM claims c WHERE"
    " state = 'checked' AND (verdict IS NULL OR NOT EXISTS (SELECT 1 FROM revisions r"
    " JOIN sources s ON s.revision_id = r.id WHERE r.id = c.revision_id AND r.claim_id = c.id"
    " AND r.verdict = c.verdict AND r.voided_at IS NULL))",
    "no verdict outside checked": "SELECT number FROM claims WHERE state <> 'checked' AND verdict IS NOT NULL",
    "no machine writes a verdict": "SELECT e.id FROM events e WHERE e.actor IS NULL AND e.action IN"
    " ('claim.checked', 'claim.corrected', 'claim.proposed', 'claim.correction_proposed', 'claim.voided',"
    " 'claim.withdrawn')",
    "every claim begins with the event of its creation": "SELECT c.number FROM claims c WHERE"
    " (SELECT action FROM events e WHERE e.claim_id = c.id ORDER BY id LIMIT 1)"
    " NOT IN ('claim.found', 'claim.added', 'claim.split_out')",
    "the last event of a claim says its state": "SELECT c.number, c.state FROM claims c WHERE c.state <>"
    " (SELECT json_extract(e.after, '$.state') FROM events e WHERE e.claim_id = c.id AND e.dispute_id IS NULL"
    " AND json_extract(e.after, '$.state') IS NOT NULL ORDER BY e.id DESC LIMIT 1)",
    "claims are numbered without gaps": "SELECT server FROM claims GROUP BY server HAVING max(number) <> count(*)",
    "disputes are numbered without gaps": "SELECT server FROM disputes GROUP BY server HAVING max(number) <> count(*)",
    "open disputes are counted": "SELECT number FROM claims c WHERE open_disputes <> (SELECT count(*) FROM disputes d"
    " WHERE d.claim_id = c.id AND d.state = 'open')",
    "no open dispute on a dismissed claim": "SELECT number FROM claims WHERE state = 'dismissed' AND open_disputes > 0",
    "appearances are counted": "SELECT number FROM claims c WHERE said <> (SELECT count(*) FROM appearances a"
    " WHERE a.claim_id = c.id)",
    "a duplicate's target stands": "SELECT c.number FROM claims c JOIN claims t ON t.id = c.duplicate_of"
    " WHERE t.state = 'dismissed' OR t.server <> c.server",
    "a proposal waits on proposed claims alone": "SELECT c.number FROM claims c"
    " LEFT JOIN proposals p ON p.claim_id = c.id WHERE (c.state = 'proposed') <>"
    " (p.claim_id IS NOT NULL AND p.reason_id IS NULL)",
    "a new verdict waits on checked claims alone": "SELECT c.number FROM claims c LEFT JOIN proposals p"
    " ON p.claim_id = c.id WHERE c.rerating <> (p.reason_id IS NOT NULL) OR c.rerating = 1 AND c.state <> 'checked'",
    "nobody decides their own dispute": "SELECT d.number FROM disputes d JOIN dispute_members m ON m.dispute_id = d.id"
    " AND m.person = d.decided_by AND m.left_at IS NULL WHERE d.state IN ('upheld', 'rejected')",
    "nobody approves the verdict that they proposed": "SELECT claim_id FROM revisions WHERE proposed_by = by"
    " AND class IS NULL",
    "nothing crosses servers": "SELECT a.id FROM appearances a JOIN claims c ON c.id = a.claim_id LEFT JOIN speakers s"
    " ON s.id = c.speaker_id WHERE s.server <> c.server",
    "speakers' claims are counted": "SELECT s.name FROM speakers s WHERE (claims, dismissed, checked) IS NOT ("
    "SELECT count(CASE WHEN state <> 'dismissed' THEN 1 END), count(CASE WHEN state = 'dismissed' THEN 1 END),"
    " count(CASE WHEN state = 'checked' AND attribution_confirmed = 1 THEN 1 END)"
    " FROM claims c WHERE c.speaker_id = s.id AND c.hidden_at IS NULL)",
    "the search table is in step": "SELECT c.number FROM claims c LEFT JOIN claim_search f ON f.rowid = c.id"
    " WHERE f.text IS NOT c.text OR f.scope IS NOT 's' || c.server",
}


STANDING = (
    *("claims", "appearances", "revisions", "sources", "proposals", "disputes", "dispute_members"),
    *("events", "outbox"),
)
_WATCHED = (
    *("state", "verdict", "revision_id", "text", "speaker_id", "attribution_confirmed", "owner", "dismissal"),
    *("duplicate_of", "hidden_at", "open_disputes", "said", "accepted", "wanted"),
)


def _watched(claim: dict[str, Any]) -> list[Any]:
    """What of a claim no step changes in silence."""
    return [claim.get(name) for name in _WATCHED]


def one_sentence(refusal: OnRecordError) -> None:
    assert refusal.sentence.endswith(".")
    assert "\n" not in refusal.sentence


class ClaimLife(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.path = new_file(Path(self.folder.name) / "desk.db")
        self.clock = SetClock(START)
        self.seen: list[tuple[object, ...]] = []

    @initialize()
    def open_desk(self) -> None:
        self._open()
        for n in range(3):
            for actor in (MEMBER, STRANGER):
                self._do(self.services.claims.add(actor, f"The harbour cost {n} million euros.", "Ilse Brandt"))

    def _open(self) -> None:
        self.db = self.loop.run_until_complete(Database.open(self.path))
        self.services = Services.over(self.db, self.clock, Inline(), NoWeb())

    def _shut(self) -> None:
        self.loop.run_until_complete(self.db.close())

    def _do(self, step: Awaitable[object]) -> None:
        """A step works, with an event for every claim that it changes, or is refused with one sentence and changes
        nothing; anything else is a bug."""
        before, refusal = self._stand(), None
        try:
            self.loop.run_until_complete(step)
        except OnRecordError as error:
            refusal = error
        after = self._stand()
        if refusal is not None:
            one_sentence(refusal)
            assert after == before, f"refused, and yet: {refusal.sentence}"
            return
        fresh = after["events"][len(before["events"]) :]
        told = {row["claim_id"] for row in fresh}
        was = {row["id"]: row for row in before["claims"]}
        changed = {row["id"] for row in after["claims"] if _watched(row) != _watched(was.get(row["id"], {}))}
        assert changed <= told, f"no event tells of {changed - told}: {[row['action'] for row in fresh]}"

    def _stand(self) -> dict[str, list[dict[str, Any]]]:
        """Every row of what a step may change."""

        async def read() -> dict[str, list[dict[str, Any]]]:
            async with self.db.read() as reader:
                return {name: [dict(row) for row in await reader.all(f"SELECT * FROM {name}")] for name in STANDING}

        return self.loop.run_until_complete(read())

    @rule(n=NUMBERS, actor=ACTORS, who=st.sampled_from([None, "Ilse Brandt", "Tomas Reyes"]))
    def add(self, n: int, actor: Actor, who: str | None) -> None:
        self._do(self.services.claims.add(actor, f"The harbour cost {n} million euros.", who))

    @rule(n=NUMBERS, actor=ACTORS)
    def take(self, n: int, actor: Actor) -> None:
        self._do(self.services.review.take(actor, n))

    @rule(n=NUMBERS, actor=ACTORS)
    def release(self, n: int, actor: Actor) -> None:
        self._do(self.services.review.release(actor, n))

    @rule(n=NUMBERS, actor=ACTORS, verdict=VERDICTS, who=st.sampled_from([None, "nobody", "Tomas Reyes"]))
    def check(self, n: int, actor: Actor, verdict: Verdict, who: str | None) -> None:
        self._do(self.services.review.check(actor, n, ruling(verdict, who)))

    @rule(n=NUMBERS, actor=ACTORS)
    def approve(self, n: int, actor: Actor) -> None:
        self._do(self.services.review.check(actor, n, None))

    @rule(n=NUMBERS, into=st.one_of(st.none(), NUMBERS), actor=ACTORS)
    def dismiss(self, n: int, into: int | None, actor: Actor) -> None:
        reason = Dismissal.DUPLICATE if into else Dismissal.OPINION
        self._do(self.services.review.dismiss(actor, n, reason, into))

    @rule(n=NUMBERS, actor=ACTORS)
    def reopen(self, n: int, actor: Actor) -> None:
        self._do(self.services.review.reopen(actor, n, WHY))

    @rule(n=NUMBERS, actor=ACTORS)
    def void(self, n: int, actor: Actor) -> None:
        self._do(self.services.corrections.void(actor, n, WHY))

    @rule(n=NUMBERS, actor=ACTORS, kind=st.sampled_from(CorrectionClass), verdict=st.one_of(st.none(), VERDICTS))
    def correct(self, n: int, actor: Actor, kind: CorrectionClass, verdict: Verdict | None) -> None:
        sources, rationale = (sources_of([REPORT]), WHY) if verdict else (None, None)
        self._do(self.services.corrections.correct(actor, n, Correcting(kind, WHY, verdict, sources, rationale)))

    @rule(n=NUMBERS, actor=ACTORS)
    def withdraw_verdict(self, n: int, actor: Actor) -> None:
        self._do(self.services.corrections.withdraw(actor, n, WHY))

    @rule(n=NUMBERS, actor=ACTORS)
    def propose(self, n: int, actor: Actor) -> None:
        self._do(self.services.review.propose(actor, n, ruling()))

    @rule(n=NUMBERS, actor=ACTORS, to=ACTORS)
    def assign(self, n: int, actor: Actor, to: Actor) -> None:
        self._do(self.services.review.assign(actor, n, to))

    @rule(n=NUMBERS, actor=ACTORS)
    def hide(self, n: int, actor: Actor) -> None:
        self._do(self.services.editing.hide(actor, n, WHY))

    @rule(
        n=NUMBERS,
        actor=ACTORS,
        text=st.sampled_from([None, "The harbour cost a lot.", "The harbour cost 1 million euros."]),
        who=st.sampled_from([None, "nobody", "Tomas Reyes"]),
    )
    def edit(self, n: int, actor: Actor, text: str | None, who: str | None) -> None:
        self._do(self.services.editing.edit(actor, n, text, who, WHY))

    @rule(n=NUMBERS, actor=ACTORS, end=st.integers(8, 24))
    def split(self, n: int, actor: Actor, end: int) -> None:
        self._do(self.services.editing.split(actor, n, [(0, end)]))

    @rule(actor=ACTORS, old=NAMES, new=NAMES)
    def rename_speaker(self, actor: Actor, old: str, new: str) -> None:
        self._do(self.services.speakers.rename(actor, old, new))

    @rule(actor=ACTORS, gone=NAMES, into=NAMES)
    def merge_speakers(self, actor: Actor, gone: str, into: str) -> None:
        self._do(self.services.speakers.merge(actor, gone, into))

    @rule(actor=ACTORS, name=NAMES, numbers=st.lists(NUMBERS, min_size=1, max_size=2))
    def split_speaker(self, actor: Actor, name: str, numbers: list[int]) -> None:
        self._do(self.services.speakers.split(actor, name, numbers))

    @rule(n=NUMBERS, actor=ACTORS, kind=st.sampled_from(DisputeKind))
    def dispute(self, n: int, actor: Actor, kind: DisputeKind) -> None:
        self._do(self.services.disputes.open(actor, n, Objection(kind, WHY, REPORT, "Tomas Reyes")))

    @rule(n=NUMBERS, actor=ACTORS)
    def withdraw(self, n: int, actor: Actor) -> None:
        self._do(self.services.disputes.withdraw(actor, n))

    @rule(
        n=NUMBERS,
        actor=ACTORS,
        outcome=st.sampled_from(Outcome),
        verdict=st.one_of(st.none(), VERDICTS),
        text=st.sampled_from([None, "It cost nothing at all.", "The harbour cost 2 million euros."]),
    )
    def resolve(self, n: int, actor: Actor, outcome: Outcome, verdict: Verdict | None, text: str | None) -> None:
        sources = sources_of([REPORT]) if verdict else ()
        decision = Decision(outcome, WHY, verdict, sources, text)
        self._do(self.services.disputes.resolve(actor, n, decision))

    @rule(on=st.booleans(), key=st.sampled_from(["two_person", "sole_moderator"]))
    def change_rules(self, on: bool, key: str) -> None:
        self._do(self.services.settings.set(ADMIN, {key: "on" if on else "off"}))

    @rule(hours=st.integers(1, 80))
    def time_passes(self, hours: int) -> None:
        self.clock.move(hours * HOUR)
        self._do(self.services.review.end_leases())

    @rule(actor=ACTORS, skip=st.one_of(st.none(), NUMBERS))
    def look(self, actor: Actor, skip: int | None) -> None:
        self._do(self.services.triage.next(actor, skip=skip))

    @rule(n=NUMBERS, actor=ACTORS)
    def requeue(self, n: int, actor: Actor) -> None:
        self._do(self.services.triage.requeue(actor, n))

    @rule()
    def weeks_pass(self) -> None:
        self.clock.move(15 * 24 * HOUR)
        self._do(self.services.triage.lapse())

    @rule()
    def restart(self) -> None:
        self._shut()
        self._open()

    @invariant()
    def all_hold(self) -> None:
        if not hasattr(self, "db"):
            return
        self.loop.run_until_complete(self._look())

    async def _look(self) -> None:
        # A cancelled caller's transaction may still run: an empty write waits for its turn behind it.
        await self.db.write(lambda tx: tx.value("SELECT 1"))
        async with self.db.read() as reader:
            for name, sql in INVARIANTS.items():
                broken = [tuple(row) for row in await reader.all(sql)]
                assert broken == [], f"{name}: {broken}"
            events = [tuple(row) for row in await reader.all("SELECT id, change, at, actor, action, after FROM events")]
        assert events[: len(self.seen)] == self.seen, "an event was changed or deleted"
        assert all(row[5] is None or isinstance(json.loads(str(row[5])), dict) for row in events)
        self.seen = events

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self._shut()
        self.loop.close()
        self.folder.cleanup()


TestClaimLife = lives(ClaimLife, 25, 40)
TestAFewClaimLives = lives(ClaimLife, FEW, 40)
