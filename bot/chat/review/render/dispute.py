"""A dispute as moderators meet it: what is objected to, why, and with what evidence; never by whom."""

from collections.abc import Sequence

import discord

from bot.chat.interaction import ids
from bot.chat.view.claim_lines import attribution, host
from bot.chat.view.labels import DISPUTE_STATES, DISPUTES, counted, moment, status
from bot.chat.view.limits import OPTION, SELECT_OPTIONS, Room
from bot.chat.view.page import Page, button, framed, row
from bot.chat.view.pager import pager
from bot.chat.view.text import link, one_line, paragraph, plain
from bot.domain.claims import NOBODY, Claim
from bot.domain.disputes import Dispute, DisputeKind, DisputeState, Note

PER_PAGE = 8
OTHER = "~other"
"""The choice for a name that is not in the menu."""

_OPEN, _DONE = 0xE0B41C, 0x3A3D44
_TALK = 1_000

Style = discord.ButtonStyle


def dispute_card(dispute: Dispute, claim: Claim, names: Sequence[str] = (), *, note: str | None = None) -> Page:
    """The card with what a moderator may do about it; `names` are those who may have said it, for a wrong speaker."""
    page = Page()
    room = Room()
    if note:
        page.add_item(discord.ui.TextDisplay(room.take(paragraph(note, 300))))
    waits = dispute.state is DisputeState.OPEN
    blocks = [
        _title(dispute),
        f"**#{claim.number} · {status(claim)}**\n{one_line(claim.text, 500)}\n-# {attribution(claim)}",
        "\n".join(_objection(dispute)),
    ]
    blocks = [room.take(block) for block in blocks]
    if dispute.notes:
        blocks.append("\n".join(room.some(map(_said, reversed(dispute.notes)), _TALK, "…and {} earlier")))
    page.add_item(framed(blocks, discord.Colour(_OPEN if waits else _DONE)))
    if waits and dispute.kind is DisputeKind.WRONG_SPEAKER:
        page.add_item(who_said_it(ids.who_said_it(dispute.number), dispute, claim, names))
    page.add_item(row(*_buttons(dispute, claim)))
    return page


def dispute_list(disputes: Sequence[Dispute], offset: int, now: int, *, more: bool) -> Page:
    """Open disputes, the overdue first, each with the way to its card."""
    page = Page()
    frame: discord.ui.Container[Page] = discord.ui.Container(
        discord.ui.TextDisplay("**Disputes · the longest waiting first**")
    )
    for dispute in disputes:
        late = "⏰ overdue · " if dispute.overdue(now) else ""
        asked = " · waits for an answer" if dispute.asked else ""
        words = (
            f"{late}**Dispute {dispute.number} · {DISPUTES[dispute.kind]}** · #{dispute.claim}, by "
            f"{counted(dispute.cosigners + 1, 'member')}, {moment(dispute.at, 'R')}{asked}\n"
            f"{one_line(dispute.reason, 180)}"
        )
        opens = button("Open", ids.dispute("show", dispute.number))
        frame.add_item(discord.ui.Section(discord.ui.TextDisplay(words), accessory=opens))
    if not disputes:
        frame.add_item(discord.ui.TextDisplay("No dispute waits." if offset == 0 else "No more disputes."))
    page.add_item(frame)
    if more or offset:
        page.add_item(pager(ids.disputes_page, offset, PER_PAGE, more=more))
    return page


def answer_page(dispute: Dispute) -> Page:
    """What the member answered last, for the thread of the card."""
    last = next((note for note in reversed(dispute.notes) if note.answer), None)
    return Page(discord.ui.TextDisplay(_said(last) if last else "The member's answer was removed at their request."))


def thread_name(dispute: Dispute) -> str:
    return plain(f"Dispute {dispute.number} · #{dispute.claim} · {DISPUTES[dispute.kind]}", 100)


def _title(dispute: Dispute) -> str:
    members = counted(dispute.cosigners + 1, "member")
    state = "" if dispute.state is DisputeState.OPEN else f" · {DISPUTE_STATES[dispute.state]}"
    return (
        f"**Dispute {dispute.number} · {DISPUTES[dispute.kind]}{state}**\nBy {members}, "
        f"{moment(dispute.at, 'R')}, on this claim:"
    )


def _objection(dispute: Dispute) -> list[str]:
    lines = [paragraph(dispute.reason, 1_000) or "(The member's words were removed at their request.)"]
    if dispute.suggested_speaker:
        lines.append(f"Who said it, in the member's words: **{one_line(dispute.suggested_speaker, 200)}**")
    if dispute.link:
        lines.append(f"Evidence: {link(host(dispute.link), dispute.link, 400)}")
    if dispute.decision:
        review = " (self-reviewed)" if dispute.self_reviewed else ""
        lines.append(f"Decided{review}: {paragraph(dispute.decision, 600)}")
    return lines


def _said(note: Note) -> str:
    who = "The member answers" if note.answer else "A moderator asks"
    return f"**{who}**, {moment(note.at, 'R')}: {paragraph(note.text, 400)}"


def who_said_it(custom_id: str, dispute: Dispute, claim: Claim, names: Sequence[str]) -> discord.ui.ActionRow[Page]:
    """One choice: whom the member named, who else speaks in the article, nobody, or another name."""
    known = {claim.speaker, NOBODY}
    fitting = [name for name in names if plain(name, OPTION) == name and name not in known]
    options = [discord.SelectOption(label=name, value=name) for name in fitting[: SELECT_OPTIONS - 2]]
    if dispute.suggested_speaker and options and options[0].value == dispute.suggested_speaker:
        options[0].description = "as the member says"
    options.append(discord.SelectOption(label="Nobody: the text names no one", value=f"~{NOBODY}"))
    options.append(discord.SelectOption(label="Somebody else…", value=OTHER))
    menu: discord.ui.Select[Page] = discord.ui.Select(custom_id=custom_id, placeholder="Who said it?", options=options)
    return discord.ui.ActionRow(menu)


def _buttons(dispute: Dispute, claim: Claim) -> list[discord.ui.Button[Page]]:
    found: list[discord.ui.Button[Page]] = []
    if dispute.state is DisputeState.OPEN:
        found += [
            button("Uphold…", ids.dispute("uphold", dispute.number), Style.success),
            button("Reject…", ids.dispute("reject", dispute.number), Style.danger),
            button("Ask for more…", ids.dispute("ask", dispute.number)),
        ]
    found.append(button("Open the claim", ids.claim("show", claim.number)))
    found.append(button("History", ids.claim("history", claim.number)))
    return found
