"""`demo`: the whole job on three invented articles in a throw-away database. No token, no network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.commandline.command import Call, Command
from bot.commandline.demo import story
from bot.domain.actor import Actor, Role
from bot.domain.articles import Submission
from bot.domain.claim_lists import ClaimFilter
from bot.domain.claims import Claim, Provenance, Ruling, Source, Stance, Verdict
from bot.domain.disputes import DisputeKind, Objection
from bot.publish.claim_objects import claim_object, dispute_object
from bot.publish.objects import event_object, ingest_object
from bot.publish.summary_objects import summary_object

if TYPE_CHECKING:
    from bot.services import Services

LISTED = 14
MEMBER = Actor(user=11, server=0, role=Role.MEMBER)
MODERATOR = Actor(user=22, server=0, role=Role.MODERATOR)

CONTESTED = "traffic old town fallen percent"
"""What the member goes looking for: the mayor says it in two of the articles."""

OBJECTION = Objection(
    DisputeKind.CLAIM_IS_WRONG,
    "The city's own counters on Mill Street show a fall of 11 percent, not of 40.",
    link="https://counts.elsmere.example/mill-street",
)
RULING = Ruling(
    Verdict.MOSTLY_FALSE,
    (Source("https://counts.elsmere.example/mill-street", Stance.REFUTES),),
    "Traffic did fall, but by 11 percent: the 40 percent are from one Sunday in August.",
)


async def _demo(call: Call) -> None:
    async with _desk() as services:
        played = await _play(services)
    if call.out.as_json:
        for thing in played.read:
            call.out.object(ingest_object(thing.result))
        for claim in played.listed:
            call.out.object(claim_object(claim))
        call.out.object(dispute_object(played.dispute))
        call.out.object(claim_object(played.checked))
        for event in played.history:
            call.out.object(event_object(event))
        call.out.object(summary_object(played.digest))
    else:
        call.out.text("\n".join(story.told(played)))


@asynccontextmanager
async def _desk() -> AsyncIterator["Services"]:
    """A desk of its own: neither the reader's configuration nor their database is touched."""
    from bot.app import open_app
    from bot.config import Config

    with TemporaryDirectory(prefix="onrecord-demo-", ignore_cleanup_errors=True) as folder:
        async with open_app(Config(), Path(folder) / "demo.db", create=True, workers="inline") as app:
            yield app.services


def articles() -> list[Submission]:
    """The shipped articles, in the order of their names."""
    shipped = sorted((files("bot.demo") / "articles").iterdir(), key=lambda file: file.name)
    return [Submission(Provenance.FILE, body=file.read_bytes(), filename=file.name) for file in shipped]


async def _play(services: "Services") -> story.Story:
    read = []
    for submission in articles():
        result = await services.articles.ingest(MEMBER, submission)
        read.append(story.Reading(submission.filename or "", result))
    listed = (await services.claims.list(MEMBER, ClaimFilter(), limit=LISTED)).claims
    contested = await _contested(services, listed)
    dispute = await services.disputes.open(MEMBER, contested.number, OBJECTION)
    await services.review.take(MODERATOR, contested.number)
    checked = await services.review.check(MODERATOR, contested.number, RULING)
    return story.Story(
        read=tuple(read),
        listed=tuple(listed),
        contested=contested,
        dispute=dispute,
        checked=checked,
        history=tuple(await services.claims.history(MODERATOR, contested.number)),
        digest=await services.summaries.so_far(MODERATOR),
    )


async def _contested(services: "Services", listed: tuple[Claim, ...]) -> Claim:
    found = (await services.claims.search(MEMBER, CONTESTED, limit=1)).claims
    return (found or listed)[0]


DEMO = Command("demo", "the whole job on invented articles: no token, no network, nothing kept", _demo)
