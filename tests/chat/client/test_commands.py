"""The command list as Discord gets it, when it is sent, and the line that says the bot is ready."""

from typing import Any

import pytest

from bot.chat.client.sync import fingerprint
from bot.chat.interaction.permissions import invite_link
from tests.chat.world import World

LISTED = {
    "article add": ["url", "file", "text"],
    "article list": [],
    "article show": ["article"],
    "article withdraw": ["article", "reason"],
    "claims list": ["status", "verdict", "speaker", "sort"],
    "claims search": ["query"],
    "claims show": ["claim"],
    "claims add": ["text", "speaker", "url"],
    "claims dispute": ["claim", "kind", "reason", "link"],
    "claims follow": ["claim"],
    "claims mine": [],
    "claims stats": ["since"],
    "claims history": ["claim"],
    "review queue": [],
    "review take": ["claim"],
    "review release": ["claim"],
    "review check": ["claim", "verdict", "source", "rationale", "speaker", "as_of", "look_again"],
    "review dismiss": ["claim", "reason", "into"],
    "review propose": ["claim", "verdict", "source", "rationale", "speaker", "as_of", "look_again"],
    "review correct": ["claim", "class", "reason", "verdict", "source", "rationale", "as_of", "look_again"],
    "review withdraw": ["claim", "reason"],
    "review void": ["claim", "reason"],
    "review hide": ["claim", "reason"],
    "review edit": ["claim", "text", "speaker", "reason"],
    "review split": ["claim"],
    "review merge": ["claim", "into"],
    "review assign": ["claim", "member"],
    "review reopen": ["claim", "reason"],
    "review disputes": [],
    "review resolve": ["dispute", "outcome", "reason", "verdict", "source"],
    "speaker list": [],
    "speaker show": ["speaker"],
    "speaker rename": ["speaker", "name"],
    "speaker merge": ["speaker", "into"],
    "speaker follow": ["speaker"],
    "desk setup": [
        "digest_channel",
        "digest_time",
        "timezone",
        "review_channel",
        "verdict_channel",
        "checker_role",
        "moderator_role",
        "min_worthiness",
        "two_person",
        "sole_moderator",
        "join_speakers",
        "announce_repeats",
        "min_membership_hours",
    ],
    "desk links": ["who", "role", "allowed_sites", "refused_sites", "member_hourly", "server_daily"],
    "desk digest preview": [],
    "desk digest post": [],
    "desk digest when": ["days", "quiet", "role", "no_role"],
    "desk health": [],
    "review changes": [],
    "desk feed add": ["url"],
    "desk feed list": [],
    "desk feed remove": ["feed"],
    "desk export": ["format"],
    "desk member block": ["member"],
    "desk member unblock": ["member"],
    "desk member undo": ["member", "hours"],
    "desk member forget": ["member"],
    "help": [],
}
GROUPS = {1, 2}
STRING = 3
MANAGE_GUILD = "32"


def payload(world: World) -> list[dict[str, Any]]:
    tree = world.bot.tree
    return [command.to_dict(tree) for command in tree.get_commands()]


def leaves(command: dict[str, Any], path: str = "") -> dict[str, list[dict[str, Any]]]:
    name = f"{path} {command['name']}".strip()
    below = [option for option in command.get("options", ()) if option["type"] in GROUPS]
    if not below:
        return {name: command.get("options", [])}
    return {leaf: options for child in below for leaf, options in leaves(child, name).items()}


async def test_the_commands_and_their_options_are_the_listed_ones(world: World) -> None:
    slash = [command for command in payload(world) if command.get("type", 1) == 1]
    found = {name: options for command in slash for name, options in leaves(command).items()}
    assert {name: [option["name"] for option in options] for name, options in found.items()} == LISTED
    for name, options in found.items():
        for option in options:
            if option["name"] in {"claim", "article", "speaker"}:
                assert (option["type"], option["autocomplete"]) == (STRING, True), name
    menus = {command["name"] for command in payload(world) if command.get("type", 1) == 3}
    assert menus == {"Track claims", "Find claims about this"}


async def test_only_desk_has_a_default_permission_and_all_are_for_servers(world: World) -> None:
    for command in payload(world):
        assert [str(c) for c in command["contexts"]] == ["0"], command["name"]
        wanted = MANAGE_GUILD if command["name"] == "desk" else "None"
        assert str(command["default_member_permissions"]) == wanted, command["name"]


async def test_choices_are_slugs_with_readable_names(world: World) -> None:
    slash = {n: o for c in payload(world) if c.get("type", 1) == 1 for n, o in leaves(c).items()}
    verdict = next(option for option in slash["review check"] if option["name"] == "verdict")
    assert {"name": "Mostly false", "value": "mostly_false"} in verdict["choices"]
    status = next(option for option in slash["claims list"] if option["name"] == "status")
    assert status["choices"][-3:] == [
        {"name": "Disputed", "value": "disputed"},
        {"name": "Corrected", "value": "corrected"},
        {"name": "Source changed", "value": "source_changed"},
    ]


def characters(part: dict[str, Any]) -> int:
    """What Discord counts of a command: names, descriptions and choice values."""
    own = len(part["name"]) + len(part.get("description") or "") + len(str(part.get("value", "")))
    return own + sum(characters(child) for key in ("options", "choices") for child in part.get(key, ()))


async def test_the_tree_stays_under_discords_limit(world: World) -> None:
    for command in payload(world):
        assert characters(command) < 4_000, command["name"]
    assert sum(map(characters, payload(world))) < 8_000


async def test_commands_are_sent_once_and_again_only_when_they_differ(world: World) -> None:
    def sent() -> int:
        return sum(e.method == "PUT" and e.path.endswith("/commands") for e in world.env.http_requests)

    assert sent() == 1
    await world.restart()
    assert sent() == 1
    application_id = world.bot.application_id
    assert application_id is not None
    with world.env._bot_scope():
        await world.bot.http.bulk_upsert_global_commands(application_id, [])
    await world.restart()
    assert sent() == 3, "the emptied list, and the right one again"


async def test_the_fingerprint_sees_what_people_would_see(world: World) -> None:
    here = payload(world)
    assert fingerprint(here) == fingerprint(list(reversed(here)))
    changed = [dict(command) for command in here]
    changed[0]["description"] = "Something else"
    assert fingerprint(changed) != fingerprint(here)
    as_discord_answers = [{**c, "id": "1", "version": "2", "nsfw": False, "name_localizations": None} for c in here]
    assert fingerprint(as_discord_answers) == fingerprint(here)


async def test_a_failed_sync_does_not_stop_the_bot(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.env.inject_error("GET", "/applications/*/commands", status=500, times=None)
    await world.restart()
    assert "could not be synced" in caplog.text
    assert (await world.member.slash(world.channel, "help")).ephemeral


async def test_ready_is_one_line_with_servers_and_invitation(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    await world.restart()
    lines = capsys.readouterr().err.strip().splitlines()
    link = invite_link(world.env.bot.application_id or 0)
    assert lines[-1] == f"On Record is ready in 1 server. Invite it with {link}"
    assert "scope=bot+applications.commands" in link
    assert "permissions=309237746688" in link


async def test_the_bot_asks_for_guilds_and_nothing_else(world: World) -> None:
    intents = world.env.bot.intents
    assert [name for name, on in intents if on] == ["guilds"]
    mentions = world.bot.allowed_mentions
    assert mentions is not None
    assert dict(mentions.to_dict()) == {"parse": []}
