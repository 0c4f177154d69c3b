"""Bytes to characters."""

import codecs

import pytest

from bot.domain.errors import Unreadable
from bot.ingest import decode_plain
from bot.ingest.charset import decode

SAID = "“It’s 4 € for the ferry,” said Zoë Quill – again."


@pytest.mark.parametrize(
    "body",
    [
        SAID.encode(),
        codecs.BOM_UTF8 + SAID.encode(),
        SAID.encode("cp1252"),
        SAID.encode("utf-16"),
        SAID.encode("utf-16-le"),
        SAID.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + SAID.encode("utf-16-be"),
        SAID.encode("utf-32"),
    ],
)
def test_a_file_that_says_nothing_is_recognised(body: bytes) -> None:
    assert decode_plain(body) == SAID


def test_plain_text_keeps_its_newlines_and_everything_else() -> None:
    assert decode_plain(b"\xef\xbb\xbfa\r\n\r\n\r\nb \rc\n") == "a\r\n\r\n\r\nb \rc\n"
    assert decode_plain("e\u0301\u00a0\u200b".encode()) == "e\u0301\u00a0\u200b"
    assert decode_plain(b"") == ""


@pytest.mark.parametrize(
    ("body", "declared"),
    [
        (SAID.encode("cp1252"), "iso-8859-1"),
        (SAID.encode("cp1252"), "us-ascii"),
        (SAID.encode(), "iso-8859-1"),
        (SAID.encode("cp1252"), "utf-8"),
        (SAID.encode(), "nonsense"),
        (SAID.encode(), "utf-7"),
        (SAID.encode(), "zip"),
        (SAID.encode("utf-16-le"), "utf-16le"),
        (codecs.BOM_UTF8 + SAID.encode(), "cp1251"),
    ],
)
def test_a_header_is_believed_only_where_it_can_be_right(body: bytes, declared: str) -> None:
    assert decode(body, declared=declared) == SAID


def test_other_alphabets_follow_their_header_or_meta_tag() -> None:
    words = "Мэр открыл паром"
    assert decode(words.encode("koi8-r"), declared="KOI8-R") == words
    page = f'<html><head><meta charset="windows-1251"></head>{words}'
    assert words in decode(page.encode("cp1251"), html=True)
    older = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">{words}'
    assert words in decode(older.encode("cp1251"), html=True)
    assert words in decode(f'<?xml version="1.0" encoding="koi8-r"?>{words}'.encode("koi8-r"), html=True)
    assert words in decode(f'<meta charset="utf-16">{words}'.encode(), html=True)
    assert words in decode(page.encode("koi8-r"), html=True, declared="koi8-r")


def test_one_bad_byte_spoils_one_character_of_a_declared_page() -> None:
    body = SAID.encode() * 20
    assert decode(body + b"\xff", declared="utf-8") == SAID * 20 + "\ufffd"


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x7fELF\x02\x01\x01\x00",
        bytes(range(256)),
        b"a\x00b",
        b"\x1f\x8b\x08\x00\x01",
    ],
)
def test_what_is_no_text_is_one_sentence(body: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        decode_plain(body, "picture.txt")
    assert error.value.sentence == "picture.txt is not a text file."


@pytest.mark.parametrize(
    ("words", "codec"),
    [
        ("Мэр заявил, что мост обошёлся вдвое дороже, чем решил совет города.", "cp1251"),
        ("Мэр заявил, что мост обошёлся вдвое дороже, чем решил совет города.", "koi8-r"),
        ("Ο δήμαρχος δήλωσε ότι η γέφυρα κόστισε διπλάσια από όσα είχε συμφωνήσει.", "cp1253"),
        ("ראש העיר אמר שהגשר עלה פי שניים ממה שהמועצה הסכימה עליו בשנה שעברה.", "cp1255"),
        ("قال رئيس البلدية إن الجسر كلف ضعف ما وافق عليه المجلس في العام الماضي.", "cp1256"),
        ("市長は、橋の費用が議会の合意の二倍になったと述べた。来年また調べるという。", "shift_jis"),
        ("市长表示，这座桥的费用是市议会同意的两倍，明年将再次调查。", "gbk"),
        ("시장은 다리 비용이 의회가 합의한 것의 두 배라고 말했다.", "euc_kr"),
        ("Le maire a déclaré que l’école coûtera très cher à la région.", "cp1252"),
        ("El alcalde dijo que el año pasado la administración gastó más que el señor Núñez.", "cp1252"),
        ("Burmistrz powiedział, że most kosztował dwa razy więcej, niż uzgodniła rada.", "cp1250"),
    ],
)
def test_what_declares_nothing_and_is_no_unicode_is_detected(words: str, codec: str) -> None:
    assert decode_plain(words.encode(codec)) == words
    page = "<html><body>" + f"<div class='a'><p>{words}</p></div>\n" * 50
    assert decode(page.encode(codec), html=True) == page
