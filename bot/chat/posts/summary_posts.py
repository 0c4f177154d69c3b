"""The daily summary in its channel, on some days with the week."""

from bot.chat.interaction import permissions
from bot.chat.posts.sending import Outlet, channel_of, pinging, send
from bot.chat.summary.render.summary import summary_page
from bot.chat.summary.render.week import WEEK_ROOM, add_week, chart_file
from bot.chat.view.limits import checked
from bot.chat.view.page import Page
from bot.domain.delivery import Delivery
from bot.domain.posts import SummaryPost
from bot.domain.statistics import Week


async def post(out: Outlet, delivery: Delivery, content: SummaryPost) -> int:
    """It pings one role where the server has set one and a dispute is overdue."""
    channel = channel_of(delivery)
    digest = await out.services.summaries.posted(content.digest)
    week = await out.services.weeks.edition(digest)
    page = summary_page(digest, f"d{content.digest}", spare=WEEK_ROOM if week else 0, role=content.role)
    if week is not None:
        page = await _with_week(out, page, week, channel)
    return await send(out.client, delivery, channel, checked(page), pings=pinging(content.role))


async def _with_week(out: Outlet, page: Page, week: Week, channel: int) -> Page:
    """The chart only where a picture may be sent: the words say the same."""
    picture = await out.context.draw(week) if permissions.may_attach(out.client, channel) else None
    page.file = chart_file(picture)
    return add_week(page, week, chart=picture is not None)
