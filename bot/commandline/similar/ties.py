"""`review twins|tie|unlink`: which claims are one, where the machine asks or has linked by itself."""

from argparse import ArgumentParser

from bot.commandline import options
from bot.commandline.claims.claims import print_claim
from bot.commandline.command import Call, Command
from bot.commandline.output import Table
from bot.commandline.show import readable
from bot.domain.similar import TieAnswer, TieKind
from bot.domain.user_input import parse_slug

QUESTIONS = {
    TieKind.SAME: "same as #{}?",
    TieKind.LATER: "a later figure of #{}?",
    TieKind.CONTRADICTS: "contradicts #{}?",
    TieKind.ALSO_SAID: "also said by another speaker: #{}",
}


async def _ties(call: Call) -> None:
    async with call.desk() as app:
        ties = await app.services.similar.ties(call.actor, call.args.number)
    if call.out.as_json:
        for tie in ties:
            call.out.object(
                {
                    "claim": tie.number,
                    "relation": tie.kind.value,
                    "score": tie.score,
                    "text": tie.text,
                    "verdict": tie.verdict,
                }
            )
    else:
        rows = [
            (QUESTIONS[t.kind].format(t.number), f"{t.score:.0%}", readable(t.verdict or "-"), t.text) for t in ties
        ]
        heads = ("What", "Sure", "Verdict", "Claim")
        call.out.table(Table(heads, rows, f"#{call.args.number} resembles no other claim."))


def _tie_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument("--to", metavar="M", type=options.claim, required=True, help="the other claim")
    parser.add_argument("--answer", metavar="A", required=True, help="yes (one claim), no or different")


async def _tie(call: Call) -> None:
    answer = parse_slug(call.args.answer, TieAnswer, "answer")
    async with call.desk(create=True) as app:
        claim = await app.services.similar.answer(call.actor, call.args.number, call.args.to, answer)
    stay = f"#{call.args.number} and #{call.args.to} stay two claims."
    one = f"#{claim.number} is merged into #{claim.duplicate_of}; its appearances are there now."
    print_claim(call, claim, one if answer is TieAnswer.YES else stay)


def _unlink_options(parser: ArgumentParser) -> None:
    options.add_claim(parser)
    parser.add_argument(
        "--article", metavar="ID", type=options.article, help="which appearance; the latest if not given"
    )


async def _unlink(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.similar.unlink(call.actor, call.args.number, call.args.article)
    print_claim(call, claim, f"That appearance is #{claim.number} now.")


TWINS = (
    Command("review twins", "which claims a claim may duplicate, contradict or update", _ties, options.add_claim),
    Command("review tie", "say whether a claim duplicates another", _tie, _tie_options),
    Command("review unlink", "take an automatically linked appearance out of a claim", _unlink, _unlink_options),
)
