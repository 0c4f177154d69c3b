"""`/speaker`: who speaks on this record, and putting names right."""

from discord import app_commands

from bot.chat import answers
from bot.chat.actor import actor_of
from bot.chat.commands import suggest
from bot.chat.components import speaker_lists
from bot.chat.context import Interaction, services_of
from bot.chat.errors import SafeGroup
from bot.chat.render.following import following_page
from bot.chat.render.speaker import speaker_page
from bot.domain.follows import Target

root = SafeGroup(name="speaker", description="Who said what, and what was checked of it", guild_only=True)

_WHO = "A name on record"


@root.leaf("list", "Who has claims on record")
async def list_speakers(interaction: Interaction) -> None:
    await answers.show(interaction, await speaker_lists.listed(interaction))


@root.leaf("show", "One speaker: names, claims, what was checked")
@app_commands.describe(speaker=_WHO)
@app_commands.autocomplete(speaker=suggest.any_speaker)
async def show(interaction: Interaction, speaker: str) -> None:
    actor = await actor_of(interaction)
    speakers = services_of(interaction).speakers
    found = await speakers.show(actor, speaker)
    await answers.show(interaction, speaker_page(found, await speakers.claims(actor, found.name, 5)))


@root.leaf("rename", "Put a speaker's name right")
@app_commands.describe(speaker=_WHO, name="The right name; the old one stays as an alias")
@app_commands.autocomplete(speaker=suggest.any_speaker)
async def rename(interaction: Interaction, speaker: str, name: str) -> None:
    actor = await actor_of(interaction)
    speakers = services_of(interaction).speakers
    found = await speakers.rename(actor, speaker, name)
    await answers.show(interaction, speaker_page(found, await speakers.claims(actor, found.name, 5)))


@root.leaf("merge", "Two names are one speaker")
@app_commands.describe(speaker="The name that becomes an alias", into="The speaker who stays")
@app_commands.autocomplete(speaker=suggest.any_speaker, into=suggest.any_speaker)
async def merge(interaction: Interaction, speaker: str, into: str) -> None:
    actor = await actor_of(interaction)
    speakers = services_of(interaction).speakers
    found = await speakers.merge(actor, speaker, into)
    await answers.show(interaction, speaker_page(found, await speakers.claims(actor, found.name, 5)))


@root.leaf("follow", "Be told when something of theirs is checked")
@app_commands.describe(speaker=_WHO)
@app_commands.autocomplete(speaker=suggest.any_speaker)
async def follow(interaction: Interaction, speaker: str) -> None:
    actor = await actor_of(interaction)
    followed = await services_of(interaction).following.follow(actor, Target(speaker=speaker))
    await answers.show(interaction, following_page(followed))
