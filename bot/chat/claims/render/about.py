"""What is on record about a message: the answer to whoever asked, and the compact card that replies to the message."""

from collections.abc import Mapping

import discord

from bot.chat.claims.render.lists import entry
from bot.chat.interaction import ids
from bot.chat.view.claim_lines import attribution, dispute_line, host, said
from bot.chat.view.labels import STANCES, VERDICTS, colour, status, verdict_words
from bot.chat.view.limits import Room
from bot.chat.view.page import Page, button, row
from bot.chat.view.text import capitalised, link, one_line
from bot.domain.about_message import ClaimsMet
from bot.domain.claims import Claim, State
from bot.domain.similar import Relation

_BLOCK, _CARD = 900, 1_800
"""Characters of a checked claim in the answer, and of the card."""
_SHOWN_SOURCES = 3
_MORE = "**Also on record about it**"

SURE = "The message says the same."
LINKED = "It appears on a page that the message links to."
RELATIONS: Mapping[Relation | None, str] = {
    Relation.SAME: "The message may say the same: check whether it fits.",
    Relation.DIFFERENT: "It is on the same subject, but the message may say something else: check whether it fits.",
    Relation.CONTRADICTS: "The message may say the opposite of it, or give other figures.",
    Relation.LATER: "The message may give a later figure for it.",
    None: "It shares words with the message: check whether it fits.",
}


def found_page(found: ClaimsMet, reply_to: int | None, note: str | None = None) -> Page:
    """The answer. `reply_to` is the message, where a card may be posted as a reply to it; `note` is a line of ours
    that stands first."""
    room = Room()
    title = room.take(f"{note}\n{_title(found)}" if note else _title(found))
    frame: discord.ui.Container[Page] = discord.ui.Container(discord.ui.TextDisplay(title))
    for hit in found.checked:
        why = SURE if hit.sure else LINKED if hit.linked else RELATIONS[hit.relation]
        text = room.take(f"{_short_card(hit.claim, _BLOCK)}\n-# {why}")
        frame.add_item(discord.ui.Separator())
        frame.add_item(discord.ui.TextDisplay(text))
        frame.add_item(row(*_buttons(hit.claim, reply_to)))
    rest = [*found.unchecked, *found.others]
    if rest and found.checked:
        frame.add_item(discord.ui.Separator())
        frame.add_item(discord.ui.TextDisplay(room.take(_MORE)))
    for hit in rest:
        text = room.take(entry(hit.claim))
        if room.left >= 0:
            opens = button("Open", ids.claim("show", hit.claim.number))
            frame.add_item(discord.ui.Section(discord.ui.TextDisplay(text), accessory=opens))
    return Page(frame)


def reply_card(claim: Claim) -> Page:
    """The compact card in public, in the claim's newest state."""
    return Page(
        discord.ui.Container(
            discord.ui.TextDisplay(_short_card(claim, _CARD, "On record · ")), accent_colour=colour(claim)
        ),
        row(
            button("Open the claim", ids.claim("show", claim.number)),
            button("Dispute", ids.claim("dispute", claim.number)),
        ),
    )


def _title(found: ClaimsMet) -> str:
    if found.nothing:
        return "**Nothing on record about this.**"
    if found.checked:
        return "**On record about this message**"
    if found.unchecked:
        numbers = ", ".join(f"#{hit.claim.number}" for hit in found.unchecked)
        verb = "is" if len(found.unchecked) == 1 else "are"
        return f"**Nothing checked about this message** · {numbers} {verb} on record, but not checked yet."
    return "**No checked claim says this** · These share words with it."


def _buttons(claim: Claim, reply_to: int | None) -> list[discord.ui.Button[Page]]:
    found = [button("Open", ids.claim("show", claim.number))]
    if reply_to is not None:
        reply = ids.reply(claim.number, reply_to)
        found.insert(0, button("Reply with this here", reply, discord.ButtonStyle.primary))
    return found


def _short_card(claim: Claim, most: int, before: str = "") -> str:
    """A claim, its verdict, why, and the sources, in a few lines; `before` opens them."""
    room = Room(most)
    lines = [
        room.take(f"**{before}#{claim.number} · {status(claim)}**"),
        room.take(one_line(claim.text, 280)),
        room.take(f"-# {capitalised(attribution(claim, 140))} · {said(claim)}"),
    ]
    lines += [room.take(dispute_line(dispute)) for dispute in claim.disputes[:1]]
    if claim.state is not State.CHECKED and claim.revisions:
        last = claim.revisions[-1]
        was = f"~~{VERDICTS[last.verdict]}~~ (void)" if last.voided else verdict_words(last.verdict)
        lines.append(room.take(f"Verdict withdrawn, being rechecked. It was: {was}"))
    elif claim.rationale:
        why = one_line(claim.rationale, max(120, min(500, room.left - 300)))
        lines.append(room.take(f"**Why:** {why}"))
    if claim.sources:
        lines.append(_sources(claim, room))
    return "\n".join(lines)


def _sources(claim: Claim, room: Room) -> str:
    """'Sources: audit.example (refutes it), and 2 more': as many as fit, each with its link."""
    shown: list[str] = []
    for source in claim.sources[:_SHOWN_SOURCES]:
        line = f"{link(host(source.url), source.url, room.left - 80)} ({STANCES[source.stance]})"
        if shown and len(line) + 40 > room.left:
            break
        shown.append(room.take(line))
    more = len(claim.sources) - len(shown)
    return f"**Sources:** {', '.join(shown)}" + (f", and {more} more" if more else "")
