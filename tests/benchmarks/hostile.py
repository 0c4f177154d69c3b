"""A web server that answers as badly as it can: what each of its pages must come to when a member hands it in.

`serve` answers on a free port of loopback, prints that port, and ends when its standard input does: it is run in a
process of its own, so that its work and memory are not counted with those of the reader.
"""

import asyncio
import contextlib
import gzip
import io
import os
import sys
import zipfile
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from random import Random

from tests.benchmarks.synthetic import article

Writer = asyncio.StreamWriter
Answer = Callable[[str, Writer], Awaitable[None]]
"""Gets the head of the request, and writes the response."""
_made: list[Callable[[], bytes]] = []
"""What the server makes before it serves: bombs take seconds."""
READ_ON_S = 3_600.0


@dataclass(frozen=True, slots=True)
class Case:
    answer: Answer
    says: str | None
    """What stands in the sentence of its refusal; None where the page is to be read."""
    heavy: bool = False
    """Takes seconds by design."""


def body(seed: int, words: int = 300) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in article(seed, words).split("\n\n"))


def page(seed: int, head: str = "", more: str = "") -> bytes:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body(seed)}{more}</body></html>".encode()


def response(content: bytes, status: str = "200 OK", **fields: str) -> bytes:
    """A whole response; an underscore in a field's name stands for a hyphen, an empty value leaves the field out."""
    head = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(content)), "Connection": "close"}
    head |= {name.replace("_", "-").title(): value for name, value in fields.items()}
    return "\r\n".join([f"HTTP/1.1 {status}", *(f"{k}: {v}" for k, v in head.items() if v), "", ""]).encode() + content


def sends(made: Callable[[], bytes]) -> Answer:
    made = cache(made)
    _made.append(made)

    async def answer(_: str, writer: Writer) -> None:
        content = made()
        for start in range(0, len(content), 65_536):
            writer.write(content[start : start + 65_536])
            await writer.drain()

    return answer


def gives(content: bytes | Callable[[], bytes], status: str = "200 OK", **fields: str) -> Answer:
    return sends(lambda: response(content if isinstance(content, bytes) else content(), status, **fields))


def leads(to: str, **fields: str) -> Answer:
    return gives(b"", "302 Found", location=to, **fields)


def repeats(piece: bytes, first: bytes = b"", pause: float = 0.0) -> Answer:
    async def answer(_: str, writer: Writer) -> None:
        writer.write(first)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return answer


async def silent(_: str, __: Writer) -> None:
    await asyncio.sleep(READ_ON_S)


async def cookie_wall(head: str, writer: Writer) -> None:
    known = "pass=1" in head
    writer.write(
        response(page(1)) if known else response(b"", "302 Found", location="/cookie_wall", set_cookie="pass=1; Path=/")
    )


def tags(tag: str, times: int, words: str = "") -> bytes:
    return b"<html><body>" + f"<{tag}>{words}".encode() * times


def attributes(count: int) -> bytes:
    return b"<html><body><p " + b" ".join(b"a%d=b" % n for n in range(count)) + b">" + body(2).encode()


def pdf(stream: bytes, **fields: str) -> bytes:
    """One page whose content is the stream."""
    extra = "".join(f"/{name}/{value}" for name, value in fields.items())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Length {len(stream)}{extra}>>stream\n".encode() + stream + b"\nendstream",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + one + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def text_pdf() -> bytes:
    shown = "".join(
        f"({line.strip()}.) Tj T* " for line in article(3, 200).replace("\n", " ").split(".") if line.strip()
    )
    return pdf(f"BT /F1 12 Tf 14 TL 50 750 Td {shown} ET".encode("latin-1", "replace"))


