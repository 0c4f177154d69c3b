"""The options of commands that act on one claim for a reason."""

from argparse import ArgumentParser

from bot.commandline import options
from bot.commandline.command import Options


def because(what: str) -> Options:
    """`what`: what the reason says, in the help."""

    def add(parser: ArgumentParser) -> None:
        options.add_claim(parser)
        options.add_reason(parser, what)

    return add
