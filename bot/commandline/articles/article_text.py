"""Articles and what came of reading them, as the terminal shows them."""

from collections.abc import Sequence

from bot.commandline.output import Table
from bot.commandline.show import _field, moment, percent, plural, readable
from bot.domain.articles import Article, IngestResult
from bot.domain.errors import OnRecordError


def ingest_line(result: IngestResult) -> str:
    title = result.title or result.url or "untitled"
    if result.already_known:
        return f"Already on record, article {result.article} · {title}."
    new = f": {_numbers(result.new)}" if result.new else ""
    lines = [f"Article {result.article} · {title}", f"  {plural(len(result.new), 'new claim')}{new}"]
    if result.repeats:
        told = ", ".join(f"#{number} ({percent(score)})" for number, score in result.repeats)
        lines.append(f"  {plural(len(result.repeats), 'repeat')}: {told}")
    if result.duplicate_of:
        lines.append(f"  a near-copy of article {result.duplicate_of}")
    return "\n".join(lines)


def ingest_table(came: Sequence[tuple[str, IngestResult | OnRecordError]]) -> Table:
    """What came of many sources, in their order."""
    rows = [
        (source, "-", "-", "-", f"not read: {result.sentence}")
        if isinstance(result, OnRecordError)
        else (
            source,
            f"#{result.article}",
            str(len(result.new)),
            str(len(result.repeats)),
            f"{result.title or 'untitled'}{' (on record already)' if result.already_known else ''}",
        )
        for source, result in came
    ]
    headings = ("Source", "Article", "New", "Repeats", "Title, or why not")
    return Table(headings, rows, "Nothing was handed in.")


def _numbers(numbers: Sequence[int]) -> str:
    """'#3 to #9' for a run, each by itself otherwise."""
    if len(numbers) > 2 and list(numbers) == list(range(numbers[0], numbers[-1] + 1)):
        return f"#{numbers[0]} to #{numbers[-1]}"
    return ", ".join(f"#{number}" for number in numbers)


def articles_table(articles: Sequence[Article]) -> Table:
    rows = [
        (f"#{a.number}", moment(a.added_at), readable(a.provenance), a.domain or "-", a.title or "untitled")
        for a in articles
    ]
    return Table(("#", "Added (UTC)", "From", "Domain", "Title"), rows, "No articles on record.")


def article_card(article: Article) -> str:
    lines = [f"Article {article.number} · {article.title or 'untitled'}"]
    about = {
        "Address": article.url,
        "Domain": article.domain,
        "Site": article.site,
        "Author": article.author,
        "Published": moment(article.published_at) if article.published_at is not None else None,
        "Came by": readable(article.provenance),
        "Withdrawn": moment(article.withdrawn_at) if article.withdrawn_at is not None else None,
        "Copy of": f"article {article.copy_of}" if article.copy_of is not None else None,
        "Older": f"article {article.version_of} was at this address before" if article.version_of else None,
        "Newer": f"article {article.newer} is at this address now" if article.newer else None,
    }
    origins = {"Site": "site", "Author": "author", "Published": "published_at"}
    for name, value in about.items():
        if value:
            origin = article.origins.get(origins.get(name, ""))
            lines.append(_field(name, f"{value} ({origin})" if origin else value))
    return "\n".join([*lines, "", article.text])
