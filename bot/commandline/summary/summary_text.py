"""The day's summary as plain text or Markdown. Pure."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from bot.commandline import show
from bot.commandline.claims import claim_text
from bot.domain.claims import Claim
from bot.domain.clock import DAY, to_datetime
from bot.domain.disputes import Dispute
from bot.domain.summary import Correction, Summary
from bot.domain.user_input import clean_text

_MARKS = frozenset("\\`*_{}[]<>()#+-.!|~&")


def as_text(digest: Summary, zone: ZoneInfo) -> str:
    return _summary(digest, zone, heading=lambda text, level: text if level == 1 else f"\n{text}", escape=str)


def as_markdown(digest: Summary, zone: ZoneInfo) -> str:
    return _summary(
        digest, zone, heading=lambda text, level: f"{'#' * level} {text}\n" if level == 1 else f"\n## {text}\n",
        escape=escaped,
    )  # fmt: skip


def escaped(text: str) -> str:
    """Words of strangers on one line, without any effect as Markdown or HTML."""
    flat = " ".join(clean_text(text).split())
    return "".join(f"\\{c}" if c in _MARKS else c for c in flat)


def counts(digest: Summary) -> str:
    """The headline; what is none is left out, except what waits."""
    waits = f"{digest.waiting:,} {'waits' if digest.waiting == 1 else 'wait'}"
    if digest.empty:
        return f"A quiet day: nothing new; {waits} to be checked."
    parts = (
        show.plural(digest.articles, "article") * bool(digest.articles),
        f"{digest.new:,} new" * bool(digest.new),
        f"{len(digest.checked):,} checked" * bool(digest.checked),
        f"{len(digest.corrected):,} corrected" * bool(digest.corrected),
        show.plural(digest.open_disputes, "dispute") * bool(digest.open_disputes),
        waits,
        f"{digest.asked:,} wanted" * bool(digest.asked),
    )
    return f"{', '.join(part for part in parts if part)}."


def sections(digest: Summary, escape: Callable[[str], str] = str) -> list[tuple[str, list[str]]]:
    """The parts that say something, each with its lines."""
    every: tuple[tuple[str, list[str]], ...] = (
        ("Corrected", [_correction(c, escape) for c in digest.corrected]),
        ("Checked", [_checked(c, escape) for c in digest.checked]),
        ("Disputed", [_dispute(d, digest, escape) for d in digest.disputes]),
        ("Said again after it was checked", [_again(c, digest, escape) for c in digest.said_again]),
        ("Most wanted", [_wanted(c, digest, escape) for c in digest.wanted]),
        ("Source has changed", [_claim(c, escape) for c in digest.altered]),
    )
    return [(title, lines) for title, lines in every if lines]


def _summary(digest: Summary, zone: ZoneInfo, heading: Callable[[str, int], str], escape: Callable[[str], str]) -> str:
    lines = [heading(f"On Record, {_window(digest, zone)}", 1), counts(digest)]
    for title, entries in sections(digest, escape):
        lines.append(heading(title, 2))
        lines += [f"- {entry}" for entry in entries]
    return "\n".join(lines)


def _window(digest: Summary, zone: ZoneInfo) -> str:
    until = to_datetime(digest.end, zone)
    return f"{digest.day.isoformat()} (until {until:%Y-%m-%d %H:%M} {zone.key})"


def _claim(claim: Claim, escape: Callable[[str], str]) -> str:
    return f"#{claim.number} {escape(claim_text.briefly(claim))}: {escape(claim.text)}"


def _checked(claim: Claim, escape: Callable[[str], str]) -> str:
    sources = " ".join(f"<{source.url}>" if escape is escaped else source.url for source in claim.sources)
    count = f" ({show.plural(len(claim.sources), 'source')})" if claim.sources else ""
    return f"{claim_text.standing(claim).capitalize()}: {_claim(claim, escape)}{count} {sources}".rstrip()


def _correction(correction: Correction, escape: Callable[[str], str]) -> str:
    why = f" ({escape(correction.reason)})" if correction.reason else ""
    return f"{correction.what}: {_claim(correction.claim, escape)}{why}"


def _dispute(dispute: Dispute, digest: Summary, escape: Callable[[str], str]) -> str:
    """Without its reason: what a member says in a dispute is for those who decide it."""
    late = "overdue, " if dispute.overdue(digest.end) else ""
    waits = "waits for its author's answer" if dispute.asked else "waits for a moderator"
    since = show.moment(dispute.at)
    by = show.plural(dispute.cosigners + 1, "member")
    claim = digest.disputed.get(dispute.claim)
    words = f": {escape(claim.text)}" if claim else ""
    return f"#{dispute.claim} {late}{show.readable(dispute.kind)}, by {by}, since {since}, {waits}{words}"


def _again(claim: Claim, digest: Summary, escape: Callable[[str], str]) -> str:
    times = show.plural(digest.times.get(claim.number, 1), "time")
    return f"{claim_text.standing(claim).capitalize()}, said {times}, {claim.said:,} in all: {_claim(claim, escape)}"


def _wanted(claim: Claim, digest: Summary, escape: Callable[[str], str]) -> str:
    days = max(0, digest.end - (claim.queued_at or digest.end)) // DAY
    asked = f", wanted by {claim.wanted:,}" if claim.wanted else ""
    return f"{_claim(claim, escape)} (worth {claim.worthiness:.2f}{asked}, waits {show.plural(days, 'day')})"
