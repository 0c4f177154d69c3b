"""`/speaker`: who speaks on this record, and putting names right."""

from discord import app_commands

from bot.chat.claims.buttons import speaker_lists
from bot.chat.claims.render.speaker import speaker_page
from bot.chat.interaction import answers, autocomplete
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import leaf
from bot.domain.actor import Actor
from bot.domain.speakers import Speaker

_WHO = "A name on record"


@leaf("list", "Who has claims on record")
async def list_speakers(interaction: Interaction) -> None:
    await answers.show(interaction, await speaker_lists.listed(interaction))


@leaf("show", "One speaker: names, claims, what was checked")
@app_commands.describe(speaker=_WHO)
@app_commands.autocomplete(speaker=autocomplete.any_speaker)
async def show(interaction: Interaction, speaker: str) -> None:
    actor = await actor_of(interaction)
    speakers = services_of(interaction).speakers
    await _answer(interaction, actor, await speakers.show(actor, speaker))


@leaf("rename", "Correct a speaker's name")
@app_commands.describe(speaker=_WHO, name="The right name; the old one stays as an alias")
@app_commands.autocomplete(speaker=autocomplete.any_speaker)
async def rename(interaction: Interaction, speaker: str, name: str) -> None:
    actor = await actor_of(interaction)
    speakers = services_of(interaction).speakers
    found = await speakers.rename(actor, speaker, name)
    await _answer(interaction, actor, found)


@leaf("merge", "Merge two names of one speaker")
@app_commands.describe(speaker="The name that becomes an alias", into="The speaker who stays")
@app_commands.autocomplete(speaker=autocomplete.any_speaker, into=autocomplete.any_speaker)
async def merge(interaction: Interaction, speaker: str, into: str) -> None:
    actor = await actor_of(interaction)
    speakers = services_of(interaction).speakers
    found = await speakers.merge(actor, speaker, into)
    await _answer(interaction, actor, found)


async def _answer(interaction: Interaction, actor: Actor, found: Speaker) -> None:
    speakers = services_of(interaction).speakers
    newest, often = await speakers.claims(actor, found.name, 5), await speakers.repeated(actor, found.name)
    await answers.show(interaction, speaker_page(found, newest, often))
