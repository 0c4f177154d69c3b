"""Correcting, withdrawing, hiding, editing, splitting, merging and giving claims, as people meet it."""

import pytest

from bot.domain.actor import Role
from bot.domain.claims import State, Verdict
from tests.chat.world import BRIDGE, SOURCE, WHY, World, fields, labels, said

WRONG = "The audit was withdrawn on 3 May; the new one says otherwise."
NEW = {"class": "rating_change", "reason": WRONG, "verdict": "half_true", "source": SOURCE, "rationale": WHY}


async def test_a_correction_with_every_option_needs_no_form(world: World) -> None:
    await world.checked()
    shown = await world.moderator.slash(world.channel, "review correct", claim="#1", **NEW)
    assert shown.ephemeral
    assert said(shown).startswith("Corrected; the old verdict stays in the history.\n**#1 · ⚖️ Half true**")
    assert [r.verdict for r in (await world.reload()).revisions] == [Verdict.FALSE, Verdict.HALF_TRUE]


async def test_the_cards_button_opens_the_form_and_a_refusal_keeps_what_was_typed(world: World) -> None:
    await world.checked()
    card = await world.moderator.slash(world.channel, "claims show", claim="1")
    assert labels(card) == ["Post here", "Correct", "Withdraw verdict", "Dispute", "History"]
    form = await world.moderator.click(card.response, label="Correct")
    assert list(fields(form)) == ["class", "reason", "verdict", "source", "rationale"]
    typed = {"class": ["rating_change"], "reason": WRONG, "verdict": ["true"], "source": "", "rationale": WHY}
    refused = await world.moderator.submit_modal(form, typed)
    assert "missing: a source" in said(refused)
    await world.restart()
    form = await world.moderator.slash(world.channel, "review correct", claim="1")
    done = await world.moderator.submit_modal(form, {**typed, "source": SOURCE})
    assert "**#1 · ✅ True**" in said(done)


async def test_two_persons_change_a_verdict_that_stands(world: World) -> None:
    await world.checked()
    await world.services.settings.set(world.actor(Role.ADMIN), {"two_person": "on"})
    shown = await world.moderator.slash(world.channel, "review correct", claim="1", **NEW)
    told = "Proposed: another moderator has to approve it; until then the current verdict stays."
    assert said(shown).startswith(f"{told}\n**#1 · ❌ False**")
    assert "**A new verdict is proposed: ⚖️ Half true**, another moderator decides" in said(shown)
    assert f"Why the current verdict should change: {NEW['reason']}" in said(shown)
    assert labels(shown)[:3] == ["Approve", "Post here", "Correct"]
    public = await world.member.slash(world.channel, "claims show", claim="1")
    assert "Half true" not in said(public)
    assert "Approve" not in labels(public)
    own = await world.moderator.click(shown.response, label="Approve")
    assert said(own) == "You proposed the new verdict on #1; another moderator decides."
    listed = await world.second.slash(world.channel, "review queue")
    assert "1 proposal or dispute first in the list" in said(listed)
    await world.restart()
    card = await world.second.slash(world.channel, "claims show", claim="1")
    done = await world.second.click(card.response, label="Approve")
    assert said(done).startswith("Corrected; the old verdict stays in the history.\n**#1 · ⚖️ Half true**")
    assert [r.verdict for r in (await world.reload()).revisions] == [Verdict.FALSE, Verdict.HALF_TRUE]


async def test_a_new_verdict_is_sent_back_with_a_reason_alone(world: World) -> None:
    await world.checked()
    await world.services.settings.set(world.actor(Role.ADMIN), {"two_person": "on"})
    await world.moderator.slash(world.channel, "review correct", claim="1", **NEW)
    form = await world.second.slash(world.channel, "review correct", claim="1")
    left = {"class": ["rating_change"], "reason": WRONG, "verdict": ["false"], "source": "", "rationale": ""}
    done = await world.second.submit_modal(form, left)
    assert said(done).startswith("Sent back: the current verdict is unchanged.\n**#1 · ❌ False**")
    assert (await world.reload()).proposal is None


