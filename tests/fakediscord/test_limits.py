"""The documented limits over plain HTTP, with no bot: status, code and the path of the error as Discord gives them."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import httpx
import pytest

from tests.fakediscord import FakeDiscord, Person, Result
from tests.fakediscord.wire import COMPONENTS_V2, Json

TEXT = {"type": 10, "content": "t"}


@pytest.fixture
async def api(fd: FakeDiscord) -> AsyncIterator[httpx.AsyncClient]:
    fd.hub.rate_limits = False
    headers = {"Authorization": f"Bot {fd.hub.token}"}
    async with httpx.AsyncClient(base_url=fd.api_url, headers=headers) as client:
        yield client


def row(*children: Json) -> Json:
    return {"type": 1, "components": list(children)}


def button(number: int, **more: object) -> Json:
    return {"type": 2, "style": 1, "label": f"b{number}", "custom_id": f"c{number}", **more}


def menu(options: int, **more: object) -> Json:
    values = [{"label": "l", "value": str(number)} for number in range(options)]
    return {"type": 3, "custom_id": "s", "options": values, **more}


def v2(*components: Json) -> Json:
    return {"flags": COMPONENTS_V2, "components": list(components)}


def fault_at(body: Json, path: str) -> list[Json]:
    node = body["errors"]
    for part in path.split("."):
        node = node[part]
    found: list[Json] = node["_errors"]
    return found


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        ({"content": "x" * 2001}, "content"),
        ({"embeds": [{"title": "t"}]}, "embeds"),
        ({"content": "x", "nonce": "n" * 26}, "nonce"),
        ({"content": "x", "components": [row(button(at)) for at in range(6)]}, "components"),
        ({"content": "x", "components": [row(*[button(at) for at in range(6)])]}, "components.0.components"),
        (v2(row(button(1, custom_id="x" * 101))), "components.0.components.0.custom_id"),
        (v2(row(button(1), button(2, custom_id="c1"))), "components.0.components.1.custom_id"),
        (v2(row(button(1, label="x" * 81))), "components.0.components.0.label"),
        (v2(row(button(1, style=9))), "components.0.components.0.style"),
        (v2(row({"type": 2, "style": 5, "label": "l", "url": "javascript:1"})), "components.0.components.0.url"),
        (v2(row(button(1), menu(2))), "components.0.components"),
        (v2(row(menu(26))), "components.0.components.0.options"),
        (v2(row(menu(2, max_values=3))), "components.0.components.0.max_values"),
        (v2(row(menu(2, placeholder="x" * 151))), "components.0.components.0.placeholder"),
        ({"content": "x", "components": [TEXT]}, "components.0.type"),
        ({"content": "x", **v2(TEXT)}, "content"),
        (v2({"type": 10, "content": "x" * 2001}, {"type": 10, "content": "x" * 2000}), "components"),
        (v2(*[TEXT] * 41), "components"),
        (v2({"type": 10, "content": ""}), "components.0.content"),
        (v2({"type": 9, "components": [TEXT]}), "components.0.accessory"),
        (v2({"type": 9, "components": [TEXT] * 4, "accessory": button(1)}), "components.0.components"),
        (v2({"type": 17, "components": [{"type": 17, "components": []}]}), "components.0.components.0.type"),
    ],
)
async def test_what_is_over_a_limit_is_refused(
    fd: FakeDiscord, api: httpx.AsyncClient, payload: Json, path: str
) -> None:
    channel = fd.add_channel("general")
    refused = await api.post(f"/channels/{channel.id}/messages", json=payload)
    assert (refused.status_code, refused.json()["code"]) == (400, 50035)
    assert fault_at(refused.json(), path)
    assert not channel.messages


@pytest.mark.parametrize(
    "payload",
    [
        {"content": "x" * 2000, "components": [row(*[button(10 * y + x) for x in range(5)]) for y in range(5)]},
        v2({"type": 17, "components": [{"type": 10, "content": "x" * 4000}]}, row(menu(25))),
        v2(*[TEXT] * 40),
    ],
)
async def test_what_is_at_a_limit_is_taken(fd: FakeDiscord, api: httpx.AsyncClient, payload: Json) -> None:
    channel = fd.add_channel("general")
    assert (await api.post(f"/channels/{channel.id}/messages", json=payload)).status_code == 200


async def test_what_is_empty_unknown_or_not_the_bots(fd: FakeDiscord, api: httpx.AsyncClient) -> None:
    channel = fd.add_channel("general")
    alice = fd.add_person("alice", channel=channel)
    messages = f"/channels/{channel.id}/messages"
    empty = await api.post(messages, json={"content": "  "})
    assert empty.json() == {"message": "Cannot send an empty message", "code": 50006}
    assert (await api.post("/channels/1/messages", json={"content": "x"})).json()["code"] == 10003
    assert (await api.get(f"{messages}/1")).json()["code"] == 10008
    assert (await api.get("/users/@me", headers={"Authorization": "Bot no"})).status_code == 401
    theirs = await alice.say("the sky is green")
    assert (await api.patch(f"{messages}/{theirs.id}", json={"content": "x"})).json()["code"] == 50005
    assert (await api.get("/not/here")).status_code == 404
    assert [call.path for call in fd.unimplemented] == ["/not/here"]


async def test_a_nonce_makes_one_message(fd: FakeDiscord, api: httpx.AsyncClient) -> None:
    channel = fd.add_channel("general")
    said = {"content": "x", "nonce": "n", "enforce_nonce": True}
    first, second = [await api.post(f"/channels/{channel.id}/messages", json=said) for _ in range(2)]
    assert first.json()["id"] == second.json()["id"]
    assert len(channel.messages) == 1


async def test_messages_are_listed_in_pages(fd: FakeDiscord, api: httpx.AsyncClient) -> None:
    channel = fd.add_channel("general")
    url = f"/channels/{channel.id}/messages"
    made = [(await api.post(url, json={"content": str(at)})).json()["id"] for at in range(5)]

    async def listed(**query: str) -> list[str]:
        return [message["content"] for message in (await api.get(url, params={"limit": 2, **query})).json()]

    assert await listed() == ["4", "3"]
    assert await listed(before=made[3]) == ["2", "1"]
    assert await listed(after=made[0]) == ["2", "1"]
    assert (await api.get(url, params={"limit": 101})).status_code == 400


async def test_the_size_of_a_file_counts(fd: FakeDiscord, api: httpx.AsyncClient) -> None:
    channel = fd.add_channel("general")
    fd.hub.file_limit = 1000

    async def upload(size: int) -> httpx.Response:
        files = {"files[0]": ("a.bin", b"x" * size)}
        data = {"payload_json": json.dumps({"content": "f"})}
        return await api.post(f"/channels/{channel.id}/messages", files=files, data=data)

    refused = await upload(1001)
    assert (refused.status_code, refused.json()["code"]) == (413, 40005)
    taken = await upload(1000)
    assert (await api.get(taken.json()["attachments"][0]["url"])).content == b"x" * 1000


async def test_rate_limits_are_counted_and_told(fd: FakeDiscord, api: httpx.AsyncClient) -> None:
    fd.hub.rate_limits = True
    channel = fd.add_channel("general")
    asked = [await api.post(f"/channels/{channel.id}/messages", json={"content": "x"}) for _ in range(6)]
    assert [answer.headers["X-RateLimit-Remaining"] for answer in asked] == ["4", "3", "2", "1", "0", "0"]
    assert [answer.status_code for answer in asked] == [200] * 5 + [429]
    assert 0 < asked[-1].json()["retry_after"] <= 5.01


OPTION = {"type": 3, "name": "o", "description": "d"}


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ({"name": "Upper", "description": "d"}, "0.name"),
        ({"name": "with space", "description": "d"}, "0.name"),
        ({"name": "x" * 33, "description": "d"}, "0.name"),
        ({"name": "a", "description": ""}, "0.description"),
        ({"name": "a", "description": "x" * 101}, "0.description"),
        ({"name": "a", "description": "d", "options": [{**OPTION, "name": f"o{at}"} for at in range(26)]}, "0.options"),
        ({"name": "a", "description": "d", "options": [OPTION, OPTION]}, "0.options.1.name"),
        (
            {"name": "a", "description": "d", "options": [OPTION, {**OPTION, "name": "p", "required": True}]},
            "0.options.1.required",
        ),
        (
            {"name": "a", "description": "d", "options": [{**OPTION, "choices": [{"name": "x" * 101, "value": "v"}]}]},
            "0.options.0.choices.0.name",
        ),
        ({"name": "a", "description": "not for menus", "type": 3}, "0.description"),
        ({"name": "a", "description": "d", "options": [{**OPTION, "description": "x" * 100}] * 90}, "0"),
    ],
)
async def test_a_command_over_a_limit_is_refused(
    fd: FakeDiscord, api: httpx.AsyncClient, command: Json, path: str
) -> None:
    refused = await api.put(f"/applications/{fd.hub.world.bot.id}/commands", json=[command])
    assert refused.status_code == 400
    assert fault_at(refused.json(), path)


async def test_a_list_of_commands(fd: FakeDiscord, api: httpx.AsyncClient) -> None:
    url = f"/applications/{fd.hub.world.bot.id}/commands"
    one = {"name": "größe", "description": "d"}
    (first,), (again,) = [(await api.put(url, json=[one])).json() for _ in range(2)]
    assert first["id"] == again["id"]
    assert (await api.put(url, json=[one, one])).status_code == 400
    many = await api.put(url, json=[{"name": f"c{at}", "description": "d"} for at in range(101)])
    assert many.json()["code"] == 30032


Asking = Callable[[Person], Awaitable[Result]]
Answering = Callable[[Asking, Json], Awaitable[tuple[httpx.Response, asyncio.Task[Result], Json]]]


@pytest.fixture
async def answer(fd: FakeDiscord, api: httpx.AsyncClient) -> AsyncIterator[Answering]:
    """Somebody asks and a client of the bare gateway answers: what the API said, their result, the interaction."""
    alice = fd.add_person("alice", channel=fd.add_channel("general"))
    command = {"name": "go", "description": "d", "options": [{**OPTION, "autocomplete": True}]}
    await api.put(f"/applications/{fd.hub.world.bot.id}/commands", json=[command])
    async with aiohttp.ClientSession() as session, session.ws_connect(fd.gateway.url + "?v=10&encoding=json") as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": {"token": fd.hub.token, "intents": 1, "properties": {}}})
        await fd.gateway.wait_identified()

        async def asked(asking: Asking, payload: Json) -> tuple[httpx.Response, asyncio.Task[Result], Json]:
            task = asyncio.create_task(_run(asking, alice))
            event: Json = {"t": None}
            while event["t"] != "INTERACTION_CREATE":
                event = await socket.receive_json()
            return await api.post(callback_of(event["d"]), json=payload), task, event["d"]

        yield asked


async def _run(asking: Asking, who: Person) -> Result:
    return await asking(who)


def callback_of(interaction: Json) -> str:
    return f"/interactions/{interaction['id']}/{interaction['token']}/callback"


async def test_the_rules_of_an_answer(fd: FakeDiscord, api: httpx.AsyncClient, answer: Answering) -> None:
    refused, task, asked = await answer(lambda who: who.slash("go"), {"type": 4, "data": {"content": "x" * 2001}})
    assert fault_at(refused.json(), "data.content")
    url, hook = callback_of(asked), f"/webhooks/{fd.hub.world.bot.id}/{asked['token']}"
    assert (await api.post(url, json={"type": 8, "data": {"choices": []}})).status_code == 400
    assert (await api.post(hook, json={"content": "x"})).json()["code"] == 10015
    assert (await api.post(url, json={"type": 4, "data": {"content": "ok"}})).status_code == 204
    assert (await api.post(url, json={"type": 4, "data": {"content": "again"}})).json()["code"] == 40060
    result = await task
    assert result.content == "ok"
    assert len(result.api_errors) == 3
    wrong = await api.post(f"/interactions/{asked['id']}/wrong/callback", json={"type": 4})
    assert wrong.json()["code"] == 10062
    assert (await api.patch(f"{hook}/messages/@original", json={"content": "edited"})).status_code == 200
    assert result.content == "edited"


@pytest.mark.parametrize(
    ("choices", "taken"),
    [
        ([{"name": "n", "value": "v"}] * 25, True),
        ([{"name": "n", "value": "v"}] * 26, False),
        ([{"name": "x" * 101, "value": "v"}], False),
        ([{"name": "", "value": "v"}], False),
        ([], True),
    ],
)
async def test_choices(api: httpx.AsyncClient, answer: Answering, choices: list[Json], taken: bool) -> None:
    payload = {"type": 8, "data": {"choices": choices}}
    said, task, asked = await answer(lambda who: who.autocomplete("go", "o", "a"), payload)
    assert said.status_code == (204 if taken else 400)
    if not taken:
        await api.post(callback_of(asked), json={"type": 8, "data": {"choices": []}})
    assert (await task).choices == (choices if taken else [])


def label(text: str = "l", number: int = 1, **more: object) -> Json:
    field = {"type": 4, "custom_id": f"f{number}", "style": 1, **more}
    return {"type": 18, "label": text, "component": field}


def form(*rows: Json, title: str = "t") -> Json:
    return {"title": title, "custom_id": "m", "components": list(rows)}


@pytest.mark.parametrize(
    ("shown", "taken"),
    [
        (form(*[label(number=at) for at in range(5)], title="x" * 45), True),
        (form(label(), title="x" * 46), False),
        (form(), False),
        (form(*[label(number=at) for at in range(6)]), False),
        (form(label("x" * 46)), False),
        (form(label(), label()), False),
        (form(label(value="x" * 4001)), False),
        (form(label(placeholder="x" * 101)), False),
    ],
)
async def test_forms(api: httpx.AsyncClient, answer: Answering, shown: dict[str, Any], taken: bool) -> None:
    said, task, asked = await answer(lambda who: who.slash("go"), {"type": 9, "data": shown})
    assert said.status_code == (204 if taken else 400)
    if not taken:
        await api.post(callback_of(asked), json={"type": 4, "data": {"content": "no form"}})
    assert ((await task).modal is not None) is taken
