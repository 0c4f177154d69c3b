"""`follow`, `unfollow` and `want`: what somebody wants to hear of, and to have checked."""

from argparse import ArgumentParser

from bot.commandline import options
from bot.commandline.claims.claims import print_claim
from bot.commandline.command import Call, Command
from bot.domain.follows import Target
from bot.domain.user_input import parse_number


def _target(typed: str) -> Target:
    """A claim where a number is given, else a speaker."""
    if typed.strip().removeprefix("#").isdigit():
        return Target(claim=parse_number(typed))
    return Target(speaker=typed)


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("target", metavar="N|NAME", type=_target, help="a claim's number or a speaker's name")


async def _follow(call: Call) -> None:
    async with call.desk(create=True) as app:
        follow = await app.services.follows.follow(call.actor, call.args.target)
    if call.out.as_json:
        call.out.object({"claim": follow.claim, "speaker": follow.speaker, "following": True})
    else:
        call.out.text(f"You follow {follow.named}; 'onrecord unfollow' ends it.")


async def _unfollow(call: Call) -> None:
    async with call.desk(create=True) as app:
        named = await app.services.follows.unfollow(call.actor, call.args.target)
    if call.out.as_json:
        target: Target = call.args.target
        speaker = None if target.claim is not None else named
        call.out.object({"claim": target.claim, "speaker": speaker, "following": False})
    else:
        call.out.text(f"You no longer follow {named}.")


async def _want(call: Call) -> None:
    async with call.desk(create=True) as app:
        claim = await app.services.follows.want(call.actor, call.args.number)
    times = "once" if claim.wanted == 1 else f"{claim.wanted} times"
    print_claim(call, claim, f"You asked for a check of #{claim.number}; it is wanted {times}.")


FOLLOWING = (
    Command("follow", "be told when a claim's or a speaker's verdicts change", _follow, _options),
    Command("unfollow", "stop following a claim or a speaker", _unfollow, _options),
    Command("want", "ask for a check of a claim, and follow it", _want, options.add_claim),
)
