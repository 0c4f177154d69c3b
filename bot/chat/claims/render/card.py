"""One claim as a card: what it is, who said it, the exact words and where they stood, the verdict and its sources."""

from dataclasses import replace

import discord

from bot.chat.claims.render.card_buttons import public_buttons, rows_of
from bot.chat.view.claim_lines import appearance, attribution, dispute_line, said, source_line, tie_line
from bot.chat.view.fact_check_lines import fact_check_block
from bot.chat.view.labels import DISMISSALS, VERDICTS, colour, moment, status, verdict_words
from bot.chat.view.limits import Room
from bot.chat.view.page import Page, framed, row
from bot.chat.view.text import capitalised, one_line, paragraph
from bot.domain.actor import Actor, Capability, Role
from bot.domain.claims import NOBODY, Claim, Proposed, Revision, State
from bot.domain.similar import TieKind

_CLAIM = 700
_RATIONALE = 1_000
_SOURCES = 650
_DISPUTES = 250
_CONTEXT = 300
_TIES = 500
_OTHERS = 500
_QUOTES = (600, 300)
"""Characters of the exact words: where they stand once, and where several places share the card."""
_SHOWN_PLACES = 4


def claim_card(
    claim: Claim, viewer: Actor, *, note: str | None = None, withdrawable: bool = False, askable: bool = False
) -> Page:
    """The card for one person, with the buttons for what they may do next. `note` is a line of ours on what has just
    happened; it stands first. `withdrawable` says that they have just disputed it and may take that back, `askable`
    that they may ask what others have checked of it."""
    page = Page()
    room = Room()
    if note is not None:
        page.add_item(discord.ui.TextDisplay(room.take(paragraph(note, 300))))
    suspicions = viewer.may(Capability.JUDGE_SOURCES)
    blocks = [*_blocks(claim, room, _owner(claim, viewer), suspicions=suspicions), *_ties(claim, viewer, room)]
    page.add_item(framed(blocks, colour(claim)))
    for buttons in rows_of(claim, viewer, withdrawable=withdrawable, askable=askable):
        page.add_item(row(*buttons))
    return page


def public_card(claim: Claim) -> Page:
    """The card for everybody: no names of people who work the desk, and only what any reader may do."""
    claim = replace(claim, proposed=None)
    page = Page(framed(_blocks(claim, Room(), None), colour(claim)))
    page.add_item(row(*public_buttons(claim)))
    return page


def heading(claim: Claim) -> str:
    return f"**#{claim.number} · {status(claim)}**"


def _blocks(claim: Claim, room: Room, owner: str | None, *, suspicions: bool = False) -> list[str]:
    """The card's parts, each within what is left; the last ones give way first. `suspicions`: also what the machine
    alone says of a source."""
    head = [
        heading(claim),
        f"### {one_line(claim.text, _CLAIM)}",
        capitalised(attribution(claim)) + f" · {said(claim)}",
        *([owner] if owner else []),
        *_dismissed(claim),
        *_worth(claim),
    ]
    blocks = ["\n".join(room.take(line) for line in head)]
    if claim.disputes:
        blocks.append("\n".join(room.some((dispute_line(d) for d in claim.disputes), _DISPUTES, "…and {} more")))
    verdict = _verdict(claim, room)
    if verdict:
        blocks.append(verdict)
    if claim.state is State.CHECKED and claim.proposed is not None:
        blocks.append(_proposed(claim, room))
    if claim.context:
        lines = (f"**Context**, {moment(at, 'D')}: {one_line(text, 250)}" for at, text in reversed(claim.context))
        blocks.append("\n".join(room.some(lines, _CONTEXT, "…and {} more context lines")))
    blocks.append(fact_check_block(claim, room, _OTHERS))
    places = _places(claim, room, suspicions=suspicions)
    if places:
        blocks.append(places)
    return [block for block in blocks if block]


def _owner(claim: Claim, viewer: Actor) -> str | None:
    if claim.state is not State.IN_REVIEW or claim.owner is None:
        return None
    who = "A checker has it"
    if claim.owner == viewer.user:
        who = "You have it"
    elif viewer.role >= Role.CHECKER and claim.owner:
        who = f"<@{claim.owner}> has it"
    return f"{who} until {moment(claim.owner_until)}" if claim.owner_until else who


