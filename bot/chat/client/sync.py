"""Sending the command list to Discord, only when it differs from what Discord has: one GET at start. Discord allows
200 new commands a day, and a sync at every start makes clients drop commands that people are typing."""

import hashlib
import json
import logging
from typing import Any

import discord
from discord import app_commands

log = logging.getLogger(__name__)

_KEPT = frozenset(
    {
        "name",
        "type",
        "description",
        "required",
        "choices",
        "options",
        "value",
        "min_value",
        "max_value",
        "min_length",
        "max_length",
        "autocomplete",
        "channel_types",
        "default_member_permissions",
        "contexts",
        "integration_types",
        "nsfw",
    }
)
_CHAT_INPUT = 1


async def sync_if_changed(tree: app_commands.CommandTree[Any]) -> bool:
    """Whether commands were sent. A failure is logged and the bot runs on with what Discord has."""
    application = tree.client.application_id
    try:
        there = fingerprint(await _registered(tree, application or 0))
        here = fingerprint([command.to_dict(tree) for command in tree.get_commands()])
        if here == there:
            log.info("commands are in step", extra={"application": application, "hash": here})
            return False
        await tree.sync()
    except discord.HTTPException:
        log.exception("the commands could not be synced")
        return False
    log.info("commands were synced", extra={"application": application, "hash": here})
    return True


async def _registered(tree: app_commands.CommandTree[Any], application: int) -> list[Any]:
    """The raw payloads: discord.py's own models drop limits and permissions that count here."""
    return list(await tree.client.http.get_global_commands(application))


def fingerprint(commands: list[Any]) -> str:
    """A hash of what people would see change, whatever order and defaults the payload has."""
    shaped = sorted((_shaped({"type": _CHAT_INPUT, **command}) for command in commands), key=_key)
    return hashlib.sha256(json.dumps(shaped, sort_keys=True).encode()).hexdigest()[:16]


def _key(command: Any) -> tuple[int, str]:
    return (command.get("type", 0), command.get("name", ""))


def _shaped(value: Any, key: str | None = None) -> Any:
    if isinstance(value, dict):
        pairs = {k: _shaped(v, k) for k, v in value.items() if k in _KEPT}
        return {k: v for k, v in pairs.items() if v not in (None, False, "", [], {})}
    if isinstance(value, list):
        items = [_shaped(item) for item in value]
        return sorted(items) if key in {"contexts", "integration_types", "channel_types"} else items
    if key in {"min_value", "max_value"} and value is not None:
        return float(value)
    return str(value) if key == "default_member_permissions" and value is not None else value
