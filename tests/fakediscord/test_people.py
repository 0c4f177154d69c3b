"""What people do with a bot of the real discord.py in its own process, and what they see of it."""

import pytest

from tests.fakediscord import InteractionFailed, NotOffered
from tests.fakediscord.conftest import Scene
from tests.fakediscord.permissions import bits

pytestmark = pytest.mark.slow


async def test_commands_are_registered_and_offered_by_permission(scene: Scene) -> None:
    assert "claims list" in scene.alice.commands()
    assert "purge" not in scene.alice.commands()
    assert "purge" in scene.admin.commands()
    (put,) = scene.fd.calls("PUT", "/applications/*/commands")
    assert put.status == 200
    with pytest.raises(NotOffered, match="is not offered /purge"):
        await scene.alice.slash("purge", member=scene.alice.user)
    purged = await scene.admin.slash("purge", member=scene.alice.user)
    assert purged.content == f"purged <@{scene.alice.user.id}>"


async def test_a_command_its_options_and_their_choices(scene: Scene) -> None:
    listed = await scene.alice.slash("claims list", topic="climate", limit=5)
    assert (listed.ack_type, listed.ephemeral) == (4, False)
    assert "Claims, page 1" in listed.text
    assert "Next" in listed.text
    assert listed.message in scene.admin.history()
    typed = await scene.alice.autocomplete("claims list", "topic", "cli")
    assert typed.choices == [{"name": "climate", "value": "climate"}]
    assert len((await scene.alice.autocomplete("claims list", "topic")).choices or []) == 25
    for path, options, why in (
        ("claims list", {"limit": 51}, r"outside 1\.\.50"),
        ("claims check", {}, "requires"),
        ("nope", {}, "is not offered /nope"),
        ("claims list", {"colour": "red"}, "there is no option"),
    ):
        with pytest.raises(NotOffered, match=why):
            await scene.alice.slash(path, **options)


async def test_buttons_menus_and_forms(scene: Scene) -> None:
    listed = await scene.alice.slash("claims list")
    turned = await scene.admin.click(listed, "page:next")
    assert (turned.ack_type, turned.updated) == (7, True)
    assert "Claims, page 2" in listed.text
    chosen = await scene.alice.select(listed, ["False"], label="Verdict")
    assert chosen.content == "Verdict: false"
    assert chosen.message in scene.alice.history()
    assert chosen.message not in scene.admin.history()
    form = await scene.alice.click(listed, label="Dispute")
    assert form.modal is not None
    done = await scene.alice.submit(form, {"Why?": "wrong number"})
    assert done.content == "Dispute on claim 1 recorded: wrong number"
    with pytest.raises(NotOffered, match="requires reason"):
        await scene.alice.submit(form, {"reason": ""})
    with pytest.raises(NotOffered, match="length 501"):
        await scene.alice.submit(form, {"reason": "x" * 501})
    with pytest.raises(NotOffered, match="no field"):
        await scene.alice.submit(form, {"reason": "x", "other": "y"})
    with pytest.raises(NotOffered, match="is a link"):
        await scene.alice.click(listed, label="Source")
    with pytest.raises(NotOffered, match="not among"):
        await scene.alice.select(listed, ["maybe"], "page:verdict")
    with pytest.raises(NotOffered, match="0 components match"):
        await scene.alice.click(listed, label="Nope")


async def test_the_menus_of_messages_and_members(scene: Scene) -> None:
    said = await scene.admin.say("the sky is green")
    assert (await scene.alice.context_menu(said, "Extract claims")).content == "1 claim in: the sky is green"
    assert (await scene.alice.context_menu(scene.admin, "Claims by this member")).content == "No claims by Admin"
    await scene.admin.delete(said)
    with pytest.raises(NotOffered, match="does not see"):
        await scene.alice.context_menu(said, "Extract claims")


async def test_a_deferred_answer_its_edits_and_what_follows(scene: Scene) -> None:
    checked = await scene.alice.slash("claims check", claim=5)
    await checked.wait(lambda result: result.followups and "edited" in result.followups[0].content)
    assert (checked.ack_type, checked.ephemeral) == (5, True)
    assert [checked.content, checked.followups[0].content] == ["Claim 5: checked", "source one (edited)"]


async def test_an_answer_after_three_seconds_is_none(scene: Scene) -> None:
    with pytest.raises(InteractionFailed, match="did not respond"):
        await scene.alice.slash("claims slow")
    await scene.fd.until(
        lambda: [c.status for c in scene.fd.calls("POST", "*/callback")] == [404], what="the late answer"
    )
    assert scene.fd.refused()[-1].response["code"] == 10062


async def test_what_discord_refuses_the_bot_is_told(scene: Scene) -> None:
    refused = await scene.alice.slash("claims toobig")
    assert refused.content == "400 50035"
    assert refused.api_errors[0]["errors"]["data"]["content"]


async def test_files_go_both_ways(scene: Scene) -> None:
    exported = await scene.alice.slash("claims export")
    assert exported.attachments[0].data.startswith(b"id,claim")
    with pytest.raises(NotOffered, match="does not see"):
        await scene.admin.click(exported.message, "x")
    measured = await scene.alice.slash("claims measure", file=("a.txt", b"hello"))
    assert measured.content == "a.txt: 5 bytes"


async def test_private_messages_and_threads(scene: Scene) -> None:
    await scene.alice.slash("claims remind")
    assert [message.content for message in scene.alice.history(scene.alice.private)] == ["Reminder: check claim 1"]
    there = await scene.alice.slash("claims list", channel=scene.alice.private)
    assert "page 1" in there.text
    with pytest.raises(NotOffered):
        await scene.admin.slash("purge", channel=scene.admin.private, member=scene.alice.user)
    discussed = await scene.alice.slash("claims discuss")
    thread = scene.fd.guild.threads[discussed.message.id]
    assert await scene.fd.wait_message(thread, "Say what you think.")
    assert (thread.name, thread.parent, discussed.message.thread) == ("claim-1", scene.channel, thread)
    assert await scene.admin.say("I agree", thread)


async def test_permissions_of_a_channel_bind_people_and_the_bot(scene: Scene) -> None:
    scene.channel.overwrite(scene.fd.guild, deny=bits("send_messages"))
    with pytest.raises(NotOffered, match="may not write"):
        await scene.alice.say("hello")
    scene.channel.overwrite(scene.alice.user, allow=bits("send_messages"))
    assert await scene.alice.say("hello")
    await scene.fd.set_bot_permissions()
    await scene.alice.slash("claims post")
    await scene.fd.until(scene.fd.refused, what="the refusal")
    assert scene.fd.refused()[-1].response["code"] == 50013


async def test_a_second_server_and_its_end(scene: Scene) -> None:
    second = await scene.fd.invite_bot("Second town")
    (general,) = second.channels.values()
    eve = scene.fd.add_person("eve", channel=general, guild=second)
    assert "page 1" in (await eve.slash("claims list")).text
    await scene.fd.kick_bot(second)
    assert "page 1" in (await scene.alice.slash("claims list")).text
