"""The longest content there can be stays within what Discord takes, and the shortest stays readable."""

from dataclasses import replace
from datetime import date
from typing import Any

import discord
import pytest

from bot.chat.articles.render.article import article_list, failed_card, queued_card, report_card, waiting_card
from bot.chat.claims.render.card import claim_card, public_card
from bot.chat.claims.render.history import history_page
from bot.chat.claims.render.lists import claim_list, queue_list, search_list
from bot.chat.client.forms import FORMS
from bot.chat.desk.render.help import help_page
from bot.chat.fact_checks.render import fact_check_list
from bot.chat.interaction.form import modal
from bot.chat.review.render.dispute import dispute_card
from bot.chat.review.render.triage import triage_page
from bot.chat.summary.render.summary import add_notes, summary_page
from bot.chat.summary.render.week import WEEK_ROOM, add_week, week_page
from bot.chat.view.claim_menu import open_menu
from bot.chat.view.limits import INPUT, TEXT, checked
from bot.chat.view.notice import notice, refusal
from bot.chat.view.page import Page, button, row
from bot.domain.actor import Actor, Role
from bot.domain.articles import Article, ArticleReport, Intake, Stage
from bot.domain.claim_lists import ClaimFilter, ClaimPage
from bot.domain.claims import Appearance, Claim, Kind, OpenDispute, Provenance, Revision, Source, Stance, State, Verdict
from bot.domain.disputes import Dispute, DisputeKind, DisputeState
from bot.domain.events import Action, Event
from bot.domain.fact_checks import FactCheck, MatchedFactCheck
from bot.domain.similar import Ledger, Tie, TieKind
from bot.domain.statistics import Bar, Week
from bot.domain.summary import Correction, Summary
from bot.domain.triage import QueueLook

LONG = "*_[`" * 500
URL = "https://very-long-host-name.example.org/" + "p" * 1_900
AT = 1_770_000_000_000
VIEWER = Actor(user=1, server=1, role=Role.ADMIN)


def appearance(number: int, quote: str = LONG, url: str | None = URL) -> Appearance:
    return Appearance(
        id=number,
        article=number,
        kind=Kind.INDIRECT,
        provenance=Provenance.FETCHED,
        quote=quote,
        content=((0, 10),),
        mention=None,
        published_at=AT + number,
        created_at=AT,
        url=url,
        domain="very-long-host-name.example.org" if url else None,
    )


def beside(number: int) -> MatchedFactCheck:
    site = f"{number}.{'very-long-host-name.' * 10}example.org"
    check = FactCheck(f"https://{site}/{'p' * 1_700}", LONG, LONG, LONG, site, LONG, "2026-01-02")
    return MatchedFactCheck(10**14 + number, check, 0.9)


def huge(number: int = 999_999, state: State = State.CHECKED, **given: Any) -> Claim:
    revision = Revision(1, Verdict.FALSE, None, LONG, (), AT, voided=True)
    values: dict[str, Any] = {
        "id": 1,
        "server": 1,
        "number": number,
        "text": LONG,
        "speaker": "*" * 200,
        "speaker_confidence": 0.62,
        "attribution_confirmed": False,
        "kind": Kind.INDIRECT,
        "state": state,
        "verdict": Verdict.MOSTLY_FALSE if state is State.CHECKED else None,
        "worthiness": 0.7,
        "reasons": ("number",) * 40,
        "created_at": AT,
        "updated_at": AT,
        "owner": 2**62,
        "owner_until": AT,
        "rationale": LONG * 2,
        "appearances": tuple(appearance(n) for n in range(1, 41)),
        "sources": tuple(Source(f"{URL}{n}", Stance.REFUTES) for n in range(25)),
        "revisions": (revision,),
        "disputes": tuple(OpenDispute(n, kind.value, 10**6) for n, kind in enumerate(DisputeKind)),
        "context": tuple((AT, LONG) for _ in range(10)),
        "said": 40,
        "proposal": Verdict.HALF_TRUE,
        "fact_checks": tuple(beside(n) for n in range(1, 26)),
    }
    return Claim(**{**values, **given})


