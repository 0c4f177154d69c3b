"""`claims list | show | search | add | mine`, `dispute` and `history`: what members do with the record."""

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.commandline import options, paging, show
from bot.commandline.claims import claim_text, history_text
from bot.commandline.command import Call, Command, complain
from bot.commandline.comparison import matched
from bot.domain.actor import Capability
from bot.domain.claim_lists import ClaimFilter, Mark, Sort
from bot.domain.claims import Claim, State
from bot.domain.disputes import Dispute, DisputeKind, Objection
from bot.domain.errors import BadInput
from bot.domain.search_query import marks, parse_query
from bot.domain.user_input import parse_slug
from bot.publish.claim_objects import claim_object, dispute_object, own_dispute_object
from bot.publish.objects import event_object, follow_object, limit_object

if TYPE_CHECKING:
    from bot.domain.actor import Actor

_PATIENCE_S = 60.0
"""A command begins with nothing loaded, and nobody has to be answered within three seconds."""


def print_claims(call: Call, claims: Sequence[Claim], empty: str, words: tuple[str, ...] | None = None) -> None:
    """Objects or a table; `words` of a search are marked in each claim's text."""
    if call.out.as_json:
        for claim in claims:
            marked = {} if words is None else {"marks": [list(span) for span in marks(claim.text, words)]}
            call.out.object({**claim_object(claim), **marked})
    else:
        call.out.table(claim_text.claims_table(claims, empty, words or ()))


def print_claim(call: Call, claim: Claim, outcome: str | None = None) -> None:
    """One claim: its object, else its card, or only what has just become of it."""
    if call.out.as_json:
        call.out.object(claim_object(claim))
    else:
        call.out.text(outcome or claim_text.claim_card(claim, suspicions=call.actor.may(Capability.JUDGE_SOURCES)))


def _list_options(parser: ArgumentParser) -> None:
    states = ", ".join([*State, *Mark])
    parser.add_argument("--status", metavar="S", type=ClaimFilter.of_status, default=ClaimFilter(), help=states)
    parser.add_argument("--verdict", metavar="V", type=options.verdict, help="only claims with this verdict")
    parser.add_argument("--disputed", action="store_true", help="only claims with an open dispute")
    parser.add_argument("--speaker", metavar="NAME", help="only claims of this speaker")
    parser.add_argument("--sort", metavar="S", type=_sort, default=Sort.WORTH, help="worth, new, repeats")
    parser.add_argument("--all", action="store_true", help="also claims below the desk's min_worthiness")
    options.add_limit(parser)


def _sort(typed: str) -> Sort:
    return parse_slug(typed, Sort, "sort order")


async def _list(call: Call) -> None:
    args = call.args
    asked: ClaimFilter = args.status
    wanted = replace(
        asked,
        verdict=args.verdict,
        mark=Mark.DISPUTED if args.disputed else asked.mark,
        speaker=args.speaker,
        sort=args.sort,
        everything=args.all,
    )
    async with call.desk() as app:
        listed = app.services.claims.list
        found = await paging.claims(lambda limit, offset: listed(call.actor, wanted, limit, offset), args.limit)
    print_claims(call, found, "No claims like that on record; --all shows the less worth checking too.")


async def _show(call: Call) -> None:
    async with call.desk() as app:
        print_claim(call, await app.services.claims.show(call.actor, call.args.number))


def _search_options(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORDS", nargs="+", help="words that the claim or its speaker's name holds")
    options.add_limit(parser)


async def _search(call: Call) -> None:
    words = " ".join(call.args.words)
    async with call.desk() as app:
        search = app.services.claims.search
        found = await paging.claims(lambda limit, offset: search(call.actor, words, limit, offset), call.args.limit)
    print_claims(call, found, "No claim on record holds these words.", parse_query(words).words)


def _about_options(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="a message or any other words")


async def _about(call: Call) -> None:
    async with call.desk() as app:
        found = await app.services.about_message.about(call.actor, call.args.text, patience_s=_PATIENCE_S)
    met = [*found.checked, *found.unchecked, *found.others]
    if call.out.as_json:
        for each in met:
            relation = each.relation and each.relation.value
            call.out.object({**claim_object(each.claim), "relation": relation})
        return
    if not found.checked:
        nothing = "No checked claim says this; these are about it or share words with it:"
        call.out.text(nothing if met else "Nothing on record about this.")
    for each in found.checked:
        what = _SURE if each.sure else _LINKED if each.linked else _RELATIONS[each.relation and each.relation.value]
        call.out.text(f"{what}:\n{claim_text.claim_card(each.claim)}\n")
    if rest := [each.claim for each in (*found.unchecked, *found.others)]:
        call.out.table(claim_text.claims_table(rest, ""))


_SURE = "It says the same as"
_LINKED = "It links to a page that says"
_RELATIONS = {
    "same": "It may say the same as",
    "different": "It is on the same subject as, but may say something else than",
    "contradicts": "It may say the opposite of, or give other figures than",
    "later": "It may give a later figure for",
    None: "It shares words with",
}


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="the claim in one sentence")
    parser.add_argument("--speaker", metavar="NAME", help="who said it")
    parser.add_argument("--url", metavar="URL", help="where it was said")


