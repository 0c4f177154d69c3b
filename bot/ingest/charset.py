"""From bytes to characters: what a file or page says about its encoding, checked against what it is."""

import codecs
import re

from bot.domain.errors import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_META_WITHIN = 4_096
_TEXT_CODECS = re.compile(
    r"utf-8|utf-(16|32)(-[lb]e)?|ascii|cp\d{3,4}|iso8859-\d+|koi8-[rut]|gbk?|gb\d+|hz|big5(hkscs)?"
    r"|euc_(jp|kr)|euc_jis\w+|shift_jis\w*|iso2022_jp\w*|johab|tis-620|mac-\w+|ptcp154|kz1048"
)
"""Codecs by Python's name for them. Others are no encodings of text (zip, rot13) or a way to hide (utf-7)."""
_WESTERN = {"ascii", "iso8859-1", "cp1252"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_ODD_SHARE = 0.01
"""Of characters that no text holds: above it, it is no text."""
_SAMPLE = 100_000
_DETECTED_IN = 100_000
_WITH_HIGH = re.compile(rb"[^<>\x80-\xff]{0,60}[\x80-\xff][^<>]*")
_HIGH = re.compile(rb"[\x80-\xff]+")
_SYMBOL_IN_WORD = re.compile(r"(?<=[a-z])[¹²³ºª¼½¾¿¶·±µ¬¤¦¢£¥§©®×÷](?=[a-z])|(?<=[a-z])[¹³œ¿](?=[ ,.])")


def decode_plain(body: bytes, name: str = "It") -> str:
    """A plain file's text: a BOM dropped, newlines kept as they are, nothing normalised.

    Raises Unreadable when it is not text.
    """
    return decode(body, name=name)


def decode(body: bytes, *, declared: str | None = None, html: bool = False, name: str = "It") -> str:
    """The characters of a text: by BOM, the declared charset, a page's own meta tag, strict UTF-8, then detection.

    `declared` is the charset of a response header; `name` begins the sentence of the Unreadable that is raised when
    the bytes are not text.
    """
    for bom, codec in _BOMS:
        if body.startswith(bom):
            text = body[len(bom) :].decode(codec, "replace")
            break
    else:
        text = _by_declaration(body, declared, html) or _by_content(body)
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _ODD_SHARE * len(sample):
        raise Unreadable(f"{name} is not a text file.")
    return text


def _by_declaration(body: bytes, declared: str | None, html: bool) -> str | None:
    codec = _codec(declared)
    if codec is None and html and (meta := _META.search(body[:_META_WITHIN])):
        codec = _codec(meta[1].decode("ascii"))
        if codec is not None and codec.startswith(("utf-16", "utf-32")):
            codec = "utf-8"  # a tag that could be read as ASCII is in neither of them
    if codec is None or codec in _WESTERN:
        return None  # what is called Latin-1 is UTF-8 or cp1252 in truth; the content tells
    text = body.decode(codec, "replace")
    return text if text.count("\ufffd") <= _ODD_SHARE * len(text) else None


def _by_content(body: bytes) -> str:
    try:
        return body.decode(_utf_16(body) or "utf-8")
    except UnicodeDecodeError:
        return body.decode(_detected(body), "replace")


def _detected(body: bytes) -> str:
    """The encoding of what is no UTF. Accents stand alone among Latin letters, where detectors mistake cp1252 for its
    neighbours; the words of other scripts are runs of high bytes, which detectors tell apart well."""
    words = b" ".join(_WITH_HIGH.findall(body[:_DETECTED_IN]))
    high = _HIGH.findall(words)
    runs = sum(len(run) for run in high if len(run) > 1)
    if 2 * runs > sum(map(len, high)):
        return _best(words) or "cp1252"
    if len(_SYMBOL_IN_WORD.findall(words.decode("cp1252", "replace"))) * 200 > len(words):
        return _best(words, ["cp1250", "iso8859_2"]) or "cp1252"
    return "cp1252"


def _best(words: bytes, among: list[str] | None = None) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(words, cp_isolation=among).best()
    return _codec(found.encoding) if found else None


def _utf_16(body: bytes) -> str | None:
    """Which UTF-16 it is, from the zero bytes that Latin letters leave in every other place."""
    sample = body[:1_000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 2 or len(body) % 2:
        return None
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _codec(label: str | None) -> str | None:
    try:
        name = codecs.lookup((label or "").strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    return name if _TEXT_CODECS.fullmatch(name) else None
