"""What users can do. Every way in (slash command, button, form, menu, command line) calls these, and nothing else."""

from dataclasses import dataclass
from functools import partial

from bot.domain.actor import Actor
from bot.domain.claims import Claim, Dismissal
from bot.domain.clock import Clock
from bot.services.articles.feeds import Feeds
from bot.services.articles.ingest import Articles
from bot.services.articles.source_watch import Watch
from bot.services.claims.about_message import Finding
from bot.services.claims.claims import Claims
from bot.services.claims.editing import Editing
from bot.services.claims.speakers import Speakers
from bot.services.desk.base import Desk
from bot.services.desk.health import Health
from bot.services.desk.ports import FactChecks, Fetcher, Workers
from bot.services.desk.settings import Settings
from bot.services.fact_checks.google import Lookups
from bot.services.fact_checks.imports import Others
from bot.services.members.follows import Following
from bot.services.members.form_drafts import Drafts
from bot.services.members.moderation import Members
from bot.services.members.overview import Own
from bot.services.posts.replies import Replies
from bot.services.posts.shown_cards import Places
from bot.services.review.corrections import Corrections
from bot.services.review.dispute_questions import Asking
from bot.services.review.disputes import Disputes
from bot.services.review.review import Review
from bot.services.review.sources import Evidence
from bot.services.review.triage import Triage
from bot.services.similar.announcements import Repeats
from bot.services.similar.comparison import Memory
from bot.services.summary.schedule import Digests
from bot.services.summary.week import Weeks
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    articles: Articles
    feeds: Feeds
    watch: Watch
    claims: Claims
    review: Review
    memory: Memory
    others: Others
    lookups: Lookups
    corrections: Corrections
    editing: Editing
    triage: Triage
    evidence: Evidence
    places: Places
    finding: Finding
    replies: Replies
    repeats: Repeats
    disputes: Disputes
    asking: Asking
    digests: Digests
    weeks: Weeks
    following: Following
    speakers: Speakers
    members: Members
    drafts: Drafts
    own: Own
    settings: Settings
    health: Health

    @classmethod
    def over(
        cls,
        db: Database,
        clock: Clock,
        workers: Workers,
        fetcher: Fetcher,
        fact_checks: FactChecks | None = None,
        daily_lookups: int = 0,
    ) -> "Services":
        """`fact_checks`: whom to ask what others have checked, None for nobody; `daily_lookups`: how often a day."""
        desk = Desk(db, clock)
        review = Review(desk)
        memory = Memory(desk, workers, partial(_merge, review))
        claims = Claims(desk, workers, memory)
        return cls(
            articles=Articles(desk, workers, fetcher, memory),
            feeds=Feeds(desk, workers, fetcher),
            watch=Watch(desk, workers, fetcher),
            claims=claims,
            review=review,
            memory=memory,
            others=Others(desk, workers),
            lookups=Lookups(desk, workers, fact_checks, daily_lookups),
            corrections=Corrections(desk),
            editing=Editing(desk),
            triage=Triage(desk),
            evidence=Evidence(desk, workers, fetcher),
            places=Places(desk),
            finding=Finding(claims, memory),
            replies=Replies(desk),
            repeats=Repeats(desk),
            disputes=Disputes(desk),
            asking=Asking(desk),
            digests=Digests(desk),
            weeks=Weeks(desk),
            following=Following(desk),
            speakers=Speakers(desk),
            members=Members(desk),
            drafts=Drafts(desk),
            own=Own(desk),
            settings=Settings(desk),
            health=Health(desk),
        )


async def _merge(review: Review, actor: Actor, number: int, into: int) -> Claim:
    return await review.dismiss(actor, number, Dismissal.DUPLICATE, into)


__all__ = ["Services"]
