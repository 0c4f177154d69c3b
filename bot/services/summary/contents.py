"""What a daily summary says of a window: read from the log, so that a past one reads as it stood."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from bot.domain.claims import UNTOUCHED, Claim, CorrectionClass, State, Verdict
from bot.domain.disputes import Dispute
from bot.domain.events import CHECKED, CORRECTED, FOUND, Action
from bot.domain.repeats import FALSE
from bot.domain.settings import DeskSettings
from bot.domain.summary import Correction, Summary, as_it_stood
from bot.storage.claims import claims
from bot.storage.database import Reader
from bot.storage.posts import shown_cards
from bot.storage.review import disputes, queue
from bot.storage.summary import past_moments, summaries
from bot.storage.summary.summaries import Window

ALTERED = (Action.CLAIM_SOURCE_CHANGED,)
MOST_WANTED = 5
MOST_DISPUTES = 500
"""Open disputes that a summary lists; its count tells of all."""


async def compose(
    reader: Reader,
    window: Window,
    settings: DeskSettings,
    *,
    now: int,
    shown: AbstractSet[int] = frozenset(),
    as_then: bool = False,
) -> Summary:
    """`shown` are claims that stood in it as checked: they stay, marked where their verdict has fallen since.
    `as_then`: with the verdicts that stood at the window's end, whatever became of them."""
    server, floor = window.server, settings.min_worthiness
    found = await summaries.acted_on(reader, server, FOUND, window.events)
    corrected = await _corrections(reader, window)
    leads = {correction.claim.id for correction in corrected}
    checked = await _standing(reader, await summaries.acted_on(reader, server, CHECKED, window.verdicts), window, shown)
    checked = [claim for claim in checked if claim.id not in leads]
    later = replace(window.events, start=window.verdicts.end)
    held = await summaries.acted_on(reader, server, CHECKED, later)
    altered = await _public(reader, await summaries.acted_on(reader, server, ALTERED, window.events))
    again, times = await _said_again(reader, window)
    if window.end >= now:
        since = now - UNTOUCHED
        waiting = await queue.count(reader, server, floor, since)
        asked = await queue.count_wanted(reader, server, since)
        wanted = await queue.most_wanted(reader, server, floor, since, MOST_WANTED)
    else:
        waiting, asked = await past_moments.count_waiting(reader, server, floor, window.end)
        then = await past_moments.most_wanted(reader, server, floor, window.end, MOST_WANTED)
        wanted = [replace(claim, wanted=members) for claim, members in then]
    cases = await disputes.open_at(reader, server, window.end, MOST_DISPUTES)
    summary = Summary(
        server=server,
        start=window.start,
        end=window.end,
        day=date.fromisoformat(window.day),
        articles=await summaries.articles_added(reader, window),
        new=len(set(found)),
        waiting=waiting,
        corrected=corrected,
        checked=tuple(sorted(checked, key=lambda claim: -(claim.worthiness + 0.1 * claim.wanted))),
        altered=tuple(altered),
        disputes=tuple(cases),
        open_disputes=await disputes.count_open_at(reader, server, window.end),
        disputed=await _disputed(reader, server, cases),
        said_again=tuple(again),
        times=times,
        wanted=tuple(wanted),
        asked=asked,
        held=tuple(await _standing(reader, held, window, frozenset())),
    )
    if as_then:
        summary = await _as_then(reader, summary, window)
    return replace(summary, cards=await _cards(reader, summary))


async def _unhidden(reader: Reader, rows: Sequence[int]) -> list[Claim]:
    return [claim for claim in await claims.by_ids(reader, list(dict.fromkeys(rows))) if not claim.hidden]


async def _public(reader: Reader, acted: Sequence[int]) -> list[Claim]:
    """Without words that a member typed in and that nobody accepted."""
    return [claim for claim in await _unhidden(reader, acted) if not claim.held_back]


async def _standing(reader: Reader, acted: Sequence[int], window: Window, shown: AbstractSet[int]) -> list[Claim]:
    """Those whose verdict stood at the window's end, and those that the post has shown already."""
    found = await _unhidden(reader, acted)
    stood = await past_moments.standing(reader, [claim.id for claim in found], window.events)
    return [claim for claim in found if stood[claim.id][0] is State.CHECKED or claim.id in shown]


