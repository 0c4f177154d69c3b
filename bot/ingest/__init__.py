"""The outside world to text: pages over HTTP, files of several kinds, all of them read with suspicion."""

from bot.ingest.charset import decode_plain

__all__ = ["decode_plain"]
