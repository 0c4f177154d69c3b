"""What taking a member's doings back came to, in a sentence."""

from bot.chat.view.labels import counted
from bot.domain.members import Undone


def undone_sentence(done: Undone) -> str:
    parts = [
        counted(done.articles, "article"),
        counted(done.claims, "claim"),
        counted(done.disputes, "dispute"),
        counted(done.wanted, "request for a check", "requests for a check"),
        counted(done.replies, "reply", "replies"),
    ]
    return f"Taken back: {', '.join(parts)}. What a moderator has checked stays."
