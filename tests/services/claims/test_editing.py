"""Hiding, editing, splitting, merging and giving claims; and what undoes each."""

import pytest

from bot.domain.actor import Actor, Role
from bot.domain.claim_lists import ClaimFilter
from bot.domain.claims import NOBODY, Claim, Dismissal, State
from bot.domain.errors import Conflict, Incomplete, NotAllowed, NotFound
from bot.services import Services
from bot.services.desk.base import HIDDEN_TEXT
from bot.storage.database import Database
from tests.services.world import (
    ADMIN,
    CHECKER,
    COLLEAGUE,
    MEMBER,
    MODERATOR,
    OTHER_SERVER,
    SERVER,
    STRANGER,
    WHY,
    pasted,
    rows,
    ruling,
    typed,
)

TWO = "The council paid back the loan in 2015 and no other city did that."


async def test_a_hidden_claim_keeps_its_number_and_shows_its_words_to_admins_alone(services: Services) -> None:
    claim = await typed(services)
    await services.review.check(MODERATOR, claim.number, ruling())
    shown = await services.editing.hide(MODERATOR, claim.number, WHY)
    assert shown.hidden
    for actor in (MEMBER, CHECKER, MODERATOR):
        seen = await services.claims.show(actor, claim.number)
        assert (seen.number, seen.text, seen.speaker, seen.state) == (1, HIDDEN_TEXT, None, State.CHECKED)
        assert (seen.appearances, seen.sources, seen.revisions, seen.rationale) == ((), (), (), None)
    assert (await services.claims.show(ADMIN, claim.number)).text == claim.text

    everything = ClaimFilter(everything=True)
    assert (await services.claims.list(ADMIN, everything)).claims == ()
    assert (await services.claims.search(ADMIN, "harbour")).claims == ()
    assert await services.claims.suggest(MODERATOR, "1") == []
    assert await services.claims.mine(MEMBER) == []
    summary = await services.summaries.so_far(MEMBER)
    assert (summary.checked, summary.corrected, summary.wanted) == ((), (), ())
    log = await services.claims.history(MEMBER, claim.number)
    assert [(event.action, event.reason) for event in log][-2:] == [("claim.checked", None), ("claim.hidden", WHY)]
    assert "Brandt" not in repr(log)


async def test_only_an_admin_touches_a_hidden_claim_and_brings_it_back(services: Services) -> None:
    claim = await typed(services)
    await services.editing.hide(MODERATOR, claim.number, WHY)
    for step in (
        services.review.take(MODERATOR, claim.number),
        services.review.check(MODERATOR, claim.number, ruling()),
        services.review.reopen(MODERATOR, claim.number, WHY),
        services.editing.hide(COLLEAGUE, claim.number, WHY),
    ):
        with pytest.raises(NotAllowed, match="hidden #1; only admins may see or change it"):
            await step
    with pytest.raises(NotFound, match="The queue is empty"):
        await services.review.take(MODERATOR, None)
    with pytest.raises(Conflict, match="hidden already"):
        await services.editing.hide(ADMIN, claim.number, WHY)
    back = await services.review.reopen(ADMIN, claim.number, WHY)
    assert (back.hidden, back.state, back.text) == (False, State.UNVERIFIED, claim.text)
    assert (await services.claims.show(MEMBER, claim.number)).text == claim.text


async def test_a_repeat_of_a_hidden_claim_stays_hidden_with_it(services: Services) -> None:
    claim = await typed(services)
    await services.editing.hide(MODERATOR, claim.number, WHY)
    again = await services.claims.add(MEMBER, claim.text, "Ilse Brandt", "https://example.org/again")
    assert (again.number, again.text) == (claim.number, HIDDEN_TEXT)


