"""What can go wrong between the bot and Discord: the real discord.py waits, tries again, resumes or ends."""

import pytest

from tests.fakediscord import FakeDiscord, InteractionFailed
from tests.fakediscord.conftest import Run, Scene

pytestmark = pytest.mark.slow

POST = ("POST", "/channels/*/messages")
CALLBACK = ("POST", "/interactions/*/callback")


async def posted(scene: Scene, times: int = 1) -> list[int | None]:
    """The bot posts so often; what its calls were answered."""
    await scene.alice.slash("claims post", times=times)
    await scene.fd.wait_message(scene.channel, f"post {times}")
    return [call.status for call in scene.fd.calls(*POST)]


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_429_is_waited_out(scene: Scene, everywhere: bool) -> None:
    fault = scene.fd.faults.add(*POST, status=429, retry_after=0.7, everywhere=everywhere)
    assert await posted(scene) == [429, 200]
    first, second = scene.fd.calls(*POST)
    assert fault.hits == 1
    assert second.at - first.at >= 0.7


async def test_the_bot_keeps_to_the_rate_limit_by_its_headers(scene: Scene) -> None:
    assert await posted(scene, times=7) == [200] * 7
    calls = scene.fd.calls(*POST)
    assert calls[5].at - calls[0].at > 4.5


@pytest.mark.parametrize("status", [500, 502])
async def test_a_5xx_is_tried_again(scene: Scene, status: int) -> None:
    scene.fd.faults.add(*POST, status=status)
    assert await posted(scene) == [status, 200]


async def test_an_answer_that_was_taken_and_not_told_meets_its_double(scene: Scene) -> None:
    scene.fd.faults.add(*CALLBACK, status=502, after=True)
    listed = await scene.alice.slash("claims list", wait=False)
    await listed.wait(lambda result: result.api_errors)
    assert listed.api_errors[0]["code"] == 40060


async def test_a_slow_call_and_a_cut_connection(scene: Scene) -> None:
    scene.fd.faults.add(*POST, delay=0.8)
    assert await posted(scene) == [200]
    assert scene.fd.calls(*POST)[0].ms >= 800
    scene.fd.faults.add(*POST, drop=True)
    await scene.alice.slash("claims post")
    await scene.fd.until(lambda: scene.fd.calls(*POST)[-1].status == 0, what="the cut")
    await scene.fd.until(lambda: "ServerDisconnectedError" in scene.bot.log, what="the word of it")


async def test_a_slow_network_counts_towards_the_three_seconds(scene: Scene) -> None:
    scene.fd.faults.add(*CALLBACK, delay=3.2)
    with pytest.raises(InteractionFailed):
        await scene.alice.slash("claims list")


@pytest.mark.parametrize("how", ["dropped", "closed", "asked to reconnect"])
async def test_a_lost_gateway_is_resumed(scene: Scene, how: str) -> None:
    gateway = scene.fd.gateway
    if how == "dropped":
        gateway.drop()
    elif how == "closed":
        await gateway.close(4000)
    else:
        await gateway.ask_to_reconnect()
    await scene.fd.create_channel("meanwhile")
    await gateway.wait_resumed()
    assert gateway.identifies == 1
    assert "page 1" in (await scene.alice.slash("claims list")).text


async def test_a_forgotten_session_is_begun_anew(scene: Scene) -> None:
    await scene.fd.gateway.invalidate()
    await scene.fd.gateway.wait_identified(2)
    assert "page 1" in (await scene.alice.slash("claims list")).text


async def test_a_final_close_ends_the_bot(scene: Scene) -> None:
    await scene.fd.gateway.close(4004, forget=True)
    assert await scene.bot.ended() != 0
    assert "ConnectionClosed" in scene.bot.log
    with pytest.raises(InteractionFailed):
        await scene.alice.slash("claims list")


async def test_a_wrong_token_is_refused(fd: FakeDiscord, run: Run) -> None:
    bot = await run(ready=False, DISCORD_TOKEN="wrong")
    assert await bot.ended() != 0
    assert "LoginFailure" in bot.log


async def test_an_intent_must_be_approved(run: Run, fd: FakeDiscord) -> None:
    fd.gateway.approved_intents = 0
    bot = await run(ready=False, SAMPLE_WANTS_MEMBERS="1")
    assert await bot.ended() != 0
    assert "PrivilegedIntentsRequired" in bot.log


async def test_hearts_beat(fd: FakeDiscord, run: Run) -> None:
    fd.gateway.heartbeat_ms = 200
    fd.add_channel("general")
    await run()
    while fd.gateway.heartbeats < 3:
        await fd.settle(0.1)


async def test_a_crash_and_the_buttons_after_it(scene: Scene) -> None:
    listed = await scene.alice.slash("claims list")
    await scene.bot.restart(hard=True)
    assert (await scene.alice.click(listed.message, "page:next")).updated


async def test_nothing_leaves_loopback(scene: Scene) -> None:
    reached = await scene.alice.slash("claims reach")
    assert reached.content == "OSError"
    assert "203.0.113.9" in scene.bot.blocked[0]
