"""A desk's settings in sentences: what holds now, as an admin reads it in Discord."""

from collections.abc import Callable, Iterable

from bot.chat.view.text import one_line
from bot.domain.settings import EVERYBODY, LINE, MODERATORS, DeskSettings, Value, written

_CHANNELS = frozenset({"digest_channel", "review_channel", "verdict_channel"})
_ROLES = frozenset({"checker_role", "moderator_role", "digest_role"})
_NOTE = 300
"""Characters of the sentences that tell what was changed; more changes are only counted."""
_EVERY_DAY = "mon tue wed thu fri sat sun"

_TOLD: dict[str, tuple[str, str]] = {
    "digest_channel": ("The daily summary goes to {}.", "The daily summary is posted nowhere yet."),
    "digest_time": ("The daily summary comes at {}.", ""),
    "digest_role": ("A summary with an overdue dispute pings {}.", "An overdue dispute pings nobody."),
    "timezone": ("Times are in {}.", ""),
    "review_channel": ("Moderators hear of disputes in {}.", "Moderators find disputes in `/review disputes` only."),
    "verdict_channel": ("Every verdict is posted in {}.", "Verdicts have no channel of their own."),
    "checker_role": ("Members with {} may take claims.", "Only moderators and admins may take claims."),
    "moderator_role": ("Members with {} are the moderators.", "Whoever has Manage Messages is a moderator."),
    "min_worthiness": ("Lists leave out claims less worth checking than {}.", ""),
    "lease_hours": ("A taken claim goes back to the queue after {} h.", ""),
    "member_hourly": ("A member may hand in {} sources per hour.", ""),
    "server_daily": ("All members may hand in {} sources per day.", ""),
    "allowed_sites": ("Links may lead only to {}.", "Links may lead to any site."),
    "refused_sites": ("Links are refused to {}.", "No site is refused."),
}
"""Per setting: the sentence with a value, and the one without."""

_SWITCHES: dict[str, tuple[str, str]] = {
    "two_person": ("A verdict waits for a second moderator.", "One moderator is enough for a verdict."),
    "sole_moderator": (
        "Moderators may decide disputes of their own verdicts.",
        "Nobody decides a dispute of their own verdict.",
    ),
    "join_speakers": (
        "A claim that another speaker repeats stays one claim.",
        "A claim that another speaker repeats becomes a claim of its own.",
    ),
    "announce_repeats": (
        "Moderators hear at once when a false claim is repeated.",
        "Moderators are not told when a false claim is repeated.",
    ),
}
"""Per switch: the sentence when it is on, and when it is off."""


def setting_sentence(key: str, value: Value) -> str:
    """What holds with this value of a setting."""
    if key in _SWITCHES:
        return _SWITCHES[key][0 if value else 1]
    if key in _SPECIAL:
        return _SPECIAL[key](value)
    with_value, without = _TOLD[key]
    return without if value is None or value == "" else with_value.format(shown(key, value))


def changes_note(settings: DeskSettings, keys: Iterable[str]) -> str | None:
    """What holds after these keys were changed; None for no keys, a count where the sentences take too much room."""
    sentences = [setting_sentence(key, getattr(settings, key)) for key in keys]
    told = " ".join(sentences)
    return (told if len(told) <= _NOTE else f"{len(sentences)} settings are changed.") or None


def shown(key: str, value: Value) -> str:
    """A value as Discord shows it: channels and roles by their mention."""
    if value is None or value == "":
        return "none"
    if key == "links_from" and str(value).isdigit():
        return f"<@&{value}>"
    if key in _CHANNELS:
        return f"<#{value}>"
    if key in _ROLES:
        return f"<@&{value}>"
    return one_line(written(value), 80)


def _days(value: Value) -> str:
    return "The summary comes every day." if value == _EVERY_DAY else f"The summary comes on {value}."


def _quiet(value: Value) -> str:
    return f"A day with nothing new gets {'one line' if value == LINE else 'no summary'}."


def _membership(value: Value) -> str:
    return f"Members may add, dispute and ask {f'{value} h after they joined' if value else 'at once'}."


def _links(value: Value) -> str:
    if value == EVERYBODY:
        return "Everybody may hand in links."
    others = "" if value == MODERATORS else f" and members with {shown('links_from', value)}"
    return f"Only moderators{others} may hand in links."


_SPECIAL: dict[str, Callable[[Value], str]] = {
    "digest_days": _days,
    "digest_quiet": _quiet,
    "min_membership_hours": _membership,
    "links_from": _links,
}
