"""Files and stdin as bytes, or a sentence that says why not."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.domain.articles import DOCUMENT_MAGIC, MAX_BYTES, MAX_DOCUMENT
from bot.domain.errors import OnRecordError, Unreadable

STDIN = "-"


def told(name: str, error: OnRecordError) -> str:
    """Why a source is not read, with the source in front."""
    return f"{name or repr(name)}: {error.sentence}"


def is_address(name: str) -> bool:
    return "://" in name


def is_at_hand(name: str) -> bool:
    """Whether nobody is waited for when its turn to be read comes: an address or a file, not stdin or a pipe."""
    return is_address(name) or (name != STDIN and os.path.isfile(name))


@contextmanager
def readable() -> Iterator[None]:
    """What the system says of a file that can't be opened or read, as Unreadable with one sentence."""
    try:
        yield
    except FileNotFoundError:
        raise Unreadable("There is no such file.") from None
    except IsADirectoryError:
        raise Unreadable("That is a folder, not a file.") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"It can't be read: {getattr(error, 'strerror', None) or error}.") from None


def read_source(name: str) -> bytes:
    """A file or stdin, up to the most that is read of its kind. Raises Unreadable."""
    if not name:
        raise Unreadable("A file's name can't be empty.")
    with readable():
        if name == STDIN:
            body = sys.stdin.buffer.read(MAX_DOCUMENT + 1)
        else:
            with Path(name).open("rb") as file:
                body = file.read(MAX_DOCUMENT + 1)
    limit = MAX_DOCUMENT if body.startswith(DOCUMENT_MAGIC) else MAX_BYTES
    if len(body) > limit:
        raise Unreadable(f"It is larger than {limit // 1_000_000} MB.")
    return body
