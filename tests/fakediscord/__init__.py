"""A Discord over loopback, for end-to-end tests of the unmodified bot in its own process.

The bot runs with the real discord.py: real HTTP, uploads, a compressed web socket, its own waiting for rate limits and
its own reconnecting. Only the three addresses that discord.py holds as constants are replaced, by
`inject/sitecustomize.py`; connections that would leave loopback are refused and listed in `bot.blocked`.

    async with FakeDiscord() as fd:
        desk = fd.add_channel("fact-checks")
        reader = fd.add_person("reader", channel=desk)
        bot = await fd.start_bot([sys.executable, "-m", "bot", "run"], cwd=folder)
        shown = await reader.slash("claims list")           # options by name
        form = await reader.click(shown, label="Dispute")   # by label or custom id
        done = await reader.submit(form, {"Why?": "wrong"})  # by label or custom id
        fd.faults.add("POST", "/channels/*/messages", status=502, after=True)  # done, and not told
        await fd.gateway.close(4000)                        # drop(), ask_to_reconnect(), invalidate()
        assert not fd.refused()                             # no call that the API answers with 4xx
        assert not fd.unimplemented                         # nothing that is not here

It enforces, with Discord's status, code and tree of errors: the limits of messages, components (V2 too), forms,
choices, commands and files; three seconds for the first answer and fifteen minutes for the others; permissions and
overwrites; intents; nonces; whose message is edited; rate limits with their headers. People can do what the client
would let them: anything else raises `NotOffered`, an answer that does not come in time `InteractionFailed`.

It does not have: embeds, reactions, webhooks of channels, polls, stickers, voice, forums, members over REST, more than
one shard or one account. A call of what is missing gets 404 and is listed in `fd.unimplemented`. Limits and codes were
written from Discord's documentation and from what discord.py parses, not compared with a live Discord: trust status,
code and the path of an error, not its wording; the numbers of the rate limits are typical, not official.

Where things are: `fake` the scene and what a test waits for, `person` what somebody can do, `result` what they see,
`payloads` what their client sends; `rest` HTTP and what goes wrong with it, `channel_calls` and `interaction_calls` the
API's calls, `*_limits` what it takes; `gateway` events and sessions; `state` and `world` what is there; `process` the
bot.
"""

from tests.fakediscord.fake import FakeDiscord
from tests.fakediscord.person import Person
from tests.fakediscord.process import BotProcess, NotReady
from tests.fakediscord.result import InteractionFailed, NotOffered, Result, visible_text
from tests.fakediscord.state import Channel, Guild, Message, Role

__all__ = [
    "BotProcess",
    "Channel",
    "FakeDiscord",
    "Guild",
    "InteractionFailed",
    "Message",
    "NotOffered",
    "NotReady",
    "Person",
    "Result",
    "Role",
    "visible_text",
]
