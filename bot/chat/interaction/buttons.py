"""Buttons whose custom_id is a verb and a number: one class a concept, each verb in the table of one class alone."""

from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar

from bot.chat.interaction import ids
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import SafeItem

Act = Callable[[Interaction, int], Awaitable[None]]
"""What a verb does with the claim (or dispute) of that number."""


class VerbButton(SafeItem, template=r"(?!)"):
    """A subclass gives its verbs with what each does; `prefix` comes before the verb in the custom_id."""

    acts: ClassVar[Mapping[str, Act]] = {}

    def __init_subclass__(cls, *, acts: Mapping[str, Act], prefix: str = ids.CLAIM_PREFIX) -> None:
        super().__init_subclass__(template=rf"{prefix}(?P<verb>{'|'.join(acts)}):(?P<number>{ids.NUMBER})")
        cls.acts = acts

    async def act(self, interaction: Interaction) -> None:
        await self.acts[self.match["verb"]](interaction, int(self.match["number"]))
