"""Articles: the answer to a source handed in, from 'queued' to what was found, and the list of articles."""

from collections.abc import Sequence

import discord

from bot.chat.view.claim_lines import host
from bot.chat.view.claim_menu import open_menu
from bot.chat.view.labels import PROVENANCES, counted, moment, verdict_and_sign
from bot.chat.view.page import Page, button, row
from bot.chat.view.pager import pager
from bot.chat.view.text import link, one_line, paragraph
from bot.domain.articles import Article, ArticleReport, Intake, ReadingStep, Withdrawal
from bot.domain.source_watch import Reread

PER_PAGE = 8


_STEPS = {ReadingStep.FETCHING: "Fetching", ReadingStep.READING: "Reading", ReadingStep.FINDING: "Finding claims"}


def queued_card(intake: int, what: str, step: ReadingStep | None = None) -> Page:
    """The answer at once: accepted, how far it is, and where the result will stand."""
    return Page(
        discord.ui.Container(
            discord.ui.TextDisplay(
                f"**{_STEPS[step] if step else 'Queued'}** · {one_line(what, 200)}\n"
                f"On Record is reading it; the result will appear in this message.\n-# intake {intake}"
            )
        )
    )


def waiting_card(intake: Intake) -> Page:
    """The same, from the intake alone: for an answer that is edited later."""
    return queued_card(intake.id, intake.filename or (host(intake.url) if intake.url else "a text"))


def failed_card(intake: Intake) -> Page:
    what = intake.filename or (host(intake.url) if intake.url else "the text")
    return Page(
        discord.ui.Container(
            discord.ui.TextDisplay(
                f"**Not added** · {one_line(what, 200)}\n{paragraph(intake.error or 'It could not be read.', 600)}"
            ),
            accent_colour=discord.Colour(0x3A3D44),
        )
    )


def report_card(report: ArticleReport, place: str, *, rereadable: bool = False, known: bool = False) -> Page:
    """What was found: the counts, the claims of it that are already checked, and the menu of the best; where it is
    `rereadable`, the button that looks whether its page still says so."""
    article = report.article
    name = f"Already on record, article {article.number}" if known else f"Article {article.number}"
    page = Page()
    frame: discord.ui.Container[Page] = discord.ui.Container(
        discord.ui.TextDisplay(f"**{name}** · {headline(article, 220)}\n-# {_origin(article)}"),
        discord.ui.TextDisplay(_counts(report)),
        accent_colour=discord.Colour(0x3D7BD9),
    )
    page.add_item(frame)
    if report.claims:
        page.add_item(open_menu(report.claims, place))
    if rereadable and article.url is not None and article.withdrawn_at is None:
        page.add_item(row(button("Read its page again", f"c1:reread:{article.number}")))
    return page


def reread_sentence(reread: Reread) -> str:
    """What the page says now; who is to be believed, a moderator decides."""
    if not reread.quotes:
        return f"Article {reread.article} was read again; no claim is quoted from it."
    if not reread.gone:
        return f"Article {reread.article} was read again: everything that is quoted from it is still there."
    named = ", ".join(f"#{number}" for number in reread.gone[:20])
    more = f" and {len(reread.gone) - 20} more" if len(reread.gone) > 20 else ""
    return (
        f"Article {reread.article} was read again: what is quoted for {named}{more} is no longer there. "
        "Moderators see this and decide."
    )


def article_list(articles: Sequence[Article], offset: int, *, more: bool) -> Page:
    page = Page()
    frame: discord.ui.Container[Page] = discord.ui.Container(discord.ui.TextDisplay("**Articles · newest first**"))
    for article in articles:
        frame.add_item(
            discord.ui.Section(
                discord.ui.TextDisplay(
                    f"**Article {article.number}** · {headline(article, 160)}\n-# {_origin(article)}"
                ),
                accessory=button("Open", f"c1:article:{article.number}"),
            )
        )
    if not articles:
        frame.add_item(discord.ui.TextDisplay("No article yet. `/article add` takes a link, a file or a text."))
    page.add_item(frame)
    if more or offset:
        page.add_item(pager(lambda at: f"c1:articles:{at}", offset, PER_PAGE, more=more))
    return page


def withdrawn_sentence(done: Withdrawal) -> str:
    kept = f" {counted(done.kept, 'checked claim stays', 'checked claims stay')} on record." if done.kept else ""
    return (
        f"Article {done.article} is withdrawn: "
        f"{counted(done.dismissed, 'unchecked claim was', 'unchecked claims were')} dismissed.{kept}"
    )


def headline(article: Article, limit: int) -> str:
    """The title as the page gives it, linked; the domain beside it is the part the page can't choose."""
    first_line = next((line for line in article.text.splitlines() if line.strip()), None)
    title = article.title or first_line or "without a title"
    url = article.url or article.canonical_url
    return link(title, url, 600, limit) if url else one_line(title, limit)


def _origin(article: Article) -> str:
    facts = [PROVENANCES[article.provenance]]
    if article.domain:
        facts[0] += f" {one_line(article.domain, 100)}"
    if article.published_at is not None:
        facts.append(f"published {moment(article.published_at, 'D')}")
    facts.append(f"added {moment(article.added_at, 'R')}")
    if article.withdrawn_at is not None:
        facts.append("withdrawn")
    if article.copy_of is not None:
        facts.append(f"a copy of article {article.copy_of}")
    if article.version_of is not None:
        facts.append(f"a newer version of article {article.version_of}")
    if article.newer is not None:
        facts.append(f"article {article.newer} is its newer version")
    return " · ".join(facts)


def _counts(report: ArticleReport) -> str:
    """'31 found, 4 worth checking, 2 already checked: #12 False ❌, #15 True ✅'."""
    if not report.found:
        return "No claim found in it."
    parts = [f"{report.found:,} found", f"{report.worth:,} worth checking"]
    if report.checked:
        named = ", ".join(f"#{claim.number} {verdict_and_sign(claim)}" for claim in report.checked[:8])
        rest = f" and {len(report.checked) - 8} more" if len(report.checked) > 8 else ""
        parts.append(f"{len(report.checked):,} already checked: {named}{rest}")
    return ", ".join(parts)
