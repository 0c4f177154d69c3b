"""The day's summary as plain text or Markdown. Pure."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from bot.commandline import show
from bot.domain.claims import Claim, clean_text
from bot.domain.clock import to_datetime
from bot.domain.digest import Correction, Digest
from bot.domain.disputes import Dispute

_MARKS = frozenset("\\`*_{}[]<>()#+-.!|~&")


def as_text(digest: Digest, zone: ZoneInfo) -> str:
    return _summary(digest, zone, heading=lambda text, level: text if level == 1 else f"\n{text}", escape=str)


def as_markdown(digest: Digest, zone: ZoneInfo) -> str:
    return _summary(
        digest, zone, heading=lambda text, level: f"{'#' * level} {text}\n" if level == 1 else f"\n## {text}\n",
        escape=escaped,
    )  # fmt: skip


def escaped(text: str) -> str:
    """Words of strangers on one line, without any effect as Markdown or HTML."""
    flat = " ".join(clean_text(text).split())
    return "".join(f"\\{c}" if c in _MARKS else c for c in flat)


def counts(digest: Digest) -> str:
    return (
        f"{show.plural(digest.articles, 'article')}, {show.plural(digest.new, 'new claim')},"
        f" {len(digest.checked)} checked, {show.plural(digest.waiting, 'claim')} waiting."
    )


def _summary(digest: Digest, zone: ZoneInfo, heading: Callable[[str, int], str], escape: Callable[[str], str]) -> str:
    lines = [heading(f"On record, {_window(digest, zone)}", 1), counts(digest)]
    sections: tuple[tuple[str, Sequence[str]], ...] = (
        ("Corrected", [_correction(c, escape) for c in digest.corrected]),
        ("Checked", [_checked(c, escape) for c in digest.checked]),
        ("Changed at the source since", [_claim(c, escape) for c in digest.altered]),
        ("Disputed", [_dispute(d, escape) for d in digest.disputes]),
        ("Said again", [_claim(c, escape) for c in digest.said_again]),
        ("Waiting for a check", [_claim(c, escape) for c in digest.wanted]),
    )
    for title, entries in sections:
        if entries:
            lines.append(heading(title, 2))
            lines += [f"- {entry}" for entry in entries]
    return "\n".join(lines)


def _window(digest: Digest, zone: ZoneInfo) -> str:
    until = to_datetime(digest.end, zone)
    return f"{digest.day.isoformat()} (until {until:%Y-%m-%d %H:%M} {zone.key})"


def _claim(claim: Claim, escape: Callable[[str], str]) -> str:
    return f"#{claim.number} {escape(show.briefly(claim))}: {escape(claim.text)}"


def _checked(claim: Claim, escape: Callable[[str], str]) -> str:
    sources = " ".join(f"<{source.url}>" if escape is escaped else source.url for source in claim.sources)
    return f"{show.standing(claim).capitalize()}: {_claim(claim, escape)} {sources}".rstrip()


def _correction(correction: Correction, escape: Callable[[str], str]) -> str:
    why = f" ({escape(correction.reason)})" if correction.reason else ""
    return f"{correction.what}: {_claim(correction.claim, escape)}{why}"


def _dispute(dispute: Dispute, escape: Callable[[str], str]) -> str:
    return f"#{dispute.claim} {show.readable(dispute.kind)}, {dispute.state.value}: {escape(dispute.reason)}"
