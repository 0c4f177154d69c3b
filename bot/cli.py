"""The console script `onrecord`: parse, run one command, end with 0 (done), 1 (refused) or 2 (malformed)."""

import os
import signal
import sys
from collections.abc import Sequence

from bot.commandline.interrupt import INTERRUPTED, STOPPED


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code; whatever goes wrong by a user's hand is one sentence on stderr.

    The rest of the program is imported in here, so that a Ctrl-C in its first moments brings no traceback.
    """
    _print_anything()
    try:
        return _ended(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends already
        print(STOPPED, file=sys.stderr)
        return INTERRUPTED


def _ended(argv: Sequence[str]) -> int:
    """Run the command; its errors as exit codes and sentences."""
    from bot.commandline.command import complain
    from bot.domain.errors import OnRecordError

    try:
        code = _run(argv)
        sys.stdout.flush()
    except OnRecordError as error:
        complain(error.sentence)
        return error.exit_code
    except UnicodeEncodeError as error:
        if not error.reason.startswith("surrogates"):
            raise
        complain("The command line contains bytes that are not UTF-8 text.")
        return 2
    except BrokenPipeError:
        _close_quietly()
        return 1
    except OSError as error:
        complain(f"{error.filename or 'The system'}: {error.strerror or error}.")
        return 1
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return code


def _run(argv: Sequence[str]) -> int:
    from bot.commandline.command import Call
    from bot.commandline.output import Output
    from bot.commandline.parser import parse
    from bot.commandline.table import COMMANDS

    parsed = parse(argv, COMMANDS)
    from bot.log import setup

    setup("warning")
    call = Call(parsed.place, parsed.args, Output(as_json=parsed.args.json))
    work = parsed.command.run(call)
    if work is not None:
        from bot.commandline.interrupt import run

        run(work)
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