async def test_a_small_correction_keeps_the_verdict(world: World) -> None:
    await world.checked()
    shown = await world.moderator.slash(world.channel, "review correct", claim="1", reason=WRONG, **{"class": "typo"})
    assert "❌ False" in said(shown)
    assert len((await world.reload()).revisions) == 2


async def test_a_verdict_is_withdrawn_and_checked_again(world: World) -> None:
    await world.checked()
    form = await world.second.slash(world.channel, "review withdraw", claim="1")
    refused = await world.second.submit_modal(form, {"reason": "because"})
    assert said(refused) == "A reason needs 20 characters or more; this one has 7."
    form = await world.second.click(refused.response, label="Edit again")
    assert fields(form) == {"reason": "because"}
    done = await world.second.submit_modal(form, {"reason": WRONG})
    assert said(done).startswith("Withdrawn: it is yours to check again.\n**#1 · In review**")
    assert "Verdict withdrawn, being rechecked. It was: False" in said(done)
    late = await world.moderator.slash(world.channel, "review withdraw", claim="1", reason=WRONG)
    assert said(late) == "#1 is in review; it needs a verdict first."


async def test_void_is_for_admins(world: World) -> None:
    await world.checked()
    refused = await world.moderator.slash(world.channel, "review void", claim="1", reason=WRONG)
    assert said(refused) == "Only admins may void a verdict."
    done = await world.admin.slash(world.channel, "review void", claim="1", reason=WRONG)
    assert "~~False~~ (void)" in said(done)


@pytest.mark.parametrize(
    ("command", "may"),
    [
        ("correct", "correct a verdict"),
        ("withdraw", "withdraw a verdict"),
        ("edit", "edit or split a claim"),
        ("split", "edit or split a claim"),
        ("hide", "hide a claim"),
    ],
)
async def test_a_member_is_told_who_may_and_sees_no_form(world: World, command: str, may: str) -> None:
    await world.checked()
    refused = await world.member.slash(world.channel, f"review {command}", claim="1")
    assert refused.modal is None
    assert said(refused) == f"Only moderators and admins may {may}."


async def test_a_role_lost_between_opening_and_sending_a_form_counts(world: World) -> None:
    await world.checked()
    form = await world.moderator.slash(world.channel, "review withdraw", claim="1")
    await world.services.settings.set(world.actor(Role.ADMIN), {"moderator_role": str(world.checkers.id)})
    refused = await world.moderator.submit_modal(form, {"reason": WRONG})
    assert said(refused) == "Only moderators and admins may withdraw a verdict."
    assert (await world.reload()).state is State.CHECKED


async def test_a_hidden_claim_shows_its_words_to_admins_alone(world: World) -> None:
    await world.claim()
    done = await world.moderator.slash(world.channel, "review hide", claim="1", reason=WRONG)
    assert "bridge" not in said(done)
    for who in (world.member, world.moderator):
        card = await who.slash(world.channel, "claims show", claim="1")
        assert "**#1" in said(card)
        assert "bridge" not in said(card)
        assert "Vey" not in said(await who.slash(world.channel, "claims history", claim="1"))
        assert "**#1" not in said(await who.slash(world.channel, "claims search", query="bridge"))
    assert "bridge" in said(await world.admin.slash(world.channel, "claims show", claim="1"))
    refused = await world.moderator.slash(world.channel, "review take", claim="1")
    assert "only admins may see or change it" in said(refused)
    back = await world.admin.slash(world.channel, "review reopen", claim="1", reason=WRONG)
    assert "bridge" in said(back)


