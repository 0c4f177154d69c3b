"""Opening the forms that need to know their claim first: who may not, or comes too late, is told before he types."""

from bot.chat.actor import actor_of
from bot.chat.context import Interaction, services_of
from bot.chat.forms import registry
from bot.chat.forms.check import show_checked
from bot.chat.forms.form import Values, fill
from bot.domain.actor import Capability
from bot.domain.claims import State
from bot.domain.errors import Conflict


async def open_check(interaction: Interaction, number: int, given: Values) -> None:
    """The form of a verdict, with what the command gave; everything given is handed in at once. The speaker stands
    in the form as the record has him."""
    actor = await actor_of(interaction)
    actor.require(Capability.CHECK)
    claim = await services_of(interaction).claims.show(actor, number)
    if claim.state in {State.CHECKED, State.DISMISSED}:
        raise Conflict(f"#{number} is {claim.state.value} already.")
    known = dict(given)
    if not registry.CHECK.needed <= known.keys():
        known.setdefault("speaker", claim.speaker or "")
        offered = await services_of(interaction).asking.evidence(actor, number)
        if offered:
            known.setdefault("source", "\n".join(offered))
    await fill(interaction, registry.CHECK, number, known)


async def check_or_approve(interaction: Interaction, number: int, given: Values) -> None:
    """What `/review check` does: without any option it approves a proposal that waits, else it is `open_check`."""
    actor = await actor_of(interaction)
    services = services_of(interaction)
    waits = (await services.claims.show(actor, number)).state is State.PROPOSED
    if waits and not given:
        await show_checked(interaction, actor, await services.review.check(actor, number, None))
        return
    await open_check(interaction, number, given)


async def open_dispute(interaction: Interaction, number: int, given: Values) -> None:
    """The form of a dispute, for a claim that stands."""
    actor = await actor_of(interaction)
    actor.require(Capability.DISPUTE)
    claim = await services_of(interaction).claims.show(actor, number)
    if claim.state is State.DISMISSED:
        raise Conflict(f"#{number} is dismissed; there is nothing to dispute.")
    await fill(interaction, registry.DISPUTE, number, given)
