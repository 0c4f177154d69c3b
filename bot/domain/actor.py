"""Who acts, and what they may do. Every entry (slash command, button, form, command line) makes an Actor first;
services ask it, nobody else does."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from bot.domain.errors import NotAllowed

LOCAL_DESK = 0
"""The desk of the command line: nothing of it is ever posted."""


class Role(IntEnum):
    """Each role may do all that the one before it may."""

    MEMBER = 0
    CHECKER = 1
    MODERATOR = 2
    ADMIN = 3


class Capability(StrEnum):
    """A thing that needs a role, named as the refusal says it."""

    READ = "read the record"
    ADD = "add articles and claims"
    DISPUTE = "dispute a claim"
    FOLLOW = "follow claims and ask for checks"
    TAKE = "take a claim for checking"
    PROPOSE = "propose a verdict"
    CHECK = "give a verdict"
    RELEASE_ANY = "release somebody else's claim"
    DISMISS = "dismiss or reopen a claim"
    READ_DISPUTES = "read what members say in disputes"
    ASSIGN = "assign a claim to somebody"
    CORRECT = "correct a verdict"
    WITHDRAW = "withdraw a verdict"
    EDIT = "edit or split a claim"
    HIDE = "hide a claim"
    SEE_HIDDEN = "see or bring back a hidden claim"
    RESOLVE = "decide a dispute"
    WITHDRAW_ARTICLE = "withdraw an article"
    NAME_SPEAKERS = "rename, merge or split speakers"
    BALANCE = "see the balance of speakers"
    BLOCK = "block a member or undo what they did"
    FORGET = "have somebody else forgotten"
    POST = "post a summary"
    JUDGE_SOURCES = "say whether a source has changed"
    SEE_FEEDS = "see the feeds"
    FEEDS = "add, remove and poll feeds"
    VOID = "void a verdict"
    CONFIGURE = "change the settings"
    EXPORT = "export the record"
    BACK_UP = "copy the whole database"
    IMPORT = "import or remove fact-checks by others"
    ASK_FACT_CHECKS = "look up fact-checks by others"
    REFUSE_FACT_CHECK = "say that a fact-check by others is about something else"


NEEDS: dict[Capability, Role] = {
    Capability.READ: Role.MEMBER,
    Capability.ADD: Role.MEMBER,
    Capability.DISPUTE: Role.MEMBER,
    Capability.FOLLOW: Role.MEMBER,
    Capability.TAKE: Role.CHECKER,
    Capability.PROPOSE: Role.CHECKER,
    Capability.CHECK: Role.MODERATOR,
    Capability.RELEASE_ANY: Role.MODERATOR,
    Capability.DISMISS: Role.MODERATOR,
    Capability.READ_DISPUTES: Role.CHECKER,
    Capability.ASSIGN: Role.MODERATOR,
    Capability.CORRECT: Role.MODERATOR,
    Capability.WITHDRAW: Role.MODERATOR,
    Capability.EDIT: Role.MODERATOR,
    Capability.HIDE: Role.MODERATOR,
    Capability.SEE_HIDDEN: Role.ADMIN,
    Capability.RESOLVE: Role.MODERATOR,
    Capability.WITHDRAW_ARTICLE: Role.MODERATOR,
    Capability.NAME_SPEAKERS: Role.MODERATOR,
    Capability.BALANCE: Role.MODERATOR,
    Capability.BLOCK: Role.MODERATOR,
    Capability.FORGET: Role.ADMIN,
    Capability.POST: Role.MODERATOR,
    Capability.JUDGE_SOURCES: Role.MODERATOR,
    Capability.SEE_FEEDS: Role.MODERATOR,
    Capability.FEEDS: Role.ADMIN,
    Capability.VOID: Role.ADMIN,
    Capability.CONFIGURE: Role.ADMIN,
    Capability.EXPORT: Role.MODERATOR,
    Capability.BACK_UP: Role.ADMIN,
    Capability.IMPORT: Role.ADMIN,
    Capability.ASK_FACT_CHECKS: Role.MODERATOR,
    Capability.REFUSE_FACT_CHECK: Role.MODERATOR,
}

_WHO = {
    Role.MEMBER: "members",
    Role.CHECKER: "checkers, moderators and admins",
    Role.MODERATOR: "moderators and admins",
    Role.ADMIN: "admins",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody on one desk. `user` is a Discord id, or 0 for the local admin of the command line."""

    user: int
    server: int
    role: Role
    limited: bool = field(default=True)
    """Whether per-member limits apply; the local admin has none."""
    member_since: int | None = None
    """When they joined the server (epoch ms), where that is known."""
    roles: frozenset[int] = field(default=frozenset())
    """Ids of the roles that they hold on the server, where Discord tells them."""

    def may(self, capability: Capability) -> bool:
        return self.role >= NEEDS[capability]

    def require(self, capability: Capability) -> None:
        if not self.may(capability):
            raise NotAllowed(f"Only {_WHO[NEEDS[capability]]} may {capability.value}.")


def local_admin(server: int = LOCAL_DESK) -> Actor:
    return Actor(user=0, server=server, role=Role.ADMIN, limited=False)
