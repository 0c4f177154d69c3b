"""The form of an article: for a link or a text when the command was given neither."""

from typing import ClassVar

from bot.chat.context import Interaction
from bot.chat.forms.form import Field, Form, Values
from bot.chat.intake import accept_given
from bot.domain.typed import MAX_URL


class ArticleForm(Form):
    kind = "article"
    title = "Add an article"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("url", "Link", "The article's web address.", required=False, limit=MAX_URL),
        Field("text", "Or its text", "Up to 4,000 characters; longer ones as a file.", long=True, required=False),
    )
    needed = frozenset({"text"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        url, text = values.get("url", "").strip() or None, values.get("text") or None
        await accept_given(interaction, url, None, text)
