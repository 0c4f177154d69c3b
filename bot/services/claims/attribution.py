"""Who said a claim: a person confirms a speaker, or that nobody is named."""

from bot.domain.claims import NOBODY, Claim
from bot.domain.errors import Incomplete
from bot.domain.user_input import speaker_name
from bot.storage.claims import claim_edits, speakers
from bot.storage.database import Tx
from bot.storage.desk.events import Change


async def confirm_speaker(tx: Tx, change: Change, claim: Claim, said: str | None) -> str | None:
    """What a person says of who said it: None (leave it as it is), NOBODY, or another name. Returns the name."""
    if said is None:
        name = claim.speaker
    else:
        typed = name_or_nobody(said)
        name = None if typed.casefold() == NOBODY else typed
    speaker = await speakers.ensure(tx, change.server, name, change.at) if name else None
    await claim_edits.confirm_speaker(tx, claim.id, speaker, change.at)
    return name


def name_or_nobody(said: str) -> str:
    """A name as a person typed it, or NOBODY. Nothing typed is neither: nobody confirms by leaving a name out."""
    name = speaker_name(said)
    if name is None:
        raise Incomplete(f"A speaker needs a name; write {NOBODY!r} to remove it.")
    return name
