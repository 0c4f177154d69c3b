"""The buttons of a claim's card: what each says and does, and for whom and for which claims it stands there."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import discord

from bot.chat.interaction import ids
from bot.chat.view.page import Page, button
from bot.domain.actor import Actor, Capability
from bot.domain.claims import Claim, State
from bot.domain.fact_checks import LOADED, SHOWN
from bot.domain.similar import TieKind
from bot.domain.source_watch import SourceState

IN_A_ROW = 5

Style = discord.ButtonStyle
Buttons = list[discord.ui.Button[Page]]

_UNJUDGED = frozenset({State.UNVERIFIED, State.IN_REVIEW})
_OPEN = _UNJUDGED | {State.PROPOSED}
_STANDING = frozenset(State) - {State.DISMISSED}


class _Choice(NamedTuple):
    """A button with its verb, shown for claims in `states` where `fits` says so."""

    label: str
    verb: str
    states: frozenset[State]
    fits: Callable[[Claim, Actor], bool] = lambda _claim, _viewer: True
    style: Callable[[Claim, Actor], Style] = lambda _claim, _viewer: Style.secondary


def _may(capability: Capability) -> Callable[[Claim, Actor], bool]:
    return lambda _claim, viewer: viewer.may(capability)


def _may_not(capability: Capability) -> Callable[[Claim, Actor], bool]:
    return lambda _claim, viewer: not viewer.may(capability)


def _owns(claim: Claim, viewer: Actor) -> bool:
    return claim.owner == viewer.user


def _primary(_claim: Claim, _viewer: Actor) -> Style:
    return Style.primary


_WORK = (
    _Choice("Take", "take", frozenset({State.UNVERIFIED}), _may(Capability.TAKE), _primary),
    _Choice(
        "Back to the queue",
        "requeue",
        frozenset({State.UNVERIFIED}),
        lambda claim, viewer: claim.lapsed and viewer.may(Capability.TAKE),
    ),
)
"""Before the approval of a proposal."""
_REVIEW = (
    _Choice(
        "Check",
        "check",
        _OPEN,
        _may(Capability.CHECK),
        lambda claim, viewer: Style.success if _owns(claim, viewer) else Style.secondary,
    ),
    _Choice(
        "Release",
        "release",
        frozenset({State.IN_REVIEW}),
        lambda claim, viewer: _owns(claim, viewer) or viewer.may(Capability.RELEASE_ANY),
    ),
    _Choice("Post here", "post", frozenset({State.CHECKED}), style=_primary),
    _Choice("Correct", "correct", frozenset({State.CHECKED}), _may(Capability.CORRECT)),
    _Choice("Withdraw verdict", "unverdict", frozenset({State.CHECKED}), _may(Capability.CORRECT)),
    _Choice("Reopen", "reopen", frozenset({State.DISMISSED}), _may(Capability.DISMISS)),
)
_DISPUTE = _Choice("Dispute", "dispute", _STANDING)
_WITHDRAW_DISPUTE = _Choice("Withdraw my dispute", "undispute", frozenset(State))
_REST = (
    _Choice("Ask for a check", "want", frozenset({State.UNVERIFIED}), _may_not(Capability.TAKE)),
    _Choice("Follow", "follow", _STANDING, _may_not(Capability.CHECK)),
    _Choice("Dismiss", "dismiss", _UNJUDGED, _may(Capability.DISMISS)),
    _Choice("History", "history", frozenset(State)),
)


def rows_of(claim: Claim, viewer: Actor, *, withdrawable: bool, askable: bool) -> list[Buttons]:
    """What this person may do next, the likeliest first, in rows of five; what is rarer has rows of its own."""
    buttons = _next_steps(claim, viewer, withdrawable=withdrawable)
    rows = [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]
    rows += [
        _tie_buttons(claim) if viewer.may(Capability.DISMISS) else [],
        _fact_check_buttons(claim, viewer, askable=askable),
        _acceptance(claim, viewer),
        _source_buttons(claim, viewer),
    ]
    return [buttons for buttons in rows if buttons]


def public_buttons(claim: Claim) -> Buttons:
    """What any reader may do."""
    found = [
        button("Dispute", ids.claim("dispute", claim.number)),
        button("History", ids.claim("history", claim.number)),
    ]
    return found + ([_all_fact_checks(claim)] if claim.fact_checks else [])


def _next_steps(claim: Claim, viewer: Actor, *, withdrawable: bool) -> Buttons:
    approve: Buttons = []
    if claim.proposed is not None and viewer.may(Capability.CHECK):
        approve = [button("Approve", ids.approve(claim.number, claim.proposed.mark), Style.success)]
    objection = _WITHDRAW_DISPUTE if withdrawable else _DISPUTE
    return [*_fitting(_WORK, claim, viewer), *approve, *_fitting((*_REVIEW, objection, *_REST), claim, viewer)]


def _fitting(choices: Sequence[_Choice], claim: Claim, viewer: Actor) -> Buttons:
    return [
        button(choice.label, ids.claim(choice.verb, claim.number), choice.style(claim, viewer))
        for choice in choices
        if claim.state in choice.states and choice.fits(claim, viewer)
    ]


def _tie_buttons(claim: Claim) -> Buttons:
    """An answer to the first open question, else a no to the first "also said by"; and the way back from what the
    machine has linked."""
    found = [] if claim.state is State.DISMISSED else _tie_answers(claim)
    if claim.ledger is not None and claim.ledger.by_likeness:
        found.append(button("Unlink the last repeat", ids.claim("unlink", claim.number)))
    return found


def _tie_answers(claim: Claim) -> Buttons:
    if not claim.ties:
        return []
    asked = next((tie for tie in claim.ties if tie.kind is not TieKind.ALSO_SAID), None)
    if asked is None:
        other = claim.ties[0].number
        return [button(f"#{other} says something else", ids.tie("no", claim.number, other))]
    labels = (f"Same as #{asked.number}", "No", "Different")
    return [
        button(label, ids.tie(answer, claim.number, asked.number))
        for answer, label in zip(ids.TIE_ANSWERS, labels, strict=True)
        if answer != "yes" or asked.kind is TieKind.SAME
    ]


def _fact_check_buttons(claim: Claim, viewer: Actor, *, askable: bool) -> Buttons:
    """All that others have checked of it; for moderators: a check of those shown that is about something else goes."""
    found = [_all_fact_checks(claim)] if claim.fact_checks else []
    if viewer.may(Capability.REFUSE_FACT_CHECK):
        found += [
            button(f"Not about this: {match.check.site}", ids.refuse_fact_check(claim.number, match.id))
            for match in claim.fact_checks[:SHOWN]
        ]
    return found + ([button("Ask Google", ids.claim("askothers", claim.number))] if askable else [])


def _all_fact_checks(claim: Claim) -> discord.ui.Button[Page]:
    count = f"{LOADED} and more" if len(claim.fact_checks) == LOADED else f"{len(claim.fact_checks)}"
    return button(f"Fact-checks by others ({count})", ids.claim("others", claim.number))


def _acceptance(claim: Claim, viewer: Actor) -> Buttons:
    if not claim.held_back or claim.state is State.DISMISSED or not viewer.may(Capability.CHECK):
        return []
    return [button("Accept for summaries", ids.claim("accept", claim.number))]


def _source_buttons(claim: Claim, viewer: Actor) -> Buttons:
    suspected = any(place.changed is SourceState.SUSPECTED for place in claim.appearances)
    if not suspected or not viewer.may(Capability.JUDGE_SOURCES):
        return []
    return [
        button("The source has changed", ids.claim("altered", claim.number)),
        button("The source is fine", ids.claim("unaltered", claim.number)),
    ]
