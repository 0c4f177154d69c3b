"""The forms of a dispute: upholding it (what each kind needs), rejecting it, asking its member for more, answering."""

from typing import ClassVar

from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.form import Field, Form, Values
from bot.chat.review.render.dispute import dispute_card
from bot.chat.view.labels import VERDICTS, verdict_words
from bot.chat.view.notice import notice
from bot.domain.claims import Verdict
from bot.domain.disputes import Decision, DisputeKind, Outcome
from bot.domain.sources import parse_sources
from bot.domain.speakers import MAX_NAME
from bot.domain.user_input import parse_slug

_WHY = Field("reason", "Why?", "20 characters or more; every member behind the dispute reads it.", long=True)
_VERDICT = Field(
    "verdict",
    "New verdict",
    "None: the verdict is struck through and the claim is unverified again.",
    choices=tuple((v.value, verdict_words(v)) for v in VERDICTS),
    required=False,
)
_SOURCE = Field(
    "source",
    "Sources of the new verdict",
    "One per line; you may write supports, refutes or context before it.",
    long=True,
    required=False,
)


class ResolveForm(Form):
    """Hands a decision to the service and shows the card as it is then."""

    outcome: ClassVar[Outcome] = Outcome.UPHELD

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        typed = values.get("verdict")
        decision = Decision(
            outcome=self.outcome,
            reason=values.get("reason", ""),
            verdict=parse_slug(typed, Verdict, "verdict") if typed else None,
            sources=parse_sources(values["source"]) if values.get("source", "").strip() else (),
            text=values.get("text") or None,
            speaker=values.get("speaker") or None,
        )
        await resolve(interaction, number, decision)


async def resolve(interaction: Interaction, number: int, decision: Decision) -> None:
    actor = await actor_of(interaction)
    services = services_of(interaction)
    dispute = await services.disputes.resolve(actor, number, decision)
    claim = await services.claims.show(actor, dispute.claim)
    note = f"Dispute {number} is {dispute.state.value}; its members are told."
    await answers.update(interaction, dispute_card(dispute, claim, note=note))


class RejectForm(ResolveForm):
    kind = "reject"
    title = "Reject dispute {number}"
    outcome = Outcome.REJECTED
    fields: ClassVar[tuple[Field, ...]] = (_WHY,)
    needed = frozenset({"reason"})


class UpholdVerdictForm(ResolveForm):
    kind = "uphold_verdict"
    title = "Uphold dispute {number}: verdict"
    fields: ClassVar[tuple[Field, ...]] = (_VERDICT, _SOURCE, _WHY)
    needed = frozenset({"verdict", "source", "reason"})


class UpholdClaimForm(ResolveForm):
    kind = "uphold_claim"
    title = "Uphold dispute {number}: the claim"
    fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "verdict", "Verdict", "None: the claim still waits to be checked.", choices=_VERDICT.choices, required=False
        ),
        _SOURCE,
        _WHY,
    )
    needed = frozenset({"verdict", "source", "reason"})


class UpholdWordsForm(ResolveForm):
    kind = "uphold_words"
    title = "Uphold dispute {number}: the words"
    fields: ClassVar[tuple[Field, ...]] = (Field("text", "The right words", long=True, limit=1_000), _WHY)
    needed = frozenset({"text", "reason"})


class UpholdSpeakerForm(ResolveForm):
    kind = "uphold_speaker"
    title = "Uphold dispute {number}: who said it"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("speaker", "Who said it?", 'A name, or "nobody".', limit=MAX_NAME),
        _WHY,
    )
    needed = frozenset({"speaker", "reason"})


class UpholdContextForm(ResolveForm):
    kind = "uphold_context"
    title = "Uphold dispute {number}: context"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("reason", "The context", "20 characters or more; shown on the card with today's date.", long=True),
    )
    needed = frozenset({"reason"})


class AskForm(Form):
    kind = "ask"
    title = "Ask about dispute {number}"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("question", "Your question", "The member gets it with a button to answer.", long=True, limit=1_000),
    )
    needed = frozenset({"question"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        services = services_of(interaction)
        dispute = await services.dispute_questions.ask(actor, number, values.get("question", ""))
        claim = await services.claims.show(actor, dispute.claim)
        names = await services.dispute_questions.names(actor, dispute)
        note = "Asked; the answer will appear in this dispute's card and thread."
        await answers.update(interaction, dispute_card(dispute, claim, names, note=note))


class AnswerForm(Form):
    kind = "answer"
    title = "Answer on dispute {number}"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("answer", "Your answer", "Moderators read it; your name is not shown.", long=True, limit=2_000),
    )
    needed = frozenset({"answer"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        await services_of(interaction).dispute_questions.answer(actor, number, values.get("answer", ""))
        await answers.update(interaction, notice("Thank you: the moderators have your answer."))


class NameForm(Form):
    kind = "name"
    title = "Who said it? Dispute {number}"
    fields: ClassVar[tuple[Field, ...]] = (Field("speaker", "Who said it?", limit=MAX_NAME),)
    needed = frozenset({"speaker"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        await name_speaker(interaction, number, values.get("speaker", ""))


async def name_speaker(interaction: Interaction, number: int, name: str) -> None:
    actor = await actor_of(interaction)
    named = (await services_of(interaction).dispute_questions.name(actor, number, name)).suggested_speaker
    await answers.update(interaction, notice(f"Thank you: the moderators will read that it was {named}."))


UPHOLD: dict[DisputeKind, Form] = {
    DisputeKind.VERDICT_WRONG: UpholdVerdictForm(),
    DisputeKind.CLAIM_IS_WRONG: UpholdClaimForm(),
    DisputeKind.MISQUOTE: UpholdWordsForm(),
    DisputeKind.WRONG_SPEAKER: UpholdSpeakerForm(),
    DisputeKind.MISSING_CONTEXT: UpholdContextForm(),
}
REJECT, ASK, ANSWER, NAME = RejectForm(), AskForm(), AnswerForm(), NameForm()
