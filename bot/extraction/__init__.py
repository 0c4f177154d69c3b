"""Text to claim drafts with character spans: pure CPU, no I/O, fit for another process."""

from bot.extraction.engine import extract
from bot.extraction.export import as_json, explain

__all__ = ["as_json", "explain", "extract"]
