"""The life of claims with all that members and speakers bring into it: following, wanting, asking and answering,
blocks, undoing, forgetting, names that merge and split. The invariants of claims hold, and some of their own."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.domain.actor import Actor
from bot.domain.clock import HOUR
from bot.domain.follows import Target
from tests.machines import FEW, lives
from tests.services.review.test_claim_life import ACTORS, INVARIANTS, NUMBERS, ClaimLife
from tests.services.world import ADMIN, CHECKER, MEMBER, MODERATOR, NEIGHBOUR

PEOPLE = st.sampled_from([MEMBER.user, NEIGHBOUR.user, CHECKER.user, MODERATOR.user])
NAMES = st.sampled_from(["Ilse Brandt", "Tomas Reyes", "I. Brandt", "Ilse Brandt (2)"])

MORE = {
    "a wish counts once a member": "SELECT number FROM claims c WHERE wanted <> (SELECT count(*) FROM wanted w"
    " WHERE w.claim_id = c.id)",
    "no claim is an alias's": "SELECT c.number FROM claims c JOIN speakers s ON s.id = c.speaker_id"
    " WHERE s.alias_of IS NOT NULL OR s.server <> c.server",
    "nobody follows an alias": "SELECT f.id FROM follows f JOIN speakers s ON s.id = f.speaker_id"
    " WHERE s.alias_of IS NOT NULL OR s.server <> f.server",
    "an alias stands for a speaker of its server": "SELECT s.id FROM speakers s JOIN speakers t ON t.id = s.alias_of"
    " WHERE t.alias_of IS NOT NULL OR t.server <> s.server",
    "follows and wishes stay on their server": "SELECT f.id FROM follows f JOIN people p ON p.id = f.person"
    " LEFT JOIN claims c ON c.id = f.claim_id WHERE p.server <> f.server OR c.server <> f.server"
    " UNION ALL SELECT w.claim_id FROM wanted w JOIN claims c ON c.id = w.claim_id JOIN people p ON p.id = w.person"
    " WHERE p.server <> c.server OR w.server <> c.server",
    "somebody stands behind an open dispute": "SELECT number FROM disputes d WHERE state = 'open' AND NOT EXISTS"
    " (SELECT 1 FROM dispute_members m WHERE m.dispute_id = d.id AND m.left_at IS NULL)",
    "who is forgotten is told nothing and follows nothing": "SELECT f.id FROM follows f JOIN people p"
    " ON p.id = f.person WHERE p.user_id IS NULL UNION ALL SELECT w.claim_id FROM wanted w JOIN people p"
    " ON p.id = w.person WHERE p.user_id IS NULL",
    "a decision keeps its words": "SELECT r.id FROM revisions r JOIN texts t ON t.id = r.rationale_id"
    " WHERE t.body IS NULL UNION ALL SELECT d.id FROM disputes d JOIN texts t ON t.id = d.decision_id"
    " WHERE t.body IS NULL",
}


class MembersLife(ClaimLife):
    @rule(n=NUMBERS, actor=ACTORS)
    def follow(self, n: int, actor: Actor) -> None:
        self._do(self.services.follows.follow(actor, Target(claim=n)))

    @rule(name=NAMES, actor=ACTORS)
    def follow_speaker(self, name: str, actor: Actor) -> None:
        self._do(self.services.follows.follow(actor, Target(speaker=name)))

    @rule(n=NUMBERS, actor=ACTORS)
    def unfollow(self, n: int, actor: Actor) -> None:
        self._do(self.services.follows.unfollow(actor, Target(claim=n)))

    @rule(n=NUMBERS, user=PEOPLE)
    def stop(self, n: int, user: int) -> None:
        self._do(self.services.follows.stop(user, n))

    @rule(n=NUMBERS, actor=ACTORS)
    def want(self, n: int, actor: Actor) -> None:
        self._do(self.services.follows.want(actor, n))

    @rule(n=NUMBERS, actor=ACTORS)
    def ask(self, n: int, actor: Actor) -> None:
        self._do(self.services.dispute_questions.ask(actor, n, "Which page of the report?"))

    @rule(n=NUMBERS, actor=ACTORS)
    def answer(self, n: int, actor: Actor) -> None:
        self._do(self.services.dispute_questions.answer(actor, n, "Page 12."))

    @rule(user=PEOPLE, actor=ACTORS, on=st.booleans())
    def block(self, user: int, actor: Actor, on: bool) -> None:
        members = self.services.members
        self._do(members.block(actor, user) if on else members.unblock(actor, user))

    @rule(user=PEOPLE, actor=ACTORS, hours=st.integers(0, 100))
    def undo(self, user: int, actor: Actor, hours: int) -> None:
        self._do(self.services.members.undo(actor, user, self.clock.now() - hours * HOUR))

    @rule(user=PEOPLE)
    def forget(self, user: int) -> None:
        self._do(self.services.members.forget(ADMIN, user))

    @rule(n=NUMBERS, actor=ACTORS)
    def accept(self, n: int, actor: Actor) -> None:
        self._do(self.services.members.accept(actor, n))

    @rule(old=NAMES, new=NAMES, actor=ACTORS)
    def rename(self, old: str, new: str, actor: Actor) -> None:
        self._do(self.services.speakers.rename(actor, old, new))

    @rule(gone=NAMES, into=NAMES, actor=ACTORS)
    def merge_speakers(self, gone: str, into: str, actor: Actor) -> None:
        self._do(self.services.speakers.merge(actor, gone, into))

    @rule(name=NAMES, numbers=st.lists(NUMBERS, max_size=3), actor=ACTORS)
    def split_speaker(self, name: str, numbers: list[int], actor: Actor) -> None:
        self._do(self.services.speakers.split(actor, name, numbers))

    @rule()
    def remind(self) -> None:
        self._do(self.services.dispute_questions.remind())

    async def _look(self) -> None:
        await super()._look()
        async with self.db.read() as reader:
            for name, sql in MORE.items():
                broken = [tuple(row) for row in await reader.all(sql)]
                assert broken == [], f"{name}: {broken}"


assert not INVARIANTS.keys() & MORE.keys()

TestMembersLife = lives(MembersLife, 20, 50)
TestAFewMembersLives = lives(MembersLife, FEW, 50)
