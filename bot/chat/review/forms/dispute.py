"""The form of a dispute."""

from typing import ClassVar

from bot.chat.claims.render.card import claim_card
from bot.chat.interaction import answers, ids
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.form import Field, Form, Values
from bot.chat.review.render.dispute import who_said_it
from bot.chat.view.labels import DISPUTES, counted
from bot.domain.disputes import DisputeKind, Objection
from bot.domain.speakers import MAX_NAME
from bot.domain.user_input import MAX_URL, parse_slug


class DisputeForm(Form):
    kind = "dispute"
    title = "Dispute #{number}"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("kind", "What is wrong?", choices=tuple((k.value, label) for k, label in DISPUTES.items())),
        Field("reason", "Why?", "20 characters or more. Moderators read it; your name is not shown.", long=True),
        Field("link", "Evidence", "A web address; a wrong verdict needs one.", required=False, limit=MAX_URL),
        Field("speaker", "Who said it?", "For a wrong speaker.", required=False, limit=MAX_NAME),
    )
    needed = frozenset({"kind", "reason"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        services = services_of(interaction)
        objection = Objection(
            kind=parse_slug(values.get("kind", ""), DisputeKind, "dispute kind"),
            reason=values.get("reason", ""),
            link=values.get("link") or None,
            speaker=values.get("speaker") or None,
        )
        dispute = await services.disputes.open(actor, number, objection, channel=interaction.channel_id)
        claim = await services.claims.show(actor, number)
        joined = (
            f" You join {counted(dispute.cosigners, 'member')} who disputed it before you." if dispute.cosigners else ""
        )
        note = f"Dispute {dispute.number} is open; a moderator decides, and you are told.{joined}"
        page = claim_card(claim, actor, note=note, withdrawable=True)
        if objection.kind is DisputeKind.WRONG_SPEAKER and objection.speaker is None:
            names = await services.dispute_questions.candidates(actor, number)
            page.add_item(who_said_it(ids.named_by_member(dispute.number), dispute, claim, names))
        await answers.update(interaction, page)


DISPUTE = DisputeForm()
