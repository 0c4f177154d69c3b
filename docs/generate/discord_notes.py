"""What the command tree can't say: who may run a command, by what the services ask for, and what its short
description has no room for."""

from bot.domain.actor import Capability

WHO: dict[str, Capability | str] = {
    "article add": Capability.ADD,
    "article list": Capability.READ,
    "article show": Capability.READ,
    "article withdraw": Capability.WITHDRAW_ARTICLE,
    "claims list": Capability.READ,
    "claims search": Capability.READ,
    "claims show": Capability.READ,
    "claims add": Capability.ADD,
    "claims dispute": Capability.DISPUTE,
    "claims mine": Capability.READ,
    "claims follow": Capability.FOLLOW,
    "claims stats": Capability.READ,
    "claims history": Capability.READ,
    "review queue": Capability.READ,
    "review take": Capability.TAKE,
    "review release": "its owner, moderators",
    "review check": Capability.CHECK,
    "review propose": Capability.PROPOSE,
    "review correct": Capability.CORRECT,
    "review withdraw": Capability.WITHDRAW,
    "review void": Capability.VOID,
    "review hide": Capability.HIDE,
    "review edit": Capability.EDIT,
    "review split": Capability.EDIT,
    "review merge": Capability.DISMISS,
    "review assign": Capability.ASSIGN,
    "review dismiss": Capability.DISMISS,
    "review reopen": Capability.DISMISS,
    "review changes": Capability.JUDGE_SOURCES,
    "review disputes": Capability.READ_DISPUTES,
    "review resolve": Capability.RESOLVE,
    "speaker list": Capability.READ,
    "speaker show": Capability.READ,
    "speaker rename": Capability.NAME_SPEAKERS,
    "speaker merge": Capability.NAME_SPEAKERS,
    "speaker follow": Capability.FOLLOW,
    "desk setup": Capability.CONFIGURE,
    "desk links": Capability.CONFIGURE,
    "desk digest preview": Capability.READ,
    "desk digest when": Capability.CONFIGURE,
    "desk digest post": Capability.POST,
    "desk feed add": Capability.FEEDS,
    "desk feed list": Capability.SEE_FEEDS,
    "desk feed remove": Capability.FEEDS,
    "desk health": Capability.CONFIGURE,
    "desk export": Capability.EXPORT,
    "desk member block": Capability.BLOCK,
    "desk member unblock": Capability.BLOCK,
    "desk member undo": Capability.BLOCK,
    "desk member forget": "admins; members themselves under `/claims mine`",
    "help": Capability.READ,
}

NOTES: dict[str, str] = {
    "article add": "The answer says what was found. A page, text or file may have 5 MB, a PDF or Word file 25 MB, and"
    " the text in it 300,000 characters.",
    "article withdraw": "Checked claims stay.",
    "claims list": "Page by page; by state, or what is disputed, was corrected or has a changed source.",
    "claims search": "By words and by meaning, the matching words in bold. "
    '`"phrases"`, `speaker:`, `verdict:`, `status:`, `since:` and `site:` narrow it.',
    "claims add": "What says nearly the same is shown first.",
    "claims mine": "Each dispute has its outcome. Here you answer a moderator's question, take a dispute back, stop"
    " following, and ask to be forgotten.",
    "claims follow": "You are told by direct message.",
    "claims stats": "Also the time to a verdict.",
    "review queue": "For checkers and moderators one claim after the other, none shown to two people at a time; for"
    " members a list.",
    "review take": "Without a claim: the best that waits. It goes back to the queue after `lease_hours`.",
    "review check": "Without a verdict it approves the proposed one. A verdict needs at least one source.",
    "review correct": "Under the two-person rule a new verdict waits for another moderator.",
    "review hide": "Its number stays.",
    "review reopen": "A hidden claim is brought back by admins alone.",
    "review merge": "`/review reopen` takes it out again.",
    "review disputes": "Overdue ones first.",
    "review resolve": "Without an outcome: its card with its buttons. Nobody decides on a verdict of their own, unless"
    " `sole_moderator` is on.",
    "review changes": "Claims whose source may have changed since it was quoted.",
    "speaker list": "Moderators find the balance over all speakers there.",
    "speaker show": "Names, claims, what was said again most (how often, since when, where last), what was checked."
    " Verdicts are counted from ten confirmed checks on.",
    "speaker rename": "The old name stays as an alias.",
    "desk setup": "Without options: one message with a menu for each step, every setting with its default, and which"
    " permission is missing in which channel.",
    "desk digest preview": "To you alone.",
    "desk digest when": "On which days it is posted, what a quiet day gets, who is pinged where a dispute is overdue.",
    "desk feed add": "What stands in it now counts as seen.",
    "desk member undo": "That is their articles, claims, disputes, wishes for checks and replies of the bot.",
    "desk member forget": "See [privacy](../privacy.md).",
}

MENUS: dict[str, str] = {
    "Track claims": "read a message like an article; its author is never a speaker",
    "Find claims about this": "what is on record about it, or on a page that it links to, to you alone: checked claims"
    " with verdict and sources, *Reply with this here* under each (once an hour for a claim and channel, 20 a day for a"
    " member; if the message is deleted before the reply is out, you are told and nothing is used up of the hour)",
}
