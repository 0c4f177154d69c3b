"""Comparing what a command has put on record with what is known."""

from typing import TYPE_CHECKING

from bot.commandline.command import complain
from bot.commandline.output import Bar
from bot.domain.errors import OnRecordError

if TYPE_CHECKING:
    from bot.services import Services


async def matched(services: "Services") -> None:
    """Do now what the bot would do in the background: read what came and compare the claims that wait. What was asked
    for is on record by then: what a fault or a Ctrl-C leaves is done by the next command or the bot."""
    try:
        await services.similar.care(rounds=1)
        if not await services.fact_checks.waiting():
            return
        with Bar(1) as bar:
            while await services.fact_checks.care(rounds=1):
                bar.at(f"matching: {await services.fact_checks.waiting():,} to go")
    except OnRecordError as error:
        complain(f"It is on record; it will be compared with what is known later: {error.sentence}")
