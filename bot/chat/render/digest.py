"""The daily summary: corrections first, then what was checked, what is disputed, what was said again, what waits."""

import discord

from bot.chat.render.limits import TEXT, Page, Room
from bot.chat.render.parts import short_attribution
from bot.chat.render.pick import open_menu
from bot.chat.render.text import one_line
from bot.chat.render.words import DISPUTES, counted, status, verdict_words
from bot.domain.claims import Claim
from bot.domain.digest import Correction, Digest
from bot.domain.disputes import Dispute

_SECTION = 720
_WORDS = 150


def digest_page(digest: Digest, place: str, *, spare: int = 0) -> Page:
    """`place` marks the message: a repeated post is recognised by it. `spare` characters are left free."""
    room = Room(TEXT - spare)
    blocks = [room.take(_title(digest))]
    for title, lines in _sections(digest):
        if lines:
            head = room.take(f"**{title}**")
            blocks.append("\n".join([head, *room.some(lines, _SECTION, "- …and {} more")]))
    if digest.held_back:
        held = counted(digest.held_back, "verdict is", "verdicts are")
        blocks.append(room.take(f"-# {held} younger than 30 minutes and kept for the next summary."))
    frame: discord.ui.Container[Page] = discord.ui.Container(accent_colour=discord.Colour(0x3D7BD9))
    for index, block in enumerate(blocks):
        if index:
            frame.add_item(discord.ui.Separator())
        frame.add_item(discord.ui.TextDisplay(block))
    page = Page(frame)
    named = _claims(digest)
    if named:
        page.add_item(open_menu(named, place))
    return page


def _title(digest: Digest) -> str:
    day = f"{digest.day:%A}, {digest.day.day} {digest.day:%B %Y}"
    counts = [
        counted(digest.articles, "article"),
        counted(digest.new, "new claim"),
        f"{len(digest.checked):,} checked",
        f"{digest.waiting:,} waiting",
    ]
    if digest.empty:
        return f"**On Record · {day}**\nA quiet day: nothing new. {digest.waiting:,} waiting to be checked."
    return f"**On Record · {day}**\n{' · '.join(counts)}"


def _sections(digest: Digest) -> list[tuple[str, list[str]]]:
    return [
        ("Corrected", [_correction(c) for c in digest.corrected]),
        ("Checked", [_checked(c, digest.end) for c in digest.checked]),
        ("Changed at the source since", [_line(c) for c in digest.altered]),
        ("Disputed", [_dispute(d, digest.end) for d in digest.disputes]),
        ("Said again, though checked", [_line(c, repeats=True) for c in digest.said_again]),
        ("Most worth checking", [_wanted(c) for c in digest.wanted]),
    ]


def _line(claim: Claim, *, repeats: bool = False) -> str:
    again = f", said {claim.said:,} times" if repeats else ""
    who = short_attribution(claim, 60)
    return f"- **#{claim.number} {status(claim)}**{again} · {who}: {one_line(claim.text, _WORDS)}"


def _checked(claim: Claim, end: int) -> str:
    """As it was said then; a verdict that has fallen since is struck through, with what stands now."""
    then = next((r for r in reversed(claim.revisions) if r.at < end), None)
    stands = claim.revisions[-1] if claim.verdict is not None else None
    if then is None or (stands is not None and stands.verdict is then.verdict):
        return _line(claim)
    now = f"corrected: {verdict_words(stands.verdict)}" if stands else "withdrawn"
    who = short_attribution(claim, 60)
    return f"- **#{claim.number}** ~~{verdict_words(then.verdict)}~~ **{now}** · {who}: {one_line(claim.text, _WORDS)}"


def _wanted(claim: Claim) -> str:
    disputed = ", disputed" if claim.disputed else ""
    who = short_attribution(claim, 60)
    return f"- **#{claim.number}**{disputed} · {who}: {one_line(claim.text, _WORDS)}"


def _correction(correction: Correction) -> str:
    why = f" ({one_line(correction.reason, 150)})" if correction.reason else ""
    what = one_line(correction.what, 80)
    return f"- **#{correction.claim.number}** {what}{why}: {one_line(correction.claim.text, _WORDS)}"


def _dispute(dispute: Dispute, now: int) -> str:
    by = counted(dispute.cosigners + 1, "member")
    late = "overdue, " if dispute.overdue(now) else ""
    return f"- **#{dispute.claim}** {late}{DISPUTES[dispute.kind].lower()}, by {by} (dispute {dispute.number})"


def _claims(digest: Digest) -> tuple[Claim, ...]:
    corrected = tuple(c.claim for c in digest.corrected)
    return corrected + digest.checked + digest.altered + digest.said_again + digest.wanted
