"""One claim of the queue for one person: what it says, what it may repeat, and what to do with it."""

import discord

from bot.chat.interaction import ids
from bot.chat.view.claim_lines import appearance, attribution, said
from bot.chat.view.fact_check_lines import fact_check_block
from bot.chat.view.labels import colour, counted, moment, status
from bot.chat.view.limits import Room
from bot.chat.view.page import Page, button, framed, row
from bot.chat.view.text import capitalised, one_line
from bot.domain.actor import Actor, Capability
from bot.domain.claims import Claim
from bot.domain.triage import COUNTED, QueueLook

_CLAIM, _TWIN, _QUOTE, _OTHERS = 700, 300, 900, 600

Style = discord.ButtonStyle


def triage_page(look: QueueLook, viewer: Actor, *, note: str | None = None) -> Page:
    """`note` is a line of ours on what has just happened."""
    room = Room()
    page = Page()
    head = [*([note] if note else []), f"**Queue** · {_counted(look.waiting, 'claim')} waiting", *_queue_state(look)]
    page.add_item(discord.ui.TextDisplay("\n".join(room.take(line) for line in head)))
    if look.claim is None:
        page.add_item(
            discord.ui.TextDisplay("Nothing is left for you: the other claims are taken by others, or skipped.")
        )
        page.add_item(row(button("Show the list", ids.queue_page(0))))
        return page
    page.add_item(framed(_blocks(look.claim, look, room), colour(look.claim)))
    for buttons in _buttons(look, look.claim, viewer):
        page.add_item(row(*buttons))
    return page


def _queue_state(look: QueueLook) -> list[str]:
    lines = []
    if look.urgent:
        lines.append(f"{_counted(look.urgent, 'proposal or dispute', 'proposals and disputes')} first in the list")
    if look.mine:
        lines.append("Yours: " + ", ".join(f"#{number} until {moment(until)}" for number, until in look.mine))
    if look.lapsed:
        lines.append(f"-# {_counted(look.lapsed, 'claim')} not taken up within 14 days")
    return lines


def _counted(number: int, one: str, many: str | None = None) -> str:
    """'1 claim', '2 claims', '1,000 claims or more'."""
    return counted(number, one, many) + (" or more" if number >= COUNTED else "")


def _blocks(claim: Claim, look: QueueLook, room: Room) -> list[str]:
    wanted = f" · wanted by {counted(claim.wanted, 'member')}" if claim.wanted else ""
    why = one_line(", ".join(claim.reasons), 120)
    worth = f"-# Worth checking: {claim.worthiness * 100:.0f} %" + (f" ({why})" if why else "")
    head = [
        f"**#{claim.number} · {status(claim)}**{wanted}",
        f"### {one_line(claim.text, _CLAIM)}",
        f"{capitalised(attribution(claim))} · {said(claim)}",
        worth,
    ]
    blocks = ["\n".join(room.take(line) for line in head)]
    if look.twin is not None:
        likely = f"**Likely the same as #{look.twin.number}** ({look.twin.score * 100:.0f} %)"
        blocks.append(room.take(f"{likely}\n{one_line(look.twin.text, _TWIN)}"))
    fact_checks = fact_check_block(claim, room, _OTHERS)
    if fact_checks:
        blocks.append(fact_checks)
    if claim.appearances:
        newest = max(claim.appearances, key=lambda place: (place.published_at or place.created_at, place.id))
        blocks.append(room.take(appearance(newest, _QUOTE)))
    return blocks


def _buttons(look: QueueLook, claim: Claim, viewer: Actor) -> list[list[discord.ui.Button[Page]]]:
    def press(label: str, verb: str, style: Style = Style.secondary) -> discord.ui.Button[Page]:
        return button(label, ids.triage(verb, claim.number), style)

    first = [press("Take", "take", Style.primary)]
    if viewer.may(Capability.CHECK):
        first += [press("Check", "check", Style.success)]
    if viewer.may(Capability.DISMISS):
        first += [press("Opinion", "opinion"), press("Not a claim", "not_a_claim")]
    first += [press("Skip", "skip")]
    second = [button("Show the list", ids.queue_page(0))]
    if viewer.may(Capability.DISMISS):
        article = next((place.article for place in claim.appearances if place.article is not None), None)
        if article is not None:
            second.insert(0, button(f"Dismiss the rest of article {article}", ids.dismiss_rest(article), Style.danger))
        if look.twin is not None:
            second.insert(0, button(f"Same as #{look.twin.number}", ids.triage_same(claim.number, look.twin.number)))
    return [first, second]
