"""Members, speakers and disputes from the command line: the same checks, exact keys, one sentence for a refusal."""

import re

from tests.commandline.conftest import Run, refused

WHY = "The minutes of 3 March say otherwise."
MEMBER, OTHER, MODERATOR = ("--as", "5:member"), ("--as", "6:member"), ("--as", "7:moderator")


def number(desk: Run, words: str = "tram line") -> str:
    found = desk("claims", "search", words, "--json").objects[0]["number"]
    return str(found)


def test_following_and_wanting(desk: Run) -> None:
    n = number(desk)
    assert desk(*MEMBER, "follow", f"#{n}", "--json").object == {"claim": int(n), "speaker": None, "following": True}
    named = desk(*MEMBER, "follow", "lena OSTROWE", "--json").object
    assert named == {"claim": None, "speaker": "Lena Ostrowe", "following": True}
    refused(desk(*MEMBER, "follow", n), 1, f"You follow #{n} already.")
    refused(desk(*MEMBER, "follow", "999"), 1, "There is no claim #999")
    refused(desk(*MEMBER, "follow", "No One"), 1, "no speaker of that name")
    assert desk(*MEMBER, "unfollow", n, "--json").object["following"] is False
    refused(desk(*MEMBER, "unfollow", n), 1, f"You do not follow #{n}.")
    assert desk(*MEMBER, "want", n, "--json").object["wanted"] == 1
    assert desk(*OTHER, "want", n, "--json").object["wanted"] == 2
    refused(desk(*OTHER, "want", n), 1, "each member counts once")
    told = desk(*MEMBER, "claims", "mine").out
    assert f"Follows #{n}" in told
    assert "1 of 20 checks asked for" in told


def test_speakers_have_exactly_their_keys(desk: Run) -> None:
    listed = desk("speakers", "list", "--json").objects
    assert {tuple(speaker) for speaker in listed} == {("name", "aliases", "claims", "checked")}
    assert "Lena Ostrowe" in {speaker["name"] for speaker in listed}
    renamed = desk(*MODERATOR, "speakers", "rename", "Lena Ostrowe", "Lena Ostrova", "--json").object
    assert (renamed["name"], renamed["aliases"]) == ("Lena Ostrova", ["Lena Ostrowe"])
    merged = desk("speakers", "merge", "Paul Quimbly", "Lena Ostrowe", "--json").object
    assert merged["aliases"] == ["Lena Ostrowe", "Paul Quimbly"]
    n = number(desk)
    apart = desk("speakers", "split", "Paul Quimbly", "--claims", n, "--json").object
    assert (apart["name"], apart["claims"]) == ("Paul Quimbly", 1)
    assert desk("claims", "show", n, "--json").object["speaker"] == "Paul Quimbly"
    refused(desk(*MEMBER, "speakers", "merge", "a", "b"), 1, "Only moderators and admins may rename, merge or split")
    refused(desk(*MEMBER, "speakers", "balance"), 1, "Only moderators and admins may see the balance")
    refused(desk("speakers", "show", "No One"), 1, "no speaker of that name")
    refused(desk("speakers", "split", "X", "--claims", "x"), 2, "not a claim number")
    assert desk("--server", "9", "speakers", "list", "--json").out == ""


def test_a_block_an_undoing_and_a_forgetting(desk: Run) -> None:
    n = number(desk)
    dispute = ("dispute", n, "--kind", "misquote", "--reason", WHY)
    assert desk(*MEMBER, *dispute, "--json").object["dispute"] == 1
    assert desk(*MODERATOR, "block", "5", "--json").object == {"user": 5, "done": "blocked"}
    refused(desk(*MEMBER, "want", n), 1, "A moderator has blocked you")
    refused(desk(*MODERATOR, "block", "5"), 1, "blocked already")
    refused(desk(*OTHER, "block", "5"), 1, "Only moderators and admins may block")
    refused(desk("block", "mia"), 2, "'mia'")
    done = desk(*MODERATOR, "undo", "5", "--since", "2020-01-01", "--json").object
    assert done == {"user": 5, "done": "undone", "articles": 0, "claims": 0, "disputes": 1, "wanted": 0, "replies": 0}
    assert desk("review", "disputes", "--json").out == ""
    refused(desk("undo", "5"), 2, "--since")
    refused(desk("undo", "5", "--since", "yesterday"), 2, "2026-03-14T09:00")
    assert desk("unblock", "5").code == 0
    assert desk(*MEMBER, "forget", "5", "--json").object == {"user": 5, "done": "forgotten"}
    refused(desk(*MODERATOR, "forget", "6"), 1, "Only admins may have somebody else forgotten")
    told = desk("history", n, "--json").objects
    assert [event["action"] for event in told][-2:] == ["dispute.opened", "dispute.withdrawn"]
    assert told[-2]["reason"] is None


