"""The one way from an error to the person who met it.

Order: an error of the domain is its own sentence; an interaction that Discord no longer knows (10062) or that was
answered already (40060) is logged only, nobody is left to tell; a lack of permission says which; all else is 'Something
broke' with a reference that is logged with the full error.

discord.py only logs, or drops, what dynamic items, views, modals and autocomplete raise: the base classes here send
it through `report` too.
"""

import functools
import logging
import secrets
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Coroutine
from re import Match
from typing import Any, Concatenate, ParamSpec, Self

import discord
from discord import app_commands

from bot.chat.interaction import answers
from bot.chat.interaction.context import Interaction
from bot.chat.view.notice import notice
from bot.domain.errors import OnRecordError
from bot.log import about

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
MISSING_ACCESS = frozenset({50001, 50013})

_STALE = "This command has changed since your Discord loaded it; restart Discord and try again."
_NO_ACCESS = "I lack a permission for that here; an admin can see in /desk setup which one is missing."


async def report(interaction: Interaction, error: BaseException) -> None:
    """Tell the person what went wrong, in one sentence that only they see. Never raises."""
    with about(**log_fields(interaction)):
        sentence = _sentence(_cause(error))
        if sentence is None:
            return
        try:
            await answers.show(interaction, notice(sentence))
        except answers.NOT_SENT:
            log.warning("an error could not be shown", exc_info=True)


def log_fields(interaction: Interaction) -> dict[str, int]:
    """What every line of the log names that is written while an interaction is answered."""
    return {"interaction": interaction.id} | ({"server": interaction.guild_id} if interaction.guild_id else {})


def _cause(error: BaseException) -> BaseException:
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    return error


def _sentence(error: BaseException) -> str | None:
    """What the person reads; None where nobody is left to tell."""
    if isinstance(error, OnRecordError):
        return error.sentence
    if isinstance(error, app_commands.NoPrivateMessage):
        return "This works only in a server."
    if isinstance(error, app_commands.CommandSignatureMismatch | app_commands.CommandNotFound):
        return _STALE
    code = error.code if isinstance(error, discord.HTTPException) else None
    if isinstance(error, discord.InteractionResponded) or code in {UNKNOWN_INTERACTION, answers.ALREADY_ANSWERED}:
        log.warning("an interaction expired before it was answered", exc_info=error)
        return None
    return _NO_ACCESS if code in MISSING_ACCESS else _broken(error)


def _broken(error: BaseException) -> str:
    reference = secrets.token_hex(2).upper()
    log.error("something broke, reference %s", reference, exc_info=error)
    return (
        f"Something broke, reference {reference}. Try again in a moment; an admin can find that reference in the log."
    )


class SafeTree(app_commands.CommandTree[Any]):
    """A command tree whose errors reach the person."""

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        await report(interaction, error)


P = ParamSpec("P")
Callback = Callable[Concatenate[Interaction, P], Coroutine[Any, Any, None]]


def answered(callback: Callback[P]) -> Callback[P]:
    """A command whose refusals are answers: only what nobody foresaw goes on as an error."""

    @functools.wraps(callback)
    async def run(interaction: Interaction, /, *args: P.args, **options: P.kwargs) -> None:
        with about(**log_fields(interaction)):
            try:
                await callback(interaction, *args, **options)
            except OnRecordError as refused:
                await report(interaction, refused)

    return run


def leaf(name: str, description: str) -> Callable[[Callback[P]], app_commands.Command[Any, P, None]]:
    """A command that is `answered`; the table of commands says under which root it goes."""

    def register(callback: Callback[P]) -> app_commands.Command[Any, P, None]:
        command: app_commands.Command[Any, P, None] = app_commands.command(name=name, description=description)(
            answered(callback)
        )
        return command

    return register


class SafeItem(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"(?!)"):
    """A component found by its custom_id alone, on any message of any age. Subclasses say what it does in `act`."""

    def __init__(self, item: discord.ui.Item[Any], match: Match[str]) -> None:
        super().__init__(item)
        self.match = match

    @classmethod
    async def from_custom_id(cls, _interaction: Interaction, item: discord.ui.Item[Any], match: Match[str], /) -> Self:
        return cls(item, match)

    async def callback(self, interaction: Interaction) -> None:
        with about(**log_fields(interaction)):
            try:
                await self.act(interaction)
            except Exception as error:
                await report(interaction, error)

    @abstractmethod
    async def act(self, interaction: Interaction) -> None:
        """Do what the component is for. Whatever it raises goes to `report`."""


Choices = list[app_commands.Choice[str]]
Suggester = Callable[[Interaction, str], Awaitable[Choices]]


def safe_suggester(suggest: Suggester) -> Callable[[Interaction, str], Any]:
    """An autocomplete that offers nothing where it fails: there is no place for a sentence under an open menu."""

    async def suggested(interaction: Interaction, current: str) -> Choices:
        with about(**log_fields(interaction)):
            try:
                return await suggest(interaction, current)
            except OnRecordError:
                return []
            except Exception:
                log.exception("autocomplete failed")
                return []

    return suggested
