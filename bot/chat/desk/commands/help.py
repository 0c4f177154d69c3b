"""`/help`: what the bot does, what it never does, and what this person can ask of it."""

from discord import app_commands

from bot.chat.desk.render.help import help_page
from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import answered


@app_commands.command(name="help", description="What On Record does, what it never does, and your commands")
@app_commands.guild_only()
@answered
async def show_help(interaction: Interaction) -> None:
    actor = await actor_of(interaction)
    is_set_up = bool(await services_of(interaction).settings.changed(actor))
    await answers.show(interaction, help_page(actor, is_set_up=is_set_up))
