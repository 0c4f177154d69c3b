"""Forms that ask for a reason: dismissing, reopening, taking a verdict back, hiding, withdrawing an article."""

from abc import abstractmethod
from typing import ClassVar

from bot.chat.claims.render.card import claim_card
from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.form import Field, Form, Values
from bot.chat.review.forms.claim_form import CHECKED, ClaimForm
from bot.chat.view.labels import DISMISSALS
from bot.chat.view.page import Page
from bot.domain.actor import Actor, Capability
from bot.domain.claims import TRANSITIONS, Dismissal, State
from bot.domain.user_input import parse_number, parse_slug
from bot.services import Services

WHY = Field("reason", "Why?", "20 characters or more; shown in the history.", long=True)


class DismissForm(ClaimForm):
    kind = "dismiss"
    title = "Dismiss #{number}"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("reason", "Why should it not be checked?", choices=tuple((d.value, n) for d, n in DISMISSALS.items())),
        Field("into", "Duplicate of", "For a duplicate: the number of the claim it repeats.", required=False, limit=20),
    )
    needed = frozenset({"reason"})
    capability = Capability.DISMISS
    states = frozenset(state for state in State if State.DISMISSED in TRANSITIONS[state])

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        reason = parse_slug(values.get("reason", ""), Dismissal, "reason")
        into = parse_number(values["into"]) if values.get("into") else None
        claim = await services_of(interaction).review.dismiss(actor, number, reason, into)
        await answers.update(interaction, claim_card(claim, actor, note="Dismissed; it keeps its number."))


class ReasonForm(Form):
    """One reason, then one step, which answers with a page."""

    fields: ClassVar[tuple[Field, ...]] = (WHY,)
    needed = frozenset({"reason"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        page = await self.step(services_of(interaction), actor, number, values.get("reason", ""))
        await answers.update(interaction, page)

    @abstractmethod
    async def step(self, services: Services, actor: Actor, number: int, reason: str) -> Page: ...


class WithdrawVerdictForm(ReasonForm, ClaimForm):
    kind = "unverdict"
    title = "Withdraw the verdict on #{number}"
    capability = Capability.WITHDRAW
    states = CHECKED

    async def step(self, services: Services, actor: Actor, number: int, reason: str) -> Page:
        claim = await services.corrections.withdraw(actor, number, reason)
        return claim_card(claim, actor, note="Withdrawn: it is yours to check again.")


class VoidForm(ReasonForm, ClaimForm):
    kind = "void"
    title = "Void the verdict on #{number}"
    capability = Capability.VOID
    states = CHECKED

    async def step(self, services: Services, actor: Actor, number: int, reason: str) -> Page:
        claim = await services.corrections.void(actor, number, reason)
        return claim_card(claim, actor, note="Voided: the verdict is struck through and the claim is unverified again.")


class HideForm(ReasonForm, ClaimForm):
    kind = "hide"
    title = "Hide #{number}"
    capability = Capability.HIDE
    states = frozenset(State)

    async def step(self, services: Services, actor: Actor, number: int, reason: str) -> Page:
        claim = await services.editing.hide(actor, number, reason)
        return claim_card(claim, actor, note="Hidden: only admins see its words, and can reopen it.")


class ReopenForm(ReasonForm):
    kind = "reopen"
    title = "Reopen #{number}"

    async def step(self, services: Services, actor: Actor, number: int, reason: str) -> Page:
        claim = await services.review.reopen(actor, number, reason)
        return claim_card(claim, actor, note="Reopened under its old number.")


DISMISS, REOPEN, HIDE = DismissForm(), ReopenForm(), HideForm()
WITHDRAW_VERDICT, VOID = WithdrawVerdictForm(), VoidForm()
