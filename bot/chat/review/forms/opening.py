"""Opening the forms that need to know their claim first: a refusal comes before anybody types."""

from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.form import Values, open_form, submit_form, submit_or_open
from bot.chat.review.forms.check import CHECK, PROPOSE, CheckForm, show_checked
from bot.chat.review.forms.claim_form import ClaimForm
from bot.chat.review.forms.dispute import DISPUTE
from bot.chat.review.forms.reasons import REOPEN
from bot.domain.actor import Capability
from bot.domain.claims import Claim, State
from bot.domain.errors import Conflict


async def open_claim_form(interaction: Interaction, form: ClaimForm, number: int, given: Values) -> None:
    """The form with what the command gave; everything given is handed in at once. Where it has to be shown, words
    stand in it as the record has them."""
    actor = await actor_of(interaction)
    actor.require(form.capability)
    services = services_of(interaction)
    claim = await services.claims.to_change(actor, number)
    _require_state(form, claim)
    if form.lacks(given):
        await open_form(interaction, form, number, {**await form.on_record(services, actor, claim), **given})
    else:
        await submit_form(interaction, form, number, given)


async def _open_check_form(interaction: Interaction, form: CheckForm, number: int, given: Values) -> None:
    """As `open_claim_form`; what is looked at before a verdict is read once."""
    actor = await actor_of(interaction)
    actor.require(form.capability)
    shown = await services_of(interaction).review.check_form(actor, number)
    _require_state(form, shown.claim)
    if form.lacks(given):
        values = {**form.begun(shown), **given}
        await open_form(interaction, form, number, values, form.showing(shown, values))
    else:
        await submit_form(interaction, form, number, given)


def _require_state(form: ClaimForm, claim: Claim) -> None:
    if claim.state not in form.states:
        raise Conflict(f"#{claim.number} is {claim.state.words}{_HELP.get((claim.state, form.kind), '')}.")


_HELP: dict[tuple[State, str], str] = {
    (State.CHECKED, "check"): " already; correct its verdict, or withdraw it first",
    (State.CHECKED, "propose"): " already; correct its verdict, or withdraw it first",
    (State.CHECKED, "split"): "; withdraw its verdict first",
    (State.DISMISSED, "check"): " already; reopen it first",
    (State.DISMISSED, "propose"): " already; reopen it first",
    (State.DISMISSED, "edit"): "; reopen it first",
    (State.DISMISSED, "split"): "; reopen it first",
    **{
        (state, kind): "; it needs a verdict first"
        for state in State
        if state is not State.CHECKED
        for kind in ("correct", "unverdict", "void")
    },
}
"""What stands in a form's way, beside the state itself."""


async def open_check(interaction: Interaction, number: int, given: Values) -> None:
    await _open_check_form(interaction, CHECK, number, given)


async def open_proposal(interaction: Interaction, number: int, given: Values) -> None:
    await _open_check_form(interaction, PROPOSE, number, given)


async def check_or_approve(interaction: Interaction, number: int, given: Values) -> None:
    """What `/review check` does: without any option it approves a proposal that waits, else it is `open_check`."""
    actor = await actor_of(interaction)
    services = services_of(interaction)
    if not given and await services.review.proposal_waits(actor, number):
        await show_checked(interaction, actor, await services.review.check(actor, number, None))
        return
    await open_check(interaction, number, given)


async def open_reopening(interaction: Interaction, number: int, given: Values) -> None:
    """For a claim that is dismissed; for admins also for one that is hidden, whatever its state."""
    actor = await actor_of(interaction)
    actor.require(Capability.DISMISS)
    claim = await services_of(interaction).claims.to_change(actor, number)
    if claim.state is not State.DISMISSED and not claim.hidden:
        state = claim.state.value.replace("_", " ")
        raise Conflict(f"#{number} is {state}; only a dismissed claim can be reopened.")
    await submit_or_open(interaction, REOPEN, number, given)


async def open_dispute(interaction: Interaction, number: int, given: Values) -> None:
    """The form of a dispute, for a claim that stands."""
    actor = await actor_of(interaction)
    actor.require(Capability.DISPUTE)
    claim = await services_of(interaction).claims.to_change(actor, number)
    if claim.state is State.DISMISSED:
        raise Conflict(f"#{number} is dismissed; there is nothing to dispute.")
    await submit_or_open(interaction, DISPUTE, number, given)
