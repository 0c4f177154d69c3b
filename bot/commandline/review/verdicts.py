"""`review check`, `propose`, `correct`, `withdraw` and `void`: verdicts and their corrections."""

from argparse import ArgumentParser

from bot.commandline import options, show
from bot.commandline.claims import claim_text
from bot.commandline.claims.claims import print_claim
from bot.commandline.command import Call, Command
from bot.commandline.review.reasons import because
from bot.domain.claims import Claim, CorrectionClass, Ruling, State
from bot.domain.corrections import Correcting
from bot.domain.errors import BadInput
from bot.domain.sources import only_dates, parse_dates, parse_sources, with_dates
from bot.domain.user_input import parse_slug


def _check_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    options.add_verdict(parser)
    parser.add_argument("--rationale", metavar="TEXT", default="", help="why; 20 characters or more")
    options.add_speaker(parser)
    options.add_dates(parser)


async def _check(call: Call) -> None:
    ruling = _ruling(call)
    async with call.desk(create=True) as app:
        claim = await app.services.review.check(call.actor, call.args.number, ruling)
    back = f"#{claim.number} is sent back: the verdicts differ, so it is in review again."
    print_claim(call, claim, back if claim.state is State.IN_REVIEW else _proposed(claim))


def _proposed(claim: Claim) -> str | None:
    """What to say where the two-person rule made a verdict a proposal."""
    if claim.proposal is None:
        return None
    return f"#{claim.number} is proposed as {show.readable(claim.proposal)}: another moderator approves it."


def _ruling(call: Call) -> Ruling | None:
    """None where nothing is given: that approves a proposal."""
    args = call.args
    if args.verdict is None:
        if args.source or args.rationale or args.speaker or args.as_of or args.look_again:
            raise BadInput(
                "A check needs --verdict with its --source and --rationale; without any of them it approves a proposal."
            )
        return None
    typed = _evidence(call)
    dates = parse_dates(typed)
    return Ruling(args.verdict, parse_sources(typed), args.rationale, args.speaker, dates.as_of, dates.again)


def _evidence(call: Call) -> str:
    """Sources and dates as a form has them: in one text."""
    return with_dates(" ".join(call.args.source), call.args.as_of, call.args.look_again)


async def _propose(call: Call) -> None:
    ruling = _ruling(call)
    if ruling is None:
        raise BadInput("A proposal needs --verdict with its --source and --rationale.")
    async with call.desk(create=True) as app:
        claim = await app.services.review.propose(call.actor, call.args.number, ruling)
    print_claim(call, claim, _proposed(claim))


def _correct_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument(
        "--class", metavar="C", dest="kind", type=_class, required=True, help=", ".join(CorrectionClass)
    )
    options.add_reason(parser, "what was wrong")
    options.add_verdict(parser)
    parser.add_argument("--rationale", metavar="TEXT", help="the new rationale; 20 characters or more")
    options.add_dates(parser)


def _class(typed: str) -> CorrectionClass:
    return parse_slug(typed, CorrectionClass, "class of correction")


async def _correct(call: Call) -> None:
    args = call.args
    typed = _evidence(call)
    sources = None if only_dates(typed) else parse_sources(typed)
    given = Correcting(args.kind, args.reason, args.verdict, sources, args.rationale, parse_dates(typed))
    async with call.desk(create=True) as app:
        before = await app.services.claims.show(call.actor, args.number)
        claim = await app.services.corrections.correct(call.actor, args.number, given)
    done = "is corrected; it" if len(claim.revisions) > len(before.revisions) else "stays as it is; it"
    print_claim(call, claim, _proposed(claim) or f"#{claim.number} {done} says {claim_text.standing(claim)}.")


async def _withdraw(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.corrections.withdraw(call.actor, call.args.number, call.args.reason)
    print_claim(call, claim, f"The verdict on #{claim.number} is withdrawn: it is in review again.")


async def _void(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.corrections.void(call.actor, call.args.number, call.args.reason)
    print_claim(call, claim, f"The verdict on #{claim.number} is void; the history keeps it.")


CHECK = Command("review check", "give a verdict, or approve a proposed one", _check, _check_options)
PROPOSE = Command("review propose", "hand in a verdict that a moderator approves", _propose, _check_options)
CORRECT = Command(
    "review correct", "correct a published verdict, its sources or its rationale", _correct, _correct_options
)
WITHDRAW = Command("review withdraw", "take a verdict back to check it again", _withdraw, because("why it is in doubt"))
VOID = Command("review void", "strike a verdict through", _void, because("why the verdict can't stay"))
