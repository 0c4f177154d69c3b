"""Which job a line of the log belongs to. `JobFilter` on a log handler gives every record a `job`, wherever below a
job's handler it was written."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("current_job", default="-")


class JobFilter(logging.Filter):
    """Adds `job`: "extract 12", or "-" outside any job. Lets every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.job = _current.get()
        return True


@contextmanager
def job_context(kind: str, job_id: int) -> Iterator[None]:
    token = _current.set(f"{kind} {job_id}")
    try:
        yield
    finally:
        _current.reset(token)