async def test_an_edit_keeps_the_old_words_in_the_history_and_confirms_the_speaker(services: Services) -> None:
    claim = await typed(services)
    edited = await services.editing.edit(MODERATOR, claim.number, "The harbour cost 41 million.", "Tomas Reyes", WHY)
    assert (edited.text, edited.speaker, edited.attribution_confirmed) == (
        "The harbour cost 41 million.",
        "Tomas Reyes",
        True,
    )
    event = (await services.claims.history(MEMBER, claim.number))[-1]
    assert event.before == {"state": "unverified", "text": claim.text, "speaker": "Ilse Brandt"}
    assert event.after == {"state": "unverified", "text": edited.text, "speaker": "Tomas Reyes"}
    assert [c.number for c in (await services.claims.search(MEMBER, "Reyes 41")).claims] == [claim.number]
    back = await services.editing.edit(MODERATOR, claim.number, claim.text, "Ilse Brandt", WHY)
    assert (back.text, back.speaker) == (claim.text, claim.speaker)
    assert (await services.editing.edit(MODERATOR, claim.number, None, NOBODY, WHY)).speaker is None


async def test_an_edit_is_refused_with_what_is_missing(services: Services) -> None:
    claim, other = await typed(services, 1), await typed(services, 2)
    for text, speaker, reason, sentence in (
        (None, None, WHY, "text, the speaker or both"),
        (None, "  ", WHY, "A speaker needs a name; write 'nobody' to remove it"),
        ("short", None, WHY, "10 to 1,000 characters"),
        ("Words that are long enough.", None, "no", "20 characters or more"),
    ):
        with pytest.raises(Incomplete, match=sentence):
            await services.editing.edit(MODERATOR, claim.number, text, speaker, reason)
    with pytest.raises(Conflict, match=f"#{other.number} says the same; merge #{claim.number} into it"):
        await services.editing.edit(MODERATOR, claim.number, other.text, None, WHY)
    with pytest.raises(Conflict, match="says that already"):
        await services.editing.edit(MODERATOR, claim.number, claim.text, None, WHY)
    with pytest.raises(NotAllowed, match="edit or split"):
        await services.editing.edit(CHECKER, claim.number, "Words that are long enough.", None, WHY)
    with pytest.raises(NotFound):
        await services.editing.edit(STRANGER, claim.number, "Words that are long enough.", None, WHY)
    await services.review.dismiss(MODERATOR, claim.number, Dismissal.OPINION)
    with pytest.raises(Conflict, match="dismissed; reopen it first"):
        await services.editing.edit(MODERATOR, claim.number, "Words that are long enough.", None, WHY)


async def test_a_split_cuts_parts_out_and_leaves_the_rest_under_the_old_number(services: Services) -> None:
    whole = await services.claims.add(MEMBER, TWO, "Ilse Brandt", "https://example.org/said")
    start = TWO.index("no other")
    kept, part = await services.editing.split(MODERATOR, whole.number, [(start, len(TWO))])
    assert (kept.number, kept.text) == (whole.number, "The council paid back the loan in 2015")
    assert (part.number, part.text, part.speaker) == (2, "no other city did that", "Ilse Brandt")
    assert (part.said, part.appearances[0].quote, part.appearances[0].url) == (
        1,
        "no other city did that",
        "https://example.org/said",
    )
    log = await services.claims.history(MEMBER, kept.number)
    assert (log[-1].action, log[-1].before, log[-1].after) == (
        "claim.split",
        {"state": "unverified", "text": TWO},
        {"state": "unverified", "text": kept.text, "into": [2]},
    )
    assert (await services.claims.history(MEMBER, 2))[0].action == "claim.split_out"


async def test_parts_of_an_articles_claim_have_their_own_spans(services: Services) -> None:
    article = await services.articles.ingest(MODERATOR, pasted())
    claims = [await services.claims.show(MEMBER, number) for number in article.new]
    claim = next(c for c in claims if "every cent" in c.text)
    words = "every cent of the 2015 loan"
    start = claim.text.index(words)
    _kept, part = await services.editing.split(MODERATOR, claim.number, [(start, start + len(words))])
    ((begin, end),) = part.appearances[0].content
    text = (await services.articles.show(MEMBER, article.article)).text
    assert text[begin:end] == part.appearances[0].quote == part.text == words


async def test_a_split_that_covers_all_keeps_the_first_part(services: Services) -> None:
    whole = await services.claims.add(MEMBER, TWO)
    start = TWO.index("and no other")
    kept, part = await services.editing.split(MODERATOR, whole.number, [(start, len(TWO)), (0, start)])
    assert (kept.text, part.text) == ("The council paid back the loan in 2015", "no other city did that")


