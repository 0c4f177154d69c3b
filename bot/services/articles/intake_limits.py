"""What a server lets its members hand in: who may add links, to which sites, and how many sources in which time."""

from bot.domain.actor import Actor, Role
from bot.domain.articles import Submission
from bot.domain.claims import Provenance
from bot.domain.clock import DAY, HOUR, to_datetime
from bot.domain.errors import NotAllowed, TooMuch
from bot.domain.settings import EVERYBODY, MODERATORS, DeskSettings, refuses_site
from bot.domain.urls import Url
from bot.storage.articles import intake
from bot.storage.database import Tx


def require_link(actor: Actor, submission: Submission, settings: DeskSettings) -> None:
    """Raises NotAllowed for a link from somebody who may not add any, or to a site that the server doesn't take."""
    if submission.url is None:
        return
    if submission.provenance is Provenance.FETCHED:
        _require_who(actor, settings.links_from)
    if _picks_sites(settings):
        require_site(Url.parse(submission.url), settings)


def _require_who(actor: Actor, who: str) -> None:
    if who == EVERYBODY or actor.role >= Role.MODERATOR:
        return
    if who == MODERATORS:
        raise NotAllowed("Only moderators and admins may add links on this server; hand in a file or a text instead.")
    if int(who) not in actor.roles:
        raise NotAllowed(
            "Only members with a certain role may add links on this server; hand in a file or a text instead."
        )


def require_site(url: Url, settings: DeskSettings) -> None:
    """Raises NotAllowed. Asked for the address that was handed in and for the one that it led to."""
    if not _picks_sites(settings):
        return
    refusal = refuses_site(settings, url.host)
    if refusal is not None:
        raise NotAllowed(refusal)


def _picks_sites(settings: DeskSettings) -> bool:
    return bool(settings.allowed_sites or settings.refused_sites)


async def require_pace(
    tx: Tx, actor: Actor, person: int, submission: Submission, settings: DeskSettings, now: int
) -> None:
    """Raises TooMuch with the time when it may go on. The same address over and over counts once: it is read once."""
    if not actor.limited or actor.role >= Role.MODERATOR or submission.provenance is Provenance.FEED:
        return
    mine = await intake.handed_in(tx, actor.server, now - HOUR, person)
    if submission.url is not None and submission.url in mine:
        return
    limit = settings.member_hourly
    if len(mine) >= limit:
        raise TooMuch(f"A member may hand in {limit} sources an hour here; the next one {_from(mine, limit, HOUR)}.")
    everybody = await intake.handed_in(tx, actor.server, now - DAY)
    limit = settings.server_daily
    if len(everybody) >= limit:
        again = _from(everybody, limit, DAY)
        raise TooMuch(f"Members of this server may hand in {limit} sources in 24 hours; the next one {again}.")


def _from(handed_in: dict[str, int], limit: int, span: int) -> str:
    """When the oldest of the last `limit` is `span` ago."""
    oldest = sorted(handed_in.values())[-limit]
    return to_datetime(oldest + span).strftime("from %d %b %H:%M:%S UTC")
