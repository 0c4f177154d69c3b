"""The public record as a table: CSV for spreadsheets, JSON Lines for programs. One row a claim, newest first."""

import csv
import io
import json
import unicodedata
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Literal

from bot.domain.actor import Actor, Capability
from bot.domain.claim_lists import ClaimFilter, Sort
from bot.domain.claims import Claim
from bot.domain.clock import iso
from bot.publish.claim_objects import claim_object

if TYPE_CHECKING:
    from bot.services import Services

Format = Literal["csv", "jsonl"]
PAGE = 200
BOM = "\ufeff"
"""Before a table, for spreadsheets that otherwise don't take it for UTF-8."""
_SIGNS = frozenset("=+-@")
_BREAKS = frozenset("\t\r\n")

COLUMNS = (
    "number",
    "text",
    "speaker",
    "attribution_confirmed",
    "state",
    "verdict",
    "disputed",
    "worthiness",
    "said",
    "articles",
    "urls",
    "quote",
    "rationale",
    "sources",
    "created_at",
    "updated_at",
)


async def export(services: "Services", actor: Actor, fmt: Format) -> AsyncIterator[str]:
    """The table in pieces that may be written as they come; each ends with a line's end."""
    actor.require(Capability.EXPORT)
    if fmt == "csv":
        yield _line(COLUMNS)
    async for claim in _claims(services, actor):
        yield csv_row(claim) if fmt == "csv" else json_line(claim)


async def _claims(services: "Services", actor: Actor) -> AsyncIterator[Claim]:
    """Every claim that lists may show, once each: one that comes in meanwhile moves the later pages by a place."""
    everything = ClaimFilter(sort=Sort.NEW, everything=True)
    seen: set[int] = set()
    offset = 0
    while True:
        page = await services.claims.list(actor, everything, limit=PAGE, offset=offset)
        for claim in page.claims:
            if claim.number not in seen:
                seen.add(claim.number)
                yield claim
        if not page.more:
            return
        offset += len(page.claims)


def json_line(claim: Claim) -> str:
    return json.dumps(claim_object(claim), ensure_ascii=True, separators=(",", ":")) + "\n"


def csv_row(claim: Claim) -> str:
    articles = dict.fromkeys(str(a.article) for a in claim.appearances if a.article is not None)
    urls = dict.fromkeys(a.url for a in claim.appearances if a.url)
    return _line(
        (
            str(claim.number),
            claim.text,
            claim.speaker or "",
            _yes(claim.attribution_confirmed),
            claim.state.value,
            claim.verdict.value if claim.verdict else "",
            _yes(claim.disputed),
            f"{claim.worthiness:.3f}",
            str(claim.said),
            " ".join(articles),
            " ".join(urls),
            claim.appearances[0].quote if claim.appearances else "",
            claim.rationale or "",
            " ".join(source.url for source in claim.sources),
            iso(claim.created_at) or "",
            iso(claim.updated_at) or "",
        )
    )


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _line(cells: tuple[str, ...]) -> str:
    """One line as RFC 4180 has it, with CRLF."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow([inert(cell) for cell in cells])
    return buffer.getvalue()


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: claims are words of strangers. Programs skip blanks and unseen
    marks before the first sign, and some read signs of every width as one."""
    first = next((sign for sign in cell if unicodedata.category(sign)[0] not in "CZ"), "")
    return "'" + cell if cell[:1] in _BREAKS or unicodedata.normalize("NFKC", first)[:1] in _SIGNS else cell
