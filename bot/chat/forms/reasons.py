"""Forms that ask for a reason: dismissing, reopening, withdrawing an article."""

from typing import ClassVar

from bot.chat import answers
from bot.chat.actor import actor_of
from bot.chat.context import Interaction, services_of
from bot.chat.forms.form import Field, Form, Values
from bot.chat.render.article import withdrawn_sentence
from bot.chat.render.claim_card import claim_card
from bot.chat.render.notice import notice
from bot.chat.render.words import DISMISSALS
from bot.domain.claims import Dismissal, parse_number, parse_slug

WHY = Field("reason", "Why?", "20 characters or more; it stands in the history.", long=True)


class DismissForm(Form):
    kind = "dismiss"
    title = "Dismiss #{number}"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("reason", "Why is it no claim to check?", choices=tuple((d.value, n) for d, n in DISMISSALS.items())),
        Field("into", "Duplicate of", "For a duplicate: the number of the claim it repeats.", required=False, limit=20),
    )
    needed = frozenset({"reason"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        reason = parse_slug(values.get("reason", ""), Dismissal, "reason")
        into = parse_number(values["into"]) if values.get("into") else None
        claim = await services_of(interaction).review.dismiss(actor, number, reason, into)
        await answers.update(interaction, claim_card(claim, actor, note="Dismissed; it keeps its number."))


class ReopenForm(Form):
    kind = "reopen"
    title = "Reopen #{number}"
    fields: ClassVar[tuple[Field, ...]] = (WHY,)
    needed = frozenset({"reason"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        claim = await services_of(interaction).review.reopen(actor, number, values.get("reason", ""))
        await answers.update(interaction, claim_card(claim, actor, note="Reopened under its old number."))


class WithdrawForm(Form):
    kind = "withdraw"
    title = "Withdraw article {number}"
    fields: ClassVar[tuple[Field, ...]] = (WHY,)
    needed = frozenset({"reason"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        done = await services_of(interaction).articles.withdraw(actor, number, values.get("reason", ""))
        await answers.update(interaction, notice(withdrawn_sentence(done)))
