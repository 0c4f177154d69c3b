"""Views of members: `/claims mine` (what this person took, brought in, disputes and follows, with what ends each of
them), what somebody follows, and what taking a member's doings back came to."""

import discord

from bot.chat.interaction import ids
from bot.chat.view.labels import DISPUTE_STATES, DISPUTES, counted, moment
from bot.chat.view.limits import OPTION, SELECT_OPTIONS, Room
from bot.chat.view.notice import notice
from bot.chat.view.page import Page, button, row
from bot.chat.view.text import one_line, plain
from bot.domain.disputes import Dispute, DisputeState
from bot.domain.follows import Follow
from bot.domain.member_overview import Brought, MemberOverview, Untold
from bot.domain.members import Limit, Undone

_ROOM = 3_900


def mine_page(mine: MemberOverview, *, note: str | None = None) -> Page:
    room = Room(_ROOM)
    title = "**Yours on this desk**" if note is None else f"{one_line(note, 200)}\n**Yours on this desk**"
    frame: discord.ui.Container[Page] = discord.ui.Container(
        discord.ui.TextDisplay(room.take(title)), accent_colour=discord.Colour(0x3D7BD9)
    )
    for name, lines, most in _sections(mine):
        if lines:
            head = room.take(f"**{name}**")
            frame.add_item(discord.ui.Separator())
            frame.add_item(discord.ui.TextDisplay("\n".join([head, *room.some(lines, most, "- …and {} more")])))
    if len(frame.children) == 1:
        frame.add_item(discord.ui.TextDisplay("Nothing yet: add an article, dispute or follow a claim."))
    if mine.limits:
        frame.add_item(discord.ui.Separator())
        frame.add_item(discord.ui.TextDisplay(room.take("-# In 24 hours: " + " · ".join(map(_limit, mine.limits)))))
    if mine.closed and not mine.by_direct_message:
        closed = "-# I can't send you direct messages: news of what you follow is listed here."
        frame.add_item(discord.ui.TextDisplay(closed))
    menus = (menu for menu in (_disputes_menu(mine), _follows_menu(mine)) if menu is not None)
    way = ("Tell me where I acted", "channel") if mine.by_direct_message else ("Tell me by direct message", "direct")
    return Page(frame, *menus, row(button(way[0], ids.tell_by(way[1])), button("Forget me…", ids.FORGET_ME)))


def _sections(mine: MemberOverview) -> tuple[tuple[str, list[str], int], ...]:
    """Title, lines, and the characters that they may take."""
    return (
        ("Could not be delivered to you", [_untold(u) for u in mine.untold], 700),
        ("Taken, to be checked", [_taken(c.number, c.text, c.owner_until) for c in mine.taken], 600),
        ("Disputes", [_dispute(d) for d in mine.disputes], 1_000),
        ("Followed", [_follow(f) for f in mine.follows], 600),
        ("Articles", [_brought(b) for b in mine.brought], 700),
    )


def _untold(news: Untold) -> str:
    return f"- {moment(news.at, 'R')}: {one_line(news.text, 220)}"


def _taken(number: int, text: str, until: int | None) -> str:
    lasts = f", until {moment(until, 'R')}" if until else ""
    return f"- **#{number}**{lasts}: {one_line(text, 120)}"


def _brought(source: Brought) -> str:
    if source.article is not None:
        return f"- **Article {source.article}** · {one_line(source.what, 120)}"
    state = f"not added: {one_line(source.error, 140)}" if source.error else "being read"
    return f"- {one_line(source.what, 80)} · {state}"


def _dispute(dispute: Dispute) -> str:
    line = f"- **Dispute {dispute.number}** of #{dispute.claim}, {DISPUTES[dispute.kind].lower()}: "
    if dispute.asked:
        return f"{line}a moderator asks: {one_line(dispute.notes[-1].text, 150)}"
    why = f", {one_line(dispute.decision, 150)}" if dispute.decision else ""
    return f"{line}**{DISPUTE_STATES[dispute.state]}**{why}"


def _follow(follow: Follow) -> str:
    if follow.claim is None:
        return f"- **{one_line(follow.speaker or '', 120)}**"
    return f"- **#{follow.claim}** {one_line(follow.text or '', 110)}"


def _limit(limit: Limit) -> str:
    again = f" (one more {moment(limit.again, 'R')})" if limit.again is not None and limit.used >= limit.most else ""
    return f"{limit.used} of {limit.most} {limit.what}{again}"


def _disputes_menu(mine: MemberOverview) -> discord.ui.ActionRow[Page] | None:
    """Answering and withdrawing what is open."""
    waits = [dispute for dispute in mine.disputes if dispute.state is DisputeState.OPEN]
    options = []
    for dispute in waits[: SELECT_OPTIONS // 2]:
        about = f"dispute {dispute.number} of #{dispute.claim}"
        if dispute.asked:
            options.append(discord.SelectOption(label=f"Answer on {about}…", value=f"answer:{dispute.number}"))
        options.append(discord.SelectOption(label=f"Withdraw {about}", value=f"withdraw:{dispute.claim}"))
    return _menu(ids.MY_DISPUTES, "Answer or withdraw a dispute…", options)


def _follows_menu(mine: MemberOverview) -> discord.ui.ActionRow[Page] | None:
    options = [
        discord.SelectOption(label=plain(f"Stop following {f.named}", OPTION), value=str(f.id))
        for f in mine.follows[:SELECT_OPTIONS]
    ]
    return _menu(ids.MY_FOLLOWS, "Stop following…", options)


def _menu(custom_id: str, hint: str, options: list[discord.SelectOption]) -> discord.ui.ActionRow[Page] | None:
    if not options:
        return None
    menu: discord.ui.Select[Page] = discord.ui.Select(custom_id=custom_id, placeholder=hint, options=options)
    return discord.ui.ActionRow(menu)


def following_page(follow: Follow) -> Page:
    what = "when its verdict or state changes"
    if follow.claim is None:
        what = "when a claim of theirs is checked or a verdict on one changes"
    page = notice(f"You follow {follow.named}: you are told by direct message {what}.")
    page.add_item(row(button("Stop following", ids.stop(follow.id))))
    return page


def undone_sentence(done: Undone) -> str:
    parts = [
        counted(done.articles, "article"),
        counted(done.claims, "claim"),
        counted(done.disputes, "dispute"),
        counted(done.wanted, "request for a check", "requests for a check"),
        counted(done.replies, "reply", "replies"),
    ]
    return f"Taken back: {', '.join(parts)}. What a moderator has checked stays."
