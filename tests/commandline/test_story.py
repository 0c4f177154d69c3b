"""One article from ingest to the day's summary, through the command line alone, on a real file."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.domain.articles import IngestResult
from bot.services.articles.ingest import Articles
from tests.commandline.conftest import SAYS_IT_AGAIN, Run

CLAIM_KEYS = [
    "number", "text", "speaker", "attribution_confirmed", "state", "verdict", "disputed", "worthiness", "wanted",
    "appearances", "sources", "rationale", "owner", "created_at", "updated_at", "revisions", "others",
]  # fmt: skip
APPEARANCE_KEYS = ["article", "kind", "provenance", "quote", "content", "published_at"]
REVISION_KEYS = ["number", "verdict", "class", "rationale", "sources", "at", "voided"]
ARTICLE_KEYS = ["id", "url", "canonical_url", "title", "site", "author", "published_at", "language", "provenance"]
DISPUTE_KEYS = ["dispute", "claim", "kind", "state", "cosigners"]
EVENT_KEYS = ["at", "change", "actor", "action", "before", "after", "reason"]
REASON = "The budget that the council passed says 31 million."
CHECK = ("--verdict", "false", "--source", "https://budget.example/2023", "https://minutes.example/7", "--rationale")


def tram(desk: Run) -> int:
    """The number of the claim on the tram's price."""
    (claim,) = desk("claims", "search", "tram", "million", "--json").objects
    assert {claim["text"][start:end].lower() for start, end in claim["marks"]} == {"tram", "million"}
    number: int = claim["number"]
    return number


def test_ingest_says_what_is_new(onrecord: Run, article: Path) -> None:
    got = onrecord("ingest", str(article), "--json").object
    assert list(got) == ["article", "url", "title", "new", "repeats", "duplicate_of"]
    assert (got["article"], got["url"], got["repeats"], got["duplicate_of"]) == (1, None, [], None)
    assert got["new"] == list(range(1, len(got["new"]) + 1))


def test_the_same_article_again_brings_nothing(desk: Run, article: Path) -> None:
    again = desk("ingest", str(article), "--json").object
    assert (again["article"], again["new"], again["repeats"]) == (1, [], [])
    assert "Already on record, article 1" in desk("ingest", str(article)).out


def test_what_is_said_again_is_a_repeat(desk: Run, tmp_path: Path) -> None:
    again = desk("ingest", "-", "--json", stdin=SAYS_IT_AGAIN.encode()).object
    (repeat,) = again["repeats"]
    assert list(repeat) == ["claim", "score"]
    assert repeat["claim"] == tram(desk)
    assert [a["article"] for a in desk("claims", "show", str(tram(desk)), "--json").object["appearances"]] == [1, 2]


def test_a_bad_source_is_told_of_and_the_others_are_read(onrecord: Run, article: Path) -> None:
    ran = onrecord("ingest", "nosuch.txt", str(article), "ftp://host.example/x", "--json")
    assert ran.code == 1
    assert ran.object["article"] == 1
    assert [line.partition(": ")[0] for line in ran.err.splitlines()] == ["nosuch.txt", "ftp://host.example/x"]


def test_claims_have_exactly_their_keys(desk: Run) -> None:
    claims = desk("claims", "list", "--all", "--json").objects
    assert claims
    text = desk("articles", "show", "1", "--json").object["text"]
    for claim in claims:
        assert list(claim) == CLAIM_KEYS
        for appearance in claim["appearances"]:
            assert list(appearance) == APPEARANCE_KEYS
            assert " ... ".join(text[start:end] for start, end in appearance["content"]) == appearance["quote"]
    assert claims == sorted(claims, key=lambda claim: -claim["worthiness"])


def test_articles_have_exactly_their_keys(desk: Run) -> None:
    assert list(desk("articles", "list", "--json").object) == ARTICLE_KEYS
    shown = desk("articles", "show", "1", "--json").object
    assert list(shown) == [*ARTICLE_KEYS, "text"]
    assert shown["provenance"] == "file"
    assert shown["text"].startswith("Council fights over the tram")


