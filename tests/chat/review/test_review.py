"""The desk's work through commands, buttons and forms."""

from dataclasses import replace

import pytest

from bot.chat.review.forms.check import CheckForm
from bot.chat.review.forms.speaker_field import speaker_of
from bot.domain.actor import Role
from bot.domain.claims import Dismissal, Ruling, State, Verdict
from bot.domain.errors import Incomplete, NotFound
from bot.domain.sources import sources_of
from tests.chat.world import BRIDGE, SOURCE, WHY, World, fields, labels, said


async def test_a_claim_is_taken_checked_and_on_record(world: World) -> None:
    await world.claim()
    shown = await world.moderator.slash(world.channel, "review take")
    assert shown.ephemeral
    assert said(shown).startswith("Taken: it is yours to check.\n**#1 · In review**")
    assert f"You have it until <t:{(world.clock.now() + 72 * 3_600_000) // 1000}:f>" in said(shown)

    form = await world.moderator.click(shown.response, label="Check")
    assert fields(form) == {"verdict": "", "source": "", "rationale": "", "speaker": ""}
    done = await world.moderator.submit_modal(
        form, {"verdict": ["false"], "source": f"refutes {SOURCE}", "rationale": WHY, "speaker": ["=Ada Vey"]}
    )
    assert "**#1 · ❌ False**" in said(done)
    assert "Said by **Ada Vey**" in said(done)
    assert f"- [audit.example](<{SOURCE}>) (refutes it)" in said(done)
    claim = await world.reload()
    assert (claim.state, claim.verdict, claim.attribution_confirmed) == (State.CHECKED, Verdict.FALSE, True)
    assert [r.number for r in claim.revisions] == [1]


async def test_check_with_every_option_needs_no_form(world: World) -> None:
    await world.claim()
    shown = await world.moderator.slash(
        world.channel,
        "review check",
        claim="#1",
        verdict="half_true",
        source=f"{SOURCE} https://b.example/x",
        rationale=WHY,
        speaker="nobody",
    )
    assert shown.ephemeral
    assert "⚖️ Half true" in said(shown)
    claim = await world.reload()
    assert claim.speaker is None
    assert [s.url for s in claim.sources] == [SOURCE, "https://b.example/x"]


async def test_check_asks_for_what_is_missing_and_keeps_what_is_given(world: World) -> None:
    await world.claim()
    shown = await world.moderator.slash(world.channel, "review check", claim="1", verdict="true", rationale=WHY)
    assert fields(shown) == {"verdict": "true", "source": "", "rationale": WHY, "speaker": ""}


async def test_a_refused_form_keeps_what_was_typed(world: World) -> None:
    await world.claim()
    form = await world.moderator.slash(world.channel, "review check", claim="1")
    typed = {"verdict": ["false"], "source": "no address", "rationale": WHY, "speaker": ["=Ada Vey"]}
    refused = await world.moderator.submit_modal(form, typed)
    assert refused.ephemeral
    assert said(refused) == "'no' is not an http or https address."
    assert labels(refused) == ["Edit again"]

    again = await world.moderator.click(refused.response, label="Edit again")
    assert fields(again) == {"verdict": "false", "source": "no address", "rationale": WHY, "speaker": "=Ada Vey"}
    done = await world.moderator.submit_modal(again, {**typed, "source": SOURCE})
    assert "**#1 · ❌ False**" in said(done)


async def test_a_malformed_option_gets_its_sentence_and_the_form_back(world: World) -> None:
    await world.claim()
    refused = await world.moderator.slash(
        world.channel, "review check", claim="1", verdict="false", source="ftp://x.example", rationale=WHY
    )
    assert "is not an http or https address" in said(refused)
    again = await world.moderator.click(refused.response, label="Edit again")
    assert fields(again)["source"] == "ftp://x.example"


async def test_a_draft_ends_after_an_hour_and_not_at_a_restart(world: World) -> None:
    await world.claim()
    given = {"claim": "1", "verdict": "false", "source": SOURCE, "rationale": "too short"}
    refused = await world.moderator.slash(world.channel, "review check", **given)
    world.clock.pass_hours(1)
    late = await world.moderator.click(refused.response, label="Edit again")
    assert (
        said(late)
        == "That draft is gone: a draft is kept for an hour, only for the person who typed it. Open the form again."
    )

    refused = await world.moderator.slash(world.channel, "review check", **given)
    await world.restart()
    again = await world.moderator.click(refused.response, label="Edit again")
    assert fields(again)["rationale"] == "too short"


