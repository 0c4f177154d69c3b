"""The question of a check who said it: right, another, nobody. What is chosen names whom the form showed, so that a
speaker who was changed while it was open is never confirmed unseen."""

from collections.abc import Sequence

from bot.chat.review.render.dispute import OTHER
from bot.chat.view.limits import OPTION, SELECT_OPTIONS
from bot.chat.view.text import plain
from bot.domain.claims import NAME_SHOWN, NOBODY, Claim
from bot.domain.errors import Incomplete

_NOBODY = f"~{NOBODY}"
_MARKS = ("=", "~")


def choices_of(claim: Claim, names: Sequence[str], given: str | None) -> tuple[tuple[str, str], ...]:
    """The menu: that the record is right, who else speaks in the articles (and whom the command gave), another name,
    nobody."""
    last = [(OTHER, "Somebody else…")] + ([(_NOBODY, "Nobody: the text names no one")] if claim.speaker else [])
    every = dict.fromkeys([given, *names] if given else names)
    others = [
        name for name in every if _fits(name) and name.casefold() not in {NOBODY, (claim.speaker or "").casefold()}
    ]
    right = (_right(claim), plain(f"Right: {claim.speaker or 'nobody is named'}", OPTION))
    return right, *((name, name) for name in others[: SELECT_OPTIONS - 3]), *last


def chosen_of(claim: Claim, given: str | None) -> str:
    """What stands chosen: what was given before, or what a person has confirmed; else nothing."""
    if not given:
        return _right(claim) if claim.attribution_confirmed else ""
    if given.casefold() in {NOBODY, _NOBODY}:
        return _NOBODY if claim.speaker else _right(claim)
    return _right(claim) if given.casefold() == (claim.speaker or "").casefold() else given


def speaker_of(chosen: str | None) -> tuple[str | None, str | None]:
    """What a check is told: a new speaker (None leaves the one on record, NOBODY takes them away), and whom the form
    showed where that was said to be right."""
    if chosen is None:
        return None, None
    if chosen.startswith("="):
        return None, chosen[1:]
    if not chosen.strip():
        raise Incomplete("Choose who said it: the record is right, somebody else, or nobody.")
    return (NOBODY if chosen == _NOBODY else chosen.strip()), None


def _right(claim: Claim) -> str:
    return f"={(claim.speaker or '')[:NAME_SHOWN]}"


def _fits(name: str) -> bool:
    return plain(name, OPTION) == name and not name.startswith(_MARKS)
