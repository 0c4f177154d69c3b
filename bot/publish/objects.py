"""The record as JSON objects: domain value in, plain dict out, with exactly the keys that readers may rely on."""

from typing import TYPE_CHECKING, Any

from bot.domain.articles import Article, IngestResult
from bot.domain.clock import iso
from bot.domain.events import Event
from bot.domain.fact_checks import Import, Taken
from bot.domain.feeds import AddedFeed, Feed
from bot.domain.follows import Follow
from bot.domain.members import Limit
from bot.domain.repeats import SaidOften
from bot.domain.source_watch import Reread, SourceChange
from bot.domain.speakers import Speaker

if TYPE_CHECKING:
    from bot.domain.health import HealthReport

Object = dict[str, Any]


def taken_object(taken: Taken) -> Object:
    return {
        "import": taken.number,
        "file": taken.name,
        "added": taken.added,
        "updated": taken.updated,
        "unchanged": taken.unchanged,
        "skipped": dict(taken.skipped),
    }


def import_object(one: Import) -> Object:
    return {"import": one.number, "file": one.name, "at": iso(one.at), "entries": one.entries}


def article_object(article: Article, *, with_text: bool) -> Object:
    """`id` is the article's number on its server: the only one that people ever see."""
    head = {
        "id": article.number,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "title": article.title,
        "site": article.site,
        "author": article.author,
        "published_at": iso(article.published_at),
        "language": article.language,
        "provenance": article.provenance.value,
    }
    return {**head, "text": article.text} if with_text else head


def ingest_object(result: IngestResult) -> Object:
    return {
        "article": result.article,
        "url": result.url,
        "title": result.title,
        "new": list(result.new),
        "repeats": [{"claim": number, "score": score} for number, score in result.repeats],
        "duplicate_of": result.duplicate_of,
    }


def feed_object(feed: Feed) -> Object:
    return {
        "id": feed.number,
        "url": feed.url,
        "title": feed.title,
        "last_polled": iso(feed.last_polled),
        "last_error": feed.last_error,
        "enabled": feed.enabled,
        "unread": [
            {
                "url": entry.url,
                "error": entry.error,
                "since": iso(entry.since),
                "tries": entry.tries,
                "retry_at": iso(entry.retry_at),
            }
            for entry in feed.unread
        ],
    }


def added_feed_object(added: AddedFeed) -> Object:
    return {**feed_object(added.feed), "entries": len(added.links), "links": list(added.links)}


def reread_object(reread: Reread) -> Object:
    return {"article": reread.article, "quotes": reread.quotes, "gone": list(reread.gone)}


def source_change_object(change: SourceChange) -> Object:
    return {
        "claim": change.claim,
        "articles": list(change.articles),
        "quote": change.quote,
        "url": change.url,
        "seen_at": iso(change.seen_at),
    }


def follow_object(follow: Follow) -> Object:
    return {"follow": follow.id, "claim": follow.claim, "speaker": follow.speaker, "since": iso(follow.at)}


def limit_object(limit: Limit) -> Object:
    """One limit of a member: `again` is when the first of the used ones is free again."""
    return {"limit": limit.what, "used": limit.used, "most": limit.most, "again": iso(limit.again)}


def speaker_object(speaker: Speaker) -> Object:
    return {
        "name": speaker.name,
        "aliases": list(speaker.aliases),
        "claims": speaker.claims,
        "checked": speaker.checked,
    }


def said_often_object(often: SaidOften) -> Object:
    """How often a speaker's claims were said again: in all, and the most repeated with since when they were said, and
    when, where and by whom last."""
    return {
        "claims": often.claims,
        "times": often.times,
        "unconfirmed": often.unconfirmed,
        "most": [
            {
                "number": claim.number,
                "text": claim.text,
                "verdict": claim.verdict.value if claim.verdict else None,
                "attribution_confirmed": claim.attribution_confirmed,
                "said": claim.said,
                "since": iso(claim.ledger.first) if claim.ledger else None,
                "last": iso(claim.ledger.last) if claim.ledger else None,
                "last_by": claim.ledger.speaker or claim.speaker if claim.ledger else None,
                "last_in": claim.ledger.domain if claim.ledger else None,
            }
            for claim in often.most
        ],
    }


def event_object(event: Event) -> Object:
    return {
        "at": iso(event.at),
        "change": event.change,
        "actor": event.actor,
        "action": event.action.value,
        "before": event.before,
        "after": event.after,
        "reason": event.reason,
    }


def health_object(report: "HealthReport") -> Object:
    return {
        "ok": report.ok,
        "checks": [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in report.checks],
    }
