"""The forms of an article: a link or a text to hand in, and the reason for withdrawing it."""

from typing import ClassVar

from bot.chat.articles.intake import accept_given
from bot.chat.articles.render.article import withdrawn_sentence
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.form import Field, Form, Values
from bot.chat.review.forms.reasons import ReasonForm
from bot.chat.view.notice import notice
from bot.chat.view.page import Page
from bot.domain.actor import Actor
from bot.domain.user_input import MAX_URL
from bot.services import Services


class ArticleForm(Form):
    kind = "article"
    title = "Add an article"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("url", "Link", "The article's web address.", required=False, limit=MAX_URL),
        Field(
            "text", "Or its text", "Up to 4,000 characters; hand in longer ones as a file.", long=True, required=False
        ),
    )
    needed = frozenset({"text"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        url, text = values.get("url", "").strip() or None, values.get("text") or None
        await accept_given(interaction, url, None, text)


class WithdrawForm(ReasonForm):
    kind = "withdraw"
    title = "Withdraw article {number}"

    async def step(self, services: Services, actor: Actor, number: int, reason: str) -> Page:
        return notice(withdrawn_sentence(await services.articles.withdraw(actor, number, reason)))


ARTICLE, WITHDRAW = ArticleForm(), WithdrawForm()