def _worth(claim: Claim) -> list[str]:
    """Why the desk keeps it, while nobody has judged it."""
    if claim.state not in {State.UNVERIFIED, State.IN_REVIEW}:
        return []
    why = one_line(", ".join(claim.reasons), 120)
    if claim.lapsed:
        return ["-# Not taken up within 14 days"]
    return [f"-# Worth checking: {claim.worthiness * 100:.0f} %" + (f" ({why})" if why else "")]


def _dismissed(claim: Claim) -> list[str]:
    if claim.state is not State.DISMISSED or claim.dismissal is None:
        return []
    target = f" of #{claim.duplicate_of}" if claim.duplicate_of else ""
    return [f"Dismissed: {DISMISSALS[claim.dismissal].lower()}{target}"]


def _verdict(claim: Claim, room: Room) -> str:
    lines: list[str] = []
    if claim.state is State.PROPOSED:
        return _proposed(claim, room)
    if claim.state is State.CHECKED:
        lines.append(room.take("**Why**"))
    elif claim.revisions:
        last = claim.revisions[-1]
        was = f"~~{VERDICTS[last.verdict]}~~ (void)" if last.voided else VERDICTS[last.verdict]
        lines.append(room.take(f"Verdict withdrawn, being rechecked. It was: {was}"))
    if not lines:
        return ""
    if claim.rationale:
        lines.append(room.take(paragraph(claim.rationale, min(_RATIONALE, room.left - 2_000))))
    dated = _dates(claim.revisions[-1]) if claim.state is State.CHECKED and claim.revisions else ""
    if dated:
        lines.append(room.take(dated))
    if claim.sources:
        lines.append(room.take("**Sources**"))
        lines.extend(room.some(map(source_line, claim.sources), _SOURCES, "- and {} more"))
    return "\n".join(lines)


def _proposed(claim: Claim, room: Room) -> str:
    """A verdict that waits, for who works the desk, with all that it stands on: nobody approves what they can't read.
    In public it is none before it is decided."""
    given = claim.proposed
    if given is None:
        return room.take("A verdict is proposed; another moderator decides.")
    what = "Proposed" if claim.state is State.PROPOSED else "A new verdict is proposed"
    lines = [room.take(f"**{what}: {verdict_words(given.verdict)}**, another moderator decides")]
    if given.speaker is not None and given.speaker != claim.speaker:
        named = "nobody" if given.speaker.casefold() == NOBODY else f"**{one_line(given.speaker, 100)}**"
        lines.append(room.take(f"It says that {named} said this"))
    if given.reason:
        lines.append(room.take(f"Why the current verdict should change: {paragraph(given.reason, 300)}"))
    lines.append(room.take(paragraph(given.rationale, min(_RATIONALE, room.left - 1_500))))
    dated = _dates(given)
    lines += [room.take(dated)] if dated else []
    lines.extend(room.some(map(source_line, given.sources), _SOURCES, "- and {} more"))
    return "\n".join(lines)


def _dates(stands: Revision | Proposed) -> str:
    """'As of 2026-03-01 · to be looked at again on 2026-09-01'."""
    parts = [f"as of {stands.as_of}"] if stands.as_of else []
    parts += [f"to be looked at again on {stands.look_again}"] if stands.look_again else []
    return f"-# {capitalised(' · '.join(parts))}" if parts else ""


def _places(claim: Claim, room: Room, *, suspicions: bool) -> str:
    """The newest places first, as many as fit."""
    newest = sorted(claim.appearances, key=lambda a: (a.published_at or a.created_at, a.id), reverse=True)
    words = _QUOTES[0] if len(newest) == 1 else _QUOTES[1]
    shown = room.some(
        (appearance(a, words, suspicions=suspicions) for a in newest[:_SHOWN_PLACES]), room.left - 60, "-# …and {} more"
    )
    rest = claim.said - _SHOWN_PLACES
    if rest > 0 and len(newest) > _SHOWN_PLACES:
        shown.append(room.take(f"-# …and said {rest:,} more times"))
    return "\n".join(shown)


def _ties(claim: Claim, viewer: Actor, room: Room) -> list[str]:
    """Who else said it, for everybody; what the machine asks, for those who answer."""
    asks = viewer.may(Capability.DISMISS)
    lines = [tie_line(tie) for tie in claim.ties if asks or tie.kind is TieKind.ALSO_SAID]
    return ["\n".join(room.some(lines, _TIES, "…and {} more"))] if lines else []
