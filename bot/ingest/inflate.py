"""Bounded decompression of response bodies: a few bytes may stand for gigabytes."""

import zlib

from bot.domain.errors import Unavailable, Unreadable

ACCEPTED = "gzip, deflate"
_GZIP = 16 + zlib.MAX_WBITS
_ZLIB = zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS


def require_known(encoding: str) -> str:
    """The one content encoding of a response, normalised; raises Unreadable for any other and for several."""
    name = encoding.strip().lower().removeprefix("x-")
    if name not in {"", "identity", "gzip", "deflate"}:
        raise Unreadable("The site sent the page in a compression that was not asked for.")
    return name


def inflate(raw: bytes, encoding: str, limit: int) -> bytes:
    """The body behind a known encoding; raises Unreadable when it is damaged, cut or larger than `limit` bytes."""
    if encoding in {"", "identity"}:
        return raw
    windows = (_GZIP,) if encoding == "gzip" else (_ZLIB, _RAW)  # servers send both and call them deflate
    for window in windows:
        decoder = zlib.decompressobj(window)
        try:
            body = decoder.decompress(raw, limit + 1)
        except zlib.error:
            continue
        if len(body) > limit:
            raise too_large(limit)
        if decoder.eof and not decoder.unused_data:
            return body
        break
    raise Unavailable("The page arrived damaged or cut off; try again later.")


def too_large(limit: int) -> Unreadable:
    return Unreadable(f"That page is larger than {limit:,} bytes, the most that is read.")
