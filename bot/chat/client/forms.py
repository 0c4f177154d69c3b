"""Every form by its kind, and what happens when one comes back."""

import re

from bot.chat.articles.forms import ArticleForm, WithdrawForm
from bot.chat.desk.forms import ZONE_AND_TIME
from bot.chat.interaction import ids
from bot.chat.interaction.context import Interaction
from bot.chat.interaction.errors import ids_of, report
from bot.chat.interaction.form import PREFIX, READ, Form, hand_in, typed
from bot.chat.members.forms import OWN
from bot.chat.review.forms.check import CheckForm, CheckNamedForm, ProposeForm, ProposeNamedForm
from bot.chat.review.forms.dispute import DisputeForm
from bot.chat.review.forms.reasons import DismissForm, HideForm, ReopenForm, VoidForm, WithdrawVerdictForm
from bot.chat.review.forms.resolution import RESOLVING
from bot.chat.review.forms.revision import CorrectForm, EditForm, RestForm, SplitForm
from bot.domain.errors import NotFound
from bot.log import about

ARTICLE, CHECK, DISPUTE = ArticleForm(), CheckForm(), DisputeForm()
DISMISS, REOPEN, WITHDRAW = DismissForm(), ReopenForm(), WithdrawForm()
PROPOSE, CORRECT, EDIT, SPLIT = ProposeForm(), CorrectForm(), EditForm(), SplitForm()
UNVERDICT, VOID, HIDE, REST = WithdrawVerdictForm(), VoidForm(), HideForm(), RestForm()

_EVERY = (
    *(ARTICLE, CHECK, DISPUTE, DISMISS, REOPEN, WITHDRAW),
    *(PROPOSE, CORRECT, EDIT, SPLIT, UNVERDICT, VOID, HIDE, REST),
    *(CheckNamedForm(), ProposeNamedForm()),
    *RESOLVING,
    *OWN,
    ZONE_AND_TIME,
)
_CUSTOM_ID = re.compile(rf"{PREFIX}(?P<kind>[a-z_]+):(?P<number>0|{ids.NUMBER})(?::(?P<read>[0-9a-f]{{8}}))?")
FORMS: dict[str, Form] = {form.kind: form for form in _EVERY}


async def receive(interaction: Interaction, custom_id: str) -> None:
    """A submitted form, found by its custom_id; whatever goes wrong goes to the funnel."""
    found = _CUSTOM_ID.fullmatch(custom_id)
    form = FORMS.get(found["kind"]) if found else None
    with about(**ids_of(interaction)):
        if found is None or form is None:
            await report(interaction, NotFound("This form is from another version of the bot; please open it again."))
            return
        read = {READ: found["read"]} if found["read"] else {}
        try:
            await hand_in(interaction, form, int(found["number"]), {**typed(interaction), **read})
        except Exception as error:
            await report(interaction, error)
