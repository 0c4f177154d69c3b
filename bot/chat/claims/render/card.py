"""One claim as a card: what it is, who said it, the exact words and where they stood, the verdict and its sources."""

from dataclasses import replace

import discord

from bot.chat.fact_checks.render import all_fact_checks, fact_check_block, refusals
from bot.chat.interaction import ids
from bot.chat.view.claim_lines import appearance, attribution, dispute_line, said, source_line, tie_line
from bot.chat.view.labels import DISMISSALS, VERDICTS, colour, moment, status, verdict_words
from bot.chat.view.limits import Page, Room, button, row
from bot.chat.view.text import one_line, paragraph
from bot.domain.actor import Actor, Capability, Role
from bot.domain.claims import NOBODY, Claim, Proposed, Revision, State
from bot.domain.similar import TieKind
from bot.domain.source_watch import SourceState

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
IN_A_ROW = 5

Style = discord.ButtonStyle


def claim_card(
    claim: Claim, viewer: Actor, *, note: str | None = None, withdrawable: bool = False, askable: bool = False
) -> Page:
    """The card for one person, with the buttons for what he may do next. `note` is a line of ours on what has just
    happened; it stands first. `withdrawable` says that he has just disputed it and may take that back, `askable` that
    he may ask what others have checked of it."""
    page = Page()
    room = Room()
    if note is not None:
        page.add_item(discord.ui.TextDisplay(room.take(paragraph(note, 300))))
    judges = viewer.may(Capability.JUDGE_SOURCES)
    blocks = [*_blocks(claim, room, _owner(claim, viewer), suspicions=judges), *_ties(claim, viewer, room)]
    page.add_item(_framed(claim, blocks))
    buttons = _buttons(claim, viewer, withdrawable=withdrawable)
    for start in range(0, len(buttons), IN_A_ROW):
        page.add_item(row(*buttons[start : start + IN_A_ROW]))
    answers = _tie_buttons(claim) if viewer.may(Capability.DISMISS) else []
    if answers:
        page.add_item(row(*answers))
    beside = [all_fact_checks(claim)] if claim.others else []
    beside += refusals(claim) if viewer.may(Capability.REFUSE_FACT_CHECK) else []
    beside += [button("Ask Google", ids.claim("askothers", claim.number))] if askable else []
    if beside:
        page.add_item(row(*beside))
    if claim.held_back and claim.state is not State.DISMISSED and viewer.may(Capability.CHECK):
        page.add_item(row(button("Accept for summaries", ids.claim("accept", claim.number))))
    if judges and any(place.changed is SourceState.SUSPECTED for place in claim.appearances):
        page.add_item(
            row(
                button("The source has changed", ids.claim("altered", claim.number)),
                button("The source is fine", ids.claim("unaltered", claim.number)),
            )
        )
    return page


def public_card(claim: Claim) -> Page:
    """The card for everybody: no names of people who work the desk, and only what any reader may do."""
    claim = replace(claim, proposed=None)
    page = Page(_framed(claim, _blocks(claim, Room(), None)))
    beside = [all_fact_checks(claim)] if claim.others else []
    page.add_item(row(button("Dispute", ids.claim("dispute", claim.number)), _history_button(claim), *beside))
    return page


def heading(claim: Claim) -> str:
    return f"**#{claim.number} · {status(claim)}**"


def _framed(claim: Claim, blocks: list[str]) -> discord.ui.Container[Page]:
    frame: discord.ui.Container[Page] = discord.ui.Container(accent_colour=colour(claim))
    for index, block in enumerate(blocks):
        if index:
            frame.add_item(discord.ui.Separator())
        frame.add_item(discord.ui.TextDisplay(block))
    return frame


