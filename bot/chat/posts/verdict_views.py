"""What the desk says by itself about verdicts: each view from the record as it stands when it goes out."""

from typing import Any

from bot.chat.claims.render.about import reply_card
from bot.chat.claims.render.card import public_card
from bot.chat.posts.render import correction_page, repeats_page, verdicts_page
from bot.chat.summary.render.summary import summary_page
from bot.chat.view.limits import Page
from bot.domain.actor import Actor, Role
from bot.domain.claims import State
from bot.domain.events import Action
from bot.domain.posts import Delivery
from bot.services import Services

SPOKEN = frozenset({"verdicts", "verdict", "correction", "reply", "repeats"})
REDRAWN = frozenset({"card", "digest", "reply_card"})
_CARDS = {"verdict": public_card, "card": public_card, "reply": reply_card, "reply_card": reply_card}


async def view(services: Services, delivery: Delivery) -> Page | None:
    """None where there is nothing to say any more: a verdict that was taken back before it went out."""
    payload = delivery.payload
    reader = Actor(user=0, server=delivery.server, role=Role.MEMBER)
    match payload["render"]:
        case "verdicts":
            news = await services.shown_cards.verdicts(delivery.server, delivery.id, int(payload["article"]))
            return verdicts_page(news, f"v{delivery.id}") if news.claims else None
        case "verdict" | "reply":
            claim = await services.claims.show(reader, int(payload["claim"]))
            return _CARDS[payload["render"]](claim) if claim.state is State.CHECKED and not claim.hidden else None
        case "correction":
            return await _correction(services, reader, payload)
        case "repeats":
            again = await services.repeats.announced(delivery.server, delivery.id, payload["article"])
            return repeats_page(again, f"r{delivery.id}") if again else None
        case "digest":
            digest = await services.summaries.posted(int(payload["digest"]))
            return summary_page(digest, f"d{payload['digest']}")
        case _:
            return _CARDS[payload["render"]](await services.claims.show(reader, int(payload["claim"])))


async def _correction(services: Services, reader: Actor, payload: dict[str, Any]) -> Page | None:
    claim = await services.claims.show(reader, int(payload["claim"]))
    undone = payload["action"] == Action.CLAIM_CORRECTED and claim.verdict == payload["was"]
    if claim.hidden or undone:
        return None
    reason = await services.shown_cards.words(payload["reason"])
    return correction_page(claim, payload["action"], payload["was"], payload["now"], reason)
