"""A form about one claim: who may fill it in, for claims in which states, and what stands in it beforehand."""

from typing import ClassVar

from bot.chat.interaction.form import Form, Values
from bot.domain.actor import Actor, Capability
from bot.domain.claims import Claim, State
from bot.services import Services

UNDECIDED = frozenset({State.UNVERIFIED, State.IN_REVIEW, State.PROPOSED})
UNJUDGED = frozenset({State.UNVERIFIED, State.IN_REVIEW})
CHECKED = frozenset({State.CHECKED})


class ClaimForm(Form):
    capability: ClassVar[Capability]
    states: ClassVar[frozenset[State]]

    async def on_record(self, _services: Services, _actor: Actor, _claim: Claim) -> Values:
        """What the form begins with, by the field's name, where the command gave nothing else."""
        return {}
