"""Choices and autocomplete for the options that several commands share. Suggestions come from the record alone; what
is typed past them is parsed like any text."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from discord import app_commands

from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import Choices, Suggester, safe_suggester
from bot.chat.view.labels import DISPUTES
from bot.chat.view.limits import CHOICE, SELECT_OPTIONS
from bot.chat.view.text import plain
from bot.domain.claim_lists import Suggestion
from bot.domain.claims import State

E = TypeVar("E", bound=StrEnum)


def choices(words: Mapping[E, str]) -> Choices:
    """Slugs as values, readable names."""
    return [app_commands.Choice(name=name, value=slug.value) for slug, name in words.items()]


def _claims(*states: State) -> Suggester:
    wanted = frozenset(states) or None

    async def suggest(interaction: Interaction, typed: str) -> Choices:
        actor = await actor_of(interaction)
        return _offered(await services_of(interaction).claims.suggest(actor, typed[:100], wanted))

    return suggest


async def _articles(interaction: Interaction, typed: str) -> Choices:
    actor = await actor_of(interaction)
    return _offered(await services_of(interaction).articles.suggest(actor, typed[:100]))


async def _feeds(interaction: Interaction, typed: str) -> Choices:
    actor = await actor_of(interaction)
    return _offered(await services_of(interaction).feeds.suggest(actor, typed[:100]))


async def _speakers(interaction: Interaction, typed: str) -> Choices:
    actor = await actor_of(interaction)
    return _offered(await services_of(interaction).claims.speakers(actor, typed[:100]))


async def _disputes(interaction: Interaction, typed: str) -> Choices:
    """Open disputes whose number or claim's number begins with what is typed, the longest waiting first."""
    actor = await actor_of(interaction)
    waiting = await services_of(interaction).disputes.list(actor, 100)
    digits = typed.strip().removeprefix("#")
    found = [d for d in waiting if str(d.number).startswith(digits) or str(d.claim).startswith(digits)]
    return _offered(
        [Suggestion(f"{d.number} · {DISPUTES[d.kind]} · #{d.claim} · {d.reason}", str(d.number)) for d in found]
    )


def _offered(found: Sequence[Suggestion]) -> Choices:
    fitting = [s for s in found if 0 < len(s.value) <= CHOICE]
    return [
        app_commands.Choice(name=plain(s.label, CHOICE) or s.value, value=s.value) for s in fitting[:SELECT_OPTIONS]
    ]


any_claim = safe_suggester(_claims())
waiting_claim = safe_suggester(_claims(State.UNVERIFIED))
taken_claim = safe_suggester(_claims(State.IN_REVIEW))
open_claim = safe_suggester(_claims(State.UNVERIFIED, State.IN_REVIEW, State.PROPOSED))
standing_claim = safe_suggester(_claims(State.UNVERIFIED, State.IN_REVIEW, State.PROPOSED, State.CHECKED))
checked_claim = safe_suggester(_claims(State.CHECKED))
unjudged_claim = safe_suggester(_claims(State.UNVERIFIED, State.IN_REVIEW))
dismissed_claim = safe_suggester(_claims(State.DISMISSED))
open_dispute = safe_suggester(_disputes)
any_article = safe_suggester(_articles)
any_feed = safe_suggester(_feeds)
any_speaker = safe_suggester(_speakers)