def article(number: int = 1) -> Article:
    return Article(
        id=number,
        server=1,
        number=number,
        url=URL,
        canonical_url=None,
        title=LONG,
        site=LONG,
        author=LONG,
        published_at=AT,
        language="en",
        provenance=Provenance.FETCHED,
        text=LONG,
        added_at=AT,
        domain="very-long-host-name.example.org",
    )


CLAIMS = tuple(huge(10**14 - n) for n in range(1, 41))
DISPUTE = Dispute(
    id=1,
    server=1,
    number=1,
    claim=1,
    kind=DisputeKind.WRONG_SPEAKER,
    state=DisputeState.REJECTED,
    reason=LONG * 2,
    link=URL,
    suggested_speaker="*" * 200,
    author=None,
    cosigners=99,
    at=AT,
    decision=LONG,
    self_reviewed=True,
)
BARS = tuple(Bar(date(2025, 12, 29), date(2026, 1, 4), 10**9, 10**9, 10**9) for _ in range(53))
WEEK = Week(
    date(2025, 9, 29), date(2026, 9, 24), BARS, 10**9, tuple((v, 10**9) for v in Verdict), 10**12, 10**9, 10**9, 10**9
)
INTAKE = Intake(1, 1, Stage.FAILED, URL, LONG, None, LONG, None)
MANY = tuple(huge(10**14 - n, wanted=10**6) for n in range(1, 501))
DIGEST = Summary(
    server=1,
    start=AT,
    end=AT,
    day=date(2026, 2, 2),
    articles=10**6,
    new=10**6,
    waiting=10**6,
    corrected=tuple(Correction(c, LONG, LONG) for c in MANY),
    checked=MANY,
    altered=MANY,
    disputes=(replace(DISPUTE, state=DisputeState.OPEN, at=0),) * 500,
    open_disputes=10**6,
    disputed={claim.number: claim for claim in MANY},
    said_again=MANY,
    times={claim.number: 10**6 for claim in MANY},
    wanted=MANY,
    asked=10**6,
    held=MANY,
    cards={claim.number: (2**62, 2**62) for claim in MANY},
)
TIES = tuple(Tie(10**14 + n, LONG, LONG, kind, 0.9) for n, kind in enumerate(TieKind))
LEDGER = Ledger(AT, AT + 1, LONG, LONG, by_likeness=True)
EVENTS = [Event(AT, "c", "person 12", Action.CLAIM_CHECKED, None, {"verdict": LONG, "class": LONG}, LONG)] * 40
PAGE = ClaimPage(CLAIMS[:8], offset=999_999_992, more=True)
EVERY_VIEW: dict[str, Any] = {
    **{f"card {state}": lambda state=state: claim_card(huge(state=state), VIEWER, note=LONG) for state in State},
    **{
        f"tied card {state}": lambda state=state: claim_card(
            huge(state=state, said=41, speaker="*" * 200, attribution_confirmed=False, ties=TIES, ledger=LEDGER),
            VIEWER,
            note=LONG,
            withdrawable=True,
        )
        for state in State
    },
    "triage": lambda: triage_page(
        QueueLook(huge(state=State.UNVERIFIED, wanted=10**6), TIES[0], 10**6, 10**6, 10**6, ((10**14, AT),) * 5), VIEWER
    ),
    "public card": lambda: public_card(huge()),
    "fact-checks by others": lambda: fact_check_list(huge(), huge().fact_checks, 8, refusable=True, note=LONG[:100]),
    "list": lambda: claim_list(PAGE, ClaimFilter(state=State.CHECKED, verdict=Verdict.FALSE, speaker="é*" * 100)),
    "search": lambda: search_list(PAGE, "w" * 80),
    "queue": lambda: queue_list(PAGE),
    "article list": lambda: article_list([article(n) for n in range(8)], 8, more=True),
    "report": lambda: report_card(ArticleReport(article(), 10**6, 10**6, CLAIMS, CLAIMS), "a999999"),
    "queued": lambda: queued_card(1, LONG),
    "waiting": lambda: waiting_card(INTAKE),
    "failed": lambda: failed_card(INTAKE),
    "digest": lambda: summary_page(DIGEST, "d999999999", role=2**62),
    "monday's digest": lambda: add_week(summary_page(DIGEST, "d9", role=2**62, spare=WEEK_ROOM), WEEK, chart=True),
    "monday's preview": lambda: add_notes(
        add_week(summary_page(DIGEST, "preview", role=2**62, spare=WEEK_ROOM), WEEK, chart=True), DIGEST, skipped=True
    ),
    "stats": lambda: week_page(WEEK, chart=True),
    "digest preview": lambda: add_notes(summary_page(DIGEST, "preview", role=2**62), DIGEST, skipped=True),
    "dispute": lambda: dispute_card(DISPUTE, huge()),
    "history": lambda: history_page(huge(), EVENTS, 10),
    "help": lambda: help_page(VIEWER),
    "notice": lambda: notice(LONG),
    "refusal": lambda: refusal(LONG, "0" * 16),
}


