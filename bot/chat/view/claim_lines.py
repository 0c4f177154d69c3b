"""Lines that several views share: who said it, where it stood, what disputes wait."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.chat.view.labels import DISPUTES, KINDS, PROVENANCES, STANCES, counted, moment, verdict_words
from bot.chat.view.text import link, marked_line, one_line
from bot.domain.claims import Appearance, Claim, Kind, OpenDispute, Source, Verdict
from bot.domain.disputes import DisputeKind
from bot.domain.repeats import RepeatPlace
from bot.domain.similar import Tie, TieKind
from bot.domain.source_watch import SourceState


def attribution(claim: Claim, limit: int = 220) -> str:
    """Who said it and who says so: the machine until a person confirmed it."""
    if claim.kind is Kind.NARRATION and claim.speaker is None:
        domain = next((a.domain for a in claim.appearances if a.domain), None)
        return f"the outlet itself, {one_line(domain, 100)}" if domain else "the outlet itself"
    if claim.speaker is None:
        return "said by somebody the text does not name"
    name = one_line(claim.speaker, limit - 60)
    if claim.attribution_confirmed:
        return f"said by **{name}**"
    if claim.kind is Kind.MANUAL:
        return f"said by **{name}**, as a member entered it"
    return f"attributed to **{name}** by the machine, {claim.speaker_confidence * 100:.0f} % sure"


def short_attribution(claim: Claim, limit: int, words: Sequence[str] = ()) -> str:
    """The same in a list's line: who the machine alone has named is never named as if somebody had looked. `words`
    of a search stand bold."""
    if claim.speaker is None:
        return "the outlet itself" if claim.kind is Kind.NARRATION else "nobody named"
    name = marked_line(claim.speaker, limit, words)
    if claim.attribution_confirmed:
        return name
    if claim.kind is Kind.MANUAL:
        return f"{name}, as entered"
    return f"attributed to {name}, {claim.speaker_confidence * 100:.0f} % sure"


def appearance(place: Appearance, words: int, *, suspicions: bool = False) -> str:
    """The exact words, and under them how they are attributed, how they came in, from which domain, and when."""
    facts = [origin(place)] if place.kind is Kind.MANUAL else [KINDS[place.kind], origin(place)]
    if place.article is not None:
        facts.append(f"article {place.article}{', withdrawn' if place.withdrawn else ''}")
    facts.append(moment(place.published_at or place.created_at, "D"))
    if place.changed is SourceState.CONFIRMED and place.changed_at is not None:
        facts.append(f"✂️ no longer there since {moment(place.changed_at, 'D')}")
    elif suspicions and place.changed is not None and place.changed_at is not None:
        facts.append(f"⚠️ source may have changed, seen {moment(place.changed_at, 'D')}")
    return f"> {one_line(place.quote, words)}\n-# {' · '.join(facts)}"


def origin(place: Appearance | RepeatPlace) -> str:
    """How the words came in, and the registered domain as a link to where they stand."""
    came = PROVENANCES[place.provenance]
    if place.domain is None:
        return came
    shown = link(place.domain, place.url, 400) if place.url else one_line(place.domain, 100)
    return f"{came} {shown}" if came.endswith((" from", " of")) else f"{came}, {shown}"


def source_line(source: Source) -> str:
    where = host(source.url)
    named = f"{one_line(source.title, 100)} · {where}" if source.title else where
    shown = f"{one_line(source.title, 100)} · {link(where, source.url, 300)}" if source.title else None
    copy = f", {link('archived', source.archive, 300)}" if source.archive else ""
    return f"- {shown or link(named, source.url, 300)} ({STANCES[source.stance]}){copy}"


def host(url: str) -> str:
    """The host that a link leads to, so that nobody has to trust a label."""
    return (urlsplit(url).hostname or "?").removeprefix("www.")


def dispute_line(dispute: OpenDispute) -> str:
    """'Disputed: wrong speaker, by 3 members'; names never show."""
    kind = DISPUTES[DisputeKind(dispute.kind)].lower()
    return f"⚠️ **Disputed: {kind}**, by {counted(dispute.members, 'member')} (dispute {dispute.number})"


def said(claim: Claim) -> str:
    """How often it was said, and, more than once, since when, by whom last and where."""
    if claim.said == 1:
        return "said once"
    often = f"said {claim.said:,} times"
    if claim.ledger is None or claim.ledger.first == claim.ledger.last:
        return often
    ledger = claim.ledger
    another = ledger.speaker and ledger.speaker != claim.speaker
    who = f", last attributed to {one_line(ledger.speaker or '', 60)}" if another else ", last"
    where = f" in {one_line(ledger.domain, 60)}" if ledger.domain else ""
    return f"{often} since {moment(ledger.first, 'D')}{who} {moment(ledger.last, 'D')}{where}"


QUESTIONS = {
    TieKind.SAME: "Same as #{}?",
    TieKind.LATER: "A later figure of #{}?",
    TieKind.CONTRADICTS: "Contradicts #{}?",
}


def tie_line(tie: Tie) -> str:
    """The machine's question with how sure it is, or who else has said the same; with the other's verdict."""
    verdict = f" · {verdict_words(Verdict(tie.verdict))}" if tie.verdict else ""
    if tie.kind is TieKind.ALSO_SAID:
        name = one_line(tie.speaker, 80) if tie.speaker else "nobody named"
        who = f"{name} (attributed by the machine)" if tie.speaker and tie.attributed else name
        return f"Also said by {who}: #{tie.number}{verdict}"
    alike = f"{tie.score * 100:.0f} % alike: {one_line(tie.text, 140)}"
    return f"{QUESTIONS[tie.kind].format(tie.number)}{verdict} {alike}"