def test_a_claim_from_unverified_to_checked_and_the_day_that_says_so(desk: Run) -> None:
    number = str(tram(desk))
    dispute = desk(
        "--as", "5:member", "dispute", number, "--kind", "claim_is_wrong", "--reason", REASON, "--json"
    ).object
    assert dispute == {"dispute": 1, "claim": int(number), "kind": "claim_is_wrong", "state": "open", "cosigners": 0}
    (waiting,) = desk("review", "disputes", "--json").objects
    assert list(waiting) == [*DISPUTE_KEYS, "reason", "link", "at", "overdue", "notes"]
    assert (waiting["reason"], waiting["link"], waiting["overdue"]) == (REASON, None, False)
    (disputed,) = desk("claims", "list", "--status", "disputed", "--json").objects
    assert (disputed["number"], disputed["disputed"], disputed["state"]) == (int(number), True, "unverified")
    assert "disputed" in desk("claims", "show", number).out

    taken = desk("--as", "9:moderator", "review", "take", number, "--json").object
    assert (taken["state"], taken["owner"]) == ("in_review", 9)
    checked = desk("--as", "9:moderator", "review", "check", f"#{number}", *CHECK, REASON, "--json").object
    assert (checked["state"], checked["verdict"], checked["rationale"]) == ("checked", "false", REASON)
    assert [source["url"] for source in checked["sources"]] == [
        "https://budget.example/2023",
        "https://minutes.example/7",
    ]
    assert checked["attribution_confirmed"]
    (revision,) = checked["revisions"]
    assert list(revision) == REVISION_KEYS
    assert (revision["number"], revision["class"], revision["voided"]) == (1, None, False)

    digest = desk("digest", "--json").object
    assert list(digest) == [
        "server",
        "from",
        "to",
        "counts",
        "corrected",
        "checked",
        "disputes",
        "said_again",
        "wanted",
        "source_changed",
    ]
    assert list(digest["counts"]) == ["articles", "new", "checked", "corrected", "disputes", "waiting"]
    assert (digest["counts"]["articles"], digest["counts"]["checked"]) == (1, 1)
    assert [claim["number"] for claim in digest["checked"]] == [int(number)]
    assert desk("digest", "--format", "json").object["checked"] == digest["checked"]
    told = desk("digest").out
    assert f"False: #{number} Lena Ostrowe" in told
    assert f"#{number} Lena Ostrowe" in desk("digest", "--format", "markdown").out

    history = desk("history", number, "--json").objects
    assert all(list(event) == EVENT_KEYS for event in history)
    actions = [event["action"] for event in history]
    assert actions[:4] == ["claim.found", "dispute.opened", "claim.taken", "claim.checked"]
    assert "5" not in {event["actor"] for event in history}
    assert "claim checked" in desk("history", number).out


def test_void_keeps_the_verdict_in_the_revisions(desk: Run) -> None:
    number = str(tram(desk))
    desk("review", "check", number, *CHECK, REASON)
    void = desk("review", "void", number, "--reason", "The first source turned out to be forged.", "--json").object
    assert (void["state"], void["verdict"]) == ("unverified", None)
    assert [(r["verdict"], r["voided"]) for r in void["revisions"]] == [("false", True)]


def test_a_verdict_is_corrected_withdrawn_and_given_anew(desk: Run) -> None:
    check = ("--source", "https://minutes.example/7", "--rationale", REASON)
    desk("review", "check", "1", "--verdict", "false", *check)
    fixed = desk("review", "correct", "1", "--class", "update", "--reason", REASON, "--json").object
    assert (fixed["verdict"], [r["class"] for r in fixed["revisions"]]) == ("false", [None, "update"])
    changed = desk(
        *(
            "review",
            "correct",
            "1",
            "--class",
            "rating_change",
            "--reason",
            REASON,
            "--verdict",
            "true",
            *check,
            "--json",
        )
    ).object
    assert (changed["verdict"], changed["revisions"][-1]["number"]) == ("true", 3)
    withdrawn = desk("--as", "5:moderator", "review", "withdraw", "1", "--reason", REASON, "--json").object
    assert (withdrawn["state"], withdrawn["verdict"], withdrawn["owner"]) == ("in_review", None, 5)
    assert [r["voided"] for r in withdrawn["revisions"]] == [False, False, False]
    assert desk("review", "check", "1", "--verdict", "false", *check, "--json").object["verdict"] == "false"
    actions = [event["action"] for event in desk("history", "1", "--json").objects]
    assert actions[-5:] == ["claim.checked", "claim.corrected", "claim.corrected", "claim.withdrawn", "claim.checked"]