def deflated(size: int) -> bytes:
    """A megabyte of spaces, again and again, compressed."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()


def gzipped(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return b"".join(packer.compress(b"a" * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()


def zipped(name: str, size: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return packed.getvalue()


def noise(size: int) -> bytes:
    return Random(1).randbytes(size)  # noqa: S311 - repeatable data, no secrets


PDF, DOCX = "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LATE, _CUT, _LARGE = "longer than", "damaged or cut off", "larger than"
_AWAY, _NO_TEXT, _TAGS = (
    "an address that is not fetched",
    "may be behind a paywall or need scripts",
    "tags: it is no article",
)

CASES: dict[str, Case] = {
    # where it leads
    "loop": Case(leads("/loop"), "redirects more than 5 times"),
    "six_hops": Case(leads("/five_hops"), "redirects more than 5 times"),
    "five_hops": Case(leads("/hop4"), None),
    **{f"hop{n}": Case(leads(f"/hop{n - 1}"), None) for n in (4, 3, 2)},
    "hop1": Case(leads("/plain"), None),
    "to_metadata": Case(leads("http://169.254.169.254/latest/meta-data/"), _AWAY),
    "to_other_port": Case(leads("http://127.0.0.1:9/"), _AWAY),
    "to_file": Case(leads("file:///etc/passwd"), _AWAY),
    "to_user": Case(leads("http://user:pw@127.0.0.1/"), _AWAY),
    "to_hex": Case(leads("http://0x7f000001/"), _AWAY),
    "to_nonsense": Case(leads("http://[/"), "not"),
    "nowhere": Case(gives(b"", "302 Found"), "answered 302"),
    "cookie_wall": Case(cookie_wall, None),
    "cookie_circle": Case(leads("/cookie_circle", set_cookie="a=1"), "redirects more than 5 times"),
    "meta_refresh": Case(gives(b'<html><meta http-equiv="refresh" content="0;url=http://169.254.169.254/">'), _NO_TEXT),
    # time
    "slow_headers": Case(silent, _LATE, heavy=True),
    "dripping_headers": Case(repeats(b"X-A: b\r\n", b"HTTP/1.1 200 OK\r\n", 0.2), _LATE, heavy=True),
    "dripping_body": Case(repeats(b"a", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", 0.2), _LATE, heavy=True),
    "continues": Case(repeats(b"HTTP/1.1 100 Continue\r\n\r\n", pause=0.2), _LATE, heavy=True),
    # size
    "endless": Case(repeats(b"a" * 65_536, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), _LARGE),
    "endless_chunks": Case(
        repeats(b"4\r\nabcd\r\n" * 999, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), "than", heavy=True
    ),
    "endless_headers": Case(repeats(b"X-A: b\r\n" * 999, b"HTTP/1.1 200 OK\r\n"), _CUT),
    "large": Case(gives(lambda: b"<html><p>" + b"words " * 8_500_000), _LARGE),
    "gzip_bomb": Case(gives(lambda: gzipped(200_000_000), content_encoding="gzip"), _LARGE),
    "gzip_full": Case(gives(lambda: gzip.compress(page(4)), content_encoding="gzip"), None),
    "long_text": Case(gives(lambda: b"<html><body><p>" + b"The mayor said so. " * 40_000), "characters; 300,000"),
    # what the wire brings
    "short": Case(gives(page(5), content_length="999999"), _CUT),
    "negative_length": Case(gives(page(5), content_length="-5"), _CUT),
    "two_lengths": Case(gives(page(5), content_length="10, 20"), _CUT),
    "broken_chunk": Case(gives(b"5\r\nhello\r\nzz\r\n", content_length="", transfer_encoding="chunked"), _CUT),
    "open_chunk": Case(gives(b"ffff\r\nhello", content_length="", transfer_encoding="chunked"), _CUT),
    "gzip_cut": Case(gives(lambda: gzip.compress(page(5))[:-20], content_encoding="gzip"), _CUT),
    "gzip_not": Case(gives(page(5), content_encoding="gzip"), _CUT),
    "gzip_twice": Case(gives(page(5), content_encoding="gzip, gzip"), "a compression"),
    "brotli": Case(gives(b"\x1b\x03", content_encoding="br"), "a compression"),
    "zstd": Case(gives(b"\x28\xb5\x2f\xfd", content_encoding="zstd"), "a compression"),
    "no_http": Case(sends(lambda: b"SSH-2.0-OpenSSH_9.9\r\n\r\n"), _CUT),
    "no_answer": Case(sends(lambda: b""), _CUT),
    "busy": Case(gives(b"", "429 Too Many Requests", retry_after="60"), "answered 429"),
    "down": Case(gives(page(5), "503 Service Unavailable"), "answered 503"),
    "gone": Case(gives(page(5), "404 Not Found"), "answered 404"),
    "empty": Case(gives(b" \n "), "an empty page"),
    # characters
    "wrong_charset": Case(gives(lambda: page(6, more="<p>Zo\u00eb</p>").decode().encode("cp1252")), None),
    "no_charset": Case(gives(lambda: page(7).decode().encode("cp1252"), content_type="text/html"), None),
    "odd_charset": Case(gives(page(8), content_type="text/html; charset=utf-7"), None),
    "utf_16": Case(gives(lambda: page(9).decode().encode("utf-16"), content_type="text/html"), None),
    "utf_16_bare": Case(gives(lambda: page(10).decode().encode("utf-16-le"), content_type="text/html"), None),
    "controls": Case(gives(page(11, more="<p>a&#0;b\u202ec&#xD800;d\u0007e\u200bf</p>")), None),
    # kinds
    "picture": Case(gives(b"\x89PNG\r\n\x1a\n" + noise(9_000)), "That is a picture"),
    "picture_type": Case(gives(b"\x89PNG", content_type="image/png"), "not an article"),
    "binary": Case(gives(noise(300_000)), "not a text file"),
    "json": Case(gives(b"{}", content_type="application/json"), "not an article"),
    "archive": Case(gives(lambda: zipped("a.txt", 1_000_000)), "not a Word file"),
    "download": Case(gives(text_pdf, content_type="application/octet-stream"), None),
    "download_of_noise": Case(gives(noise(9_000), content_type="application/octet-stream"), "not an article"),
    "pdf_as_page": Case(gives(lambda: text_pdf() + b"%1"), None),
    "pdf_scan": Case(gives(lambda: pdf(b""), content_type=PDF), "no text in it"),
    "pdf_noise": Case(gives(b"%PDF-1.7\n" + noise(50_000), content_type=PDF), "damaged"),
    "pdf_bomb": Case(gives(lambda: pdf(deflated(200_000_000), Filter="FlateDecode"), content_type=PDF), "PDF"),
    "word_bomb": Case(gives(lambda: zipped("word/document.xml", 100_000_000), content_type=DOCX), "too large"),
    "word_broken": Case(gives(lambda: zipped("word/document.xml", 1_000_000), content_type=DOCX), "damaged"),
    # markup
    "script": Case(gives(b"<html><script>" + b"document.write('x');" * 9_000 + b"</script>"), _NO_TEXT),
    "nested": Case(gives(lambda: tags("div", 99_000) + body(12).encode()), _NO_TEXT),
    "attributes": Case(gives(lambda: attributes(100_000)), _LATE, heavy=True),
    "tags": Case(gives(lambda: tags("b", 1_500_000)), _TAGS),
    "comments": Case(gives(lambda: tags("!--a--", 600_000)), _TAGS),
    "paragraphs": Case(gives(lambda: tags("p", 99_000, "He said so today.")), "", heavy=True),
    "links": Case(gives(lambda: tags("a href=/", 99_000, "some text")), "", heavy=True),
    "tables": Case(gives(lambda: tags("table><tr><td", 49_000, "cell")), "", heavy=True),
    "entities": Case(gives(lambda: b"<html><body><p>" + b"&amp;" * 900_000), "", heavy=True),
    "deep_json": Case(gives(lambda: page(13, f'<script type="application/ld+json">{"[" * 400_000}</script>')), None),
    "billion_laughs": Case(
        gives(lambda: b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><html><p>&b;' + page(14)), None
    ),
    "one_line": Case(gives(lambda: b"<html><body><p>" + b"word " * 990_000), "", heavy=True),
    "plain": Case(gives(lambda: article(15, 300).encode(), content_type="text/plain"), None),
    "quotes": Case(gives(lambda: "\u201cOh, \u2018no\u201d said ".encode() * 15_000, content_type="text/plain"), ""),
}  # fmt: skip
"""By the path. Where `says` is empty any one sentence, or an article, will do: that it ends is the promise."""


def rss(items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{items}</channel></rss>'.encode()


def items(count: int, guid: str = "<guid>g{n}</guid>", link: str = "/story/{n}") -> str:
    return "".join(
        f"<item><title>Story {n}</title><link>{link.format(n=n)}</link>{guid.format(n=n)}</item>" for n in range(count)
    )


def feed(content: Callable[[], bytes], status: str = "200 OK", **fields: str) -> Answer:
    return gives(content, status, content_type="application/rss+xml", **fields)


FEEDS: dict[str, Case] = {
    "feed": Case(feed(lambda: rss(items(3))), None),
    "feed_of_10000": Case(feed(lambda: rss(items(10_000))), None),
    "feed_of_one_guid": Case(feed(lambda: rss(items(50, guid="<guid>same</guid>"))), None),
    "feed_without_guids": Case(feed(lambda: rss(items(50, guid=""))), None),
    "feed_of_scripts": Case(feed(lambda: rss(items(3, link="javascript:alert({n})"))), None),
    "feed_moved": Case(gives(b"", "301 Moved Permanently", location="/feed_without_guids"), "already"),
    "feed_gone": Case(gives(b"", "410 Gone"), "410"),
    "feed_busy": Case(gives(b"", "429 Too Many Requests", retry_after="60"), "429"),
    "feed_dtd": Case(
        feed(lambda: rss(items(3)).replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss')),
        "DTD",
    ),
    "feed_of_noise": Case(feed(lambda: noise(50_000)), ""),
    "feed_cut": Case(feed(lambda: rss(items(50)), content_length="99999"), _CUT),
    "feed_bomb": Case(feed(lambda: gzipped(200_000_000), content_encoding="gzip"), _LARGE),
    "feed_path": Case(feed(lambda: b"/etc/passwd"), ""),
    "feed_deep": Case(feed(lambda: rss("<item><description>" + "&lt;b&gt;" * 50_000)), ""),
    "feed_to_metadata": Case(leads("http://169.254.169.254/"), _AWAY),
}
"""What comes of an address that is added as a feed."""


async def serve() -> None:
    async def handle(reader: asyncio.StreamReader, writer: Writer) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            case = (CASES | FEEDS).get(head.split(" ")[1].lstrip("/"))
            await (case.answer if case else gives(b"", "404 Not Found"))(head, writer)
        writer.close()

    for make in _made:
        make()
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.buffer.read)
    os._exit(0)
