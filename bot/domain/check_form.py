"""What somebody looks at before they give a verdict."""

from dataclasses import dataclass

from bot.domain.claims import Claim


@dataclass(frozen=True, slots=True)
class CheckForm:
    claim: Claim
    """Without its appearances, revisions, disputes and ties: a form shows none of them."""
    sentence: tuple[str, str, str]
    """The sentence of the exact words in three parts: before them, the words, after them."""
    candidates: tuple[str, ...]
    """Who else speaks in the claim's articles."""
    evidence: tuple[str, ...]
    """Addresses that members offered with their disputes."""
