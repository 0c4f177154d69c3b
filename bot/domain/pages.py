"""How much of a list is handed out at once, and how long a line of it may be."""

from bot.domain.claims import Claim
from bot.domain.errors import BadInput

MAX_PAGE = 200
LABEL = 100


def bounded(limit: int) -> int:
    if not 1 <= limit <= MAX_PAGE:
        raise BadInput(f"A list shows 1 to {MAX_PAGE} at a time, not {limit}.")
    return limit


def label_of(claim: Claim) -> str:
    label = f"#{claim.number} · {claim.speaker or 'nobody named'} · {' '.join(claim.text.split())}"
    return label if len(label) <= LABEL else label[: LABEL - 1] + "…"
