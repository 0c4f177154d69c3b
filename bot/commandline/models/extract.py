"""`extract`: files -> attributions and claims, with no database."""

from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

from bot.commandline.articles.source_files import STDIN, read_source, told
from bot.commandline.claims import marked_article
from bot.commandline.command import Call, Command
from bot.commandline.output import progress
from bot.domain.articles import refuse_text
from bot.domain.claims import Extraction
from bot.domain.errors import BadInput, NotFound, OnRecordError


@dataclass(frozen=True, slots=True)
class Document:
    """A source as it was read. `converted` says that `text` is not the file as decoded, so that offsets need it."""

    name: str
    text: str
    title: str | None
    converted: bool


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help="text, html or pdf; - is stdin")
    parser.add_argument("--explain", metavar="N", type=_ordinal, help="explain the N-th attribution")


def _ordinal(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit()) or int(typed[:9]) == 0:
        raise BadInput(f"--explain takes the number of an attribution, from 1 on, not {typed[:50]!r}.")
    return int(typed)


def _extract(call: Call) -> None:
    for name in call.args.files:
        try:
            with progress(f"Reading {name}"):
                document, found = _found(name)
            _print(call, document, found)
        except OnRecordError as error:
            call.fail(told(name, error))


def _found(name: str) -> tuple[Document, Extraction]:
    from bot.extraction import extract

    document = read_document(name)
    refuse_text(document.text)
    return document, extract(document.text, title=document.title)


def read_document(name: str) -> Document:
    """Plain text stays as it stands in the file, up to its last word; all else becomes the text of its article.

    Raises Unreadable.
    """
    from bot.ingest import decode_plain
    from bot.ingest.read import is_plain, read

    body = read_source(name)
    shown = name if name == STDIN else Path(name).name
    if is_plain(body, shown):
        return Document(shown, decode_plain(body).rstrip(), None, converted=False)
    page = read(body, media_type=None, charset=None, url=None, filename=shown)
    return Document(shown, page.text, page.title, converted=True)


def _print(call: Call, document: Document, found: Extraction) -> None:
    if call.args.explain is not None:
        _explain(call, document, found)
    elif call.out.as_json:
        call.out.object(_object(document, found))
    else:
        call.out.text(marked_article.article(document.name, document.text, found))


def _object(document: Document, found: Extraction) -> dict[str, object]:
    from bot.extraction import as_json

    return as_json(document.name, found, document.text if document.converted else None)


def _explain(call: Call, document: Document, found: Extraction) -> None:
    number = call.args.explain
    if number > len(found.drafts):
        raise NotFound(f"There is no attribution {number}; this text has {len(found.drafts)}.")
    if call.out.as_json:
        claims = _object(document, found)["claims"]
        assert isinstance(claims, list)  # noqa: S101 - the shape that every reader relies on
        call.out.object(claims[number - 1])
    else:
        from bot.extraction import explain

        draft = found.drafts[number - 1]
        call.out.text(marked_article.explanation(number, document.text, draft, explain(draft, document.text)))


EXTRACT = Command("extract", "find the attributions and claims in files, with no database", _extract, _options)
