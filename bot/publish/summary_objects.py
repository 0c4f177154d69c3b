"""Summaries, weeks and figures as JSON objects."""

from bot.domain.clock import SECOND, iso
from bot.domain.speakers import Balance
from bot.domain.statistics import Week
from bot.domain.summary import Summary
from bot.publish.claim_objects import claim_object, dispute_object
from bot.publish.objects import Object


def balance_object(line: Balance) -> Object:
    return {
        "name": line.name,
        "claims": line.claims,
        "worth": line.worth,
        "checked": line.checked,
        "dismissed": line.dismissed,
        "verdicts": {verdict.value: given for verdict, given in line.verdicts},
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
