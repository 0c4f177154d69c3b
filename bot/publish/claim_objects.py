"""Claims with all that stands on them, as JSON objects."""

from bot.domain.claims import Appearance, Claim, Proposed, Revision, Source
from bot.domain.clock import iso
from bot.domain.disputes import Dispute
from bot.domain.fact_checks import MatchedFactCheck
from bot.publish.objects import Object


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
        "others": [_beside(beside) for beside in claim.fact_checks],
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
