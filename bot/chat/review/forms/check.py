"""The form of a verdict."""

from collections.abc import Sequence
from typing import ClassVar

from bot.chat.claims.render.card import claim_card
from bot.chat.interaction import answers
from bot.chat.interaction.actor import actor_of
from bot.chat.interaction.context import Interaction, services_of
from bot.chat.interaction.form import CLAIM_MARK, Field, FormDetails, Values, offer_again
from bot.chat.review.forms.claim_form import UNDECIDED, ClaimForm
from bot.chat.review.forms.speaker_field import choices_of, chosen_of, speaker_of
from bot.chat.review.render.dispute import OTHER
from bot.chat.view.fact_check_lines import fact_check_block
from bot.chat.view.labels import VERDICTS, verdict_words
from bot.chat.view.limits import Room
from bot.chat.view.text import one_line, plain
from bot.domain.actor import Actor, Capability
from bot.domain.check_form import CheckForm as Shown
from bot.domain.claims import Claim, Ruling, State, Verdict
from bot.domain.sources import parse_dates, parse_sources
from bot.domain.speakers import MAX_NAME
from bot.domain.user_input import parse_slug
from bot.services import Services

_OTHERS = 600
_JUDGEMENT = (
    Field("verdict", "Verdict", choices=tuple((v.value, verdict_words(v)) for v in VERDICTS)),
    Field(
        "source",
        "Sources",
        "One per line: supports or refutes, URL, archive URL; also asof:2026-03-01, again:2026-09-01.",
        long=True,
    ),
    Field("rationale", "Rationale", "Why this verdict follows from the sources: 20 characters or more.", long=True),
)


class CheckForm(ClaimForm):
    """Verdict, sources, rationale, and whose words they are: right, another, nobody. Nothing is chosen beforehand
    where no person has confirmed it, so that nobody confirms a speaker by leaving a field as it is."""

    kind = "check"
    title = "Check #{number}"
    fields: ClassVar[tuple[Field, ...]] = (
        *_JUDGEMENT,
        Field("speaker", "Said by", "Read the words above: your choice confirms who said them."),
    )
    needed = frozenset({"verdict", "source", "rationale"})
    capability = Capability.CHECK
    states = UNDECIDED

    def begun(self, shown: Shown) -> Values:
        """The evidence that members gave with their disputes."""
        return {"source": "\n".join(shown.evidence)}

    async def details(self, interaction: Interaction, number: int, values: Values) -> FormDetails | None:
        actor = await actor_of(interaction)
        return self.showing(await services_of(interaction).review.check_form(actor, number), values)

    def showing(self, shown: Shown, values: Values) -> FormDetails:
        """The exact words in their sentence, and who is taken to have said them: a person looks before they judge."""
        claim, (before, words, after) = shown.claim, shown.sentence
        left, right = (" " if blank.isspace() else "" for blank in (before[-1:], after[:1]))
        intro = f"{one_line(before, 250)}{left}**{one_line(words, 600)}**{right}{one_line(after, 250)}"
        sure = "" if claim.attribution_confirmed else f" ({claim.speaker_confidence * 100:.0f} % sure)"
        asked = f"Said by {plain(claim.speaker, 22)}{sure}?" if claim.speaker else "Said by nobody named?"
        fact_checks = fact_check_block(claim, Room(), _OTHERS)
        return self.asking(
            "\n".join(filter(None, (f"> {intro}", fact_checks))),
            asked,
            claim,
            shown.candidates,
            values,
        )

    def asking(self, intro: str, asked: str, claim: Claim, names: Sequence[str], values: Values) -> FormDetails:
        given = values.get("speaker")
        menu = {"speaker": choices_of(claim, names, given)}
        return FormDetails(intro, {"speaker": asked}, menu, {"speaker": chosen_of(claim, given)}, claim.mark)

    async def submit(self, interaction: Interaction, number: int, values: Values) -> None:
        if values.get("speaker") == OTHER:
            kept = {**values, "speaker": ""}
            await offer_again(
                interaction, f"{self.kind}_other", number, kept, "Who said it? The form now asks for the name."
            )
            return
        actor = await actor_of(interaction)
        services = services_of(interaction)
        speaker, confirms = speaker_of(values.get("speaker"))
        dates = parse_dates(values.get("source", ""))
        ruling = Ruling(
            verdict=parse_slug(values.get("verdict", ""), Verdict, "verdict"),
            sources=parse_sources(values.get("source", "")),
            rationale=values.get("rationale", ""),
            speaker=speaker,
            as_of=dates.as_of,
            look_again=dates.again,
            confirms=confirms,
            read=values.get(CLAIM_MARK),
        )
        await show_checked(interaction, actor, await self.judge(services, actor, number, ruling))

    async def judge(self, services: Services, actor: Actor, number: int, ruling: Ruling) -> Claim:
        return await services.review.check(actor, number, ruling)


class ProposeForm(CheckForm):
    """The same for who may only propose, or wants to."""

    kind = "propose"
    title = "Propose a verdict on #{number}"
    capability = Capability.PROPOSE

    def begun(self, shown: Shown) -> Values:
        return {}

    async def judge(self, services: Services, actor: Actor, number: int, ruling: Ruling) -> Claim:
        return await services.review.propose(actor, number, ruling)


class _NamedForm(CheckForm):
    """What "Somebody else" leads to: the same form, with room for a name."""

    fields: ClassVar[tuple[Field, ...]] = (
        *_JUDGEMENT,
        Field("speaker", "Who said it?", 'A name, or "nobody".', limit=MAX_NAME),
    )

    def asking(self, intro: str, _asked: str, claim: Claim, _names: Sequence[str], _values: Values) -> FormDetails:
        return FormDetails(intro, read=claim.mark)


class CheckNamedForm(_NamedForm):
    kind = "check_other"


class ProposeNamedForm(_NamedForm, ProposeForm):
    kind = "propose_other"


CHECK, PROPOSE = CheckForm(), ProposeForm()
CHECK_NAMED, PROPOSE_NAMED = CheckNamedForm(), ProposeNamedForm()


async def show_checked(interaction: Interaction, actor: Actor, claim: Claim) -> None:
    """The card after a verdict: given, proposed or sent back."""
    note = "The verdict is on record."
    if claim.revisions and claim.revisions[-1].correction is not None:
        note = "Corrected; the old verdict stays in the history."
    if claim.state is State.PROPOSED:
        note = "Proposed: another moderator has to approve it."
    elif claim.state is not State.CHECKED:
        note = "Sent back: the verdicts differ, so it is in review again."
    await answers.update(interaction, claim_card(claim, actor, note=note))
