"""What pages and files show is read, no more and no less."""

from pathlib import Path
from time import perf_counter

import pytest
from lxml import html

from bot.domain.errors import Unreadable
from bot.ingest.byline import writers
from bot.ingest.read import read
from bot.ingest.reshape import reshape
from bot.ingest.shown import keep_what_is_shown
from tests.ingest.file_corpus import FILES
from tests.ingest.page_corpus import NEWS, PAGES, Page, html_of, paragraphs
from tests.ingest.page_scores import paragraphs_of, scores


def text_of(body: bytes, filename: str = "a.html") -> str:
    return read(body, media_type=None, charset=None, url=None, filename=filename).text


@pytest.mark.parametrize("page", [*PAGES, *FILES], ids=lambda page: page.name.replace(" ", "-"))
def test_a_page_is_read_to_the_letter(page: Page) -> None:
    assert paragraphs_of(text_of(page.body, page.filename), page.kind) == page.paragraphs


def test_the_corpus_is_large_and_varied() -> None:
    assert len(PAGES) >= 100
    kinds = [page.kind for page in (*PAGES, *FILES)]
    assert all(kinds.count(kind) >= 4 for kind in kinds)
    assert len({page.name for page in (*PAGES, *FILES)}) == len(kinds)


def test_a_reader_is_scored_by_paragraphs() -> None:
    found = scores([PAGES[0], Page("wrong", "one of three", html_of(paragraphs(*NEWS)), (NEWS[0], "a", "b"))], Path())
    assert list(found) == [PAGES[0].kind, "wrong", "all"]
    assert (found["wrong"].hits, found["wrong"].read, found["wrong"].right, found["wrong"].exact) == (1, 6, 3, 0)
    assert (found["all"].pages, found["all"].exact) == (2, 1)


def test_a_page_of_nothing_that_is_shown_is_refused() -> None:
    for body in (
        f"<div hidden>{paragraphs(*NEWS)}</div>",
        f"<s>{paragraphs(*NEWS)}</s>",
        f"<div style='display:none'>{paragraphs(*NEWS)}</div>",
        f"<dialog open>{paragraphs(*NEWS)}</dialog>",
        f"<div class='cookie-banner'>{paragraphs(*NEWS[:3])}</div><p>{NEWS[0]}</p>",
    ):
        with pytest.raises(Unreadable, match="hardly any text"):
            text_of(html_of(body))


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Jon Reyle; Published March 4; Updated September 1", "Jon Reyle"),
        ("By Ann Vey, LINDHAVEN, 3 May", "Ann Vey"),
        ("Ann Vey, Lindhaven, Monday 3 May 2026", "Ann Vey"),
        ("LINDHAVEN, 3 May – Ann Vey", "Ann Vey"),
        ("Ann Vey and Tom Quill | 3 May 2026, 10:30", "Ann Vey and Tom Quill"),
        ("Ann Vey on 3 May 2026 at 12:30", "Ann Vey"),
        ("Ann Vey - May 3, 2026, 10:30 p.m. EST", "Ann Vey"),
        ("Ann Vey in Lindhaven", "Ann Vey"),
        ("Jon Reyle Updated: 2 hours ago", "Jon Reyle"),
        ("By Jon Reyle · 5 min read", "Jon Reyle"),
        ("von Ida Marl, 3. Mai 2026", "Ida Marl"),
        ("Ann Vey, LINDHAVEN", "Ann Vey"),
        ("Published March 4", None),
        ("2026-05-03", None),
        (None, None),
        ("Ann Vey, AP", "Ann Vey, AP"),
        ("Ann Vey; Tom Quill", "Ann Vey; Tom Quill"),
        ("ANN VEY, TOM QUILL", "ANN VEY, TOM QUILL"),
        ("Channel 4 News", "Channel 4 News"),
        ("Theresa May, Joe Friday", "Theresa May, Joe Friday"),
        ("Von Miller", "Von Miller"),
    ],
)
def test_a_byline_names_people_alone(byline: str | None, names: str | None) -> None:
    assert writers(byline) == names


def test_the_author_of_a_page_is_without_its_dates() -> None:
    for line in (
        "By Jon Reyle | Published March 4, 2026 | Updated September 1, 2026",
        "By Jon Reyle, LINDHAVEN, 3 May",
    ):
        for body, head in (
            (f"<p class='byline'>{line}</p>", ""),
            ("", f"<meta name='author' content='{line}'>"),
            ("", f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": "{line}"}}</script>'),
        ):
            page = html_of(body + paragraphs(*NEWS), head=head)
            found = read(page, media_type=None, charset=None, url=None, filename="a.html")
            assert (found.author, found.text.split("\n\n")) == ("Jon Reyle", list(NEWS))


@pytest.mark.parametrize(
    "part",
    [
        "<s></s>x",
        "<p hidden>x</p>y",
        "<div aria-hidden='true'>",
        "<p class='x' id='x' style='left:-999px;position:absolute'>x",
        "x<br>",
        "<div>x<br>",
        "<blockquote class='twitter-tweet'>x",
        "<blockquote></blockquote>",
        "<figure><blockquote>x<figcaption>y",
        "<div style='visibility:hidden'><b style='visibility:visible'>",
        "<time>x</time>y",
        "<p><a href='/'>x.</a></p>",
        "<style>.x p{display:none}.x .x{display:none}</style><p class=x>",
        "<style>x{{{{</style>",
        "<style>/*</style>",
        "<a><b>",
    ],
)
def test_pages_made_to_be_slow_take_no_longer_the_more_there_is_of_them(part: str) -> None:
    """Four times as much may take eight times as long, not sixteen."""

    def seconds(times: int) -> float:
        tree = html.document_fromstring(html_of(part * times))
        start = perf_counter()
        keep_what_is_shown(tree)
        reshape(tree)
        return perf_counter() - start

    seconds(10)
    assert seconds(16_000) < 8 * seconds(4_000) + 0.2