def test_a_claim_is_given_proposed_and_approved(desk: Run) -> None:
    assert desk("review", "assign", "1", "--to", "7", "--json").object["owner"] == 7
    check = ("--source", "https://minutes.example/7", "--rationale", REASON)
    proposed = desk("--as", "7:checker", "review", "propose", "1", "--verdict", "false", *check, "--json").object
    assert (proposed["state"], proposed["verdict"]) == ("proposed", None)
    assert desk("--as", "8:moderator", "review", "check", "1", "--json").object["verdict"] == "false"


def test_a_claim_is_edited_split_merged_and_hidden(desk: Run) -> None:
    text = desk("claims", "show", "1", "--json").object["text"]
    words = "The tram line opened late and it cost nine million."
    edited = desk("review", "edit", "1", "--text", words, "--speaker", "nobody", "--reason", REASON, "--json").object
    assert (edited["text"], edited["speaker"], edited["attribution_confirmed"]) == (words, None, True)
    kept, part = desk("review", "split", "1", "--at", "0", "26", "--json").objects
    assert (kept["number"], kept["text"], part["text"]) == (1, "it cost nine million", "The tram line opened late")
    merged = desk("review", "merge", str(part["number"]), "--into", "1", "--json").object
    assert merged["state"] == "dismissed"
    hidden = desk("--as", "5:moderator", "review", "hide", "1", "--reason", REASON, "--json").object
    assert (hidden["number"], hidden["text"], hidden["appearances"]) == (1, "(hidden by a moderator)", [])
    assert desk("claims", "show", "1", "--json").object["text"] == "it cost nine million"
    assert 1 not in [claim["number"] for claim in desk("claims", "list", "--all", "--json").objects]
    assert desk("review", "reopen", "1", "--reason", REASON, "--json").object["state"] == "unverified"
    log = [event for event in desk("history", "1", "--json").objects if event["action"] == "claim.edited"]
    assert log[0]["before"]["text"] == text


def test_an_upheld_misquote_brings_the_right_words(desk: Run) -> None:
    number = str(tram(desk))
    desk("--as", "5:member", "dispute", number, "--kind", "misquote", "--reason", REASON)
    right = "The tram line cost 31 million dollars in 2023."
    decided = desk(
        "review", "resolve", "1", "--outcome", "upheld", "--reason", "The recording has these words.", "--text", right,
        "--json",
    ).object  # fmt: skip
    assert decided["state"] == "upheld"
    assert desk("claims", "show", number, "--json").object["text"] == right


def test_a_dispute_can_be_taken_back(desk: Run) -> None:
    number = str(tram(desk))
    desk("--as", "5:member", "dispute", number, "--kind", "missing_context", "--reason", REASON)
    back = desk("--as", "5:member", "dispute", number, "--withdraw", "--json").object
    assert (list(back), back["state"]) == (DISPUTE_KEYS, "withdrawn")


def test_a_second_member_joins(desk: Run) -> None:
    number = str(tram(desk))
    desk("--as", "5:member", "dispute", number, "--kind", "missing_context", "--reason", REASON)
    joined = desk("--as", "6:member", "dispute", number, "--kind", "missing_context", "--reason", REASON)
    assert joined.out == f"Dispute 1 of #{number}, missing context: joined.\n"


def test_take_without_a_number_gives_the_best_that_waits(desk: Run) -> None:
    best = desk("review", "queue", "--limit", "1", "--json").object["number"]
    assert desk("review", "take", "--json").object["number"] == best
    assert desk("review", "release", str(best)).out == f"#{best} is back in the queue.\n"


def test_dismissed_claims_leave_the_lists_and_come_back(desk: Run) -> None:
    number = tram(desk)
    desk("review", "dismiss", str(number), "--reason", "out_of_scope")
    assert number not in [claim["number"] for claim in desk("claims", "list", "--all", "--json").objects]
    desk("review", "reopen", str(number), "--reason", "It is about the city after all.")
    assert number in [claim["number"] for claim in desk("claims", "list", "--all", "--json").objects]


