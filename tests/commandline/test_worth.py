"""`worth`: sentences in, scores out, one a line and in order."""

import json
from pathlib import Path

import pytest

from tests.commandline.conftest import Run, refused

LINES: list[dict[str, object]] = [
    {"id": "1", "text": "Good evening to all of you.", "group": "debate"},
    {"id": "2", "text": "The ferry line lost 40 million dollars in 2019.", "group": "debate"},
    {"id": 3, "text": "The ferry line lost 40 million dollars in 2019."},
]


def written(folder: Path, *lines: object) -> str:
    file = folder / "sentences.jsonl"
    file.write_text("\n\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    return str(file)


def test_each_sentence_has_one_score_in_order(onrecord: Run, tmp_path: Path) -> None:
    ran = onrecord("worth", written(tmp_path, *LINES), "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [set(one) for one in ran.objects] == [{"id", "score"}] * 3
    assert [one["id"] for one in ran.objects] == ["1", "2", 3]
    greeting, in_debate, alone = (one["score"] for one in ran.objects)
    assert 0 <= greeting < in_debate == alone <= 1


def test_people_see_the_reasons_beside_the_sentence(onrecord: Run, tmp_path: Path) -> None:
    ran = onrecord("worth", written(tmp_path, *LINES))
    assert "number" in ran.out
    assert str(LINES[1]["text"]) in ran.out
    assert onrecord("worth", "-", stdin=b"\n").out == "There is no sentence in it.\n"


def test_stdin_brings_the_same_scores(onrecord: Run, tmp_path: Path) -> None:
    file = Path(written(tmp_path, *LINES))
    assert onrecord("worth", "-", "--json", stdin=file.read_bytes()).out == onrecord("worth", str(file), "--json").out


@pytest.mark.parametrize(
    "line",
    ["no json", "[1]", "null", '{"id": "1"}', '{"text": "x"}', '{"id": true, "text": "x"}', '{"id": 1, "text": 2}'],
)
def test_a_line_that_is_no_sentence_is_named(onrecord: Run, tmp_path: Path, line: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(json.dumps(LINES[0]) + "\n" + line + "\n", encoding="utf-8")
    refused(onrecord("worth", str(file), "--json"), 1, "Line 2 is not a JSON object")


def test_a_file_that_is_not_there_is_refused(onrecord: Run) -> None:
    refused(onrecord("worth", "nowhere.jsonl", "--json"), 1, "no such file")
