"""A small bot of discord.py that does a little of everything, for the tests of the Discord on loopback."""

import asyncio
import io
import os

import discord
from discord import app_commands

TOPICS = ["climate", "health", "economy", *(f"topic-{number:02}" for number in range(40))]

Talk = discord.Interaction[discord.Client]


class Dispute(discord.ui.Modal, title="Dispute claim"):
    def __init__(self, claim: int) -> None:
        super().__init__(custom_id=f"dispute:{claim}")
        self.claim = claim
        self.reason = discord.ui.TextInput[Dispute](custom_id="reason", max_length=500)
        self.link = discord.ui.TextInput[Dispute](custom_id="link", required=False)
        self.add_item(discord.ui.Label(text="Why?", component=self.reason))
        self.add_item(discord.ui.Label(text="Source", component=self.link))

    async def on_submit(self, interaction: Talk) -> None:
        text = f"Dispute on claim {self.claim} recorded: {self.reason.value}"
        await interaction.response.send_message(text, ephemeral=True)


class Buttons(discord.ui.ActionRow["Page"]):
    @discord.ui.button(label="Next", custom_id="page:next")
    async def next(self, interaction: Talk, _button: discord.ui.Button["Page"]) -> None:
        await interaction.response.edit_message(view=Page(2))

    @discord.ui.button(label="Dispute", custom_id="page:dispute")
    async def dispute(self, interaction: Talk, _button: discord.ui.Button["Page"]) -> None:
        await interaction.response.send_modal(Dispute(1))


class Menu(discord.ui.ActionRow["Page"]):
    @discord.ui.select(
        custom_id="page:verdict",
        placeholder="Verdict",
        options=[discord.SelectOption(label=word.title(), value=word) for word in ("true", "false")],
    )
    async def verdict(self, interaction: Talk, menu: discord.ui.Select["Page"]) -> None:
        await interaction.response.send_message(f"Verdict: {menu.values[0]}", ephemeral=True)


class Page(discord.ui.LayoutView):
    def __init__(self, number: int = 1) -> None:
        super().__init__(timeout=None)
        words = discord.ui.TextDisplay[Page](f"Claims, page {number}")
        link = discord.ui.Button[Page](label="Source", url="https://example.org/")
        self.add_item(discord.ui.Container(discord.ui.Section(words, accessory=link)))
        self.add_item(Buttons())
        self.add_item(Menu())


claims = app_commands.Group(name="claims", description="Claims of this server")


@claims.command(name="list", description="List claims")
async def listing(
    interaction: Talk, topic: str = "all", limit: app_commands.Range[int, 1, 50] = 10, private: bool = False
) -> None:
    await interaction.response.send_message(view=Page(), ephemeral=private)


@listing.autocomplete("topic")
async def topics(_interaction: Talk, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=each, value=each) for each in TOPICS if typed in each][:25]


@claims.command(description="Defer, then answer in several messages")
async def check(interaction: Talk, claim: int) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.edit_original_response(content=f"Claim {claim}: checked")
    sent = await interaction.followup.send("source one", ephemeral=True, wait=True)
    await interaction.followup.edit_message(sent.id, content="source one (edited)")


@claims.command(description="Do nothing for longer than Discord waits")
async def slow(interaction: Talk) -> None:
    await asyncio.sleep(3.5)
    await interaction.response.send_message("late")


@claims.command(description="Open the form")
async def dispute(interaction: Talk, claim: int) -> None:
    await interaction.response.send_modal(Dispute(claim))


@claims.command(description="Export as a file")
async def export(interaction: Talk) -> None:
    file = discord.File(io.BytesIO(b"id,claim\n1,The sky is green\n"), filename="claims.csv")
    await interaction.response.send_message("Here.", file=file, ephemeral=True)


@claims.command(description="Measure a file")
async def measure(interaction: Talk, file: discord.Attachment) -> None:
    await interaction.response.send_message(f"{file.filename}: {len(await file.read())} bytes")


@claims.command(description="Open a thread and post there")
async def discuss(interaction: Talk) -> None:
    await interaction.response.send_message("Discussion")
    answer = await (await interaction.original_response()).fetch()
    thread = await answer.create_thread(name="claim-1")
    await thread.send("Say what you think.")


@claims.command(description="Send me a direct message")
async def remind(interaction: Talk) -> None:
    await interaction.user.send("Reminder: check claim 1")
    await interaction.response.send_message("Sent.", ephemeral=True)


@claims.command(description="Post in this channel")
async def post(interaction: Talk, times: int = 1) -> None:
    await interaction.response.send_message("Posting.", ephemeral=True)
    assert isinstance(interaction.channel, discord.TextChannel)
    for number in range(times):
        await interaction.channel.send(f"post {number + 1}")


@claims.command(description="Say more than Discord takes")
async def toobig(interaction: Talk) -> None:
    try:
        await interaction.response.send_message("x" * 2001)
    except discord.HTTPException as error:
        await interaction.response.send_message(f"{error.status} {error.code}", ephemeral=True)


@claims.command(description="Reach for the world outside")
async def reach(interaction: Talk) -> None:
    try:
        await asyncio.open_connection("203.0.113.9", 80)
    except OSError as error:
        await interaction.response.send_message(type(error).__name__)


@app_commands.command(description="For admins")
@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
async def purge(interaction: Talk, member: discord.Member) -> None:
    await interaction.response.send_message(f"purged {member.mention}", ephemeral=True)


@app_commands.context_menu(name="Extract claims")
async def extract(interaction: Talk, message: discord.Message) -> None:
    await interaction.response.send_message(f"1 claim in: {message.content}", ephemeral=True)


@app_commands.context_menu(name="Claims by this member")
async def by_member(interaction: Talk, member: discord.Member) -> None:
    await interaction.response.send_message(f"No claims by {member.display_name}", ephemeral=True)


class SampleBot(discord.Client):
    def __init__(self) -> None:
        intents = discord.Intents(guilds=True)
        intents.members = bool(os.environ.get("SAMPLE_WANTS_MEMBERS"))
        super().__init__(intents=intents)
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self) -> None:
        self.tree.add_command(claims)
        self.tree.add_command(purge)
        self.tree.add_command(extract)
        self.tree.add_command(by_member)
        self.add_view(Page())
        await self.tree.sync()


if __name__ == "__main__":
    SampleBot().run(os.environ["DISCORD_TOKEN"])
