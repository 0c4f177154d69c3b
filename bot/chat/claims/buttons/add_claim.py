"""Putting a typed claim on record: at once, or once its author has seen what says nearly the same."""

from bot.chat.claims.render.card import claim_card
from bot.chat.claims.render.lists import twin_page
from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.errors import SafeItem
from bot.chat.interaction.form import draft_of, given_options

_KIND = "addclaim"


async def warn_or_add(interaction: Interaction, text: str, speaker: str | None, url: str | None) -> None:
    """What says nearly the same is shown before anything is stored; what was typed is kept for an hour, as a draft
    is."""
    actor = await actor_of(interaction)
    services = services_of(interaction)
    await answers.defer(interaction, public=False)
    twin = await services.claims.twin(actor, text, speaker, url, answers.PATIENCE_S)
    if twin is None:
        await _add(interaction, text, speaker, url)
        return
    typed = given_options(text=text, speaker=speaker, url=url)
    key = await services.form_drafts.keep(actor.server, actor.user, _KIND, 0, typed)
    await answers.show(interaction, twin_page(twin, key))


class AddBeside(SafeItem, template=r"c1:addbeside:(?P<key>[0-9a-f]{16})"):
    """Its author has seen the other claim and says that theirs is different."""

    async def act(self, interaction: Interaction) -> None:
        typed = (await draft_of(interaction, self.match["key"])).typed
        await answers.defer_update(interaction)
        await _add(interaction, typed["text"], typed.get("speaker"), typed.get("url"))


async def _add(interaction: Interaction, text: str, speaker: str | None, url: str | None) -> None:
    actor = await actor_of(interaction)
    claim = await services_of(interaction).claims.add(actor, text, speaker, url)
    await answers.show(interaction, claim_card(claim, actor, note=f"On record as #{claim.number}."))