async def test_a_split_is_refused_with_what_is_wrong(services: Services) -> None:
    whole = await services.claims.add(MEMBER, TWO)
    for spans, sentence in (
        ([], "start and the end of each part"),
        ([(0, 9_000)], "not within the claim's text"),
        ([(20, 10)], "not within the claim's text"),
        ([(0, 20), (15, 40)], "must not overlap"),
        ([(0, 5)], "10 characters or more"),
        ([(0, len(TWO))], "leaves one part"),
    ):
        with pytest.raises(Incomplete, match=sentence):
            await services.editing.split(MODERATOR, whole.number, spans)
    assert (await services.claims.show(MEMBER, whole.number)).text == TWO
    await services.review.check(MODERATOR, whole.number, ruling())
    with pytest.raises(Conflict, match="unverified or in review"):
        await services.editing.split(MODERATOR, whole.number, [(0, 30)])


async def test_a_part_that_is_on_record_already_joins_it(services: Services) -> None:
    known = await services.claims.add(MEMBER, "no other city did that")
    whole = await services.claims.add(MEMBER, TWO)
    start = TWO.index("no other")
    _kept, part = await services.editing.split(MODERATOR, whole.number, [(start, len(TWO))])
    assert (part.number, part.said) == (known.number, 2)


async def test_a_claim_is_given_to_a_checker_who_is_told(services: Services, db: Database) -> None:
    claim = await typed(services)
    given = await services.review.assign(MODERATOR, claim.number, CHECKER)
    assert (given.state, given.owner) == (State.IN_REVIEW, CHECKER.user)
    moved = await services.review.assign(MODERATOR, claim.number, COLLEAGUE)
    assert moved.owner == COLLEAGUE.user
    told = await rows(db, "SELECT target_user, json_extract(payload, '$.text') FROM outbox ORDER BY id")
    assert [user for user, _text in told] == [CHECKER.user, CHECKER.user, COLLEAGUE.user]
    assert "gave you #1 to check" in str(told[0][1])
    assert "somebody else" in str(told[1][1])


async def test_who_can_not_be_given_a_claim(services: Services) -> None:
    claim = await typed(services)
    for to in (MEMBER, Actor(9, OTHER_SERVER, Role.MODERATOR)):
        with pytest.raises(NotAllowed, match="a checker, a moderator or an admin of this server"):
            await services.review.assign(MODERATOR, claim.number, to)
    with pytest.raises(NotAllowed, match="assign a claim to somebody"):
        await services.review.assign(CHECKER, claim.number, CHECKER)
    await services.review.assign(MODERATOR, claim.number, CHECKER)
    with pytest.raises(Conflict, match="assigned to that person already"):
        await services.review.assign(MODERATOR, claim.number, CHECKER)
    await services.review.check(MODERATOR, claim.number, ruling())
    with pytest.raises(Conflict, match="unverified or in review"):
        await services.review.assign(MODERATOR, claim.number, COLLEAGUE)


async def test_a_checker_proposes_and_a_moderator_approves(services: Services) -> None:
    claim = await typed(services)
    await services.review.take(CHECKER, claim.number)
    proposed = await services.review.propose(CHECKER, claim.number, ruling())
    assert (proposed.state, proposed.verdict, proposed.proposal) == (State.PROPOSED, None, ruling().verdict)
    again = await services.review.propose(CHECKER, claim.number, ruling())
    assert again.state is State.PROPOSED
    with pytest.raises(Conflict, match="Somebody else's verdict waits"):
        await services.review.propose(COLLEAGUE, claim.number, ruling())
    with pytest.raises(NotAllowed, match="Only moderators and admins may give a verdict"):
        await services.review.check(CHECKER, claim.number, None)
    assert (await services.review.check(MODERATOR, claim.number, None)).verdict is ruling().verdict
    with pytest.raises(NotAllowed, match="propose a verdict"):
        await services.review.propose(Actor(12, SERVER, Role.MEMBER), claim.number, ruling())


async def test_a_merge_is_undone_by_reopening(services: Services) -> None:
    kept, twin = await typed(services, 1), await typed(services, 2)
    await services.review.dismiss(MODERATOR, twin.number, Dismissal.DUPLICATE, kept.number)
    back: Claim = await services.review.reopen(MODERATOR, twin.number, WHY)
    assert (back.state, back.said) == (State.UNVERIFIED, 1)