def test_members_do_not_read_what_others_say_in_disputes(desk: Run) -> None:
    n = number(desk)
    desk(*MEMBER, "dispute", n, "--kind", "misquote", "--reason", WHY)
    refused(desk(*OTHER, "review", "disputes"), 1, "Only checkers, moderators and admins may read what members say")
    listed = desk("--as", "8:checker", "review", "disputes", "--json").object
    assert listed["reason"] == WHY
    assert desk("--server", "9", "review", "disputes", "--json").out == ""


def test_typed_words_are_accepted(desk: Run) -> None:
    added = desk(*MEMBER, "claims", "add", "The depot cost 9 million dollars.", "--speaker", "Rosa Teller", "--json")
    n = str(added.object["number"])
    refused(desk(*MEMBER, "review", "accept", n), 1, "Only moderators and admins may give a verdict.")
    assert desk(*MODERATOR, "review", "accept", n).code == 0
    refused(desk(*MODERATOR, "review", "accept", n), 1, "is not waiting to be accepted for summaries")


def test_mine_gives_disputes_follows_and_limits_after_the_claims(desk: Run) -> None:
    n = number(desk)
    desk(*MEMBER, "dispute", n, "--kind", "misquote", "--reason", WHY)
    desk(*MEMBER, "follow", n)
    decided = "The recording has these very words."
    desk(*MODERATOR, "review", "resolve", "1", "--outcome", "rejected", "--reason", decided)
    mine = desk(*MEMBER, "claims", "mine", "--json").objects
    assert [o["number"] for o in mine if "number" in o] == [int(n)]
    disputes = [o for o in mine if "dispute" in o]
    assert [(o["dispute"], o["state"], o["decision"]) for o in disputes] == [(1, "rejected", decided)]
    assert [(o["claim"], o["speaker"]) for o in mine if "follow" in o] == [(int(n), None)]
    limits = {o["limit"]: (o["used"], o["most"]) for o in mine if "limit" in o}
    assert limits["disputes"] == (1, 5)
    assert limits["articles"][0] == 0


def test_history_tells_only_the_desk_and_those_behind_it_what_a_dispute_says(desk: Run) -> None:
    n = number(desk)
    desk(*MEMBER, "dispute", n, "--kind", "misquote", "--reason", WHY)
    desk(*MODERATOR, "review", "resolve", "1", "--outcome", "rejected", "--reason", "The recording has these words.")

    def told(*who: str) -> list[str | None]:
        events = desk(*who, "history", n, "--json").objects
        return [event["reason"] for event in events if str(event["action"]).startswith("dispute.")]

    assert told("--as", "9:checker") == told(*MEMBER) == [WHY, "The recording has these words."]
    assert told(*OTHER) == [None, None]


def test_a_speakers_repeats_are_told_with_since_when_and_where_last(desk: Run) -> None:
    name = "Lena Ostrowe"
    none = desk("speakers", "show", name, "--json").object["repeated"]
    assert none == {"claims": 0, "times": 0, "unconfirmed": 0, "most": []}
    (claim,) = desk("claims", "search", "tram line", "--json").objects
    for place in ("first", "second"):
        desk("claims", "add", claim["text"], "--speaker", name, "--url", f"https://news.{place}.org/a")
    found = desk("speakers", "show", "lena ostrowe", "--json").object["repeated"]
    assert (found["claims"], found["times"], found["unconfirmed"]) == (1, 2, 1)
    (most,) = found["most"]
    assert list(most) == [
        *("number", "text", "verdict", "attribution_confirmed", "said", "since", "last", "last_by", "last_in"),
    ]
    assert (most["number"], most["said"], most["last_by"]) == (claim["number"], 3, name)
    assert most["last_in"] == "second.org"
    told = desk("speakers", "show", name).out
    assert "  1 of them was said again, 2 times in all; 1 of these are not confirmed as theirs" in told
    assert f"#{claim['number']} unverified, said 3 times since" in told
    assert re.search(r"in second\.org; attributed to Lena Ostrowe by the machine, \d+% sure", told)
    assert "  Said:      3 times since" in desk("claims", "show", str(claim["number"])).out
