"""The console script `onrecord`: parse, run one command, end with 0 (done), 1 (refused) or 2 (malformed)."""

import os
import sys
from collections.abc import Sequence

from bot.commandline.command import Call, complain
from bot.commandline.output import Output
from bot.commandline.parser import parse
from bot.commandline.table import COMMANDS
from bot.domain.errors import OnRecordError

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code; whatever goes wrong by a user's hand is one sentence on stderr."""
    _print_anything()
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except OnRecordError as error:
        complain(error.sentence)
        return error.exit_code
    except BrokenPipeError:
        _close_quietly()
        return 1
    except OSError as error:
        complain(f"{error.filename or 'The system'}: {error.strerror or error}.")
        return 1
    except KeyboardInterrupt:
        complain("Stopped.")
        return INTERRUPTED
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return code


def _run(argv: Sequence[str]) -> int:
    parsed = parse(argv, COMMANDS)
    from bot.log import setup

    setup("warning")
    call = Call(parsed.place, parsed.args, Output(as_json=parsed.args.json))
    work = parsed.command.run(call)
    if work is not None:
        import asyncio

        asyncio.run(work)
    return call.exit_code


def _print_anything() -> None:
    """Articles hold every character; a terminal or pipe that can't show one gets a question mark, not an error. A
    stream that was closed before we started takes everything and keeps nothing."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open until the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _close_quietly() -> None:
    """Whoever read our output is gone: let the interpreter's last flush go nowhere instead of complaining."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
