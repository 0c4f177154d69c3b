"""`onrecord claims about TEXT`: what a message says of what is on record."""

from tests.commandline.conftest import Run, refused

HEARD = "The mayor says that the tram line cost 45 million dollars in 2023!"
WHY = "The minutes of 3 March say otherwise."


def test_unchecked_claims_are_told_as_that_and_checked_ones_come_with_their_sources(desk: Run) -> None:
    first = desk("claims", "about", HEARD)
    assert first.out.startswith("No checked claim says this; these are about it or share words with it:")
    (claim,) = [each for each in desk("claims", "about", HEARD, "--json").objects if each["relation"] == "same"]
    number = str(claim["number"])
    source = "https://audit.example/tram"
    desk("review", "check", number, "--verdict", "false", "--source", source, "--rationale", WHY)
    told = desk("claims", "about", HEARD).out
    assert told.startswith(f"It may say the same as:\n#{number} false\n")
    assert source in told
    best = desk("claims", "about", HEARD, "--json").objects[0]
    assert (best["number"], best["verdict"], best["relation"]) == (claim["number"], "false", "same")


def test_nothing_on_record(desk: Run) -> None:
    assert desk("claims", "about", "Lovely weather for a swim.").out == "Nothing on record about this.\n"
    assert desk("claims", "about", "Lovely weather for a swim.", "--json").out == ""
    refused(desk("claims", "about"), 2, "TEXT")
