"""What is typed wrong gets one sentence and exit code 2; what is typed right means what it says."""

import argparse

import pytest

from bot.commandline.parser import acting, build, parse
from bot.commandline.table import COMMANDS
from bot.domain.actor import Role
from bot.domain.claim_lists import Mark
from bot.domain.claims import State, Verdict
from bot.domain.errors import BadInput
from tests.commandline.conftest import Run, refused

INTERFACE = [
    "demo",
    "run",
    "extract FILE",
    "worth FILE --json",
    "match --corpus FILE --queries FILE --json",
    "ingest SOURCE",
    "articles list",
    "articles show 1",
    "articles withdraw 1 --reason TEXT",
    "claims list --status source_changed --verdict false --disputed --speaker NAME --sort repeats --all --limit 3",
    "claims show 1",
    "claims search two words",
    "claims add TEXT --speaker NAME --url URL",
    "claims mine",
    "claims about TEXT",
    "claims stats --since 30 --chart PATH",
    "dispute 1 --kind misquote --reason TEXT --link URL --speaker NAME",
    "dispute 1 --withdraw",
    "review queue",
    "review take",
    "review take 1",
    "review release #1",
    "review check 1 --verdict false --source URL URL --rationale TEXT --source URL --speaker nobody",
    "review check 1",
    "review dismiss 1 --reason duplicate --into 2",
    "review reopen 1 --reason TEXT",
    "review void 1 --reason TEXT",
    "review changes --limit 3",
    "review source 1 --outcome changed",
    "articles reread 1",
    "review disputes",
    "review resolve 1 --outcome upheld --reason TEXT --verdict true --source URL --text T --speaker NAME",
    "review propose 1 --verdict false --source URL --rationale TEXT",
    "review correct 1 --class fact_fix --reason TEXT --verdict false --source URL --rationale TEXT",
    "review withdraw 1 --reason TEXT",
    "review hide 1 --reason TEXT",
    "review edit 1 --text T --speaker NAME --reason TEXT",
    "review split 1 --at 3 9",
    "review merge 1 --into 2",
    "review assign 1 --to 7",
    "review accept 1",
    "review tie 1 --to 2 --answer yes",
    "review twins 1",
    "review unlink 1",
    "review requeue 1",
    "review clear 1 --reason out_of_scope",
    "speakers list",
    "speakers balance",
    "speakers show NAME --limit 3",
    "speakers rename OLD NEW",
    "speakers merge FROM INTO",
    "speakers split NAME --claims 1 2",
    "feeds list",
    "feeds add URL",
    "feeds remove 1",
    "feeds poll",
    "feeds poll 1",
    "import FILE FILE",
    "others ask 1",
    "others list",
    "others remove 1",
    "others refuse 1 --check 2",
    "want 1",
    "answer 1 --text T",
    "review ask 1 --question T",
    "follow 1",
    "unfollow NAME",
    "block 7",
    "unblock 7",
    "undo 7 --since 2026-05-01T00:00:00Z",
    "forget 7",
    "settings show",
    "settings set KEY VALUE",
    "settings unset KEY",
    "digest --date 2026-05-01 --format markdown --out summary.md",
    "history 1",
    "export csv --out PATH",
    "backup PATH",
    "doctor",
    "migrate",
    "health",
    "bench",
    "bench NAME --claims 9",
]


@pytest.mark.parametrize("line", INTERFACE)
def test_every_line_of_the_interface_parses(line: str) -> None:
    parsed = parse(line.split(), COMMANDS)
    assert line.startswith(parsed.command.words)


def test_every_command_is_named_in_the_interface() -> None:
    assert {command.words for command in COMMANDS} == {
        parse(line.split(), COMMANDS).command.words for line in INTERFACE
    }


def test_every_command_but_run_takes_json() -> None:
    assert [command.words for command in COMMANDS if not command.json] == ["run"]


def test_sources_add_up_and_end_at_the_next_option() -> None:
    words = "review check #42 --verdict false --source https://a.example https://b.example --rationale why --source c"
    args = parse(words.split(), COMMANDS).args
    assert args.number == 42
    assert args.verdict is Verdict.FALSE
    assert args.source == ["https://a.example", "https://b.example", "c"]
    assert args.rationale == "why"


def test_sources_of_one_command_do_not_reach_the_next() -> None:
    parse(["review", "check", "1", "--source", "https://a.example"], COMMANDS)
    assert parse(["review", "check", "1"], COMMANDS).args.source == []