def test_the_two_person_rule_makes_a_check_a_proposal(desk: Run) -> None:
    number = str(tram(desk))
    assert desk("settings", "set", "two_person", "on", "--json").object["value"] is True
    assert "another moderator approves" in desk("--as", "8:moderator", "review", "check", number, *CHECK, REASON).out
    approved = desk("--as", "9:moderator", "review", "check", number, "--json").object
    assert (approved["state"], approved["verdict"]) == ("checked", "false")


def test_the_two_person_rule_makes_a_new_verdict_a_proposal(desk: Run) -> None:
    number = str(tram(desk))
    desk("review", "check", number, *CHECK, REASON)
    desk("settings", "set", "two_person", "on")
    correct = ("review", "correct", number, "--class", "rating_change", "--reason", REASON, "--rationale", REASON)
    given = ("--verdict", "true", "--source", "https://tram.example/new")
    waits = desk("--as", "8:moderator", *correct, *given)
    assert "is proposed as true: another moderator approves it" in waits.out
    assert desk("claims", "show", number, "--json").object["verdict"] == "false"
    left = desk("--as", "9:moderator", *correct, "--verdict", "false")
    assert "stays as it is; it says false" in left.out
    desk("--as", "8:moderator", *correct, *given)
    approved = desk("--as", "9:moderator", "review", "check", number, "--json").object
    assert [(r["verdict"], r["class"]) for r in approved["revisions"]] == [("false", None), ("true", "rating_change")]


def test_a_moderator_asks_and_the_member_answers(desk: Run) -> None:
    number = str(tram(desk))
    member, moderator = ("--as", "5:member"), ("--as", "8:moderator")
    desk(*member, "dispute", number, "--kind", "misquote", "--reason", REASON)
    assert "Asked" in desk(*moderator, "review", "ask", "1", "--question", "Which minute?").out
    assert "a moderator asks: Which minute?" in desk(*member, "claims", "mine").out
    early = desk("--as", "6:member", "answer", "1", "--text", "Minute 41.")
    assert (early.code, early.err) == (1, "Only members who opened or joined dispute 1 may answer for it.\n")
    assert "Thank you" in desk(*member, "answer", "1", "--text", "Minute 41.").out
    assert desk(*member, "answer", "1", "--text", "Minute 42.").err.startswith(
        "Dispute 1 has no question that waits for an answer."
    )
    assert desk(*member, "review", "ask", "1", "--question", "Which minute?").code == 1
    waiting = desk(*moderator, "review", "disputes", "--json").object
    assert [(n["answer"], n["text"]) for n in waiting["notes"]] == [(False, "Which minute?"), (True, "Minute 41.")]
    assert "asked: Which minute? · answered: Minute 41." in desk(*moderator, "review", "disputes").out


def test_a_card_says_of_which_day_a_verdict_is_and_that_one_was_taken_back(desk: Run) -> None:
    number = str(tram(desk))
    dates = ("--as-of", "2026-03-01", "--look-again", "2099-01-31")
    desk("review", "check", number, *CHECK, REASON, *dates)
    card = desk("claims", "show", number).out
    assert "As of:     2026-03-01" in card
    assert "to be looked at again on 2099-01-31" in card
    desk("review", "withdraw", number, "--reason", REASON)
    card = desk("claims", "show", number).out
    assert "Withdrawn: the verdict false; it is being rechecked" in card
    assert "1. false" in card


def test_another_verdict_under_the_two_person_rule_says_that_it_is_sent_back(desk: Run) -> None:
    number = str(tram(desk))
    desk("settings", "set", "two_person", "on")
    desk("--as", "8:moderator", "review", "check", number, *CHECK, REASON)
    other = ("--verdict", "true", "--source", "https://b.example", "--rationale", REASON)
    assert "is sent back" in desk("--as", "9:moderator", "review", "check", number, *other).out


def test_a_correction_brings_its_dates(desk: Run) -> None:
    number = str(tram(desk))
    desk("review", "check", number, *CHECK, REASON, "--as-of", "2026-03-01")
    correct = ("review", "correct", number, "--class", "update", "--reason", REASON)
    refused = desk(*correct, "--look-again", "1 March")
    assert (refused.code, refused.err) == (2, "'1March' is not a day; write it as 2026-03-01.\n")
    changed = desk(*correct, "--look-again", "2099-01-31", "--json").object["revisions"][-1]
    assert (changed["as_of"], changed["look_again"]) == ("2026-03-01", "2099-01-31")
    assert len(changed["sources"]) == 2


