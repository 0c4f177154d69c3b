"""One story, once: copies are tied to the first, versions to the older one, editions are the same article."""

import random

import pytest

from bot.domain.articles import Article, IngestResult, Submission
from bot.domain.claims import Provenance
from bot.domain.clock import HOUR
from bot.domain.errors import Conflict
from bot.matching.copies import COPY, bands_of, containments
from bot.services import Services
from bot.storage.database import Database
from tests.fakes import NoWeb, SetClock
from tests.services.articles.test_ingest import page
from tests.services.world import ARTICLE, MEMBER, MODERATOR, STRANGER, WHY, pasted, rows

WIRE = (
    ARTICLE
    + """
The harbour master, Lio Caspar, said that 312 ships had called at the new quay last year, forty more than in 2024.

"Nobody asked the fishermen," said Caspar, who has run the harbour office for eleven years and knows each of them.

The audit office wrote in its report of May that the dredging had been paid twice, once in 2020 and once in 2022.
"""
)
PRINTED = "The Northern Ledger, evening edition\n\n" + WIRE + "\nSubscribe to our letter for more news of the coast.\n"
OTHER = """Rain until Sunday

Forecasters say that a front will cross the coast on Friday evening and stay for the weekend, with gusts from the west.

The ferry company said it would run its small boats only, and that tickets for the large ones stay good until June.
"""


def linked(url: str) -> Submission:
    return Submission(Provenance.FETCHED, url=url)


async def put(services: Services, web: NoWeb, url: str, text: str) -> IngestResult:
    web.pages[url] = page(url, text)
    return await services.articles.ingest(MEMBER, linked(url))


async def shown(services: Services, number: int) -> Article:
    return await services.articles.show(MEMBER, number)


async def test_a_copy_is_an_article_of_its_own_tied_to_the_first(services: Services) -> None:
    first = await services.articles.ingest(MEMBER, pasted(WIRE))
    other = await services.articles.ingest(MEMBER, pasted(OTHER))
    copy = await services.articles.ingest(MEMBER, pasted(PRINTED))
    assert (first.duplicate_of, other.duplicate_of, copy.duplicate_of) == (None, None, 1)
    assert copy.article == 3
    assert not copy.new
    assert {number for number, _score in copy.repeats} == set(first.new)
    for number in first.new:
        assert [a.article for a in (await services.claims.show(MEMBER, number)).appearances] == [1, 3]
    assert (await shown(services, 3)).copy_of == 1
    assert (await services.articles.ingest(MEMBER, pasted(PRINTED))).duplicate_of == 1


async def test_a_copy_of_a_copy_is_tied_to_the_first(services: Services) -> None:
    await services.articles.ingest(MEMBER, pasted(WIRE))
    await services.articles.ingest(MEMBER, pasted(PRINTED))
    third = await services.articles.ingest(MEMBER, pasted(PRINTED + "Printed on Thursday in the harbour quarter."))
    assert third.duplicate_of == 1


async def test_reworded_claims_of_a_copy_are_appearances_and_other_figures_are_not(services: Services) -> None:
    first = await services.articles.ingest(MEMBER, pasted(WIRE))
    edited = WIRE.replace("312 ships had called", "312 vessels had called").replace("41 million", "44 million")
    copy = await services.articles.ingest(MEMBER, pasted(edited))
    assert copy.duplicate_of == 1
    fresh = [(await services.claims.show(MEMBER, number)).text for number in copy.new]
    assert len(fresh) == 1
    assert "44 million" in fresh[0]
    assert any(0.75 <= score < 1 for _number, score in copy.repeats)
    assert len(copy.repeats) == len(first.new) - 1


async def test_the_first_may_be_withdrawn_and_copies_of_it_stand(services: Services) -> None:
    await services.articles.ingest(MEMBER, pasted(WIRE))
    await services.articles.ingest(MEMBER, pasted(PRINTED))
    await services.articles.withdraw(MODERATOR, 1, WHY)
    third = await services.articles.ingest(MEMBER, pasted(PRINTED + "Printed on Thursday in the harbour quarter."))
    assert third.duplicate_of == 2


