"""The form for a time zone and a time that the menus don't offer."""

from typing import ClassVar

from bot.chat.desk import pages
from bot.chat.desk.render.setting_words import changes_note
from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.form import Field, Form, Values


class ZoneAndTimeForm(Form):
    kind = "zone"
    title = "Time zone and time of the summary"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("timezone", "Time zone", "Such as Europe/Oslo; /desk setup timezone: completes it.", limit=60),
        Field("digest_time", "Time", "HH:MM in that zone, such as 08:30.", limit=5),
    )
    needed = frozenset({"timezone", "digest_time"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        typed = {key: values.get(key, "") for key in ("timezone", "digest_time")}
        changed = await services_of(interaction).settings.set(actor, typed)
        await answers.update(interaction, await pages.setup(interaction, actor, changes_note(changed, typed)))


ZONE_AND_TIME = ZoneAndTimeForm()