async def test_dates_are_options_of_their_own(world: World) -> None:
    await world.claim()
    given = {"claim": "1", "verdict": "false", "source": SOURCE, "rationale": WHY}
    refused = await world.moderator.slash(
        world.channel, "review check", **given, as_of="1 March", look_again="2099-01-31"
    )
    assert said(refused) == "'1March' is not a day; write it as 2026-03-01."
    again = await world.moderator.click(refused.response, label="Edit again")
    assert fields(again)["source"] == f"asof:1March\nagain:2099-01-31\n{SOURCE}"
    done = await world.moderator.slash(
        world.channel, "review check", **given, as_of="2026-03-01", look_again="2099-01-31"
    )
    assert "As of 2026-03-01 · to be looked at again on 2099-01-31" in said(done)
    later = await world.moderator.slash(
        world.channel, "review correct", claim="1", reason=WHY, look_again="2099-12-31", **{"class": "update"}
    )
    assert "As of 2026-03-01 · to be looked at again on 2099-12-31" in said(later)
    assert [source.url for source in (await world.reload()).sources] == [SOURCE]


async def test_a_proposal_takes_its_dates_too(world: World) -> None:
    await world.claim()
    await world.moderator.slash(
        world.channel, "review propose", claim="1", verdict="false", source=SOURCE, rationale=WHY, as_of="2026-03-01"
    )
    done = await world.second.slash(world.channel, "review check", claim="1")
    assert "As of 2026-03-01" in said(done)


async def test_a_form_that_was_open_over_a_restart_is_read(world: World) -> None:
    await world.claim()
    form = await world.moderator.slash(world.channel, "review check", claim="1")
    await world.restart()
    filled = {"verdict": ["true"], "source": SOURCE, "rationale": WHY, "speaker": ["=Ada Vey"]}
    done = await world.moderator.submit_modal(form, filled)
    assert "**#1 · ✅ True**" in said(done)


JUDGED = {"verdict": ["true"], "source": SOURCE, "rationale": WHY}


async def test_nobody_said_it_is_one_choice_of_the_form(world: World) -> None:
    await world.claim()
    form = await world.moderator.slash(world.channel, "review check", claim="1")
    await world.moderator.submit_modal(form, {**JUDGED, "speaker": ["~nobody"]})
    claim = await world.reload()
    assert (claim.speaker, claim.attribution_confirmed) == (None, True)


async def test_somebody_else_is_asked_for_in_a_form_that_keeps_the_rest(world: World) -> None:
    await world.claim()
    form = await world.moderator.slash(world.channel, "review check", claim="1")
    asked = await world.moderator.submit_modal(form, {**JUDGED, "speaker": ["~other"]})
    assert said(asked) == "Who said it? The form now asks for the name."
    assert (await world.reload()).state is State.UNVERIFIED
    named = await world.moderator.click(asked.response, label="Edit again")
    assert fields(named) == {"verdict": "true", "source": SOURCE, "rationale": WHY, "speaker": ""}
    done = await world.moderator.submit_modal(named, {**JUDGED, "speaker": "Tom Lind"})
    assert "Said by **Tom Lind**" in said(done)


async def test_an_unanswered_speaker_confirms_nobody(world: World) -> None:
    await world.claim()
    assert CheckForm().fields[-1].required
    with pytest.raises(Incomplete, match="Choose who said it: the record is right, somebody else, or nobody"):
        speaker_of("")


async def test_a_speaker_that_changed_while_the_form_was_open_is_not_confirmed(world: World) -> None:
    await world.claim()
    form = await world.moderator.slash(world.channel, "review check", claim="1")
    await world.services.editing.edit(world.actor(user=world.second.id), 1, None, "Tom Lind", WHY)
    late = await world.moderator.submit_modal(form, {**JUDGED, "speaker": ["=Ada Vey"]})
    assert said(late) == "The speaker of #1 was changed while you wrote; check again who said it."
    claim = await world.reload()
    assert (claim.state, claim.speaker) == (State.UNVERIFIED, "Tom Lind")


async def test_words_that_changed_while_the_form_was_open_are_not_judged(world: World) -> None:
    await world.claim()
    form = await world.moderator.slash(world.channel, "review check", claim="1")
    other = "The harbour bridge cost 14 million crowns in 2019."
    await world.services.editing.edit(world.actor(user=world.second.id), 1, other, None, WHY)
    late = await world.moderator.submit_modal(form, {**JUDGED, "speaker": ["=Ada Vey"]})
    assert said(late) == "#1 was edited while you wrote; read it again."
    assert (await world.reload()).state is State.UNVERIFIED
    again = await world.moderator.click(late.response, label="Edit again")
    assert fields(again) == {"verdict": "true", "source": SOURCE, "rationale": WHY, "speaker": "=Ada Vey"}
    done = await world.moderator.submit_modal(again, {**JUDGED, "speaker": ["=Ada Vey"]})
    assert "**#1 · ✅ True**" in said(done)
    assert other in said(done)


