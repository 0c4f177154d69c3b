"""`review ...`: the moderators' desk."""

from argparse import ArgumentParser

from bot.commandline import options, paging, show
from bot.commandline.claims import claim_text, history_text
from bot.commandline.claims.claims import print_claim, print_claims
from bot.commandline.command import Call, Command, Options
from bot.domain.actor import Actor, Role
from bot.domain.claims import Claim, CorrectionClass, Dismissal, Ruling, State
from bot.domain.corrections import Correcting
from bot.domain.disputes import Decision, Outcome
from bot.domain.errors import BadInput
from bot.domain.sources import only_dates, parse_dates, parse_sources, with_dates
from bot.domain.user_input import parse_slug
from bot.publish.claim_objects import review_dispute_object


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


def _because(what: str) -> Options:
    def add(parser: ArgumentParser) -> None:
        options.add_claim(parser)
        options.add_reason(parser, what)

    return add


async def _reopen(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.review.reopen(call.actor, call.args.number, call.args.reason)
    print_claim(call, claim, f"#{claim.number} is open again.")


async def _void(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.corrections.void(call.actor, call.args.number, call.args.reason)
    print_claim(call, claim, f"The verdict on #{claim.number} is void; the history keeps it.")


async def _propose(call: Call) -> None:
    ruling = _ruling(call)
    if ruling is None:
        raise BadInput("A proposal needs --verdict with its --source and --rationale.")
    async with call.desk(create=True) as app:
        claim = await app.services.review.propose(call.actor, call.args.number, ruling)
    print_claim(call, claim, _proposed(claim))


def _assign_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument("--to", metavar="USER_ID", type=options.user, required=True, help="who is to check it")


async def _assign(call: Call) -> None:
    """Whoever is named is trusted to be a checker: there are no roles on a terminal."""
    to = Actor(user=call.args.to, server=call.actor.server, role=Role.CHECKER)
    async with call.desk(create=True) as app:
        claim = await app.services.review.assign(call.actor, call.args.number, to)
    print_claim(call, claim, f"#{claim.number} is assigned to {to.user}.")


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


REVIEW = (
    Command("review queue", "claims to be checked, most worth checking first", _queue, options.add_limit),
    Command("review take", "take a claim for checking", _take, _take_options),
    Command("review release", "put a taken claim back into the queue", _release, options.add_claim),
    Command("review check", "give a verdict, or approve a proposed one", _check, _check_options),
    Command("review propose", "hand in a verdict that a moderator approves", _propose, _check_options),
    Command("review assign", "assign a claim to somebody to check", _assign, _assign_options),
    Command("review correct", "correct a published verdict, its sources or its rationale", _correct, _correct_options),
    Command("review withdraw", "take a verdict back to check it again", _withdraw, _because("why it is in doubt")),
    Command("review hide", "hide a claim's words", _hide, _because("why nobody should read it")),
    Command("review edit", "correct a claim's words or speaker", _edit, _edit_options),
    Command("review split", "split a claim into several", _split, _split_options),
    Command("review merge", "merge a claim into another that says the same", _merge, _merge_options),
    Command(
        "review requeue", "put a claim that expired after 14 days back into the queue", _requeue, options.add_claim
    ),
    Command("review clear", "dismiss the rest of an article's claims", _clear, _clear_options),
    Command("review dismiss", "take a claim off the queue: there is nothing to check", _dismiss, _dismiss_options),
    Command("review reopen", "bring a dismissed or hidden claim back", _reopen, _because("why it comes back")),
    Command("review void", "strike a verdict through", _void, _because("why the verdict can't stay")),
    Command("review disputes", "the open disputes, overdue ones first", _disputes, options.add_limit),
    Command("review resolve", "decide a dispute", _resolve, _resolve_options),
)
