"""What a command, a button or a form reaches through its interaction: the services and what the chat itself keeps."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeAlias, cast

import discord

from bot.domain.actor import Actor
from bot.domain.clock import Clock
from bot.domain.statistics import Week
from bot.services import Services

Interaction: TypeAlias = discord.Interaction[Any]
Exporter = Callable[[Actor, Literal["csv", "jsonl"]], AsyncIterator[str]]
"""The record as pieces of text: publishing is a sibling of the chat, so the app hands it in."""
Drawer = Callable[[Week], Awaitable[bytes | None]]
"""The chart of a week as a PNG, None where it can't be drawn; handed in for the same reason."""


@dataclass(frozen=True, slots=True)
class ChatContext:
    services: Services
    exporter: Exporter
    draw: Drawer
    clock: Clock


class _HasContext(Protocol):
    context: ChatContext


def context_of(interaction: Interaction) -> ChatContext:
    return cast("_HasContext", interaction.client).context


def services_of(interaction: Interaction) -> Services:
    return context_of(interaction).services
