"""What a member follows, in a sentence with the way out of it."""

from bot.chat.interaction import ids
from bot.chat.view.limits import Page, button, row
from bot.chat.view.notice import notice
from bot.domain.follows import Follow


def following_page(follow: Follow) -> Page:
    what = "when its verdict or state changes"
    if follow.claim is None:
        what = "when a claim of theirs is checked or a verdict on one changes"
    page = notice(f"You follow {follow.named}: you are told by direct message {what}.")
    page.add_item(row(button("Stop following", ids.stop(follow.id))))
    return page
