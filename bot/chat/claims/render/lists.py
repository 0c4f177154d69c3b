"""Lists of claims: eight a page, each with a button that opens it, and the way to the next page."""

from collections.abc import Sequence

import discord

from bot.chat.interaction import ids
from bot.chat.view.claim_lines import short_attribution
from bot.chat.view.labels import MARKS, SORTS, STATES, VERDICTS, status
from bot.chat.view.page import Page, button, row
from bot.chat.view.pager import Offset, pager
from bot.chat.view.text import marked_line, one_line
from bot.domain.claim_lists import ClaimFilter, ClaimPage
from bot.domain.claims import Claim
from bot.domain.search_query import parse_query

PER_PAGE = 8
_WORDS = 180


def claim_list(page: ClaimPage, narrowed: ClaimFilter) -> Page:
    title = f"**Claims · {describe(narrowed)}**"
    return _listing(title, page, lambda offset: ids.claims_page(offset, narrowed), "No claim fits that.")


def search_list(page: ClaimPage, words: str) -> Page:
    title = f"**Search · {one_line(words, 120)}**"
    nothing = "Nothing on record has these words."
    return _listing(title, page, lambda offset: ids.search_page(offset, words), nothing, parse_query(words).words)


def queue_list(page: ClaimPage) -> Page:
    title = "**Queue · most worth checking first**"
    return _listing(title, page, lambda offset: f"c1:queue:{offset}", "The queue is empty: nothing is left to check.")


def found_list(claims: tuple[Claim, ...], title: str, nothing: str) -> Page:
    """Claims that stand in no paged list."""
    shown = ClaimPage(claims=claims[:PER_PAGE], offset=0, more=False)
    return _listing(f"**{title}**", shown, None, nothing)


def split_page(claims: tuple[Claim, ...]) -> Page:
    """The claim that keeps the number first, then its parts."""
    numbers = ", ".join(f"#{claim.number}" for claim in claims[1:])
    return found_list(claims, f"#{claims[0].number} was split: {numbers}", "It was not split.")


def twin_page(twin: Claim, draft: str) -> Page:
    """What stands on record instead of the words that somebody has typed; with a button under which both may."""
    page = found_list((twin,), f"#{twin.number} says nearly the same · Yours is not on record yet", "")
    page.add_item(row(button("Put mine on record too", ids.add_beside(draft))))
    return page


def describe(narrowed: ClaimFilter) -> str:
    """The filter in words, as a list's title says it."""
    words = [STATES[narrowed.state].lower()] if narrowed.state else []
    if narrowed.verdict:
        words.append(f"verdict {VERDICTS[narrowed.verdict].lower()}")
    if narrowed.mark:
        words.append(MARKS[narrowed.mark].lower())
    if narrowed.speaker:
        words.append(f"by {one_line(narrowed.speaker, 80)}")
    words.append(SORTS[narrowed.sort])
    return ", ".join(words)


def entry(claim: Claim, words: Sequence[str] = ()) -> str:
    """'#42 · Unverified · Ann Example' and under it the claim; the words of a search stand bold."""
    repeats = f" · said {claim.said:,} times" if claim.said > 1 else ""
    head = f"**#{claim.number} · {status(claim)}** · {short_attribution(claim, 60, words)}{repeats}"
    return f"{head}\n{marked_line(claim.text, _WORDS, words)}"


def _listing(title: str, page: ClaimPage, at: Offset | None, nothing: str, words: Sequence[str] = ()) -> Page:
    view = Page()
    frame: discord.ui.Container[Page] = discord.ui.Container(discord.ui.TextDisplay(title))
    for claim in page.claims:
        opens = button("Open", ids.claim("show", claim.number))
        frame.add_item(discord.ui.Section(discord.ui.TextDisplay(entry(claim, words)), accessory=opens))
    if not page.claims:
        frame.add_item(discord.ui.TextDisplay(nothing if page.offset == 0 else "No more claims."))
    view.add_item(frame)
    if at is not None and (page.more or page.offset):
        view.add_item(pager(at, page.offset, PER_PAGE, more=page.more))
    return view