async def test_the_form_offers_who_else_speaks_and_whom_the_command_named(world: World) -> None:
    text = (
        "Notes\n\nAda Vey told reporters that the harbour bridge had cost 41 million crowns in 2019.\n\n"
        '"We paid 12 million crowns for the quay in 2021," Tom Lind told reporters.\n'
    )
    await world.member.slash(world.channel, "article add", text=text)
    await world.work()
    claim = (await world.services.claims.search(world.actor(), "41 million")).claims[0]
    form = await world.moderator.slash(world.channel, "review check", claim=str(claim.number), speaker="Rita Moe")
    assert form.modal is not None
    menu = form.modal["components"][-1]["component"]
    assert [o["label"] for o in menu["options"]] == [
        "Right: Ada Vey",
        "Rita Moe",
        "Tom Lind",
        "Somebody else…",
        "Nobody: the text names no one",
    ]
    assert fields(form)["speaker"] == "Rita Moe"


async def test_a_member_may_not_check_and_sees_no_form(world: World) -> None:
    await world.claim()
    for who, role in ((world.member, "member"), (world.checker, "checker")):
        refused = await who.slash(world.channel, "review check", claim="1")
        assert refused.modal is None, role
        assert refused.ephemeral
        assert said(refused) == "Only moderators and admins may give a verdict."
    assert (await world.reload()).state is State.UNVERIFIED


async def test_the_card_offers_what_this_person_may_do(world: World) -> None:
    await world.services.settings.set(world.actor(Role.ADMIN), {"checker_role": str(world.checkers.id)})
    await world.claim()
    offered = {
        name: labels(await who.slash(world.channel, "claims show", claim="1"))
        for name, who in (("member", world.member), ("checker", world.checker), ("moderator", world.moderator))
    }
    assert offered == {
        "member": ["Dispute", "Ask for a check", "Follow", "History"],
        "checker": ["Take", "Dispute", "Follow", "History"],
        "moderator": ["Take", "Check", "Dispute", "Dismiss", "History", "Accept for summaries"],
    }


async def test_of_two_who_take_one_is_told(world: World) -> None:
    await world.claim()
    first = await world.moderator.slash(world.channel, "claims show", claim="1")
    second = await world.second.slash(world.channel, "claims show", claim="1")
    await world.moderator.click(first.response, label="Take")
    told = await world.second.click(second.response, label="Take")
    assert told.ephemeral
    assert "**#1" not in said(told)
    assert (await world.reload()).owner == world.moderator.id


async def test_release_puts_it_back(world: World) -> None:
    await world.claim()
    await world.moderator.slash(world.channel, "review take", claim="1")
    shown = await world.moderator.slash(world.channel, "review release", claim="1")
    assert said(shown).startswith("Released: it waits in the queue again.\n**#1 · Unverified**")


async def test_dismiss_and_reopen(world: World) -> None:
    await world.claim()
    shown = await world.moderator.slash(world.channel, "review dismiss", claim="1", reason="opinion")
    assert "Dismissed: opinion" in said(shown)
    assert labels(shown) == ["Reopen", "History"]
    form = await world.moderator.click(shown.response, label="Reopen")
    refused = await world.moderator.submit_modal(form, {"reason": "because"})
    assert said(refused) == "A reason needs 20 characters or more; this one has 7."
    form = await world.moderator.click(refused.response, label="Edit again")
    assert fields(form) == {"reason": "because"}
    done = await world.moderator.submit_modal(form, {"reason": "because it states a price after all"})
    assert "**#1 · Unverified**" in said(done)


async def test_a_duplicate_names_its_target(world: World) -> None:
    await world.claim()
    await world.claim("The ferry carried 12,000 people in May, says the harbour office.")
    card = await world.moderator.slash(world.channel, "claims show", claim="2")
    form = await world.moderator.click(card.response, label="Dismiss")
    refused = await world.moderator.submit_modal(form, {"reason": ["duplicate"], "into": "one"})
    assert said(refused) == "'one' is not a claim number; write it as 42 or #42."
    form = await world.moderator.click(refused.response, label="Edit again")
    done = await world.moderator.submit_modal(form, {"reason": ["duplicate"], "into": "#1"})
    assert "Dismissed: duplicate of #1" in said(done)
    assert (await world.reload(2)).dismissal is Dismissal.DUPLICATE


