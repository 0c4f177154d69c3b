"""The preview of the next summary, as `/desk setup` offers it."""

from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, context_of, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.summary.render.summary import add_notes, summary_page
from bot.chat.summary.render.week import WEEK_ROOM, add_week, chart_file
from bot.domain.settings import SKIP


class PreviewSummary(SafeItem, template=ids.SETUP_PREVIEW):
    async def act(self, interaction: Interaction) -> None:
        await preview(interaction)


async def preview(interaction: Interaction) -> None:
    """The next summary as it would be posted, to the person alone."""
    actor = await actor_of(interaction)
    services = services_of(interaction)
    summary = await services.summaries.preview(actor)
    week = await services.weeks.edition(summary)
    settings = await services.settings.show(actor)
    shown = summary_page(summary, "preview", spare=WEEK_ROOM if week else 0, role=settings.digest_role)
    file = None
    if week is not None:
        await answers.defer(interaction, public=False)
        file = chart_file(await context_of(interaction).draw(week))
        add_week(shown, week, chart=file is not None)
    add_notes(shown, summary, skipped=summary.empty and week is None and settings.digest_quiet == SKIP)
    await answers.show(interaction, shown, file=file)
