"""`extract`: files to claims with no database, one bad file never in the way of the next."""

from pathlib import Path

import pytest

from bot.commandline.claims.marked_article import with_marks
from bot.domain.claims import Draft, Kind
from tests.commandline.conftest import Run, refused

CLAIM_KEYS = {
    "text", "content", "cue", "source", "claim", "kind", "mention", "speaker", "speaker_confidence", "confidence",
    "worthiness", "reasons",
}  # fmt: skip
PAGE = """<!doctype html><html><head><title>Depot to close</title></head><body><article><h1>Depot to close</h1>
<p>The depot at Low Field will close in March, the company said on its website on Thursday afternoon.</p>
<p>Rosa Teller said that the depot employs 212 people and has stood in the same place since 1931.</p>
<p>Most of them will be offered work at the new yard by the river, which opens in the same month, she added.</p>
<p>The unions want to see that in writing, and so does the city, which owns the ground under both of the yards.</p>
</article></body></html>"""


def test_the_object_has_exactly_its_keys(onrecord: Run, article: Path) -> None:
    ran = onrecord("extract", str(article), "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()
    assert list(ran.object) == ["doc", "title", "language", "claims"]
    assert ran.object["doc"] == "tram.txt"
    assert ran.object["claims"]
    for claim in ran.object["claims"]:
        assert set(claim) == CLAIM_KEYS


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_offsets_of_plain_text_are_those_of_the_file(
    onrecord: Run, article: Path, tmp_path: Path, newline: str, mark: str
) -> None:
    text = article.read_text(encoding="utf-8").replace("\n", newline)
    file = tmp_path / "copy.txt"
    file.write_bytes((mark + text).encode())
    claims = onrecord("extract", str(file), "--json").object["claims"]
    said = [" ".join(text[start:end] for start, end in claim["content"]) for claim in claims]
    assert any("the tram line cost 45 million dollars in 2023" in words for words in said)
    assert all(words == words.strip() != "" for words in said)
    assert not any("Rain" in words for words in said)


def test_a_page_brings_the_text_that_its_offsets_refer_to(onrecord: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    page = onrecord("extract", str(file), "--json").object
    assert list(page) == ["doc", "title", "language", "text", "claims"]
    said = next(claim for claim in page["claims"] if claim["speaker"] == "Rosa Teller")
    ((start, end),) = said["content"]
    assert page["text"][start:end].startswith("the depot employs 212 people")


def test_a_dash_is_stdin(onrecord: Run) -> None:
    ran = onrecord("extract", "-", "--json", stdin=b"Ann Vey said the bridge cost 3 million dollars in 2020.\n")
    assert ran.object["doc"] == "-"
    assert [claim["speaker"] for claim in ran.object["claims"]] == ["Ann Vey"]


def test_a_bad_file_is_told_of_and_the_others_are_read(onrecord: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "empty.txt").write_bytes(b" \n")
    ran = onrecord("extract", "nosuch.txt", "picture.txt", "empty.txt", str(tmp_path), str(article), "--json")
    assert ran.code == 1
    assert ran.object["doc"] == "tram.txt"
    told = ran.err.splitlines()
    assert [line.partition(": ")[0] for line in told] == ["nosuch.txt", "picture.txt", "empty.txt", str(tmp_path)]
    assert told[0].endswith("There is no such file.")
    assert "not a text file" in told[1]
    assert "no text" in told[2]
    assert "folder" in told[3]


def test_a_text_that_is_too_long_is_refused(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("words" * 60_000 + "!", encoding="utf-8")
    for command in ("extract", "ingest"):
        refused(onrecord(command, "long.txt"), 1, "long.txt: That text has 300,001 characters; 300,000 is the most")


def test_what_is_no_text_does_not_count(onrecord: Run, tmp_path: Path) -> None:
    whole = "words" * 60_000 + "  \n\n"
    (tmp_path / "whole.txt").write_text(whole, encoding="utf-8")
    for line in ("extract whole.txt --json", "ingest whole.txt", "extract - --json", "ingest -"):
        assert onrecord(*line.split(), stdin=whole.encode()).code == 0


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_refusal_names_its_source_once(onrecord: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "bin").write_bytes(bytes(range(256)) * 20)
    ran = onrecord(command, "bin", "")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "bin: It is not a text file.\n'': A file's name can't be empty.\n"


def test_people_read_the_article_with_its_claims_marked(onrecord: Run, article: Path) -> None:
    ran = onrecord("extract", str(article))
    assert "[1 the tram line cost 45 million dollars in 2023]" in " ".join(ran.out.split())
    assert "Lena Ostrowe" in ran.out
    assert "nobody named" in ran.out


def test_explain_says_why_one_is_what_it_is(onrecord: Run, article: Path) -> None:
    ran = onrecord("extract", str(article), "--explain", "1")
    assert ran.code == 0
    assert ran.out.startswith("Attribution 1: ")
    assert "“said”" in ran.out
    assert "Speaker Lena Ostrowe" in ran.out


def test_explain_of_one_that_is_not_there(onrecord: Run, article: Path) -> None:
    refused(onrecord("extract", str(article), "--explain", "99"), 1, "There is no attribution 99")


def test_explain_as_json_is_that_claim_alone(onrecord: Run, article: Path) -> None:
    every = onrecord("extract", str(article), "--json").object["claims"]
    assert onrecord("extract", str(article), "--explain", "2", "--json").object == every[1]


def test_marks_nest_where_claims_do() -> None:
    text = "He said she left early."
    assert with_marks(text, [draft((8, 22)), draft((8, 11), (17, 22))]) == "He said [1 [2 she] left [2 early]]."


def draft(*content: tuple[int, int]) -> Draft:
    return Draft("", content, (), None, True, Kind.DIRECT, None, None, 0, 0, 0, ())


ARTICLES = Path(__file__).parents[3] / "shared" / "articles"


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real articles are not beside this checkout")
def test_the_real_articles(onrecord: Run) -> None:
    files = sorted(ARTICLES.glob("*.txt"))
    ran = onrecord("extract", *map(str, files), "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [page["doc"] for page in ran.objects] == [file.name for file in files]
    for file, page in zip(files, ran.objects, strict=True):
        text = file.read_bytes().decode("utf-8-sig")
        for claim in page["claims"]:
            assert all(text[start:end].strip() for start, end in claim["content"])
