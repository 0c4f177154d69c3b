"""What is on record about a message: its telling words looked up, checked claims first."""

import re
from collections import Counter

from bot.chat import ids
from bot.chat.context import Interaction, services_of
from bot.chat.render.claim_list import PER_PAGE, found_list
from bot.chat.render.limits import Page, button, row
from bot.domain.actor import Actor
from bot.domain.claims import Claim, State

_WORD = re.compile(r"[^\W_][\w'’.,-]*[^\W_]|[^\W_]")
_ASKED = 6
"""Words that are looked up one by one."""
_READ = 4_000
MOST_ASKED = 1_000
_COMMON = frozenset(
    (
        *("about", "after", "again", "against", "because", "been", "before", "being", "between", "could", "does"),
        *("doing", "down", "during", "each", "even", "every", "from", "further", "have", "having", "here", "into"),
        *("just", "like", "made", "make", "many", "might", "more", "most", "much", "must", "never", "once", "only"),
        *("other", "over", "same", "shall", "should", "since", "some", "such", "than", "that", "their", "them"),
        *("then", "there", "these", "they", "this", "those", "through", "under", "until", "upon", "very", "were"),
        *("what", "when", "where", "which", "while", "whom", "will", "with", "would", "your"),
    )
)


async def about(
    interaction: Interaction, actor: Actor, text: str, *, note: str | None = None, offer: bool = False
) -> Page:
    """Checked claims that the message repeats or contradicts, then those that share its telling words, those that
    share most first and checked ones before others.
    With `offer`, who finds nothing may ask for a check of the words; they are kept for an hour, as a draft is."""
    search = services_of(interaction).claims.search
    shared: Counter[int] = Counter()
    found: dict[int, Claim] = {}
    for word in telling_words(text):
        for claim in (await search(actor, word, limit=25)).claims:
            shared[claim.number] += 1
            found[claim.number] = claim
    said = await services_of(interaction).memory.about(actor, text[:_READ])
    least = 2 if any(count > 1 for count in shared.values()) else 1
    close = [claim for number, claim in found.items() if shared[number] >= least]
    close = [claim for claim in close if claim.number not in {each.number for each in said}]
    close.sort(key=lambda c: (c.state is not State.CHECKED, -shared[c.number], -c.worthiness, c.number))
    close = [*said, *close]
    page = found_list(tuple(close[:PER_PAGE]), "On record about this message", "Nothing on record about this.", note)
    if offer and not close:
        words = " ".join(text.split())[:MOST_ASKED]
        key = await services_of(interaction).drafts.keep(actor.server, actor.user, "askcheck", 0, {"text": words})
        page.add_item(row(button("Ask for a check and tell me", ids.ask_for_check(key))))
    return page


def telling_words(text: str) -> list[str]:
    """The words that say most about a text: numbers and names, then the longest; in the order of the text."""
    words = list(dict.fromkeys(_WORD.findall(re.sub(r"https?://\S+|<[^>]{1,60}>", " ", text[:_READ]))))
    telling = [w for w in words if w.casefold() not in _COMMON and (len(w) > 3 or any(c.isdigit() for c in w))]
    ranked = sorted(telling, key=lambda w: (not any(c.isdigit() for c in w), not w[0].isupper(), -len(w)))
    return [w for w in telling if w in set(ranked[:_ASKED])]
