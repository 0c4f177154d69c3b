"""The daily summary: what was corrected first, then what was checked, is disputed, was said again, waits."""

from collections.abc import Mapping

import discord

from bot.chat.view.claim_lines import short_attribution
from bot.chat.view.claim_menu import open_menu
from bot.chat.view.labels import DISPUTES, MARKS, SORTS, STATES, counted, moment, status, verdict_words
from bot.chat.view.limits import TEXT, Room
from bot.chat.view.page import Page, framed
from bot.chat.view.text import one_line
from bot.domain.claim_lists import Mark, Sort
from bot.domain.claims import Claim, State
from bot.domain.disputes import Dispute
from bot.domain.summary import Correction, Summary

_SECTION = 640
_WORDS = 140
_HELD = 10
_NOTES = 350
"""Characters kept for what a preview adds."""


def summary_page(summary: Summary, place: str, *, spare: int = 0, role: int | None = None) -> Page:
    """`place` marks the message: a repeated post is recognised by it. `spare` characters are left free; `role` hears of
    overdue disputes."""
    room = Room(TEXT - _NOTES - spare)
    pinged = room.take(f"<@&{role}> {_late(summary.overdue)}") if role and summary.overdue else None
    blocks = [room.take(_title(summary))]
    for title, lines, command in _sections(summary):
        if lines:
            head = room.take(f"**{title}**")
            blocks.append("\n".join([head, *room.some(lines, _SECTION, f"- …and {{}} more: {command}")]))
    page = Page(framed(blocks, discord.Colour(0x3D7BD9)))
    if pinged:
        page.add_item(discord.ui.TextDisplay(pinged))
    named = _claims(summary)
    if named:
        page.add_item(open_menu(named, place))
    return page


def add_notes(page: Page, summary: Summary, *, skipped: bool) -> Page:
    """Under a preview what only whoever asks is told: that nothing would be posted, or what is held back."""
    notes: list[str] = []
    if skipped:
        notes.append("Nothing would be posted: a day with nothing new is skipped (`/desk digest when`).")
    if summary.held:
        more = len(summary.held) - _HELD
        numbers = ", ".join(f"#{claim.number}" for claim in summary.held[:_HELD]) + (f" and {more} more" * (more > 0))
        held = counted(len(summary.held), "verdict is", "verdicts are")
        notes.append(f"{held} younger than 30 minutes and kept for the next summary: {numbers}.")
    if notes:
        page.add_item(discord.ui.TextDisplay("\n".join(f"-# {note}" for note in notes)))
    return page


def _title(summary: Summary) -> str:
    heading = f"**On Record · {summary.day:%A}, {summary.day.day} {summary.day:%B %Y}**"
    waiting = f"{summary.waiting:,} {'waits' if summary.waiting == 1 else 'wait'}"
    if summary.empty:
        return f"{heading}\nA quiet day: nothing new. {waiting} to be checked."
    counts = (
        counted(summary.articles, "article") * bool(summary.articles),
        f"{summary.new:,} new" * bool(summary.new),
        f"{len(summary.checked):,} checked" * bool(summary.checked),
        f"{len(summary.corrected):,} corrected" * bool(summary.corrected),
        counted(summary.open_disputes, "dispute") * bool(summary.open_disputes),
        waiting,
        f"{summary.asked:,} wanted" * bool(summary.asked),
    )
    return f"{heading}\n{' · '.join(count for count in counts if count)}"


def _sections(summary: Summary) -> list[tuple[str, list[str], str]]:
    """Title, lines, and the command that shows those that don't fit."""
    number = _numbers(summary)
    return [
        (
            "Corrected",
            [_correction(c, number) for c in summary.corrected],
            _listing(mark=Mark.CORRECTED, sort=Sort.NEW),
        ),
        (
            "Checked",
            [_checked(c, summary.end, number) for c in summary.checked],
            _listing(state=State.CHECKED, sort=Sort.NEW),
        ),
        ("Disputed", [_dispute(d, summary, number) for d in summary.disputes], _listing(mark=Mark.DISPUTED)),
        (
            "Said again after it was checked",
            [_again(c, summary.times, number) for c in summary.said_again],
            _listing(state=State.CHECKED, sort=Sort.REPEATS),
        ),
        ("Most wanted", [_wanted(c, summary.end, number) for c in summary.wanted], "`/review queue`"),
        ("Source has changed", [_line(c, number) for c in summary.altered], _listing(mark=Mark.SOURCE_CHANGED)),
    ]