async def _said_again(reader: Reader, window: Window) -> tuple[list[Claim], dict[int, int]]:
    times = dict(await past_moments.repeated(reader, window.server, window.events))
    found = await _unhidden(reader, list(times))
    stood = await past_moments.standing(reader, [claim.id for claim in found], window.events)
    still = [claim for claim in found if stood[claim.id][1] in FALSE]
    return still, {claim.number: times[claim.id] for claim in still}


async def _disputed(reader: Reader, server: int, cases: Sequence[Dispute]) -> dict[int, Claim]:
    """The claims of these disputes by number, as far as their words may be shown in public."""
    found = await claims.by_numbers(reader, server, list(dict.fromkeys(case.claim for case in cases)))
    return {claim.number: claim for claim in found if not (claim.hidden or claim.held_back)}


async def _as_then(reader: Reader, summary: Summary, window: Window) -> Summary:
    named = {claim.id: claim for part in summary.parts for claim in part}
    stood = await past_moments.standing(reader, list(named), window.events)
    said = await past_moments.wordings(reader, summary.server, list(named.values()), window.events)
    open_then = {case.claim for case in summary.disputes}

    def then(claim: Claim) -> Claim:
        past = as_it_stood(claim, *stood[claim.id], said[claim.id], summary.end)
        return past if claim.number in open_then else replace(past, disputes=())

    return summary.with_claims(then)


async def _cards(reader: Reader, summary: Summary) -> dict[int, tuple[int, int]]:
    """Of the claims that a post can show: those first in each part."""
    numbers = {claim.id: claim.number for part in summary.parts for claim in part[:_LINKED]}
    return {numbers[row]: place for row, place in (await shown_cards.cards(reader, list(numbers))).items()}


_LINKED = 25


async def _corrections(reader: Reader, window: Window) -> tuple[Correction, ...]:
    """One a claim: what last changed, took back or reopened it, else its last small correction; the former first. A
    verdict that was taken back and given anew is one correction, and what was reopened and checked is none.
    Slips that were taken back at once, and slips of the pen, are in the history alone."""
    last: dict[int, summaries.VerdictStep] = {}
    fresh: set[int] = set()
    for step in await summaries.corrections(reader, window.server, (*CORRECTED, *CHECKED), window.verdicts):
        before = last.get(step.claim)
        if step.action in CHECKED:
            if before is not None and before.action in _TAKEN_BACK:
                last[step.claim] = replace(step, was=before.was)
            else:
                last.pop(step.claim, None)
                fresh.add(step.claim)
        elif step.kind not in _SMALL or before is None or before.kind in _SMALL:
            last[step.claim] = step
    found = {claim.id: claim for claim in await _unhidden(reader, list(last)) if not claim.held_back}
    told = sorted((step for row, step in last.items() if row in found), key=lambda step: step.kind in _SMALL)
    return tuple(
        Correction(
            found[step.claim],
            _what(step, fresh=step.claim in fresh),
            step.reason,
            Verdict(step.now) if step.now else None,
        )
        for step in told
    )


_SMALL = {CorrectionClass.FACT_FIX.value, CorrectionClass.UPDATE.value}
_TAKEN_BACK = {Action.CLAIM_WITHDRAWN, Action.CLAIM_VOIDED}


def _what(step: summaries.VerdictStep, *, fresh: bool) -> str:
    """`fresh`: its first verdict is of this window too, and is told here."""
    was, now = ((verdict or "").replace("_", " ") for verdict in (step.was, step.now))
    if step.action is Action.CLAIM_WITHDRAWN:
        return f"verdict withdrawn, being rechecked (was {was})"
    if step.action is Action.CLAIM_VOIDED:
        return f"verdict void (was {was})"
    if step.action is Action.CLAIM_REOPENED:
        return "open again, after it was dismissed"
    if step.action in CHECKED:
        return f"rechecked: still {now}" if was == now else f"rechecked: was {was}, now {now}"
    if step.kind in _SMALL:
        what = "a fact corrected" if step.kind == CorrectionClass.FACT_FIX.value else "updated"
        return f"checked: {now}, {what}" if fresh else what
    return f"corrected: was {was}, now {now}"
