"""The record as JSON objects: domain value in, plain dict out, with exactly the keys that readers may rely on."""

from typing import TYPE_CHECKING, Any

from bot.domain.articles import Article, IngestResult
from bot.domain.claims import Appearance, Claim, Proposed, Revision, Source
from bot.domain.clock import SECOND, iso
from bot.domain.disputes import Dispute
from bot.domain.events import Event
from bot.domain.fact_checks import Import, MatchedFactCheck, Taken
from bot.domain.feeds import AddedFeed, Feed
from bot.domain.follows import Follow
from bot.domain.members import Limit
from bot.domain.repeats import SaidOften
from bot.domain.source_watch import Reread, SourceChange
from bot.domain.speakers import Balance, Speaker
from bot.domain.statistics import Week
from bot.domain.summary import Summary

if TYPE_CHECKING:
    from bot.domain.health import HealthReport

Object = dict[str, Any]


def claim_object(claim: Claim) -> Object:
    return {
        "number": claim.number,
        "text": claim.text,
        "speaker": claim.speaker,
        "attribution_confirmed": claim.attribution_confirmed,
        "state": claim.state.value,
        "verdict": claim.verdict.value if claim.verdict else None,
        "disputed": claim.disputed,
        "worthiness": claim.worthiness,
        "wanted": claim.wanted,
        "appearances": [_appearance(appearance) for appearance in claim.appearances],
        "sources": [_source(source) for source in claim.sources],
        "rationale": claim.rationale,
        "owner": claim.owner,
        "created_at": iso(claim.created_at),
        "updated_at": iso(claim.updated_at),
        "revisions": [_revision(revision) for revision in claim.revisions],
        "others": [_beside(beside) for beside in claim.others],
        **({} if claim.proposed is None else {"proposed": _proposed(claim.proposed)}),
    }


def _proposed(proposed: Proposed) -> Object:
    """A verdict that waits, for who works the desk."""
    return {
        "verdict": proposed.verdict.value,
        "sources": [_source(source) for source in proposed.sources],
        "rationale": proposed.rationale,
        "speaker": proposed.speaker,
        "reason": proposed.reason,
        "as_of": proposed.as_of,
        "look_again": proposed.look_again,
    }


def _beside(beside: MatchedFactCheck) -> Object:
    """What somebody else has checked: `claim` and `rating` in their words, `id` for `others refuse`."""
    check = beside.check
    return {
        "id": beside.id,
        "publisher": check.publisher,
        "rating": check.rating,
        "date": check.day,
        "url": check.url,
        "claim": check.text,
        "claimant": check.claimant,
        "score": beside.score,
    }


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


def _appearance(appearance: Appearance) -> Object:
    return {
        "article": appearance.article,
        "kind": appearance.kind.value,
        "provenance": appearance.provenance.value,
        "quote": appearance.quote,
        "content": [list(span) for span in appearance.content],
        "published_at": iso(appearance.published_at),
    }


def _source(source: Source) -> Object:
    known = {"title": source.title, "archive": source.archive}
    return {
        "url": source.url,
        "stance": source.stance.value,
        **{name: value for name, value in known.items() if value is not None},
    }


def _revision(revision: Revision) -> Object:
    return {
        "number": revision.number,
        "verdict": revision.verdict.value,
        "class": revision.correction.value if revision.correction else None,
        "rationale": revision.rationale,
        "sources": [_source(source) for source in revision.sources],
        "at": iso(revision.at),
        "voided": revision.voided,
        **({"as_of": revision.as_of} if revision.as_of else {}),
        **({"look_again": revision.look_again} if revision.look_again else {}),
    }


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


def dispute_object(dispute: Dispute) -> Object:
    return {
        "dispute": dispute.number,
        "claim": dispute.claim,
        "kind": dispute.kind.value,
        "state": dispute.state.value,
        "cosigners": dispute.cosigners,
    }


def own_dispute_object(dispute: Dispute) -> Object:
    """A dispute as those see it who stand behind it: with what was decided."""
    return {**dispute_object(dispute), "decision": dispute.decision, "asked": dispute.asked}


def follow_object(follow: Follow) -> Object:
    return {"follow": follow.id, "claim": follow.claim, "speaker": follow.speaker, "since": iso(follow.at)}


def limit_object(limit: Limit) -> Object:
    """One limit of a member: `again` is when the first of the used ones is free again."""
    return {"limit": limit.what, "used": limit.used, "most": limit.most, "again": iso(limit.again)}


def review_dispute_object(dispute: Dispute, now: int) -> Object:
    """A dispute as those see it who decide it."""
    return {
        **dispute_object(dispute),
        "reason": dispute.reason,
        "link": dispute.link,
        "at": iso(dispute.at),
        "overdue": dispute.overdue(now),
        "notes": [{"answer": note.answer, "text": note.text, "at": iso(note.at)} for note in dispute.notes],
    }


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


def balance_object(line: Balance) -> Object:
    return {
        "name": line.name,
        "claims": line.claims,
        "worth": line.worth,
        "checked": line.checked,
        "dismissed": line.dismissed,
        "verdicts": {verdict.value: given for verdict, given in line.verdicts},
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


def summary_object(digest: Summary) -> Object:
    return {
        "server": digest.server,
        "from": iso(digest.start),
        "to": iso(digest.end),
        "counts": {
            "articles": digest.articles,
            "new": digest.new,
            "checked": len(digest.checked),
            "corrected": len(digest.corrected),
            "disputes": digest.open_disputes,
            "waiting": digest.waiting,
        },
        "corrected": [claim_object(correction.claim) for correction in digest.corrected],
        "checked": [claim_object(claim) for claim in digest.checked],
        "disputes": [dispute_object(dispute) for dispute in digest.disputes],
        "said_again": [claim_object(claim) for claim in digest.said_again],
        "wanted": [claim_object(claim) for claim in digest.wanted],
        "source_changed": [claim_object(claim) for claim in digest.altered],
    }


def week_object(week: Week) -> Object:
    return {
        "first": week.first.isoformat(),
        "last": week.last.isoformat(),
        "articles": week.articles,
        "found": week.found,
        "checked": week.checked,
        "waiting": week.waiting,
        "verdicts": {verdict.value: count for verdict, count in week.verdicts},
        "median_seconds": None if week.median is None else round(week.median / SECOND),
        "disputes": {"decided": week.decided, "upheld": week.upheld},
        "corrections": week.corrections,
        "bars": [
            {
                "first": bar.first.isoformat(),
                "last": bar.last.isoformat(),
                "found": bar.found,
                "checked": bar.checked,
                "waiting": bar.waiting,
            }
            for bar in week.bars
        ],
    }


def health_object(report: "HealthReport") -> Object:
    return {
        "ok": report.ok,
        "checks": [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in report.checks],
    }
