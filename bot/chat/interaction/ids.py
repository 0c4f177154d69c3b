"""What a custom_id holds: a version, a verb and numbers, never state and never a server. The server always comes from
the interaction itself, so an id carried elsewhere means that server's own claim or nothing."""

import hashlib
from dataclasses import replace

from bot.chat.view.limits import CUSTOM_ID
from bot.domain.claim_lists import ClaimFilter, Mark, Sort
from bot.domain.claims import State, Verdict

CLAIM_PREFIX, DISPUTE_PREFIX, TRIAGE_PREFIX = "c1:", "c1:dispute-", "c1:t:"
"""What comes before a verb and a number; `VerbButton` says which verbs there are."""
NUMBER = r"[1-9][0-9]{0,14}"
SNOWFLAKE = r"[1-9][0-9]{0,18}"
OFFSET = r"[0-9]{1,9}"
SPEAKER_ROOM = 60
QUERY_ROOM = 80

_STATES = list(State)
_VERDICTS = list(Verdict)
_SORTS = list(Sort)
_MARKS = {mark[0]: mark for mark in Mark}
"""By first letter."""
FILTER = rf"[-0-{len(_STATES) - 1}][-0-{len(_VERDICTS) - 1}][-dcs][0-{len(_SORTS) - 1}][-e]:.*"


def claim(verb: str, number: int) -> str:
    return f"{CLAIM_PREFIX}{verb}:{number}"


def approve(number: int, mark: int) -> str:
    """Approving the one proposal that stood on the card, and no other."""
    return f"c1:approve:{number}:{mark}"


def dispute(verb: str, number: int) -> str:
    return f"{DISPUTE_PREFIX}{verb}:{number}"


MY_DISPUTES, MY_FOLLOWS, FORGET_ME = "c1:my-disputes", "c1:my-follows", "c1:forget-me"
TIE_ANSWERS = ("yes", "no", "different")


def tie(answer: str, number: int, other: int) -> str:
    """An answer to the question whether a claim is another."""
    return f"c1:tie-{answer}:{number}:{other}"


def refuse_fact_check(number: int, check: int, offset: int | None = None) -> str:
    """A check of others is not about that claim; `offset` of the page of the list that holds the button."""
    return f"c1:others-no:{number}:{check}" + ("" if offset is None else f":{offset}")


def fact_checks_page(number: int, offset: int) -> str:
    return f"c1:others-at:{number}:{offset}"


BALANCE = "c1:balance"
SETUP_KEYS = ("digest_channel", "timezone", "digest_time", "review_channel", "moderator_role", "checker_role")
SETUP_TYPE, SETUP_PREVIEW, SETUP_OPEN = "c1:setup-type", "c1:setup-preview", "c1:setup-open"


def setup(key: str) -> str:
    return f"c1:setup:{key}"


def tell_by(way: str) -> str:
    """Being told by direct message, or in the channel where one acted."""
    return f"c1:told:{way}"


def reply(number: int, message: int) -> str:
    """A claim's compact card as a reply to a message of the channel in which the button is pressed."""
    return f"c1:reply:{number}:{message}"


def add_beside(draft: str) -> str:
    """Puts a claim on record though another says nearly the same."""
    return f"c1:addbeside:{draft}"


def ask_for_check(draft: str) -> str:
    return f"c1:askcheck:{draft}"


def speakers_page(offset: int) -> str:
    return f"c1:speakers:{offset}"


def who_said_it(number: int) -> str:
    return f"c1:who:{number}"


def named_by_member(number: int) -> str:
    return f"c1:named:{number}"


def disputes_page(offset: int) -> str:
    return f"c1:disputes:{offset}"


def stop(follow: int) -> str:
    """Ends a follow, also in a direct message: the row is the person's or nothing happens."""
    return f"c1:stop:{follow}"


def triage(verb: str, number: int) -> str:
    return f"{TRIAGE_PREFIX}{verb}:{number}"


def triage_same(number: int, twin: int) -> str:
    return f"c1:ts:{number}:{twin}"


def dismiss_rest(article: int) -> str:
    return f"c1:rest:{article}"


def queue_page(offset: int) -> str:
    return f"c1:queue:{offset}"


def claims_page(offset: int, narrowed: ClaimFilter) -> str:
    """The page of a list at `offset`. A speaker's name that is too long is cut to its beginning and a hash."""
    return f"c1:list:{offset}:{filter_code(narrowed)}"


def search_page(offset: int, words: str) -> str:
    """The page of a search. Words past what an id may hold are left out: fewer words find more, never less."""
    return _fitting(f"c1:search:{offset}:{words}", CUSTOM_ID)


def filter_code(narrowed: ClaimFilter) -> str:
    """One character each for state, verdict, mark, sort and everything, then the speaker."""
    flags = "".join(
        (
            "-" if narrowed.state is None else str(_STATES.index(narrowed.state)),
            "-" if narrowed.verdict is None else str(_VERDICTS.index(narrowed.verdict)),
            narrowed.mark[0] if narrowed.mark else "-",
            str(_SORTS.index(narrowed.sort)),
            "e" if narrowed.everything else "-",
        )
    )
    return f"{flags}:{speaker_code(narrowed.speaker) if narrowed.speaker else ''}"


def parse_filter(code: str) -> ClaimFilter:
    """The filter of a code that `FILTER` matched. `speaker` is as written in the code, see `shortened`."""
    flags, _, speaker = code.partition(":")
    return ClaimFilter(
        state=None if flags[0] == "-" else _STATES[int(flags[0])],
        verdict=None if flags[1] == "-" else _VERDICTS[int(flags[1])],
        mark=_MARKS.get(flags[2]),
        speaker=speaker or None,
        sort=_SORTS[int(flags[3])],
        everything=flags[4] == "e",
    )


def speaker_code(name: str) -> str:
    if name == _fitting(name, SPEAKER_ROOM) and not name.startswith("~"):
        return name
    return f"~{_hash_of(name)}{_fitting(name, SPEAKER_ROOM - 9)}"


def shortened(code: str) -> tuple[str, str] | None:
    """Beginning and hash of a name that was too long for its code; None where the code is the name."""
    return (code[9:], code[1:9]) if code.startswith("~") else None


def is_name(name: str, digest: str) -> bool:
    return _hash_of(name) == digest


def with_speaker(narrowed: ClaimFilter, speaker: str) -> ClaimFilter:
    return replace(narrowed, speaker=speaker)


def _fitting(text: str, room: int) -> str:
    """The beginning that fits, counted as Discord's clients count: an emoji is two."""
    used = 0
    for at, c in enumerate(text):
        used += 1 + (c > "\uffff")
        if used > room:
            return text[:at]
    return text


def _hash_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]