async def _add(call: Call) -> None:
    args = call.args
    async with call.desk(create=True) as app:
        given = (call.actor, args.text, args.speaker, args.url)
        twin = await app.services.claims.twin(*given, patience_s=_PATIENCE_S)
        if twin is not None:
            complain(f"#{twin.number} says nearly the same: {twin.text}")
        claim = await app.services.claims.add(*given)
        await matched(app.services)
        claim = await app.services.claims.show(call.actor, claim.number)
    if twin is not None and call.actor.may(Capability.DISMISS):
        complain(f"If they are one claim: onrecord review merge {claim.number} --into {twin.number}")
    print_claim(call, claim)


async def _mine(call: Call) -> None:
    async with call.desk() as app:
        found = await app.services.claims.mine(call.actor)
        own = await app.services.overviews.mine(call.actor)
    print_claims(call, found, "Nothing here that you have taken, added or disputed.")
    if call.out.as_json:
        for each in (*map(own_dispute_object, own.disputes), *map(follow_object, own.follows)):
            call.out.object(each)
        for limit in own.limits:
            call.out.object(limit_object(limit))
    elif lines := show.own_lines(own):
        call.out.text("\n".join(["", *lines]))


def _dispute_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    kinds = ", ".join(DisputeKind)
    parser.add_argument("--kind", metavar="K", type=_kind, help=kinds)
    options.add_reason(parser, "what is wrong")
    parser.add_argument("--link", metavar="URL", help="what shows it; a wrong verdict needs one")
    parser.add_argument("--speaker", metavar="NAME", help="who said it, for wrong_speaker")
    parser.add_argument("--withdraw", action="store_true", help="take your open dispute back")


def _kind(typed: str) -> DisputeKind:
    return parse_slug(typed, DisputeKind, "kind of dispute")


async def _dispute(call: Call) -> None:
    args = call.args
    if args.withdraw and (args.kind or args.reason or args.link or args.speaker):
        raise BadInput("--withdraw takes no other options: onrecord dispute N --withdraw.")
    if not args.withdraw and args.kind is None:
        raise BadInput(f"A dispute needs --kind with one of: {', '.join(DisputeKind)}.")
    async with call.desk(create=True) as app:
        disputes = app.services.disputes
        if args.withdraw:
            dispute = await disputes.withdraw(call.actor, args.number)
        else:
            objection = Objection(args.kind, args.reason, args.link, args.speaker)
            dispute = await disputes.open(call.actor, args.number, objection)
    if call.out.as_json:
        call.out.object(dispute_object(dispute))
    else:
        call.out.text(_disputed(dispute, call.actor))


def _disputed(dispute: Dispute, actor: "Actor") -> str:
    joined = dispute.author != actor.user and dispute.cosigners > 0
    said = "joined" if joined else dispute.state.value
    return f"Dispute {dispute.number} of #{dispute.claim}, {show.readable(dispute.kind)}: {said}."


async def _history(call: Call) -> None:
    async with call.desk() as app:
        events = await app.services.claims.history(call.actor, call.args.number)
    if call.out.as_json:
        for event in events:
            call.out.object(event_object(event))
    else:
        call.out.table(history_text.history_table(events))


CLAIMS = (
    Command("claims list", "what is on record, most worth checking first", _list, _list_options),
    Command("claims show", "one claim with all that is known of it", _show, options.add_claim),
    Command("claims search", "claims that hold these words", _search, _search_options),
    Command("claims add", "put a claim on record by hand", _add, _add_options),
    Command("claims mine", "what you have taken, added or disputed", _mine),
    Command("claims about", "what is on record about a message, checked claims first", _about, _about_options),
)
DISPUTE = Command("dispute", "object to a claim or its verdict, or take that back", _dispute, _dispute_options)
HISTORY = Command("history", "everything that happened to a claim, oldest first", _history, options.add_claim)
