"""From what somebody hands in to claims on record: once, whole, or not at all."""

import pytest

from bot.domain.articles import MAX_TEXT, AwaitedAnswer, Fetched, Stage, Submission
from bot.domain.claim_lists import ClaimFilter
from bot.domain.claims import Provenance, State
from bot.domain.errors import BadInput, Conflict, NotAllowed, NotFound, Unreadable
from bot.domain.follows import Target
from bot.services import Services
from bot.services.desk.ports import Inline
from bot.storage.database import Database
from tests.fakes import NoWeb, SetClock
from tests.services.world import (
    ARTICLE,
    CHECKER,
    MEMBER,
    MODERATOR,
    NEIGHBOUR,
    SERVER,
    STRANGER,
    WHY,
    pasted,
    rows,
    ruling,
)

PAGE = """<!doctype html><html lang="en"><head><title>Harbour vote</title>
<meta property="og:site_name" content="The Quay Herald"><link rel="canonical" href="https://quay.example.org/harbour">
<meta property="article:published_time" content="2026-01-30T08:00:00Z"></head><body><article><h1>Harbour vote</h1>
{paragraphs}</article></body></html>"""


def page(url: str, text: str = ARTICLE) -> Fetched:
    paragraphs = "".join(f"<p>{p}</p>" for p in text.split("\n\n")[1:])
    return Fetched(url, PAGE.format(paragraphs=paragraphs).encode(), "text/html", "utf-8")


async def test_claims_are_numbered_in_text_order_with_their_exact_words(services: Services) -> None:
    result = await services.articles.ingest(MEMBER, pasted())
    assert result.article == 1
    assert list(result.new) == list(range(1, len(result.new) + 1))
    assert len(result.new) >= 3
    article = await services.articles.show(MEMBER, 1)
    listed = await services.claims.list(MEMBER, ClaimFilter(everything=True))
    starts = []
    for claim in sorted(listed.claims, key=lambda c: c.number):
        (appearance,) = claim.appearances
        assert appearance.quote == " ... ".join(article.text[a:b] for a, b in appearance.content)
        assert appearance.provenance is Provenance.PASTED
        starts.append(appearance.content[0][0])
    assert starts == sorted(starts)
    history = await services.claims.history(MEMBER, 1)
    assert (history[0].action, history[0].actor) == ("claim.found", "machine")


async def test_the_same_text_twice_is_one_article(services: Services, db: Database) -> None:
    await services.articles.ingest(MEMBER, pasted())
    before = await rows(db, "SELECT count(*) FROM appearances")
    again = await services.articles.ingest(MODERATOR, pasted(ARTICLE.replace("\n", "\r\n")))
    assert (again.article, again.new, again.repeats, again.already_known) == (1, (), (), True)
    assert await rows(db, "SELECT count(*) FROM appearances") == before


async def test_the_same_address_twice_is_fetched_once(services: Services, web: NoWeb) -> None:
    url = "https://quay.example.org/harbour?utm_source=x"
    web.pages[url] = page(url)
    first = await services.articles.ingest(MEMBER, Submission(Provenance.FETCHED, url=url))
    assert first.url == url
    article = await services.articles.show(MEMBER, first.article)
    assert (article.title, article.site, article.domain) == ("Harbour vote", "The Quay Herald", "example.org")
    for spelling in (url, "https://quay.example.org/harbour", "https://QUAY.example.org/harbour#top"):
        again = await services.articles.ingest(MEMBER, Submission(Provenance.FETCHED, url=spelling))
        assert (again.article, again.new) == (first.article, ())
    assert web.asked == [url]


async def test_words_on_record_become_an_appearance(services: Services) -> None:
    first = await services.articles.ingest(MEMBER, pasted())
    more = ARTICLE + "\nThe vote took place in March 2021 in the old town hall.\n"
    second = await services.articles.ingest(MEMBER, pasted(more))
    assert second.article == 2
    assert {number for number, score in second.repeats if score == 1.0} == set(first.new)
    assert (await services.claims.show(MEMBER, 1)).said == 2


@pytest.mark.parametrize("times", [100, pytest.param(1_000, marks=pytest.mark.slow)])
async def test_a_sentence_said_a_thousand_times_is_one_claim(services: Services, db: Database, times: int) -> None:
    sentence = "Mayor Ilse Brandt said that the bridge cost 4 million euros in 2019. "
    result = await services.articles.ingest(MEMBER, pasted(sentence * times))
    assert result.new == (1,)
    assert (await services.claims.show(MEMBER, 1)).said == times
    (indexed,) = await rows(db, "SELECT text || quotes FROM claim_search")
    assert str(indexed[0]).lower().count("the bridge cost") == 1


