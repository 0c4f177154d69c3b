"""A member's own forms: asking for a check of words that they met, and asking to be forgotten."""

from typing import ClassVar

from bot.chat.claims.render.card import claim_card
from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.form import Field, Form, Values
from bot.chat.view.notice import notice
from bot.domain.claims import Provenance
from bot.domain.errors import Incomplete
from bot.domain.speakers import MAX_NAME

SHORT = 300
"""Words that go on record as they are; longer ones are first cut to the claim in them."""
_YES = "FORGET"


class AskCheckForm(Form):
    kind = "askcheck"
    title = "Ask for a check"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("text", "The claim", "One sentence: cut away what is not to be checked.", long=True, limit=1_000),
        Field(
            "speaker",
            "Who said it?",
            "The person it quotes, not the person who wrote it.",
            required=False,
            limit=MAX_NAME,
        ),
    )
    needed = frozenset({"text"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        await ask_check(interaction, values.get("text", ""), values.get("speaker") or None)


async def ask_check(interaction: Interaction, text: str, speaker: str | None) -> None:
    """Put the words on record, want them checked, follow them."""
    actor = await actor_of(interaction)
    await answers.defer_update(interaction)
    services = services_of(interaction)
    added = await services.claims.add(actor, text, speaker, None, Provenance.MESSAGE)
    claim = await services.follows.want(actor, added.number)
    note = f"On record as #{claim.number}; you asked for a check and will be told the result."
    await answers.update(interaction, claim_card(claim, actor, note=note))


class ForgetMeForm(Form):
    kind = "forget"
    title = "Forget me on this server"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("yes", f"Type {_YES}", "Your name and what you said as a member go; decisions stay.", limit=20),
    )
    needed = frozenset({"yes"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        if values.get("yes", "").strip().upper() != _YES:
            raise Incomplete(f"Nothing was changed: type {_YES} to be forgotten.")
        actor = await actor_of(interaction)
        await services_of(interaction).members.forget(actor, actor.user)
        await answers.update(interaction, notice("You are forgotten here: your name and words are gone."))


ASK_CHECK, FORGET_ME = AskCheckForm(), ForgetMeForm()
