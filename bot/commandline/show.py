"""Domain values as words for a terminal or a pipe. Pure: value in, text or table out; nothing here prints."""

import json
import textwrap
from collections.abc import Sequence
from enum import StrEnum

from bot.commandline.output import Table
from bot.domain.articles import Article, IngestResult
from bot.domain.claims import Appearance, Claim, Kind, Proposed, Revision, Source, State
from bot.domain.clock import to_datetime
from bot.domain.disputes import Dispute, Note
from bot.domain.errors import OnRecordError
from bot.domain.events import Event
from bot.domain.fact_checks import MatchedFactCheck, Taken
from bot.domain.member_overview import MemberOverview
from bot.domain.source_watch import SourceState

WIDTH = 96


def readable(slug: StrEnum | str) -> str:
    """A slug as people say it."""
    return str(slug).replace("_", " ")


def plural(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def moment(ms: int) -> str:
    return to_datetime(ms).strftime("%Y-%m-%d %H:%M")


def percent(share: float) -> str:
    return f"{share:.0%}"


def standing(claim: Claim) -> str:
    """The one thing to know about a claim first: its verdict, else where it stands, and whether that is disputed."""
    words = readable(claim.verdict) if claim.verdict and claim.state is State.CHECKED else readable(claim.state)
    return f"{words}, disputed" if claim.disputed else words


def said_by(claim: Claim) -> str:
    if claim.speaker:
        return claim.speaker
    if claim.kind is Kind.NARRATION:
        outlets = [a.site or a.domain for a in claim.appearances if a.site or a.domain]
        return f"the article ({outlets[0]})" if outlets else "the article"
    return "nobody named"


def briefly(claim: Claim) -> str:
    """Who said it in a list's cell or line: with how sure the machine is, where nobody has looked."""
    unsure = claim.speaker is not None and not claim.attribution_confirmed and claim.kind is not Kind.MANUAL
    return f"{said_by(claim)} ({percent(claim.speaker_confidence)} sure)" if unsure else said_by(claim)


def attribution(claim: Claim) -> str:
    """Who said it, and how that is known: never a machine's guess as if somebody had looked."""
    if claim.attribution_confirmed:
        return f"{said_by(claim)}, confirmed by a person"
    if claim.speaker is None:
        return said_by(claim)
    if claim.kind is Kind.MANUAL:
        return f"{claim.speaker}, as typed in"
    how = next((place.how for place in claim.appearances if place.how), None)
    told = f"attributed to {claim.speaker} by the machine, sure {percent(claim.speaker_confidence)}"
    return f"{told} ({how})" if how else told


def said(claim: Claim) -> str:
    """'said 4 times since 2026-05-12, last 2026-06-01 in example.org'."""
    if claim.said == 1:
        return "said once"
    often = f"said {claim.said:,} times"
    ledger = claim.ledger
    if ledger is None:
        return often
    who = f", last attributed to {ledger.speaker}" if ledger.speaker and ledger.speaker != claim.speaker else ", last"
    where = f" in {ledger.domain}" if ledger.domain else ""
    return f"{often} since {moment(ledger.first)[:10]}{who} {moment(ledger.last)[:10]}{where}"


def claims_table(claims: Sequence[Claim], empty: str, words: tuple[str, ...] = ()) -> Table:
    rows = [(f"#{c.number}", standing(c), f"{c.worthiness:.2f}", briefly(c), c.text) for c in claims]
    return Table(("#", "Standing", "Worth", "Speaker", "Claim"), rows, empty, words)


def claim_card(claim: Claim, *, suspicions: bool = False) -> str:
    lines = [f"#{claim.number} {standing(claim)}", *_wrapped(f"“{claim.text}”"), _field("Said by", attribution(claim))]
    if claim.said > 1:
        lines.append(_field("Said", said(claim).removeprefix("said ")))
    reasons = f" ({', '.join(claim.reasons)})" if claim.reasons else ""
    lines.append(_field("Worth", f"{claim.worthiness:.2f}{reasons}"))
    if claim.proposed:
        lines += _proposed(claim.proposed)
    if claim.rationale:
        lines.append(_field("Why", claim.rationale))
    lines += [_field("Source", _source(source)) for source in claim.sources]
    lines += _dates(claim)
    if claim.dismissal:
        into = f" of #{claim.duplicate_of}" if claim.duplicate_of else ""
        lines.append(_field("Dismissed", readable(claim.dismissal) + into))
    lines += [
        _field("Disputed", f"{readable(d.kind)} (dispute {d.number}, {plural(d.members, 'member')})")
        for d in claim.disputes
    ]
    lines += [_field("Context", f"{moment(at)[:10]}: {text}") for at, text in claim.context]
    lines += [_field("Others", _beside(beside)) for beside in claim.others]
    lines += [_field("Where", _appearance(appearance, suspicions=suspicions)) for appearance in claim.appearances]
    past = len(claim.revisions) > 1 or claim.state is not State.CHECKED
    lines += [_field("Verdict", _revision(revision)) for revision in claim.revisions if past]
    return "\n".join(lines)


def _dates(claim: Claim) -> list[str]:
    """Of which day the verdict is and when it is looked at again; or that it was taken back, and is being rechecked."""
    if not claim.revisions:
        return []
    last = claim.revisions[-1]
    if claim.state is not State.CHECKED:
        return (
            [] if last.voided else [_field("Withdrawn", f"the verdict {readable(last.verdict)}; it is being rechecked")]
        )
    days = {"As of": last.as_of, "Again": last.look_again and f"to be looked at again on {last.look_again}"}
    return [_field(name, day) for name, day in days.items() if day]


def _beside(beside: MatchedFactCheck) -> str:
    """Who has checked it, in their words, and the number by which a moderator refuses it."""
    check = beside.check
    about = f" on what {check.claimant} said" if check.claimant else ""
    day = f", {check.day}" if check.day else ""
    return f"{check.publisher}{about}: “{check.rating}”{day}, {check.url} (check {beside.id})"


def _proposed(given: Proposed) -> list[str]:
    """What the moderator who approves it has to read."""
    named = [] if given.speaker is None else [_field("  said by", given.speaker)]
    instead = [_field("  instead", given.reason)] if given.reason else []
    days = [_field("  as of", given.as_of)] if given.as_of else []
    days += [_field("  again", given.look_again)] if given.look_again else []
    sources = [_field("  source", _source(source)) for source in given.sources]
    return [
        _field("Proposed", readable(given.verdict)),
        *named,
        *instead,
        _field("  because", given.rationale),
        *days,
        *sources,
    ]


def _source(source: Source) -> str:
    copy = f", archived at {source.archive}" if source.archive else ""
    title = f"{source.title}: " if source.title else ""
    return f"{title}{source.url} ({readable(source.stance)}){copy}"


def _appearance(appearance: Appearance, *, suspicions: bool) -> str:
    if appearance.article is None:
        parts = ["typed in", appearance.domain or appearance.url]
    else:
        kinds = (readable(appearance.provenance), readable(appearance.kind))
        gone = ", withdrawn" if appearance.withdrawn else ""
        parts = [f"article {appearance.article}{gone}", appearance.domain, *kinds]
    if appearance.published_at is not None:
        parts.append(moment(appearance.published_at)[:10])
    if appearance.changed is SourceState.CONFIRMED and appearance.changed_at is not None:
        parts.append(f"no longer there since {moment(appearance.changed_at)[:10]}")
    elif suspicions and appearance.changed is not None and appearance.changed_at is not None:
        parts.append(f"source may have changed, seen {moment(appearance.changed_at)[:10]}")
    return " · ".join(part for part in parts if part) + f": “{appearance.quote}”"


def _revision(revision: Revision) -> str:
    void = ", void" if revision.voided else ""
    return f"{revision.number}. {readable(revision.verdict)}{void}, {moment(revision.at)}: {revision.rationale}"


def _field(name: str, value: str) -> str:
    label = f"  {name + ':':11}"
    return textwrap.fill(value, WIDTH, initial_indent=label, subsequent_indent=" " * len(label), break_on_hyphens=False)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def ingest_line(result: IngestResult) -> str:
    title = result.title or result.url or "untitled"
    if result.already_known:
        return f"Article {result.article} · {title}: on record already."
    new = f": {_numbers(result.new)}" if result.new else ""
    lines = [f"Article {result.article} · {title}", f"  {plural(len(result.new), 'new claim')}{new}"]
    if result.repeats:
        told = ", ".join(f"#{number} ({percent(score)})" for number, score in result.repeats)
        lines.append(f"  {plural(len(result.repeats), 'repeat')}: {told}")
    if result.duplicate_of:
        lines.append(f"  a near-copy of article {result.duplicate_of}")
    return "\n".join(lines)


def taken_lines(taken: Taken) -> str:
    """What came of a file of others' checks, and what was not taken, by reason."""
    named = f" (import {taken.number})" if taken.number else ""
    lines = [f"{taken.name}{named}: {taken.added:,} new, {taken.updated:,} updated, {taken.unchanged:,} as before"]
    lines += [f"  {count:,} skipped: {reason}" for reason, count in taken.skipped]
    return "\n".join(lines)


def ingest_table(came: Sequence[tuple[str, IngestResult | OnRecordError]]) -> Table:
    """What came of many sources, in their order."""
    rows = [
        (source, "-", "-", "-", f"not read: {result.sentence}")
        if isinstance(result, OnRecordError)
        else (
            source,
            f"#{result.article}",
            str(len(result.new)),
            str(len(result.repeats)),
            f"{result.title or 'untitled'}{' (on record already)' if result.already_known else ''}",
        )
        for source, result in came
    ]
    headings = ("Source", "Article", "New", "Repeats", "Title, or why not")
    return Table(headings, rows, "Nothing was handed in.")


def _numbers(numbers: Sequence[int]) -> str:
    """'#3 to #9' for a run, each by itself otherwise."""
    if len(numbers) > 2 and list(numbers) == list(range(numbers[0], numbers[-1] + 1)):
        return f"#{numbers[0]} to #{numbers[-1]}"
    return ", ".join(f"#{number}" for number in numbers)


def articles_table(articles: Sequence[Article]) -> Table:
    rows = [
        (f"#{a.number}", moment(a.added_at), readable(a.provenance), a.domain or "-", a.title or "untitled")
        for a in articles
    ]
    return Table(("#", "Added (UTC)", "From", "Domain", "Title"), rows, "No articles on record.")


def article_card(article: Article) -> str:
    lines = [f"Article {article.number} · {article.title or 'untitled'}"]
    about = {
        "Address": article.url,
        "Domain": article.domain,
        "Site": article.site,
        "Author": article.author,
        "Published": moment(article.published_at) if article.published_at is not None else None,
        "Came by": readable(article.provenance),
        "Withdrawn": moment(article.withdrawn_at) if article.withdrawn_at is not None else None,
        "Copy of": f"article {article.copy_of}" if article.copy_of is not None else None,
        "Older": f"article {article.version_of} was at this address before" if article.version_of else None,
        "Newer": f"article {article.newer} is at this address now" if article.newer else None,
    }
    origins = {"Site": "site", "Author": "author", "Published": "published_at"}
    for name, value in about.items():
        if value:
            origin = article.origins.get(origins.get(name, ""))
            lines.append(_field(name, f"{value} ({origin})" if origin else value))
    return "\n".join([*lines, "", article.text])


def own_lines(own: MemberOverview) -> list[str]:
    """What is somebody's own beside claims: disputes with their outcome, what they follow, their limits."""
    lines = []
    for dispute in own.disputes:
        why = f": {dispute.decision}" if dispute.decision else ""
        asked = f"; a moderator asks: {dispute.notes[-1].text}" if dispute.asked else ""
        kind = readable(dispute.kind)
        lines.append(f"Dispute {dispute.number} of #{dispute.claim}, {kind}: {readable(dispute.state)}{why}{asked}")
    lines += [f"Follows {follow.named}" for follow in own.follows]
    if own.limits:
        used = ", ".join(f"{limit.used} of {limit.most} {limit.what}" for limit in own.limits)
        lines.append(f"In 24 hours: {used}")
    return lines


def disputes_table(disputes: Sequence[Dispute], now: int) -> Table:
    rows = [
        (
            f"{d.number}",
            f"#{d.claim}",
            readable(d.kind),
            f"{moment(d.at)}{', overdue' if d.overdue(now) else ''}",
            " · ".join((d.reason if d.link is None else f"{d.reason} ({d.link})", *map(_note, d.notes))),
        )
        for d in disputes
    ]
    return Table(("#", "Claim", "Kind", "Since (UTC)", "Reason"), rows, "No dispute is open.")


def _note(note: Note) -> str:
    return f"{'answered' if note.answer else 'asked'}: {note.text}"


def history_table(events: Sequence[Event]) -> Table:
    rows = [(moment(e.at), e.actor, action(e), change(e)) for e in events]
    return Table(("When (UTC)", "Who", "What", "Change"), rows, "Nothing has happened to it.")


def action(event: Event) -> str:
    """'claim said again'."""
    return readable(event.action.replace(".", " "))


def change(event: Event) -> str:
    """'state unverified → checked, verdict false', and why."""
    before, after = event.before or {}, event.after or {}
    parts = []
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if old is None or old == new:
            parts.append(f"{key} {_value(new)}")
        else:
            parts.append(f"{key} {_value(old)} → {_value(new)}")
    if event.reason:
        parts.append(f"“{event.reason}”")
    return ", ".join(parts)


def _value(value: object) -> str:
    if value is None:
        return "none"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