def _listing(*, state: State | None = None, mark: Mark | None = None, sort: Sort | None = None) -> str:
    """The list that has the rest, by the names of its options' choices."""
    status = STATES[state] if state else MARKS[mark] if mark else None
    chosen = (f" status:{status}" * bool(status), f" sort:{SORTS[sort]}" if sort else "")
    return f"`/claims list{''.join(chosen)}`"


Numbers = Mapping[int, str]
"""How a claim is named, by number."""


def _numbers(summary: Summary) -> Numbers:
    """A link where a card of the claim stands in public."""
    host = "https://discord.com/channels"
    return {
        number: f"[#{number}]({host}/{summary.server}/{channel}/{message})"
        for number, (channel, message) in summary.cards.items()
    }


def _named(number: int, numbers: Numbers) -> str:
    return numbers.get(number, f"#{number}")


def _who(claim: Claim) -> str:
    return short_attribution(claim, 60)


def _line(claim: Claim, numbers: Numbers, extra: str = "") -> str:
    head = f"**{_named(claim.number, numbers)} {status(claim)}**{extra}"
    return f"- {head} · {_who(claim)}: {one_line(claim.text, _WORDS)}"


def _checked(claim: Claim, end: int, numbers: Numbers) -> str:
    """As it was said then; a verdict that has fallen since is struck through, with what stands now."""
    then = next((r for r in reversed(claim.revisions) if r.at < end), None)
    stands = claim.revisions[-1] if claim.verdict is not None else None
    sources = f" ({counted(len(then.sources), 'source')})" if then else ""
    if then is None or (stands is not None and stands.verdict is then.verdict):
        return _line(claim, numbers) + sources
    head = f"**{_named(claim.number, numbers)}** ~~{verdict_words(then.verdict)}~~ **{_now(claim)}**"
    return f"- {head} · {_who(claim)}: {one_line(claim.text, _WORDS)}"


def _now(claim: Claim) -> str:
    """What became of a verdict that was told and has fallen."""
    return f"corrected: {verdict_words(claim.verdict)}" if claim.verdict is not None else "withdrawn"


def _again(claim: Claim, times: Mapping[int, int], numbers: Numbers) -> str:
    now = times.get(claim.number, 1)
    often = f", {now:,} times since the last summary" if now > 1 else ""
    return _line(claim, numbers, f"{often}, {claim.said:,} in all")


def _wanted(claim: Claim, end: int, numbers: Numbers) -> str:
    asked = f", wanted by {claim.wanted:,}" if claim.wanted else ""
    facts = f"worth {claim.worthiness * 100:.0f} %{asked}, waiting since {moment(claim.queued_at or end, 'd')}"
    return f"- **{_named(claim.number, numbers)}** {facts} · {_who(claim)}: {one_line(claim.text, _WORDS)}"


def _correction(correction: Correction, numbers: Numbers) -> str:
    claim = correction.claim
    why = f" Why: {one_line(correction.reason, 120)}" if correction.reason else ""
    what = one_line(correction.what, 80)
    if correction.verdict is not None and claim.verdict is not correction.verdict:
        what = f"~~{what}~~ **{_now(claim)}**"
    return f"- **{_named(claim.number, numbers)}** {what} · {_who(claim)}: {one_line(claim.text, 100)}{why}"


def _dispute(dispute: Dispute, summary: Summary, numbers: Numbers) -> str:
    by = counted(dispute.cosigners + 1, "member")
    late = "⏰ overdue, " if dispute.overdue(summary.end) else ""
    waits = "waits for its author's answer" if dispute.asked else "waits for a moderator"
    claim = summary.disputed.get(dispute.claim)
    words = f": {one_line(claim.text, 100)}" if claim else ""
    kind = DISPUTES[dispute.kind].lower()
    head = f"**{_named(dispute.claim, numbers)}** {late}{kind}, by {by}, since {moment(dispute.at, 'd')}"
    return f"- {head}, {waits} (dispute {dispute.number}){words}"


def _late(count: int) -> str:
    return f"{counted(count, 'dispute is', 'disputes are')} overdue: `/review disputes`."


def _claims(summary: Summary) -> tuple[Claim, ...]:
    return tuple(claim for part in summary.parts for claim in part)
