"""Every form by its kind, what happens when one comes back, and opening a refused one again."""

import re

from bot.chat.articles.forms import ARTICLE, WITHDRAW
from bot.chat.desk.forms import ZONE_AND_TIME
from bot.chat.interaction import ids
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import SafeItem, log_fields, report
from bot.chat.interaction.form import CLAIM_MARK, PREFIX, Form, draft_of, open_form, submit_form, submitted_values
from bot.chat.members.forms import ASK_CHECK, FORGET_ME
from bot.chat.review.forms.check import CHECK, CHECK_NAMED, PROPOSE, PROPOSE_NAMED
from bot.chat.review.forms.dispute import DISPUTE
from bot.chat.review.forms.reasons import DISMISS, HIDE, REOPEN, VOID, WITHDRAW_VERDICT
from bot.chat.review.forms.resolution import ANSWER, ASK, NAME, REJECT, UPHOLD
from bot.chat.review.forms.revision import CORRECT, EDIT, REST, SPLIT
from bot.domain.errors import NotFound
from bot.log import about

_EVERY: tuple[Form, ...] = (
    *(ARTICLE, WITHDRAW),
    *(CHECK, PROPOSE, CHECK_NAMED, PROPOSE_NAMED),
    *(DISMISS, REOPEN, WITHDRAW_VERDICT, VOID, HIDE),
    *(CORRECT, EDIT, SPLIT, REST),
    *(DISPUTE, *UPHOLD.values(), REJECT, ASK, ANSWER, NAME),
    *(ASK_CHECK, FORGET_ME),
    ZONE_AND_TIME,
)
_CUSTOM_ID = re.compile(rf"{PREFIX}(?P<kind>[a-z_]+):(?P<number>0|{ids.NUMBER})(?::(?P<read>[0-9a-f]{{8}}))?")
FORMS: dict[str, Form] = {form.kind: form for form in _EVERY}


async def receive(interaction: Interaction, custom_id: str) -> None:
    """A submitted form, found by its custom_id; whatever goes wrong goes to the funnel."""
    found = _CUSTOM_ID.fullmatch(custom_id)
    form = FORMS.get(found["kind"]) if found else None
    with about(**log_fields(interaction)):
        if found is None or form is None:
            await report(interaction, NotFound("This form is from another version of the bot; please open it again."))
            return
        read = {CLAIM_MARK: found["read"]} if found["read"] else {}
        try:
            await submit_form(interaction, form, int(found["number"]), {**submitted_values(interaction), **read})
        except Exception as error:
            await report(interaction, error)


class EditAgain(SafeItem, template=r"c1:draft:(?P<key>[0-9a-f]{16})"):
    """Opens a refused form again with what was typed."""

    async def act(self, interaction: Interaction) -> None:
        draft = await draft_of(interaction, self.match["key"])
        await open_form(interaction, FORMS[draft.kind], draft.number, draft.typed)