def test_a_claim_added_by_hand(onrecord: Run) -> None:
    words = "The pier was rebuilt twice in 1999."
    added = onrecord("claims", "add", words, "--speaker", "Ann Vey", "--url", "https://pier.example/a", "--json").object
    assert (added["text"], added["speaker"]) == (words, "Ann Vey")
    (where,) = added["appearances"]
    assert (where["article"], where["kind"], where["provenance"], where["content"]) == (None, "manual", "manual", [])
    assert onrecord("claims", "mine", "--json").object["number"] == added["number"]
    assert "as typed in" in onrecord("claims", "show", "1").out


def test_limits_beyond_a_page_are_paged_through(onrecord: Run) -> None:
    lines = "\n\n".join(f"Ann Vey said pier {n} cost {n + 2} million dollars in 2019." for n in range(230))
    onrecord("ingest", "-", stdin=lines.encode())
    numbers = [claim["number"] for claim in onrecord("claims", "list", "--all", "--limit", "1000", "--json").objects]
    assert len(numbers) == len(set(numbers)) == 230
    assert len(onrecord("claims", "list", "--json").objects) == 25


def test_an_article_is_withdrawn_with_its_unchecked_claims(desk: Run) -> None:
    number = tram(desk)
    desk("review", "check", str(number), *CHECK, REASON)
    gone = desk("articles", "withdraw", "1", "--reason", "The paper took it back itself.", "--json").object
    assert list(gone) == ["article", "dismissed", "kept"]
    assert gone["kept"] == 1
    assert [claim["number"] for claim in desk("claims", "list", "--all", "--json").objects] == [number]


def test_one_server_sees_nothing_of_another(desk: Run) -> None:
    elsewhere = desk("--server", "77", "claims", "list", "--all", "--json")
    assert (elsewhere.code, elsewhere.out) == (0, "")


def test_settings(desk: Run) -> None:
    keys = [setting["key"] for setting in desk("settings", "show", "--json").objects]
    assert {"timezone", "min_worthiness", "two_person"} <= set(keys)
    assert desk("settings", "set", "timezone", "Europe/Berlin", "--json").object == {
        "key": "timezone",
        "value": "Europe/Berlin",
        "default": "UTC",
        "set": True,
    }
    assert "Europe/Berlin" in desk("settings", "show").out
    assert desk("settings", "unset", "timezone", "--json").object["value"] == "UTC"


@pytest.mark.parametrize("out", ["-", "record.csv"])
def test_export_as_csv(desk: Run, tmp_path: Path, out: str) -> None:
    desk("claims", "add", "=cmd|' /C calc'!A0 is what he typed", "--speaker", "@somebody")
    ran = desk("export", "csv", "--out", out)
    text = ran.out if out == "-" else (tmp_path / out).read_bytes().decode()
    rows = list(csv.DictReader(text.splitlines(keepends=True), strict=True))
    assert len(rows) == len(desk("claims", "list", "--all", "--limit", "100", "--json").objects)
    assert (rows[0]["text"][:2], rows[0]["speaker"]) == ("'=", "'@somebody")
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("out", ["-", "record.csv"])
def test_a_byte_order_mark_for_spreadsheets(desk: Run, tmp_path: Path, out: str) -> None:
    ran = desk("export", "csv", "--bom", "--out", out)
    text = ran.out if out == "-" else (tmp_path / out).read_bytes().decode()
    assert text.startswith("\ufeffnumber,text,")
    wrong = desk("export", "jsonl", "--bom")
    assert (wrong.code, wrong.err) == (2, "Only csv takes a byte order mark (--bom).\n")


def test_export_as_json_lines_is_the_list(desk: Run, tmp_path: Path) -> None:
    assert desk("export", "jsonl", "--out", "record.jsonl", "--json").object["path"] == "record.jsonl"
    exported = [json.loads(line) for line in (tmp_path / "record.jsonl").read_text("ascii").splitlines()]
    assert exported == desk("claims", "list", "--all", "--sort", "new", "--limit", "100", "--json").objects


