"""The errors that a user can meet. Each carries one plain sentence; the edges (chat, command line) show it as it is.

OnRecordError
├── BadInput            a malformed slug, time, key or option            exit code 2
│   └── BadConfig       a configuration key or value
├── Refusal             the work itself can't be done                     exit code 1
│   ├── NotFound        no such claim, article, dispute, file
│   ├── NotAllowed      the actor may not do this
│   ├── Incomplete      a source, reason or rationale is missing or too short
│   ├── Conflict        somebody else was first, or the state moved on
│   ├── TooMuch         a limit is reached (with the time when it may go on)
│   │   └── ShownLately the same is in that channel already
│   └── Unreadable      a source that can't be fetched or read
│       └── Unavailable it may be readable later: the site was busy, late, away, or ahead of its page
├── NoModel             a model's file is missing or damaged              exit code 1
└── DatabaseTooNew      the file was written by a newer version           exit code 1
"""


class OnRecordError(Exception):
    """Base of all errors whose message is a sentence for the user."""

    exit_code = 1

    @property
    def sentence(self) -> str:
        return str(self)


class BadInput(OnRecordError):
    exit_code = 2


class BadConfig(BadInput):
    pass


class Refusal(OnRecordError):
    pass


class NotFound(Refusal):
    pass


class NotAllowed(Refusal):
    pass


class Incomplete(Refusal):
    pass


class Conflict(Refusal):
    pass


class TooMuch(Refusal):
    pass


class ShownLately(TooMuch):
    """A claim was shown in a channel a moment ago: `message` is None while it is on its way."""

    def __init__(self, sentence: str, channel: int, message: int | None, at: int) -> None:
        super().__init__(sentence)
        self.channel = channel
        self.message = message
        self.at = at


class Unreadable(Refusal):
    pass


class Unavailable(Unreadable):
    """A failure that may pass; `retry_after` are the seconds that the site asked to wait, None where it named none."""

    def __init__(self, sentence: str, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after


class NoModel(OnRecordError):
    pass


class DatabaseTooNew(OnRecordError):
    pass