@pytest.mark.parametrize("state", [*State])
def test_status_takes_every_state(state: State) -> None:
    assert parse(["claims", "list", "--status", state.value], COMMANDS).args.status.state is state


def test_status_takes_marks_beside_the_states() -> None:
    for mark in Mark:
        status = parse(["claims", "list", "--status", mark.value], COMMANDS).args.status
        assert (status.mark, status.state) == (mark, None)


def test_the_local_admin_acts_where_nobody_is_named() -> None:
    actor = parse(["--server", "7", "claims", "list"], COMMANDS).place.actor
    assert (actor.user, actor.server, actor.role, actor.limited) == (0, 7, Role.ADMIN, False)


def test_whoever_is_named_acts_under_limits() -> None:
    actor = acting("123456789012345678:Moderator", 9)
    assert (actor.user, actor.server, actor.role, actor.limited) == (123456789012345678, 9, Role.MODERATOR, True)


@pytest.mark.parametrize(
    "typed", ["5", "5:", "x:member", ":member", "-5:member", "0:member", "5:owner", "9" * 40 + ":member"]
)
def test_a_malformed_actor_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match=r"\.$"):
        acting(typed, 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "needs one of: demo, run,"),
        ("claims", "onrecord claims needs one of: list, show, search, add, mine"),
        ("clams list", "did you mean 'claims'?"),
        ("claims lst", "did you mean 'list'?"),
        ("review chek 4", "did you mean 'check'?"),
        ("claims list --statsu checked", "did you mean '--status'?"),
        ("claims list --db x.db", "--db goes before the command"),
        ("--json claims list", "--json goes after the command"),
        ("claims list more", "takes no 'more' there"),
        ("claims show", "required: N"),
        ("claims show forty", "'forty' is not a claim number"),
        ("claims show 0", "'0' is not a claim number"),
        ("claims list --status done", "use one of: unverified, in_review, proposed, checked, dismissed, disputed"),
        ("claims list --verdict wrong", "'wrong' is not a verdict; use one of: true, mostly_true"),
        ("claims list --sort size", "use one of: worth, new, repeats"),
        ("claims list --limit 0", "--limit takes a number"),
        ("claims list --limit ten", "--limit takes a number"),
        ("review check 1 --verdict maybe", "'maybe' is not a verdict"),
        ("review dismiss 1 --reason boring", "use one of: opinion, prediction"),
        ("review dismiss 1", "required: --reason"),
        ("review resolve 1 --outcome maybe --reason because", "'maybe' is not a dispute's outcome"),
        ("dispute 1 --kind rude --reason because", "'rude' is not a kind of dispute"),
        ("digest --date yesterday", "--date takes a day as YYYY-MM-DD"),
        ("digest --date 2026-02-30", "--date takes a day"),
        ("digest --date 20260201", "--date takes a day"),
        ("digest --date 2026-W01-1", "--date takes a day"),
        ("digest --date 9999-12-31", "the years 1970 to 9998"),
        ("digest --date 0001-01-01", "the years 1970 to 9998"),
        ("digest --format pdf", "'pdf' is not a format; use one of: text, markdown, json"),
        ("export xml", "'xml' is not a format; use one of: csv, jsonl"),
        ("--server main claims list", "--server takes a server's id"),
        ("--as 5:owner claims list", "'owner' is not a role"),
        ("extract", "required: FILE"),
        ("extract x --explain 0", "--explain takes the number"),
        ("articles show x", "'x' is not a"),
    ],
)
def test_a_malformed_line_gets_one_sentence(onrecord: Run, words: str, expected: str) -> None:
    refused(onrecord(*words.split()), 2, expected)


def test_help_lists_every_command(onrecord: Run) -> None:
    ran = onrecord("--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert command.words in ran.out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.words)
def test_every_command_has_help(onrecord: Run, command: argparse.Namespace) -> None:
    ran = onrecord(*command.words.split(), "--help")
    assert ran.code == 0
    assert command.help in " ".join(ran.out.split())
    assert ran.err == ""


def test_version(onrecord: Run) -> None:
    ran = onrecord("--version")
    assert ran.code == 0
    assert ran.out.startswith("onrecord ")


def test_no_two_commands_share_their_words() -> None:
    build(COMMANDS)
    assert len({command.words for command in COMMANDS}) == len(COMMANDS)