async def test_two_persons_propose_and_approve(world: World) -> None:
    await world.services.settings.set(world.actor(Role.ADMIN), {"two_person": "on"})
    await world.claim()
    given = {"claim": "1", "verdict": "false", "source": SOURCE, "rationale": WHY}
    shown = await world.moderator.slash(world.channel, "review check", **given)
    assert said(shown).startswith("Proposed: another moderator has to approve it.\n**#1 · Proposed**")
    own = await world.moderator.click(shown.response, label="Approve")
    assert (await world.reload()).state is State.PROPOSED
    assert own.ephemeral
    done = await world.second.slash(world.channel, "review check", claim="1")
    assert "**#1 · ❌ False**" in said(done)


async def test_a_proposal_is_approved_as_it_was_read_or_not_at_all(world: World) -> None:
    await world.claim()
    checker = world.actor(Role.CHECKER, world.checker.id)
    first = Ruling(Verdict.TRUE, sources_of([SOURCE]), "The town's own ledger has this very sum.", "Bo Lind")
    await world.services.review.propose(checker, 1, first)
    public = await world.member.slash(world.channel, "claims show", claim="1")
    assert "A verdict is proposed; another moderator decides." in said(public)
    assert "ledger" not in said(public)
    assert "True" not in said(public)
    card = await world.moderator.slash(world.channel, "claims show", claim="1")
    for words in (
        "**Proposed: ✅ True**",
        "It says that **Bo Lind** said this",
        "The town's own ledger",
        "audit.example",
    ):
        assert words in said(card)
    await world.services.review.propose(checker, 1, replace(first, verdict=Verdict.FALSE))
    late = await world.moderator.click(card.response, label="Approve")
    assert said(late) == "Another verdict was proposed on #1 since you looked; read that one first."
    assert (await world.reload()).state is State.PROPOSED
    again = await world.moderator.slash(world.channel, "claims show", claim="1")
    await world.restart()
    done = await world.moderator.click(again.response, label="Approve")
    assert "**#1 · ❌ False**" in said(done)


async def test_the_queue_says_what_waits_and_pages(world: World) -> None:
    empty = await world.member.slash(world.channel, "review queue")
    assert "The queue is empty" in said(empty)
    for index in range(10):
        await world.claim(f"{BRIDGE[:-1]}, says report number {index + 1} of the year 2021.")
    first = await world.member.slash(world.channel, "review queue")
    assert labels(first).count("Open") == 8
    await world.restart()
    rest = await world.member.click(first.response, label="Next")
    assert labels(rest).count("Open") == 2


@pytest.mark.parametrize("typed", ["42", "#42"])
async def test_a_number_that_is_not_there(world: World, typed: str) -> None:
    shown = await world.moderator.slash(world.channel, "review take", claim=typed)
    assert shown.ephemeral
    assert "42" in said(shown)
    with pytest.raises(NotFound):
        await world.reload(42)


async def test_a_verdict_on_a_checked_claim_is_refused_before_the_form(world: World) -> None:
    await world.checked()
    shown = await world.moderator.slash(world.channel, "review check", claim="1")
    assert shown.modal is None
    assert said(shown) == "#1 is checked already; correct its verdict, or withdraw it first."


async def test_the_check_form_shows_the_exact_words_in_their_sentence_and_asks_who_said_them(world: World) -> None:
    said_it = "Ada Vey told reporters that the harbour bridge had cost 41 million crowns in 2019."
    text = f"Notes\n\nThe hall is old. {said_it}\n"
    await world.member.slash(world.channel, "article add", text=text)
    await world.work()
    found = await world.services.claims.search(world.actor(), "41 million")
    claim = found.claims[0]
    form = await world.moderator.slash(world.channel, "review check", claim=str(claim.number))
    assert form.modal is not None
    intro, *fields_ = form.modal["components"]
    assert "Ada Vey told reporters" in intro["content"]
    assert "41 million crowns in 2019" in intro["content"].split("**")[1]
    assert "The hall is old" not in intro["content"]
    sure = f"{claim.speaker_confidence * 100:.0f} %"
    assert fields_[-1]["label"] == f"Said by {claim.speaker} ({sure} sure)?"
    menu = fields_[-1]["component"]
    assert menu["required"]
    assert not any(option["default"] for option in menu["options"])
    assert [o["label"] for o in menu["options"]] == [
        "Right: Ada Vey",
        "Somebody else…",
        "Nobody: the text names no one",
    ]
