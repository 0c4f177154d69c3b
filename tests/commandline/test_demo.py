"""The demo tells the whole job in a page, and shows the things that are hard about real articles."""

from bot.commandline.demo.demo import CONTESTED, articles
from tests.commandline.conftest import Run


def test_it_fits_a_page(onrecord: Run) -> None:
    ran = onrecord("demo")
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 100
    assert lines[-1].strip() == "onrecord ingest https://... && onrecord claims list"


def test_it_tells_the_whole_job(onrecord: Run) -> None:
    told = onrecord("demo").out
    for part in ("Lucia Ortega 9", "names nobody", "by the machine, ", "% sure", "claim is wrong: ", "MOSTLY FALSE",
                 "confirmed by a person", "https://counts.elsmere.example", "claim found", "dispute opened",
                 "claim checked", "said again", "3 articles, "):  # fmt: skip
        assert part in told
    assert "Other news" not in told
    assert "Best season ever" not in told


def test_as_json_it_is_the_objects_of_every_step(onrecord: Run) -> None:
    objects = onrecord("demo", "--json").objects
    assert [next(iter(thing)) for thing in objects[:3]] == ["article"] * 3
    assert [thing["duplicate_of"] for thing in objects[:3]] == [None] * 3
    assert any(thing.get("verdict") == "mostly_false" for thing in objects)
    assert objects[-1]["counts"]["articles"] == 3


def test_it_leaves_nothing_behind_and_needs_no_database(onrecord: Run) -> None:
    onrecord("demo")
    assert onrecord("claims", "list").code == 1


def test_the_contested_claim_is_said_in_two_articles(onrecord: Run) -> None:
    claim = next(thing for thing in onrecord("demo", "--json").objects if thing.get("verdict") == "mostly_false")
    assert set(CONTESTED.split()) <= set(claim["text"].lower().split())
    assert [appearance["article"] for appearance in claim["appearances"]] == [1, 3]


def test_the_articles_are_as_long_and_as_tangled_as_real_ones() -> None:
    texts = [(one.body or b"").decode() for one in articles()]
    assert len(texts) == 3
    assert all(250 <= len(text.split()) <= 400 for text in texts)
    assert "MayorOrtega" in texts[0]
    assert all("Other news" in text for text in texts)