async def test_no_copy_is_looked_for_on_another_server(services: Services) -> None:
    await services.articles.ingest(MEMBER, pasted(WIRE))
    own = await services.articles.ingest(STRANGER, pasted(PRINTED))
    assert (own.article, own.duplicate_of, own.repeats) == (1, None, ())


async def test_another_edition_is_the_same_article(services: Services, web: NoWeb, db: Database) -> None:
    await put(services, web, "https://quay.example.org/harbour", WIRE)
    amp = await put(services, web, "https://quay.example.org/harbour/amp", PRINTED)
    assert (amp.article, amp.already_known) == (1, True)
    reprint = await put(services, web, "https://ledger.example.net/harbour", PRINTED + "Printed on Thursday.")
    assert (reprint.article, reprint.duplicate_of) == (2, 1)
    assert len(await rows(db, "SELECT url FROM article_urls WHERE article_id = 1")) == 2


async def test_another_text_at_the_address_is_a_new_version(services: Services, web: NoWeb, clock: SetClock) -> None:
    url = "https://quay.example.org/harbour"
    first = await put(services, web, url, WIRE)
    clock.move(HOUR)
    second = await put(services, web, url, WIRE.replace("312 ships", "290 ships"))
    assert (second.article, second.duplicate_of) == (2, 1)
    assert len(second.new) == 1
    assert len(second.repeats) == len(first.new) - 1
    old, new = await shown(services, 1), await shown(services, 2)
    assert (old.newer, new.version_of) == (2, 1)
    assert "312 ships" in old.text
    again = await services.articles.ingest(MEMBER, linked(url))
    assert (again.article, again.already_known) == (2, True)
    clock.move(HOUR)
    back = await put(services, web, url, WIRE)
    assert (back.article, back.already_known) == (1, True)
    assert (await services.articles.ingest(MEMBER, linked(url))).article == 1


async def test_an_address_is_looked_at_again_when_that_was_some_time_ago(
    services: Services, web: NoWeb, clock: SetClock
) -> None:
    url = "https://quay.example.org/harbour"
    await put(services, web, url, WIRE)
    for _ in range(50):
        await services.articles.ingest(MEMBER, linked(url))
    assert web.asked == [url]
    clock.move(HOUR)
    assert (await services.articles.ingest(MEMBER, linked(url))).article == 1
    assert web.asked == [url, url]
    assert (await services.articles.ingest(MEMBER, linked(url))).already_known
    assert web.asked == [url, url]
    del web.pages[url]
    clock.move(HOUR)
    assert (await services.articles.ingest(MEMBER, linked(url))).article == 1


async def test_a_withdrawn_article_does_not_come_back_as_a_version(
    services: Services, web: NoWeb, clock: SetClock
) -> None:
    url = "https://quay.example.org/harbour"
    await put(services, web, url, WIRE)
    await services.articles.withdraw(MODERATOR, 1, WHY)
    clock.move(HOUR)
    with pytest.raises(Conflict, match="withdrawn"):
        await put(services, web, url, PRINTED)


@pytest.mark.parametrize("script", ["latin", "cjk"])
def test_copies_meet_in_a_band_and_strangers_do_not_count(script: str) -> None:
    chance = random.Random(7)  # noqa: S311 - a test's
    letters = "abcdefghijklmnoprstuvw" if script == "latin" else [chr(0x4E00 + i) for i in range(2_000)]
    gap = " " if script == "latin" else ""

    def text(words: int) -> list[str]:
        return ["".join(chance.choices(letters, k=chance.randint(3, 8))) for _ in range(words)]

    original, stranger = text(600), text(600)
    cut = original[:400]
    framed = text(100) + original + text(150)
    reworded = [w if chance.random() > 0.05 else text(1)[0] for w in original]
    base = gap.join(original)
    for copy in (cut, framed, reworded):
        (share,) = containments(base, [gap.join(copy)])
        assert share >= COPY
        assert set(bands_of(base)) & set(bands_of(gap.join(copy)))
    assert containments(base, [gap.join(stranger)])[0] < 0.1
    assert bands_of("A text too short to tell.") == ()


def test_bands_are_the_same_on_every_machine() -> None:
    """They are stored: a library that counts otherwise would find no copy of what is on record."""
    assert bands_of(WIRE)[:2] == BANDS_OF_WIRE


BANDS_OF_WIRE = (-6053319853928639380, -6898171752061453012)
