"""A first verdict: what it needs, which speaker it confirms, and putting it on record."""

from bot.domain.changes import Checked
from bot.domain.claims import Claim, Ruling, Verdict
from bot.domain.disputes import DisputeKind
from bot.domain.sources import Dates, require_source
from bot.services.claims.attribution import confirm_speaker, name_or_nobody
from bot.services.desk.base import moved_on, person_of
from bot.services.posts.notify import tell_owner
from bot.services.posts.record import record_claim
from bot.services.review.moot_disputes import close_disputes
from bot.storage.database import Tx
from bot.storage.desk.events import Change
from bot.storage.review import verdicts
from bot.storage.review.verdicts import NewRevision

WORDS = {verdict: verdict.words for verdict in Verdict}


def check_ruling(ruling: Ruling) -> None:
    require_source(ruling.sources)
    if ruling.speaker is not None:
        name_or_nobody(ruling.speaker)


async def publish_verdict(
    tx: Tx, change: Change, claim: Claim, ruling: Ruling, rationale: int, proposed_by: int | None = None
) -> None:
    """Put a verdict on record: `rationale` is a row of `texts`, `proposed_by` who handed it in where somebody else
    approves it. What members held against the claim itself is moot by it, and whoever had taken it hears of it.
    Raises Conflict where the claim's state moved on."""
    speaker = await confirm_speaker(tx, change, claim, ruling.speaker)
    dates = Dates(ruling.as_of, ruling.look_again)
    new = NewRevision(ruling.verdict, ruling.sources, rationale, person_of(change), proposed_by, dates=dates)
    revision = await verdicts.publish(tx, claim.id, claim.state, new, change.at)
    if revision is None:
        raise moved_on(claim.number)
    checked = Checked(ruling.verdict, revision, speaker, claim.speaker)
    await record_claim(tx, change, claim, checked, reason=rationale)
    said = f"#{claim.number} is checked: {WORDS[ruling.verdict]}"
    await close_disputes(tx, change, claim, kinds=(DisputeKind.CLAIM_IS_WRONG,), sentence=said)
    await tell_owner(tx, change, claim, f"{said}, by another moderator.", but_not=change.user or 0)
