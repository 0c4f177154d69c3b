"""From a text to drafts: the tagger says who said what, the text's form says more, and each find becomes a draft.

Linear in the text's length, no state kept between texts, the same text always the same answer."""

from dataclasses import replace
from datetime import date

from bot.domain.articles import MAX_TEXT
from bot.domain.claims import Extraction
from bot.domain.errors import Refusal
from bot.extraction.attributions import find
from bot.extraction.content_spans import Cutter
from bot.extraction.drafts import drafts_of, quotations_of_nobody
from bot.extraction.narration import narrated
from bot.extraction.prose.clean_copy import CleanCopy
from bot.extraction.prose.language import ENGLISH, language_of
from bot.extraction.prose.segments import find_paragraphs
from bot.extraction.prose.tokens import between, tokenise
from bot.text.dates import CALENDAR_WORDS

_SPOKEN_WORDS = 4


def extract(text: str, *, title: str | None = None, published: date | None = None) -> Extraction:
    """Everything that the text attributes to somebody, and what it asserts itself, in text order.

    Spans are indices into `text` exactly as given; wording, mention and speaker are composed and plainly spaced.
    `published` makes days such as "Friday" definite. Raises Refusal for a text over MAX_TEXT characters."""
    if len(text) > MAX_TEXT:
        raise Refusal(f"A text may have {MAX_TEXT:,} characters; this one has {len(text):,}.")
    reading = CleanCopy.of(text)
    found = _read(reading.text, title, published)
    return replace(found, drafts=tuple(reading.given(draft) for draft in found.drafts))


def _read(text: str, title: str | None, published: date | None) -> Extraction:
    tokens = tokenise(text)
    language = language_of(tokens)
    paragraphs = find_paragraphs(text)
    heading = title or (_headline(text) if "\n" in text.strip() else None)
    cutter = Cutter(text, paragraphs)
    if language != ENGLISH:
        quotes = [q.inner for p in paragraphs for q in p.quotations]
        spoken = [span for span in quotes if sum(t.is_word for t in between(tokens, *span)) >= _SPOKEN_WORDS]
        return Extraction(heading, language, tuple(quotations_of_nobody(text, spoken)))
    found = find(text, tokens, paragraphs, cutter)
    told = narrated(text, tokens, paragraphs, found)
    return Extraction(heading, language, tuple(drafts_of(text, tokens, found, told, published)))


def _headline(text: str) -> str | None:
    """The first line, where it does not end as sentences do."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    dated = all(t.low in CALENDAR_WORDS or not t.text.isalpha() for t in tokenise(first[:200]))
    return first if not dated and len(first) <= 200 and first[-1] not in ".!?,;:" else None
