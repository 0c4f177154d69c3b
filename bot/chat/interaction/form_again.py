"""Opening a refused form again with what was typed."""

from bot.chat.client.forms import FORMS
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import SafeItem
from bot.chat.interaction.form import ask, draft_of


class EditAgain(SafeItem, template=r"c1:draft:(?P<key>[0-9a-f]{16})"):
    async def act(self, interaction: Interaction) -> None:
        draft = await draft_of(interaction, self.match["key"])
        await ask(interaction, FORMS[draft.kind], draft.number, draft.typed)
