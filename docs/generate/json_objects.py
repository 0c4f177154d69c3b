"""The page of the JSON: made-up values go through the functions that print, each key has its meaning in one table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.domain import (
    articles,
    claims,
    disputes,
    events,
    fact_checks,
    feeds,
    follows,
    members,
    repeats,
    source_watch,
    speakers,
    statistics,
    summary,
)
from bot.domain.health import HealthReport
from bot.extraction.export import as_json
from bot.publish import claim_objects, objects, summary_objects
from docs.generate.json_literals import literal_rows
from docs.generate.json_meanings import MEANINGS
from docs.generate.markdown import code, document, slugs, table
from docs.generate.samples import WORDS, sample

Json = dict[str, Any]
T = TypeVar("T")
Make = Callable[[int | None], Json]
"""A made-up object, with None for what may be null from a depth on (see `sample`)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One object: its name, the commands that print it, and how a made-up one is made."""

    name: str
    printed_by: str
    make: Make
    more: str = ""
    """What some of the commands add."""


def _of(kind: type[T], write: Callable[[T], Json]) -> Make:
    return lambda bare_from: write(sample(kind, bare_from=bare_from))


def _document(bare_from: int | None) -> Json:
    return as_json("name.html", sample(claims.Extraction, bare_from=bare_from), "text" if bare_from is None else None)


SHAPES = (
    Shape("claim", "`claims list|show|search|about|add|mine`, `review ...`, `export jsonl`",
          _of(claims.Claim, claim_objects.claim_object),
          " `claims search` adds `marks`, the spans of the sought words in `text`; `claims about` adds `relation`, how"
          " the claim relates to the text asked about."),
    Shape("document", "`extract`", _document),
    Shape("article", "`articles show`; `articles list` leaves out `text`",
          _of(articles.Article, lambda one: objects.article_object(one, with_text=True))),
    Shape("taken-in article", "`ingest`, `demo`; in `feeds poll`", _of(articles.IngestResult, objects.ingest_object)),
    Shape("reread article", "`articles reread`", _of(source_watch.Reread, objects.reread_object)),
    Shape("source change", "`review changes`", _of(source_watch.SourceChange, objects.source_change_object)),
    Shape("dispute", "`dispute`, `answer`", _of(disputes.Dispute, claim_objects.dispute_object)),
    Shape("own dispute", "`claims mine`", _of(disputes.Dispute, claim_objects.own_dispute_object)),
    Shape("dispute for review", "`review disputes|resolve|ask`",
          _of(disputes.Dispute, lambda one: claim_objects.review_dispute_object(one, 1))),
    Shape("follow", "`claims mine`", _of(follows.Follow, objects.follow_object)),
    Shape("limit", "`claims mine`", _of(members.Limit, objects.limit_object)),
    Shape("speaker", "`speakers list|show|...`", _of(speakers.Speaker, objects.speaker_object),
          " `speakers show` and `speakers split` add `verdicts` (null under ten confirmed checks), `first`, `last`."),
    Shape("repeated claims", "`speakers show`, under `repeated`", _of(repeats.SaidOften, objects.said_often_object)),
    Shape("balance", "`speakers balance`", _of(speakers.Balance, summary_objects.balance_object)),
    Shape("event", "`history`, `demo`", _of(events.Event, objects.event_object)),
    Shape("summary", "`digest --format json`, `demo`", _of(summary.Summary, summary_objects.summary_object)),
    Shape(
        "week",
        "`claims stats`; under `week` in a Monday's `digest`",
        _of(statistics.Week, summary_objects.week_object),
    ),
    Shape("feed", "`feeds list|remove`", _of(feeds.Feed, objects.feed_object)),
    Shape("added feed", "`feeds add`", _of(feeds.AddedFeed, objects.added_feed_object)),
    Shape("import", "`others list`", _of(fact_checks.Import, objects.import_object)),
    Shape("taken import", "`import`", _of(fact_checks.Taken, objects.taken_object)),
    Shape("health", "`health`, `doctor`", _of(HealthReport, objects.health_object)),
)  # fmt: skip


def page() -> str:
    known: dict[frozenset[str], str] = {}
    parts = []
    for shape in SHAPES:
        parts += [f"## {shape.name.capitalize()}", f"Printed by {shape.printed_by}.{shape.more}", _table(shape, known)]
        known[frozenset(shape.make(None))] = shape.name
    return document(
        "JSON",
        "`--json` prints one compact, ASCII-escaped object a line. Times are ISO 8601 in UTC. A span is `[start, end]`"
        " in Python string indices, the end excluded. `content` of an appearance slices the text of `articles show`;"
        ' the pieces of a quote are joined by `" ... "`.',
        "## Words",
        table(("what", "values"), _words()),
        *parts,
        "## Small objects",
        table(("keys", "what it is"), literal_rows()),
    )


def _words() -> Iterator[tuple[str, str]]:
    kinds = {
        "state": claims.State,
        "verdict": claims.Verdict,
        "kind of an attribution": claims.Kind,
        "provenance": claims.Provenance,
        "stance of a source": claims.Stance,
        "reason of a dismissal": claims.Dismissal,
        "class of a correction": claims.CorrectionClass,
        "kind of a dispute": disputes.DisputeKind,
        "state of a dispute": disputes.DisputeState,
    }
    for name, kind in kinds.items():
        yield name, slugs(each.value for each in kind)


def _table(shape: Shape, known: dict[frozenset[str], str]) -> str:
    meanings = MEANINGS[shape.name]
    full = dict(_walk(shape.make(None), known))
    bare = [dict(_walk(shape.make(depth), known)) for depth in (0, 1)]
    if set(meanings) != set(full):
        missing, gone = sorted(set(full) - set(meanings)), sorted(set(meanings) - set(full))
        raise LookupError(f"json_meanings, {shape.name}: no meaning for {missing}, no such key as {gone}")
    rows = []
    for key, value in full.items():
        null = " or null" if any(keys.get(key) == "null" for keys in bare) else ""
        left_out = "; left out where there is none" if any(_lacks(keys, key) for keys in bare) else ""
        rows.append((code(key), value + null, meanings[key] + left_out))
    return table(("key", "value", "meaning"), rows)


def _lacks(keys: dict[str, str], key: str) -> bool:
    """Whether an object has no such key although it has what the key stands in."""
    outer = key.rpartition(".")[0].removesuffix("[]")
    return key not in keys and (not outer or keys.get(outer, "null") != "null")


def _walk(value: Json, known: dict[frozenset[str], str], path: str = "") -> Iterator[tuple[str, str]]:
    """Each key with its path, and what kind of value it has."""
    for key, inner in value.items():
        here = f"{path}{key}"
        yield here, _kind(inner, known)
        listed = isinstance(inner, list)
        below = inner[0] if listed and inner else inner
        if isinstance(below, dict) and not _is_counts(below) and frozenset(below) not in known:
            yield from _walk(below, known, f"{here}[]." if listed else f"{here}.")


_COUNTED = {WORDS, *(verdict.value for verdict in claims.Verdict)}


def _is_counts(value: Json) -> bool:
    """Whether its keys are data: verdicts, or words of the made-up value."""
    return bool(value) and set(value) <= _COUNTED and all(isinstance(each, int) for each in value.values())


def _kind(value: object, known: dict[frozenset[str], str]) -> str:
    if isinstance(value, list):
        return _list(value, known)
    if isinstance(value, dict):
        return "object: a number for each" if _is_counts(value) else "object"
    names = {bool: "true or false", int: "number", float: "number", str: "text", type(None): "null"}
    return names[type(value)]


def _list(value: list[Any], known: dict[frozenset[str], str]) -> str:
    first = value[0] if value else None
    if isinstance(first, list):
        return "list of spans"
    if isinstance(first, dict):
        return f"list of objects: {known[frozenset(first)]}" if frozenset(first) in known else "list of objects"
    return {str: "list of texts", int: "list of numbers"}[type(first)]