@pytest.mark.parametrize("name", EVERY_VIEW)
def test_the_longest_content_fits(name: str) -> None:
    view = checked(EVERY_VIEW[name]())
    assert 0 < view.content_length() <= TEXT


def test_a_long_card_still_says_the_things_that_count() -> None:
    text = "\n".join(
        item.content for item in claim_card(huge(), VIEWER).walk_children() if isinstance(item, discord.ui.TextDisplay)
    )
    assert text.startswith("**#999999 · ✖️ Mostly false · Disputed**")
    assert "attributed to" in text.lower()
    assert "by the machine, 62 % sure" in text
    assert "very-long-host-name.example.org (refutes it)" in text
    assert "…and said 36 more times" in text or "more" in text
    assert "Disputed: misquote" in text
    assert "> " in text, "the exact words stand on it"


def test_the_speaker_line_says_who_is_sure_of_what() -> None:
    def line(**given: Any) -> str:
        plain = huge(speaker="Ada Vey", said=1, **given)
        return next(
            i.content for i in claim_card(plain, VIEWER).walk_children() if isinstance(i, discord.ui.TextDisplay)
        ).splitlines()[2]

    assert line() == "Attributed to **Ada Vey** by the machine, 62 % sure · said once"
    assert line(attribution_confirmed=True) == "Said by **Ada Vey** · said once"


def test_nobody_and_the_outlet() -> None:
    nobody = claim_card(huge(speaker=None, said=3), VIEWER)
    outlet = claim_card(huge(speaker=None, kind=Kind.NARRATION, said=3), VIEWER)
    texts = [
        "\n".join(i.content for i in view.walk_children() if isinstance(i, discord.ui.TextDisplay))
        for view in (nobody, outlet)
    ]
    assert "Said by somebody the text does not name · said 3 times" in texts[0]
    assert "The outlet itself, very-long-host-name.example.org · said 3 times" in texts[1]


@pytest.mark.parametrize("kind", FORMS)
def test_forms_fit_with_what_is_filled_in(kind: str) -> None:
    form = FORMS[kind]
    shown = modal(form, 10**14, {field.name: "x" * 9_000 for field in form.fields}).to_dict()
    assert len(shown["title"]) <= 45
    assert len(shown["custom_id"]) <= 100
    assert 1 <= len(shown["components"]) <= 5
    for label in shown["components"]:
        assert len(label["label"]) <= 45
        assert len(label.get("description") or "") <= 100
        assert not label.get("description", "").endswith("…"), "no help is cut"
        assert len(label["component"].get("value") or "") <= INPUT


@pytest.mark.parametrize(
    "view",
    [
        lambda: Page(discord.ui.TextDisplay("x" * 4_001)),
        lambda: Page(row(button("a", "c1:x"), button("b", "c1:x"))),
        lambda: Page(row(button("a", "c" * 101))),
        lambda: Page(discord.ui.ActionRow(discord.ui.Select(custom_id="c1:pick:x"))),
        lambda: Page(row(discord.ui.Button(label="l" * 81, custom_id="c1:x"))),
    ],
)
def test_what_breaks_a_limit_never_leaves(view: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        checked(view())


def test_a_menu_names_each_claim_once() -> None:
    menu = open_menu((huge(1), huge(1), huge(2)), "a1").children[0]
    assert isinstance(menu, discord.ui.Select)
    assert [option.value for option in menu.options] == ["1", "2"]
