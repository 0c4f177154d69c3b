"""The demo as a story of at most 60 lines of 100 columns. Pure."""

from dataclasses import dataclass
from textwrap import wrap

from bot.commandline import show
from bot.commandline.claims import claim_text, history_text
from bot.commandline.summary import summary_text
from bot.domain.articles import IngestResult
from bot.domain.claims import Claim, Kind
from bot.domain.disputes import Dispute
from bot.domain.events import Event
from bot.domain.summary import Summary

COLUMNS = 100
WANTED = 3


@dataclass(frozen=True, slots=True)
class Reading:
    filename: str
    result: IngestResult


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, in its order."""

    read: tuple[Reading, ...]
    listed: tuple[Claim, ...]
    contested: Claim
    """As it stood when the member objected."""
    dispute: Dispute
    checked: Claim
    history: tuple[Event, ...]
    digest: Summary


def told(story: Story) -> list[str]:
    lines = [
        *_heading("Three invented articles. The machine reads who claimed what, and keeps the exact words:"),
        *(_fit(f"  {_reading(reading)}") for reading in story.read),
        *_heading("The claims most worth checking, and how sure it is of who said each:"),
        *(_fit(_listed(claim)) for claim in story.listed),
        *_heading(f"A person decides, never the machine. A member disputes #{story.contested.number}:"),
        *_dispute(story),
        *_heading("A moderator takes it, looks it up, and gives a verdict with its source:"),
        *_verdict(story.checked),
        *_heading(f"Every step stays on record ('onrecord history {story.checked.number}'):"),
        *(_fit(f"  {_event(event)}") for event in story.history),
        *_heading("And once a day the server reads:"),
        *(_fit(f"  {line}") for line in _summary(story.digest)),
        *_heading("The same for an article of yours:"),
        "  onrecord ingest https://... && onrecord claims list",
    ]
    return lines[1:]


def _heading(text: str) -> tuple[str, str]:
    return "", text


def _fit(line: str) -> str:
    """One line; a long one is cut after a word."""
    return line if len(line) <= COLUMNS else line[: COLUMNS - 1].rsplit(" ", 1)[0] + "…"


def _reading(reading: Reading) -> str:
    result = reading.result
    named = f"{reading.filename} · {result.title}" if result.title else reading.filename
    told = f"{named}: {show.plural(len(result.new), 'claim')}"
    if result.repeats:
        numbers = ", ".join(f"#{number}" for number, _score in result.repeats)
        told += f", and {numbers} said again"
    return told


def _listed(claim: Claim) -> str:
    if claim.speaker is None:
        who = "the article itself" if claim.kind is Kind.NARRATION else "names nobody"
    else:
        who = f"{claim.speaker} {show.percent(claim.speaker_confidence)}"
    return f"  {f'#{claim.number}':>4} {who:21} “{' '.join(claim.text.split())}”"


def _dispute(story: Story) -> list[str]:
    claim, dispute = story.contested, story.dispute
    return [
        _fit(f"  #{claim.number} {claim_text.attribution(claim)}:"),
        *_filled(f"“{claim.text}”"),
        *_filled(f"{show.readable(dispute.kind)}: {dispute.reason}"),
    ]


def _verdict(claim: Claim) -> list[str]:
    return [
        _fit(f"  #{claim.number} {claim_text.standing(claim).upper()}, {claim_text.attribution(claim)}"),
        *_filled(claim.rationale or ""),
        *(_fit(f"  {source.url} ({show.readable(source.stance)} it)") for source in claim.sources),
    ]


def _event(event: Event) -> str:
    return f"{show.moment(event.at)}  {event.actor:9} {history_text.action(event):17} {history_text.change(event)}"


def _summary(digest: Summary) -> list[str]:
    return [
        summary_text.counts(digest),
        *(f"Checked: #{c.number} {show.readable(c.verdict)}: {_said(c)}" for c in digest.checked if c.verdict),
        *(f"Waiting: {_said(c)}" for c in digest.wanted[:WANTED]),
    ]


def _said(claim: Claim) -> str:
    return f"{claim_text.briefly(claim)}, “{claim.text}”"


def _filled(text: str) -> list[str]:
    return wrap(text, COLUMNS, initial_indent="  ", subsequent_indent="  ")
