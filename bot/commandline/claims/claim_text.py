"""Claims as the terminal shows them: a table, a card."""

from collections.abc import Sequence

from bot.commandline.output import Table
from bot.commandline.show import _field, _wrapped, moment, percent, plural, readable
from bot.domain.claims import Appearance, Claim, Kind, Proposed, Revision, Source, State
from bot.domain.fact_checks import MatchedFactCheck
from bot.domain.source_watch import SourceState


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
    told = f"attributed to {claim.speaker} by the machine, {percent(claim.speaker_confidence)} sure"
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
    lines += [_field("Others", _beside(beside)) for beside in claim.fact_checks]
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
