"""Who speaks in each attribution, and how a claim reads without its article."""

from bot.extraction.speakers.discourse import Discourse
from bot.extraction.speakers.resolutions import Resolution
from bot.extraction.speakers.resolver import resolve_speakers
from bot.extraction.speakers.sources import trim_source
from bot.extraction.speakers.wording import canonical

__all__ = ["Discourse", "Resolution", "canonical", "resolve_speakers", "trim_source"]
