"""`review ask` and `answer`: a moderator asks the member behind a dispute for more, and the answer."""

from argparse import ArgumentParser

from bot.commandline import options
from bot.commandline.command import Call, Command
from bot.domain.disputes import Dispute
from bot.publish.claim_objects import dispute_object, review_dispute_object


def _ask_options(parser: ArgumentParser) -> None:
    _dispute(parser)
    parser.add_argument("--question", metavar="TEXT", default="", help="what the member is asked")


def _answer_options(parser: ArgumentParser) -> None:
    _dispute(parser)
    parser.add_argument("--text", metavar="TEXT", default="", help="your answer; moderators read it")


def _dispute(parser: ArgumentParser) -> None:
    parser.add_argument("number", metavar="DISPUTE", type=options.dispute, help="the dispute's number")


async def _ask(call: Call) -> None:
    async with call.desk(create=True) as app:
        dispute = await app.services.dispute_questions.ask(call.actor, call.args.number, call.args.question)
        now = app.clock.now()
    if call.out.as_json:
        call.out.object(review_dispute_object(dispute, now))
    else:
        call.out.text(f"Asked; its member answers with 'onrecord answer {dispute.number}' or in Discord.")


async def _answer(call: Call) -> None:
    async with call.desk(create=True) as app:
        dispute: Dispute = await app.services.dispute_questions.answer(call.actor, call.args.number, call.args.text)
    if call.out.as_json:
        call.out.object(dispute_object(dispute))
    else:
        call.out.text("Thank you: the moderators have your answer.")


ASK = Command("review ask", "ask the member who opened a dispute for more", _ask, _ask_options)
ANSWER = Command("answer", "answer what a moderator asks about your dispute", _answer, _answer_options)
