"""A dispute as moderators meet it in their channel: what is objected to, why, and with what evidence; never by whom."""

import discord

from bot.chat import ids
from bot.chat.render.limits import Page, button, row
from bot.chat.render.parts import attribution, host
from bot.chat.render.text import link, one_line, paragraph
from bot.chat.render.words import DISPUTE_STATES, DISPUTES, counted, moment, status
from bot.domain.claims import Claim
from bot.domain.disputes import Dispute, DisputeState


def dispute_card(dispute: Dispute, claim: Claim) -> Page:
    kind = DISPUTES[dispute.kind]
    members = counted(dispute.cosigners + 1, "member")
    state = "" if dispute.state is DisputeState.OPEN else f" · {DISPUTE_STATES[dispute.state]}"
    frame: discord.ui.Container[Page] = discord.ui.Container(
        discord.ui.TextDisplay(
            f"**Dispute {dispute.number} · {kind}{state}**\nBy {members}, {moment(dispute.at, 'R')}, on a claim of "
            "this record:"
        ),
        discord.ui.Separator(),
        discord.ui.TextDisplay(
            f"**#{claim.number} · {status(claim)}**\n{one_line(claim.text, 500)}\n-# {attribution(claim)}"
        ),
        discord.ui.Separator(),
        discord.ui.TextDisplay("\n".join(_objection(dispute))),
        accent_colour=discord.Colour(0xE0B41C),
    )
    return Page(
        frame,
        row(
            button("Open the claim", ids.claim("show", claim.number)),
            button("History", ids.claim("history", claim.number)),
        ),
    )


def _objection(dispute: Dispute) -> list[str]:
    lines = [paragraph(dispute.reason, 1_500)]
    if dispute.suggested_speaker:
        lines.append(f"Who said it, in the member's words: **{one_line(dispute.suggested_speaker, 200)}**")
    if dispute.link:
        lines.append(f"Evidence: {link(host(dispute.link), dispute.link, 400)}")
    if dispute.decision:
        review = " (self-reviewed)" if dispute.self_reviewed else ""
        lines.append(f"Decided{review}: {paragraph(dispute.decision, 800)}")
    return lines
