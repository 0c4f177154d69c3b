"""`review ...`: the moderators' desk."""

from argparse import ArgumentParser

from bot.commandline import options, paging, show
from bot.commandline.claims.claims import print_claim, print_claims
from bot.commandline.command import Call, Command
from bot.commandline.review.disputes import DISPUTES, RESOLVE
from bot.commandline.review.reasons import because
from bot.commandline.review.verdicts import CHECK, CORRECT, PROPOSE, VOID, WITHDRAW
from bot.domain.actor import Actor, Role
from bot.domain.claims import Dismissal
from bot.domain.user_input import parse_slug


async def _queue(call: Call) -> None:
    async with call.desk() as app:
        queue = app.services.review.queue
        found = await paging.claims(lambda limit, offset: queue(call.actor, limit, offset), call.args.limit)
    print_claims(call, found, "The queue is empty: nothing is left to check.")


def _take_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "number", metavar="N", type=options.claim, nargs="?", help="the claim; the most worth checking if not given"
    )


async def _take(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.review.take(call.actor, call.args.number)
    print_claim(call, claim)


async def _release(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.review.release(call.actor, call.args.number)
    print_claim(call, claim, f"#{claim.number} is back in the queue.")


def _dismiss_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument("--reason", metavar="R", type=_dismissal, required=True, help=", ".join(Dismissal))
    parser.add_argument("--into", metavar="M", type=options.claim, help="the claim that a duplicate repeats")


def _dismissal(typed: str) -> Dismissal:
    return parse_slug(typed, Dismissal, "reason to dismiss a claim")


async def _dismiss(call: Call) -> None:
    args = call.args
    async with call.desk(create=True) as app:
        claim = await app.services.review.dismiss(call.actor, args.number, args.reason, args.into)
    print_claim(call, claim, f"#{claim.number} is dismissed: {show.readable(args.reason)}.")


async def _reopen(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.review.reopen(call.actor, call.args.number, call.args.reason)
    print_claim(call, claim, f"#{claim.number} is open again.")


def _assign_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument("--to", metavar="USER_ID", type=options.user, required=True, help="who is to check it")


async def _assign(call: Call) -> None:
    """Whoever is named is trusted to be a checker: there are no roles on a terminal."""
    to = Actor(user=call.args.to, server=call.actor.server, role=Role.CHECKER)
    async with call.desk(create=True) as app:
        claim = await app.services.review.assign(call.actor, call.args.number, to)
    print_claim(call, claim, f"#{claim.number} is assigned to {to.user}.")


async def _hide(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.editing.hide(call.actor, call.args.number, call.args.reason)
    print_claim(call, claim, f"#{claim.number} is hidden; an admin can reopen it.")


def _edit_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument("--text", metavar="T", help="the corrected wording of the claim")
    options.add_speaker(parser)
    options.add_reason(parser, "what was wrong")


async def _edit(call: Call) -> None:
    args = call.args
    async with call.desk(create=True) as app:
        claim = await app.services.editing.edit(call.actor, args.number, args.text, args.speaker, args.reason)
    print_claim(call, claim)


def _split_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument(
        "--at",
        metavar="START END",
        nargs="+",
        action="extend",
        default=[],
        help="where each part begins and ends in the claim's text, counted in characters from 0",
    )


async def _split(call: Call) -> None:
    spans = options.spans(call.args.at)
    async with call.desk(create=True) as app:
        claims = await app.services.editing.split(call.actor, call.args.number, spans)
    print_claims(call, claims, "")


def _merge_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument("--into", metavar="M", type=options.claim, required=True, help="the claim that stays")


async def _merge(call: Call) -> None:
    number, into = call.args.number, call.args.into
    async with call.desk(create=True) as app:
        claim = await app.services.review.dismiss(call.actor, number, Dismissal.DUPLICATE, into)
    print_claim(call, claim, f"#{number} is merged into #{into}; reopening it takes it out again.")


async def _requeue(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.triage.requeue(call.actor, call.args.number)
    print_claim(call, claim, f"#{claim.number} waits in the queue again.")


def _clear_options(parser: ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=options.article, help="the article's number")
    parser.add_argument("--reason", metavar="R", type=_dismissal, required=True, help=", ".join(Dismissal))


async def _clear(call: Call) -> None:
    article = call.args.article
    async with call.desk(create=True) as app:
        gone = await app.services.triage.dismiss_rest(call.actor, article, call.args.reason)
    if call.out.as_json:
        call.out.object({"article": article, "dismissed": gone})
    else:
        call.out.text(f"{show.plural(gone, 'claim')} of article {article} dismissed; each can be reopened.")


REVIEW = (
    Command("review queue", "claims to be checked, most worth checking first", _queue, options.add_limit),
    Command("review take", "take a claim for checking", _take, _take_options),
    Command("review release", "put a taken claim back into the queue", _release, options.add_claim),
    CHECK,
    PROPOSE,
    Command("review assign", "assign a claim to somebody to check", _assign, _assign_options),
    CORRECT,
    WITHDRAW,
    Command("review hide", "hide a claim's words", _hide, because("why nobody should read it")),
    Command("review edit", "correct a claim's words or speaker", _edit, _edit_options),
    Command("review split", "split a claim into several", _split, _split_options),
    Command("review merge", "merge a claim into another that says the same", _merge, _merge_options),
    Command(
        "review requeue", "put a claim that expired after 14 days back into the queue", _requeue, options.add_claim
    ),
    Command("review clear", "dismiss the rest of an article's claims", _clear, _clear_options),
    Command("review dismiss", "take a claim off the queue: there is nothing to check", _dismiss, _dismiss_options),
    Command("review reopen", "bring a dismissed or hidden claim back", _reopen, because("why it comes back")),
    VOID,
    DISPUTES,
    RESOLVE,
)
