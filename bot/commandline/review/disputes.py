"""`review disputes` and `review resolve`."""

from argparse import ArgumentParser

from bot.commandline import options, paging
from bot.commandline.claims import history_text
from bot.commandline.command import Call, Command
from bot.domain.disputes import Decision, Outcome
from bot.domain.sources import parse_sources
from bot.domain.user_input import parse_slug
from bot.publish.claim_objects import review_dispute_object


async def _disputes(call: Call) -> None:
    async with call.desk() as app:
        listed = app.services.disputes.list
        found = await paging.rows(lambda limit, offset: listed(call.actor, limit, offset), call.args.limit)
        now = app.clock.now()
    if call.out.as_json:
        for dispute in found:
            call.out.object(review_dispute_object(dispute, now))
    else:
        call.out.table(history_text.disputes_table(found, now))


def _resolve_options(parser: ArgumentParser) -> None:
    parser.add_argument("number", metavar="DISPUTE", type=options.dispute, help="the dispute's number")
    parser.add_argument("--outcome", metavar="O", type=_outcome, required=True, help=", ".join(Outcome))
    options.add_reason(parser, "why")
    options.add_verdict(parser)
    parser.add_argument("--text", metavar="T", help="the right words of a misquote, or the missing context")
    options.add_speaker(parser)


def _outcome(typed: str) -> Outcome:
    return parse_slug(typed, Outcome, "dispute's outcome")


async def _resolve(call: Call) -> None:
    args = call.args
    decision = Decision(
        outcome=args.outcome,
        reason=args.reason,
        verdict=args.verdict,
        sources=parse_sources(" ".join(args.source)) if args.source or args.verdict else (),
        text=args.text,
        speaker=args.speaker,
    )
    async with call.desk(create=True) as app:
        dispute = await app.services.disputes.resolve(call.actor, args.number, decision)
        now = app.clock.now()
    if call.out.as_json:
        call.out.object(review_dispute_object(dispute, now))
    else:
        call.out.text(f"Dispute {dispute.number} of #{dispute.claim} is {dispute.state.value}.")


DISPUTES = Command("review disputes", "the open disputes, overdue ones first", _disputes, options.add_limit)
RESOLVE = Command("review resolve", "decide a dispute", _resolve, _resolve_options)
