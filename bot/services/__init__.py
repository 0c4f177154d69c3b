"""What users can do. Every way in (slash command, button, form, menu, command line) calls these, and nothing else."""

from dataclasses import dataclass
from functools import partial

from bot.domain.actor import Actor
from bot.domain.claims import Claim, Dismissal
from bot.domain.clock import Clock
from bot.services.articles.feeds import Feeds
from bot.services.articles.ingest import Articles
from bot.services.articles.source_watch import SourceWatch
from bot.services.claims.about_message import AboutMessage
from bot.services.claims.claims import Claims
from bot.services.claims.editing import Editing
from bot.services.claims.speakers import Speakers
from bot.services.desk.base import Desk
from bot.services.desk.health import Health
from bot.services.desk.ports import FactCheckSearch, Fetcher, Workers
from bot.services.desk.settings import Settings
from bot.services.fact_checks.google import Lookups
from bot.services.fact_checks.imports import FactChecks
from bot.services.members.follows import Follows
from bot.services.members.form_drafts import FormDrafts
from bot.services.members.moderation import Members
from bot.services.members.overview import MemberOverviews
from bot.services.posts.replies import Replies
from bot.services.posts.shown_cards import ShownCards
from bot.services.review.corrections import Corrections
from bot.services.review.dispute_questions import DisputeQuestions
from bot.services.review.disputes import Disputes
from bot.services.review.review import Review
from bot.services.review.sources import Sources
from bot.services.review.triage import Triage
from bot.services.similar.announcements import Repeats
from bot.services.similar.comparison import SimilarClaims
from bot.services.summary.schedule import Summaries
from bot.services.summary.week import Weeks
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    articles: Articles
    feeds: Feeds
    source_watch: SourceWatch
    claims: Claims
    review: Review
    similar: SimilarClaims
    fact_checks: FactChecks
    lookups: Lookups
    corrections: Corrections
    editing: Editing
    triage: Triage
    sources: Sources
    shown_cards: ShownCards
    about_message: AboutMessage
    replies: Replies
    repeats: Repeats
    disputes: Disputes
    dispute_questions: DisputeQuestions
    summaries: Summaries
    weeks: Weeks
    follows: Follows
    speakers: Speakers
    members: Members
    form_drafts: FormDrafts
    overviews: MemberOverviews
    settings: Settings
    health: Health

    @classmethod
    def over(
        cls,
        db: Database,
        clock: Clock,
        workers: Workers,
        fetcher: Fetcher,
        fact_checks: FactCheckSearch | None = None,
        daily_lookups: int = 0,
    ) -> "Services":
        """`fact_checks`: the service to ask for fact-checks by others, None for no service; `daily_lookups`: how often
        a day."""
        desk = Desk(db, clock)
        review = Review(desk)
        similar = SimilarClaims(desk, workers, partial(_merge, review))
        claims = Claims(desk, workers, similar)
        return cls(
            articles=Articles(desk, workers, fetcher, similar),
            feeds=Feeds(desk, workers, fetcher),
            source_watch=SourceWatch(desk, workers, fetcher),
            claims=claims,
            review=review,
            similar=similar,
            fact_checks=FactChecks(desk, workers),
            lookups=Lookups(desk, workers, fact_checks, daily_lookups),
            corrections=Corrections(desk),
            editing=Editing(desk),
            triage=Triage(desk),
            sources=Sources(desk, workers, fetcher),
            shown_cards=ShownCards(desk),
            about_message=AboutMessage(claims, similar),
            replies=Replies(desk),
            repeats=Repeats(desk),
            disputes=Disputes(desk),
            dispute_questions=DisputeQuestions(desk),
            summaries=Summaries(desk),
            weeks=Weeks(desk),
            follows=Follows(desk),
            speakers=Speakers(desk),
            members=Members(desk),
            form_drafts=FormDrafts(desk),
            overviews=MemberOverviews(desk),
            settings=Settings(desk),
            health=Health(desk),
        )


async def _merge(review: Review, actor: Actor, number: int, into: int) -> Claim:
    return await review.dismiss(actor, number, Dismissal.DUPLICATE, into)


__all__ = ["Services"]
