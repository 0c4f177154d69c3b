"""What a claim became when it was split."""

from bot.chat.claims.render.lists import found_list
from bot.chat.view.limits import Page
from bot.domain.claims import Claim


def split_page(claims: tuple[Claim, ...]) -> Page:
    """The claim that keeps the number first, then its parts."""
    numbers = ", ".join(f"#{claim.number}" for claim in claims[1:])
    return found_list(claims, f"#{claims[0].number} was split: {numbers}", "It was not split.")