def _blocks(claim: Claim, room: Room, owner: str | None, *, suspicions: bool = False) -> list[str]:
    """The card's parts, each within what is left; the last ones give way first. `suspicions`: also what the machine
    alone says of a source."""
    head = [
        heading(claim),
        f"### {one_line(claim.text, _CLAIM)}",
        _capital(attribution(claim)) + f" · {said(claim)}",
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


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


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
    """A verdict that waits, for who works the desk, with all that it stands on: nobody approves what he can't read.
    In public it is none before it is decided."""
    given = claim.proposed
    if given is None:
        return room.take("A verdict is proposed; another moderator decides.")
    what = "Proposed" if claim.state is State.PROPOSED else "A new verdict waits"
    lines = [room.take(f"**{what}: {verdict_words(given.verdict)}**, another moderator decides")]
    if given.speaker is not None and given.speaker != claim.speaker:
        named = "nobody" if given.speaker.casefold() == NOBODY else f"**{one_line(given.speaker, 100)}**"
        lines.append(room.take(f"Said by {named}, it says"))
    if given.reason:
        lines.append(room.take(f"Why the current one should change: {paragraph(given.reason, 300)}"))
    lines.append(room.take(paragraph(given.rationale, min(_RATIONALE, room.left - 1_500))))
    dated = _dates(given)
    lines += [room.take(dated)] if dated else []
    lines.extend(room.some(map(source_line, given.sources), _SOURCES, "- and {} more"))
    return "\n".join(lines)


def _dates(stands: Revision | Proposed) -> str:
    """'As of 2026-03-01 · to be looked at again on 2026-09-01'."""
    parts = [f"as of {stands.as_of}"] if stands.as_of else []
    parts += [f"to be looked at again on {stands.look_again}"] if stands.look_again else []
    return f"-# {_capital(' · '.join(parts))}" if parts else ""


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


def _history_button(claim: Claim) -> discord.ui.Button[Page]:
    return button("History", ids.claim("history", claim.number))


def _ties(claim: Claim, viewer: Actor, room: Room) -> list[str]:
    """Who else said it, for everybody; what the machine asks, for those who answer."""
    asks = viewer.may(Capability.DISMISS)
    lines = [tie_line(tie) for tie in claim.ties if asks or tie.kind is TieKind.ALSO_SAID]
    return ["\n".join(room.some(lines, _TIES, "…and {} more"))] if lines else []


def _tie_buttons(claim: Claim) -> list[discord.ui.Button[Page]]:
    """An answer to the first open question, else a no to the first "also said by"; and the way back from what the
    machine has linked."""
    found: list[discord.ui.Button[Page]] = []
    asked = next((tie for tie in claim.ties if tie.kind is not TieKind.ALSO_SAID), None)
    if asked is not None and claim.state is not State.DISMISSED:
        labels = (f"Same as #{asked.number}", "No", "Different")
        for answer, label in zip(ids.TIE_ANSWERS, labels, strict=True):
            if answer != "yes" or asked.kind is TieKind.SAME:
                found.append(button(label, ids.tie(answer, claim.number, asked.number)))
    elif asked is None and claim.ties and claim.state is not State.DISMISSED:
        other = claim.ties[0].number
        found.append(button(f"#{other} says something else", ids.tie("no", claim.number, other)))
    if claim.ledger is not None and claim.ledger.by_likeness:
        found.append(button("Unlink the last repeat", ids.claim("unlink", claim.number)))
    return found


def _buttons(claim: Claim, viewer: Actor, *, withdrawable: bool) -> list[discord.ui.Button[Page]]:
    """What this person may do next, the likeliest first."""

    def press(label: str, verb: str, style: Style = Style.secondary) -> discord.ui.Button[Page]:
        return button(label, ids.claim(verb, claim.number), style)

    found: list[discord.ui.Button[Page]] = []
    judges = viewer.may(Capability.CHECK)
    if claim.state is State.UNVERIFIED and viewer.may(Capability.TAKE):
        found.append(press("Take", "take", Style.primary))
        found += [press("Back to the queue", "requeue")] if claim.lapsed else []
    if claim.proposed is not None and judges:
        found.append(button("Approve", ids.approve(claim.number, claim.proposed.mark), Style.success))
    if claim.state in {State.UNVERIFIED, State.IN_REVIEW, State.PROPOSED} and judges:
        found.append(press("Check", "check", Style.success if claim.owner == viewer.user else Style.secondary))
    if claim.state is State.IN_REVIEW and (claim.owner == viewer.user or viewer.may(Capability.RELEASE_ANY)):
        found.append(press("Release", "release"))
    if claim.state is State.CHECKED:
        found.append(press("Post here", "post", Style.primary))
        revising = [press("Correct", "correct"), press("Withdraw verdict", "unverdict")]
        found += revising if viewer.may(Capability.CORRECT) else []
    if claim.state is State.DISMISSED and viewer.may(Capability.DISMISS):
        found.append(press("Reopen", "reopen"))
    if withdrawable:
        found.append(press("Withdraw my dispute", "undispute"))
    elif claim.state is not State.DISMISSED:
        found.append(press("Dispute", "dispute"))
    if claim.state is State.UNVERIFIED and not viewer.may(Capability.TAKE):
        found.append(press("Ask for a check", "want"))
    if claim.state is not State.DISMISSED and not judges:
        found.append(press("Follow", "follow"))
    if claim.state in {State.UNVERIFIED, State.IN_REVIEW} and viewer.may(Capability.DISMISS):
        found.append(press("Dismiss", "dismiss"))
    found.append(_history_button(claim))
    return found
