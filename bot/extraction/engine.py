"""The first engine: rules over paragraphs, quotations and cue verbs. Linear in the text's length, no state kept."""

from dataclasses import replace

from bot.domain.articles import MAX_TEXT
from bot.domain.claims import Extraction
from bot.domain.errors import Refusal
from bot.extraction.context import Context
from bot.extraction.drafts import orphan
from bot.extraction.language import language_of
from bot.extraction.lexicon import MONTHS_DAYS
from bot.extraction.people import People
from bot.extraction.reader import Reader
from bot.extraction.reading import Reading
from bot.extraction.segments import find_paragraphs
from bot.extraction.tokens import between, tokenise

_ORPHAN_WORDS = 4


def extract(text: str, *, title: str | None = None) -> Extraction:
    """Everything that the text attributes to somebody, and what it asserts itself, in text order.

    Spans are indices into `text` exactly as given; wording, mention and speaker are composed and plainly spaced.
    Raises Refusal for a text over MAX_TEXT characters."""
    if len(text) > MAX_TEXT:
        raise Refusal(f"A text may have {MAX_TEXT:,} characters; this one has {len(text):,}.")
    reading = Reading.of(text)
    found = _read(reading.text, title)
    return replace(found, drafts=tuple(reading.given(draft) for draft in found.drafts))


def _read(text: str, title: str | None) -> Extraction:
    tokens = tokenise(text)
    language = language_of(tokens)
    paragraphs = find_paragraphs(text)
    heading = title or (_headline(text) if "\n" in text.strip() else None)
    if language != "en":
        quotes = [q.inner for p in paragraphs for q in p.quotations]
        spoken = [span for span in quotes if sum(t.is_word for t in between(tokens, *span)) >= _ORPHAN_WORDS]
        return Extraction(heading, language, tuple(orphan(text, [span]) for span in spoken))
    reader = Reader(text, tokens, Context(People.of(tokens)))
    for paragraph in paragraphs:
        reader.read(paragraph)
    return Extraction(heading, language, tuple(reader.drafts()))


def _headline(text: str) -> str | None:
    """The first line, where it does not end as sentences do."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    dated = all(t.low in MONTHS_DAYS or not t.text.isalpha() for t in tokenise(first[:200]))
    return first if not dated and len(first) <= 200 and first[-1] not in ".!?,;:" else None