async def test_an_edit_starts_from_what_stands(world: World) -> None:
    await world.claim()
    form = await world.moderator.slash(world.channel, "review edit", claim="1")
    assert fields(form) == {"text": BRIDGE, "speaker": "Ada Vey", "reason": ""}
    done = await world.moderator.submit_modal(
        form, {"text": "The bridge cost 40 million crowns.", "speaker": "", "reason": WRONG}
    )
    assert "### The bridge cost 40 million crowns." in said(done)
    claim = await world.reload()
    assert (claim.speaker, claim.attribution_confirmed) == (None, True)
    shown = await world.member.slash(world.channel, "claims history", claim="1")
    assert "edited" in said(shown)


async def test_an_edit_undoes_no_other_that_was_made_meanwhile(world: World) -> None:
    await world.claim()
    form = await world.moderator.slash(world.channel, "review edit", claim="1")
    await world.services.editing.edit(world.actor(user=world.second.id), 1, None, "Tom Lind", WRONG)
    typed = {"text": "The bridge cost 40 million crowns.", "speaker": "Ada Vey", "reason": WRONG}
    late = await world.moderator.submit_modal(form, typed)
    assert said(late) == "#1 was edited while you wrote; read it again."
    claim = await world.reload()
    assert (claim.text, claim.speaker) == (BRIDGE, "Tom Lind")
    again = await world.moderator.click(late.response, label="Edit again")
    await world.moderator.submit_modal(again, typed)
    claim = await world.reload()
    assert (claim.text, claim.speaker) == ("The bridge cost 40 million crowns.", "Ada Vey")


async def test_a_claim_is_split_by_line_breaks(world: World) -> None:
    await world.claim()
    form = await world.moderator.slash(world.channel, "review split", claim="1")
    assert fields(form) == {"parts": BRIDGE}
    refused = await world.moderator.submit_modal(form, {"parts": "The quay cost nothing at all."})
    assert "is not in the claim's text" in said(refused)
    form = await world.moderator.click(refused.response, label="Edit again")
    cut = BRIDGE.replace(", twice", "\ntwice")
    done = await world.moderator.submit_modal(form, {"parts": cut})
    assert "#1 was split: #2" in said(done)
    assert (await world.reload(1)).text == "The harbour bridge cost 40 million crowns in 2019"
    assert (await world.reload(2)).text == "twice the price that the council had agreed"


async def test_a_merge_shows_the_claim_that_stays(world: World) -> None:
    await world.claim()
    await world.claim("The ferry carried 12,000 people in May, says the harbour office.")
    shown = await world.moderator.slash(world.channel, "review merge", claim="2", into="1")
    assert said(shown).startswith("#2 is merged into it; /review reopen takes it out again.\n**#1")
    assert (await world.reload(2)).duplicate_of == 1


async def test_a_claim_is_given_to_a_checker_alone(world: World) -> None:
    await world.services.settings.set(world.actor(Role.ADMIN), {"checker_role": str(world.checkers.id)})
    await world.claim()
    refused = await world.moderator.slash(world.channel, "review assign", claim="1", member=world.member)
    assert said(refused) == "Only a checker, a moderator or an admin of this server can be assigned a claim."
    done = await world.moderator.slash(world.channel, "review assign", claim="1", member=world.checker)
    assert f"<@{world.checker.id}> has it" in said(done)
    assert (await world.reload()).owner == world.checker.id


async def test_a_checker_proposes_and_the_card_offers_it_to_a_moderator(world: World) -> None:
    await world.services.settings.set(world.actor(Role.ADMIN), {"checker_role": str(world.checkers.id)})
    await world.claim()
    given = {"claim": "1", "verdict": "false", "source": SOURCE, "rationale": WHY}
    shown = await world.checker.slash(world.channel, "review propose", **given)
    assert said(shown).startswith("Proposed: another moderator has to approve it.\n**#1 · Proposed**")
    card = await world.moderator.slash(world.channel, "claims show", claim="1")
    done = await world.moderator.click(card.response, label="Approve")
    assert "**#1 · ❌ False**" in said(done)