def test_backup_migrate_health_and_doctor(desk: Run, tmp_path: Path) -> None:
    kept = desk("backup", "copy.db", "--json").object
    assert kept == {"path": "copy.db", "bytes": (tmp_path / "copy.db").stat().st_size}
    assert desk("--db", "copy.db", "claims", "list", "--json").objects == desk("claims", "list", "--json").objects
    assert desk("migrate", "--json").object["applied"] == []
    health = desk("health", "--json").object
    assert list(health) == ["ok", "checks"]
    assert all(list(check) == ["name", "ok", "detail"] for check in health["checks"])
    doctor = desk("doctor", "--json").object
    assert doctor["ok"]
    assert {"python", "sqlite", "search", "database", "disk", "token", "meaning", "proxy"} <= {
        c["name"] for c in doctor["checks"]
    }


def test_a_summary_goes_into_a_file(onrecord: Run, article: Path, tmp_path: Path) -> None:
    onrecord("ingest", str(article))
    for fmt, begins in (
        ("text", "On Record, "),
        ("markdown", "# On Record"),
        ("json", '{"server":0'),
        ("atom", "<?xml"),
    ):
        out = tmp_path / f"summary.{fmt}"
        ran = onrecord("digest", "--format", fmt, "--out", str(out))
        assert (ran.code, ran.out, ran.err) == (0, f"{out}: written.\n", "")
        assert out.read_text(encoding="utf-8").startswith(begins)
    told = onrecord("digest", "--out", str(tmp_path / "day.json"), "--json")
    assert told.object == {"path": str(tmp_path / "day.json")}
    missing = onrecord("digest", "--out", str(tmp_path / "no" / "day.txt"))
    assert (missing.code, missing.err) == (1, f"There is no folder {tmp_path / 'no'}.\n")


ARTICLES = Path(__file__).parents[3] / "shared" / "articles"


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the real articles are not beside this checkout")
def test_the_real_articles_from_ingest_to_digest(onrecord: Run) -> None:
    files = sorted(ARTICLES.glob("*.txt"))
    read = onrecord("ingest", *map(str, files), "--json")
    assert (read.code, read.err) == (0, "")
    assert [one["article"] for one in read.objects] == list(range(1, len(files) + 1))
    for one in read.objects:
        assert one["new"] or one["repeats"]
    best = onrecord("claims", "list", "--limit", "1", "--json").object["number"]
    onrecord("--as", "5:member", "dispute", str(best), "--kind", "missing_context", "--reason", REASON)
    assert onrecord("--as", "9:moderator", "review", "check", str(best), *CHECK, REASON).code == 0
    digest = onrecord("digest", "--json").object
    assert digest["counts"]["articles"] == len(files)
    assert [claim["number"] for claim in digest["checked"]] == [best]


def test_many_sources_end_with_a_table(onrecord: Run, article: Path) -> None:
    ran = onrecord("ingest", str(article), "nosuch.txt", str(article))
    assert ran.code == 1
    assert ran.err == "nosuch.txt: There is no such file.\n"
    *_, first, failed, again = ran.out.splitlines()
    assert (first.split()[1], again.split()[1]) == ("#1", "#1")
    assert failed.endswith("not read: There is no such file.")
    assert again.endswith("(on record already)")
    assert "nosuch" not in onrecord("ingest", str(article)).out


def test_a_fault_of_ours_costs_one_source_one_sentence(
    onrecord: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Articles.process

    async def stumble(self: Articles, intake: int, *, since: int | None = None) -> IngestResult:
        if intake == 1:
            raise LookupError("something nobody has thought of")
        return await read(self, intake, since=since)

    monkeypatch.setattr(Articles, "process", stumble)
    ran = onrecord("ingest", str(article), str(article), "--json")
    assert (ran.code, len(ran.objects)) == (1, 1)
    fault = "It could not be read because of a fault in this program (LookupError); it is worth a report."
    assert ran.err == f"{article}: {fault}\n"


def test_the_days_are_an_atom_feed(desk: Run) -> None:
    tram(desk)
    told = desk("digest", "--format", "atom").out
    root = ElementTree.fromstring(told)  # noqa: S314 - our own
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = root.findall(f"{atom}entry")
    assert "1 article" in (entry.findtext(f"{atom}content") or "")
    assert (entry.findtext(f"{atom}id") or "").startswith("urn:uuid:")
    assert ElementTree.fromstring(desk("digest", "--format", "atom").out).findtext(f"{atom}id") == root.findtext(  # noqa: S314
        f"{atom}id"
    )
