"""`block`, `unblock`, `undo` and `forget`: against abuse, and for who wants to be forgotten."""

from argparse import ArgumentParser
from dataclasses import asdict
from datetime import UTC, datetime

from bot.commandline import options
from bot.commandline.claims.claims import print_claim
from bot.commandline.command import Call, Command
from bot.commandline.show import plural
from bot.domain.clock import to_ms
from bot.domain.errors import BadInput


def _moment(typed: str) -> int:
    """A moment in ISO 8601; one without a zone is in UTC."""
    try:
        given = datetime.fromisoformat(typed.strip())
        return to_ms(given if given.tzinfo else given.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise BadInput(f"--since takes a time such as 2026-03-14T09:00, in UTC, not {typed[:50]!r}.") from None


def _user(parser: ArgumentParser) -> None:
    parser.add_argument("user", metavar="USER_ID", type=options.user, help="the member's Discord id")


def _undo_options(parser: ArgumentParser) -> None:
    _user(parser)
    parser.add_argument("--since", metavar="TIME", type=_moment, required=True, help="ISO 8601, in UTC")


def _print(call: Call, what: str, sentence: str) -> None:
    if call.out.as_json:
        call.out.object({"user": call.args.user, "done": what})
    else:
        call.out.text(sentence)


async def _block(call: Call) -> None:
    async with call.desk(create=True) as app:
        await app.services.members.block(call.actor, call.args.user)
    _print(call, "blocked", f"{call.args.user} is blocked; they can still read the record.")


async def _unblock(call: Call) -> None:
    async with call.desk(create=True) as app:
        await app.services.members.unblock(call.actor, call.args.user)
    _print(call, "unblocked", f"{call.args.user} is no longer blocked.")


async def _undo(call: Call) -> None:
    async with call.desk(create=True) as app:
        done = await app.services.members.undo(call.actor, call.args.user, call.args.since)
    if call.out.as_json:
        call.out.object({"user": call.args.user, "done": "undone", **asdict(done)})
    else:
        wishes = "1 request for a check" if done.wanted == 1 else f"{done.wanted} requests for a check"
        taken = [plural(done.articles, "article"), plural(done.claims, "claim"), plural(done.disputes, "dispute")]
        replies = "1 reply" if done.replies == 1 else f"{done.replies} replies"
        call.out.text(f"Taken back: {', '.join([*taken, wishes, replies])}.")


async def _forget(call: Call) -> None:
    async with call.desk(create=True) as app:
        await app.services.members.forget(call.actor, call.args.user)
    _print(call, "forgotten", f"{call.args.user} is forgotten: their name and words are gone, decisions stay.")


async def _accept(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.members.accept(call.actor, call.args.number)
    print_claim(call, claim, f"#{claim.number} may be shown in summaries and on public pages.")


MEMBERS = (
    Command("block", "block a member: they can only read", _block, _user),
    Command("unblock", "lift a block", _unblock, _user),
    Command("undo", "take back what a member did since a time", _undo, _undo_options),
    Command("forget", "remove a member's name and words; decisions stay", _forget, _user),
)
ACCEPT = Command("review accept", "accept a typed claim with a speaker for summaries", _accept, options.add_claim)
