"""Forms that change what is on record: correcting, editing, splitting, dismissing what is left of an article."""

from typing import ClassVar

from bot.chat.claims.render.card import claim_card
from bot.chat.claims.render.lists import split_page
from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.form import CLAIM_MARK, Field, Form, FormDetails, Values
from bot.chat.review.forms.claim_form import CHECKED, UNJUDGED, ClaimForm
from bot.chat.review.forms.reasons import WHY
from bot.chat.review.render.triage import triage_page
from bot.chat.view.labels import CORRECTIONS, DISMISSALS, VERDICTS, counted, verdict_words
from bot.domain.actor import Actor, Capability
from bot.domain.claim_split import spans_of
from bot.domain.claims import NOBODY, Claim, CorrectionClass, Dismissal, State, Verdict
from bot.domain.corrections import Correcting
from bot.domain.sources import only_dates, parse_dates, parse_sources
from bot.domain.speakers import MAX_NAME
from bot.domain.user_input import parse_slug
from bot.services import Services


class CorrectForm(ClaimForm):
    """A rating_change brings everything; the other classes keep what is left empty."""

    kind = "correct"
    title = "Correct #{number}"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("class", "What kind of correction?", choices=tuple((c.value, n) for c, n in CORRECTIONS.items())),
        Field("reason", "What was wrong?", "20 characters or more; told wherever the verdict was told.", long=True),
        Field(
            "verdict",
            "New verdict",
            "Only for a new verdict.",
            choices=tuple((v.value, verdict_words(v)) for v in VERDICTS),
            required=False,
        ),
        Field(
            "source", "Sources", "As in a check. Leave it empty to keep the current ones.", long=True, required=False
        ),
        Field("rationale", "Rationale", "Leave it empty to keep the current one.", long=True, required=False),
    )
    needed = frozenset({"class", "reason"})
    capability = Capability.CORRECT
    states = CHECKED

    def lacks(self, values: Values) -> bool:
        rating = values.get("class") == CorrectionClass.RATING_CHANGE.value
        return super().lacks(values) or (
            rating and not all(values.get(name) for name in ("verdict", "source", "rationale"))
        )

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        typed = values.get("source", "")
        given = Correcting(
            kind=parse_slug(values.get("class", ""), CorrectionClass, "class of correction"),
            reason=values.get("reason", ""),
            verdict=parse_slug(values["verdict"], Verdict, "verdict") if values.get("verdict") else None,
            sources=None if only_dates(typed) else parse_sources(typed),
            dates=parse_dates(typed),
            rationale=values["rationale"] if values.get("rationale", "").strip() else None,
        )
        services = services_of(interaction)
        standing = await services.claims.show(actor, number)
        claim = await services.corrections.correct(actor, number, given)
        note = "Corrected; the old verdict stays in the history."
        if claim.proposal is not None:
            note = "Proposed: another moderator has to approve it; until then the current verdict stays."
        elif len(claim.revisions) == len(standing.revisions):
            note = "Sent back: the current verdict is unchanged."
        await answers.update(interaction, claim_card(claim, actor, note=note))


class EditForm(ClaimForm):
    """Words and speaker stand in it as they are; what is not touched stays."""

    kind = "edit"
    title = "Edit #{number}"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("text", "The claim", "One assertion that can be understood on its own.", long=True, limit=1_000),
        Field("speaker", "Said by", "Leave it empty for nobody.", required=False, limit=MAX_NAME),
        WHY,
    )
    needed = frozenset({"reason"})
    capability = Capability.EDIT
    states = frozenset(State) - {State.DISMISSED}

    async def on_record(self, _services: Services, _actor: Actor, claim: Claim) -> Values:
        return {"text": claim.text, "speaker": claim.speaker or ""}

    def lacks(self, values: Values) -> bool:
        return super().lacks(values) or not ("text" in values or "speaker" in values)

    async def details(self, interaction: Interaction, number: int, values: Values) -> FormDetails | None:
        claim = await services_of(interaction).claims.to_change(await actor_of(interaction), number)
        return FormDetails(read=claim.mark)

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        services = services_of(interaction)
        standing = await services.claims.show(actor, number)
        text = values.get("text")
        speaker = values.get("speaker")
        claim = await services.editing.edit(
            actor,
            number,
            None if text is None or text.strip() == standing.text else text,
            None if speaker is None or speaker.strip() == (standing.speaker or "") else speaker.strip() or NOBODY,
            values.get("reason", ""),
            read=values.get(CLAIM_MARK),
        )
        await answers.update(interaction, claim_card(claim, actor, note="Edited; the history keeps the old words."))


class SplitForm(ClaimForm):
    """The claim's text, into which somebody puts line breaks."""

    kind = "split"
    title = "Split #{number}"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("parts", "Parts", "One per line. Words may be left out, not changed: edit a part afterwards.", long=True),
    )
    needed = frozenset({"parts"})
    capability = Capability.EDIT
    states = UNJUDGED

    async def on_record(self, _services: Services, _actor: Actor, claim: Claim) -> Values:
        return {"parts": claim.text}

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        services = services_of(interaction)
        standing = await services.claims.show(actor, number)
        spans = spans_of(standing.text, values.get("parts", "").splitlines())
        claims = await services.editing.split(actor, number, spans)
        await answers.update(interaction, split_page(claims))


class RestForm(Form):
    """Why nothing else of an article is to be checked; its number is the article's."""

    kind = "rest"
    title = "Dismiss the rest of article {number}"
    fields: ClassVar[tuple[Field, ...]] = (
        Field(
            "reason",
            "Why?",
            "For claims found only in it that nobody touched, wants or disputes.",
            choices=tuple((d.value, n) for d, n in DISMISSALS.items() if d is not Dismissal.DUPLICATE),
        ),
    )
    needed = frozenset({"reason"})

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        actor = await actor_of(interaction)
        reason = parse_slug(values.get("reason", ""), Dismissal, "reason")
        services = services_of(interaction)
        gone = await services.triage.dismiss_rest(actor, number, reason)
        note = f"{counted(gone, 'claim')} of article {number} dismissed; each can be reopened."
        await answers.update(interaction, triage_page(await services.triage.next(actor), actor, note=note))


CORRECT, EDIT, SPLIT, REST = CorrectForm(), EditForm(), SplitForm(), RestForm()
