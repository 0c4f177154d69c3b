"""Two accidents, two companies, two mayors: the words are the same, the town is not."""

import pytest

from bot.domain.articles import Submission
from bot.domain.claims import Provenance, Verdict
from bot.domain.similar import TieKind
from bot.services import Services
from bot.storage.database import Database
from tests.services.world import ADMIN, MODERATOR, rows, ruling

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="2026-11-28T{hour}:00:00Z"></head>
<body><article><h1>{title}</h1><p>{first}</p><p>Police said 31 people were hurt in the crash on Friday.</p>
<p>{owner} The company said it lost 12 million dollars in 2025.</p>
<p>The mayor said the city owes 12 million dollars to the state.</p><p>{last}</p></article></body></html>"""
QUAY = {
    "title": "Ferry strikes the quay at Holmvik",
    "hour": "12",
    "first": "A ferry struck the quay at Holmvik at dawn with two hundred people on board and its lights out.",
    "owner": "Fjord Lines owns the ferry.",
    "last": "The quay stayed shut for the day and the ferry was brought to the yard across the bay by two tugs.",
}
SLOPE = {
    "title": "School bus rolls down slope near Tarnforth",
    "hour": "15",
    "first": "A school bus went off the road near Tarnforth at noon and came to rest in a field of maize.",
    "owner": "The bus is one of Dale Coaches.",
    "last": "Two farmers broke the windows, and a helicopter flew three of the children to the capital.",
}
VARIANTS = {
    "a town on a hill": {"title": "School bus rolls down slope at Upper Senn", "first": SLOPE["first"].replace("Tarnforth", "Upper Senn")},
    "the town in the dateline": {"title": "School bus rolls down slope", "first": "TARNFORTH (Dale Press) — A school bus went off the road."},
    "the town at the end": {"title": "School bus rolls down slope", "first": "A school bus went off the road at noon.", "last": "They were flown to the hospital of Tarnforth, where their parents waited until the evening."},
    "no town": {"title": "School bus rolls down slope", "first": "A school bus went off the road at noon and came to rest in a field of maize."},
    "made from the same form": {**QUAY, "title": "Ferry strikes the quay at Tarnforth", "first": QUAY["first"].replace("Holmvik", "Tarnforth"), "owner": "Dale Boats owns the ferry."},
}  # fmt: skip


def page(**parts: str) -> Submission:
    return Submission(Provenance.FILE, body=PAGE.format(**parts).encode(), filename="page.html")


@pytest.mark.parametrize("variant", [{}, *VARIANTS.values()], ids=["as reported", *VARIANTS])
async def test_no_verdict_reaches_the_other_towns_claims(
    services: Services, db: Database, variant: dict[str, str]
) -> None:
    first = await services.articles.ingest(MODERATOR, page(**QUAY))
    await services.settings.set(ADMIN, {"review_channel": "700", "announce_repeats": "on"})
    for number in first.new:
        await services.review.check(MODERATOR, number, ruling(Verdict.FALSE))
    second = await services.articles.ingest(MODERATOR, page(**(SLOPE | variant)))
    assert second.repeats == ()
    shared = 0
    for number in second.new:
        claim = await services.claims.show(MODERATOR, number)
        assert (claim.said, claim.verdict) == (1, None)
        shared += bool([tie for tie in claim.ties if tie.kind is TieKind.SAME and tie.score == 1])
    assert shared >= 2
    assert (await services.summaries.so_far(MODERATOR)).said_again == ()
    assert await rows(db, "SELECT id FROM outbox WHERE payload ->> 'render' = 'repeats'") == []
