"""What is on record about words that somebody met, such as a message: what they repeat, then what shares their telling
words."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.domain.about_message import ClaimsMet, MetClaim
from bot.domain.actor import Actor, Capability
from bot.domain.claims import Claim, State
from bot.domain.user_input import links_in, without_links
from bot.services.claims.claims import Claims
from bot.services.similar.answer_in_time import PATIENCE_S
from bot.services.similar.comparison import SimilarClaims

MOST_CHECKED, MOST_OTHERS = 3, 4
READ_OF_IT = 4_000
"""Characters of a text that are looked at."""
MOST_LINKS = 5
_ASKED = 6
"""Words that are looked up one by one."""
_WORD = re.compile(r"[^\W_][\w'’.,-]*[^\W_]|[^\W_]")
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


class AboutMessage:
    def __init__(self, claims: Claims, similar: SimilarClaims) -> None:
        self._claims = claims
        self._similar = similar

    async def about(self, actor: Actor, text: str, patience_s: float = PATIENCE_S) -> ClaimsMet:
        """Checked claims come first: those that the text repeats, contradicts or renews, then those of a page that it
        links to, then those that share two of its telling words or more (a person sees whether they fit)."""
        actor.require(Capability.READ)
        links, words = links_in(text[:READ_OF_IT])[:MOST_LINKS], without_links(text[:READ_OF_IT])
        said = await self._similar.about(actor, words, patience_s)
        met = [MetClaim(claim, match.relation, match.sure) for claim, match in said]
        met += _but([MetClaim(claim, None, linked=True) for claim in await self._claims.linked(actor, links)], met)
        shared, near = await self._sharing(actor, text)
        near = _but(near, met)
        checked = [each for each in met if _is_checked(each)]
        checked += [each for each in near if _is_checked(each) and shared[each.claim.number] > 1]
        checked = checked[:MOST_CHECKED]
        unchecked = [each for each in met if not _is_checked(each)][:MOST_OTHERS]
        others = _but(near, checked)[: MOST_OTHERS - len(unchecked)]
        return ClaimsMet(tuple(checked), tuple(unchecked), tuple(others))

    async def _sharing(self, actor: Actor, text: str) -> tuple[Counter[int], list[MetClaim]]:
        """Claims with the telling words of the text, by how many; those with one only where none has two."""
        shared: Counter[int] = Counter()
        found: dict[int, Claim] = {}
        for word in telling_words(text):
            for claim in (await self._claims.search(actor, word, limit=25)).claims:
                shared[claim.number] += 1
                found[claim.number] = claim
        least = 2 if any(count > 1 for count in shared.values()) else 1
        near = [claim for number, claim in found.items() if shared[number] >= least]
        near.sort(key=lambda c: (c.state is not State.CHECKED, -shared[c.number], -c.worthiness, c.number))
        return shared, [MetClaim(claim, None) for claim in near]


def _but(met: Sequence[MetClaim], known: Sequence[MetClaim]) -> list[MetClaim]:
    """Those of them whose claims are not known already."""
    numbers = {each.claim.number for each in known}
    return [each for each in met if each.claim.number not in numbers]


def _is_checked(met: MetClaim) -> bool:
    return met.claim.state is State.CHECKED


def telling_words(text: str) -> list[str]:
    """The words that say most about a text: numbers and names, then the longest; in the order of the text."""
    words = list(dict.fromkeys(_WORD.findall(re.sub(r"<[^>]{1,60}>", " ", without_links(text[:READ_OF_IT])))))
    telling = [w for w in words if w.casefold() not in _COMMON and (len(w) > 3 or any(c.isdigit() for c in w))]
    ranked = sorted(telling, key=lambda w: (not any(c.isdigit() for c in w), not w[0].isupper(), -len(w)))
    return [w for w in telling if w in set(ranked[:_ASKED])]
