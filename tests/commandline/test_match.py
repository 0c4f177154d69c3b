"""`onrecord match`: JSON Lines in, ranked known claims out."""

import json
from pathlib import Path

import pytest

from bot.cli import main


def lines(file: Path, *entries: object) -> str:
    file.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return str(file)


def test_each_question_gets_its_claims_ranked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = lines(
        tmp_path / "corpus",
        {"id": "a", "text": "The tram line lost 31 percent of its riders.", "title": "Did the tram lose a third?"},
        {"id": "b", "text": "The school roof was repaired in 2019."},
    )
    queries = lines(tmp_path / "queries", {"id": 7, "text": "A third of the tram's riders are gone: 31 percent!"})
    assert main(["match", "--corpus", corpus, "--queries", queries, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["id"] == 7
    assert found["ranked"][0][0] == "a"
    assert 0 <= found["ranked"][0][1] <= 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"id": 1}\n', 'line 1: An object with "id" and "text" is needed.'),
        ('{"id": 1, "text": "x"}\nnonsense\n', "line 2: That is not a JSON object."),
    ],
)
def test_a_line_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, sentence: str
) -> None:
    file = tmp_path / "bad"
    file.write_text(content, encoding="utf-8")
    assert main(["match", "--corpus", str(file), "--queries", str(file)]) == 1
    assert sentence in capsys.readouterr().err


def test_a_mark_of_byte_order_is_no_part_of_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "marked"
    file.write_text('{"id": 1, "text": "The school roof was repaired in 2019."}\n', encoding="utf-8-sig")
    assert main(["match", "--corpus", str(file), "--queries", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ranked"][0][0] == "1"


def test_a_question_about_nothing_still_gets_its_twenty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = lines(
        tmp_path / "corpus",
        *({"id": n, "text": f"Bus line {n} of Holmvik lost {n + 3} percent of its riders in 2019."} for n in range(30)),
    )
    queries = lines(
        tmp_path / "queries", {"id": 1, "text": "xylophone"}, {"id": 2, "text": ""}, {"id": 3, "text": "飛行船は青い"}
    )
    assert main(["match", "--corpus", corpus, "--queries", queries, "--json"]) == 0
    for line in capsys.readouterr().out.splitlines():
        names = [name for name, _probability in json.loads(line)["ranked"]]
        assert len(set(names)) == len(names) == 30


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = str(tmp_path / "gone")
    assert main(["match", "--corpus", gone, "--queries", gone]) == 1
    assert "There is no such file." in capsys.readouterr().err