async def test_what_cannot_be_read_is_refused_and_leaves_nothing(services: Services, db: Database) -> None:
    for submission, sentence in (
        (Submission(Provenance.PASTED, text=" \n"), "no text in it"),
        (Submission(Provenance.PASTED, text="x" * (MAX_TEXT + 1)), "300,000"),
        (Submission(Provenance.FETCHED, url="https://nowhere.example.org/"), "nothing at that address"),
        (Submission(Provenance.FILE, body=b"\x00\x01\x02\xff" * 100, filename="x.bin"), "not a text"),
    ):
        with pytest.raises(Unreadable, match=sentence):
            await services.articles.ingest(MEMBER, submission)
    with pytest.raises(BadInput, match="exactly one"):
        await services.articles.ingest(MEMBER, Submission(Provenance.PASTED))
    assert await rows(db, "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims)") == [(0, 0)]


async def test_what_is_accepted_survives_a_stop_and_is_read_once(services: Services, db: Database, web: NoWeb) -> None:
    intake = await services.articles.accept(MEMBER, pasted(), AwaitedAnswer(channel=500, message=600))
    assert await rows(db, "SELECT stage FROM intake") == [("queued",)]
    later = Services.over(db, SetClock(0), Inline(), web)
    first = await later.articles.process(intake)
    again = await later.articles.process(intake)
    assert (first.article, again.article, again.new) == (1, 1, ())
    assert (await later.articles.intake(intake)).stage is Stage.DONE
    assert await rows(db, "SELECT text, body FROM intake") == [(None, None)]
    assert await rows(db, "SELECT kind, channel, message FROM outbox") == [("edit", 500, 600)]
    assert await rows(db, "SELECT done_at IS NOT NULL FROM jobs") == [(1,)]


async def test_a_failure_reaches_the_answer(services: Services, db: Database) -> None:
    submission = Submission(Provenance.FETCHED, url="https://nowhere.example.org/")
    intake = await services.articles.accept(MEMBER, submission, AwaitedAnswer(channel=500))
    with pytest.raises(Unreadable):
        await services.articles.process(intake)
    with pytest.raises(Unreadable, match="nothing at that address"):
        await services.articles.process(intake)
    failed = await services.articles.intake(intake)
    assert (failed.stage, failed.error) == (Stage.FAILED, "There is nothing at that address.")
    assert await rows(db, "SELECT count(*) FROM outbox") == [(1,)]


async def test_withdrawing_takes_its_unchecked_claims_along(services: Services) -> None:
    result = await services.articles.ingest(MEMBER, pasted())
    checked, *others = result.new
    await services.review.check(MODERATOR, checked, ruling())
    with pytest.raises(NotAllowed):
        await services.articles.withdraw(MEMBER, 1, WHY)
    withdrawal = await services.articles.withdraw(MODERATOR, 1, WHY)
    assert (withdrawal.dismissed, withdrawal.kept) == (len(others), 1)
    assert (await services.claims.show(MEMBER, checked)).state is State.CHECKED
    for number in others:
        assert (await services.claims.show(MEMBER, number)).state is State.DISMISSED
        assert (await services.claims.history(MEMBER, number))[-1].reason == WHY
    assert await services.articles.list(MEMBER) == []
    with pytest.raises(Conflict, match="withdrawn already"):
        await services.articles.withdraw(MODERATOR, 1, WHY)
    with pytest.raises(Conflict, match="a moderator has withdrawn"):
        await services.articles.ingest(MEMBER, pasted())


async def test_who_follows_or_has_taken_a_claim_hears_that_it_went_with_its_article(
    services: Services, db: Database
) -> None:
    first, second, *_rest = (await services.articles.ingest(MEMBER, pasted())).new
    await services.follows.follow(NEIGHBOUR, Target(claim=first))
    await services.review.take(CHECKER, second)
    await services.articles.withdraw(MODERATOR, 1, WHY)
    told = await rows(db, "SELECT target_user, payload ->> 'text' FROM outbox WHERE kind = 'tell' ORDER BY id")
    assert [user for user, _text in told] == [NEIGHBOUR.user, CHECKER.user]
    assert str(told[0][1]).startswith(f"#{first} is dismissed: out of scope.")
    assert told[1][1] == f"#{second}, which you had taken, was dismissed."


async def test_the_report_counts_and_offers_the_best(services: Services) -> None:
    result = await services.articles.ingest(MEMBER, pasted())
    await services.review.check(MODERATOR, result.new[0], ruling())
    report = await services.articles.report(SERVER, 1)
    assert report.found == len(result.new)
    assert [claim.number for claim in report.checked] == [result.new[0]]
    worths = [claim.worthiness for claim in report.claims]
    assert worths == sorted(worths, reverse=True)


async def test_two_servers_share_nothing(services: Services) -> None:
    await services.articles.ingest(MEMBER, pasted())
    with pytest.raises(NotFound):
        await services.articles.show(STRANGER, 1)
    assert (await services.claims.list(STRANGER, ClaimFilter(everything=True))).claims == ()
    assert (await services.claims.search(STRANGER, "harbour")).claims == ()
    assert await services.claims.suggest(STRANGER, "harbour") == []
    assert await services.claims.speakers(STRANGER, "") == []
    own = await services.articles.ingest(STRANGER, pasted())
    assert (own.article, own.new[0]) == (1, 1)
