"""What is in this Discord: servers, people, channels, messages, and what somebody did with the bot."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Any, Final

from tests.fakediscord import permissions
from tests.fakediscord.wire import EPHEMERAL, Json, iso, snowflake

TEXT: Final = 0
DM: Final = 1
THREAD: Final = 11


@dataclass
class User:
    name: str
    bot: bool = False
    global_name: str | None = None
    id: int = field(default_factory=snowflake)

    def json(self) -> Json:
        return {
            "id": str(self.id), "username": self.name, "discriminator": "0", "global_name": self.global_name,
            "avatar": None, "bot": self.bot, "system": False, "public_flags": 0, "flags": 0, "banner": None,
            "accent_color": None, "avatar_decoration_data": None,
        }  # fmt: skip


@dataclass
class Role:
    name: str
    permissions: int = 0
    position: int = 1
    managed: bool = False
    id: int = field(default_factory=snowflake)

    def json(self) -> Json:
        return {
            "id": str(self.id), "name": self.name, "permissions": str(self.permissions), "position": self.position,
            "color": 0, "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False, "managed": self.managed, "mentionable": False, "icon": None, "unicode_emoji": None,
            "flags": 0, "tags": {},
        }  # fmt: skip


@dataclass
class Member:
    user: User
    roles: list[int] = field(default_factory=list)
    joined: float = field(default_factory=time.time)

    def json(self, *, with_user: bool = True) -> Json:
        out: Json = {
            "roles": [str(role) for role in self.roles], "nick": None, "joined_at": iso(self.joined), "avatar": None,
            "banner": None, "premium_since": None, "deaf": False, "mute": False, "pending": False, "flags": 0,
            "communication_disabled_until": None,
        }  # fmt: skip
        return {**out, "user": self.user.json()} if with_user else out


@dataclass
class Attachment:
    filename: str
    data: bytes
    content_type: str | None
    ephemeral: bool = False
    url: str = ""
    id: int = field(default_factory=snowflake)

    def json(self) -> Json:
        out: Json = {
            "id": str(self.id), "filename": self.filename, "size": len(self.data), "url": self.url,
            "proxy_url": self.url,
        }  # fmt: skip
        if self.content_type:
            out["content_type"] = self.content_type
        return {**out, "ephemeral": True} if self.ephemeral else out


@dataclass(eq=False)
class Channel:
    """A text channel of a server, a thread in one (its id is that of the message it is on), or a private talk."""

    name: str
    guild: "Guild | None" = None
    type: int = TEXT
    parent: "Channel | None" = None
    recipient: User | None = None
    archive_minutes: int = 1440
    id: int = field(default_factory=snowflake)
    overwrites: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """By the id of a role or person: kind (0 role, 1 person), what is allowed, what is denied."""
    messages: dict[int, "Message"] = field(default_factory=dict)
    created: float = field(default_factory=time.time)

    @property
    def is_thread(self) -> bool:
        return self.type == THREAD

    def __repr__(self) -> str:
        return f"<#{self.name} {self.id}>"

    def overwrite(self, target: "Role | User | Guild", *, allow: int = 0, deny: int = 0) -> None:
        """For a role, a person, or (the server itself) everybody."""
        self.overwrites[target.id] = (int(isinstance(target, User)), allow, deny)

    def json(self) -> Json:
        last = str(max(self.messages)) if self.messages else None
        out: Json = {"id": str(self.id), "type": self.type, "flags": 0, "last_message_id": last}
        if self.guild is None:
            return {**out, "recipients": [self.recipient.json()] if self.recipient else []}
        out |= {
            "guild_id": str(self.guild.id), "name": self.name, "rate_limit_per_user": 0,
            "parent_id": str(self.parent.id) if self.parent else None,
        }  # fmt: skip
        return out | (self._thread() if self.is_thread else self._text())

    def _text(self) -> Json:
        shown = [
            {"id": str(target), "type": kind, "allow": str(allow), "deny": str(deny)}
            for target, (kind, allow, deny) in self.overwrites.items()
        ]
        return {
            "position": 0, "topic": None, "nsfw": False, "default_auto_archive_duration": 1440,
            "permission_overwrites": shown,
        }  # fmt: skip

    def _thread(self) -> Json:
        created = iso(self.created)
        return {
            "owner_id": str(self.guild.bot.id) if self.guild else None, "member_count": 1, "applied_tags": [],
            "message_count": len(self.messages), "total_message_sent": len(self.messages),
            "thread_metadata": {
                "archived": False, "locked": False, "invitable": True, "auto_archive_duration": self.archive_minutes,
                "archive_timestamp": created, "create_timestamp": created,
            },
        }  # fmt: skip


@dataclass(eq=False)
class Message:
    channel: Channel
    author: User
    content: str = ""
    components: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    type: int = 0
    nonce: Any = None
    application_id: int | None = None
    interaction: "Interaction | None" = None
    reference: "Message | None" = None
    mentions: list[User] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    visible_to: int | None = None
    """Ephemeral: for this person alone."""
    deleted: bool = False
    thread: Channel | None = None
    edited: float | None = None
    created: float = field(default_factory=time.time)
    id: int = field(default_factory=snowflake)

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    def json(self, *, with_reference: bool = True) -> Json:
        out: Json = {
            "id": str(self.id), "type": self.type, "channel_id": str(self.channel.id), "content": self.content,
            "author": self.author.json(), "timestamp": iso(self.created),
            "edited_timestamp": iso(self.edited) if self.edited else None, "tts": False, "pinned": False,
            "mention_everyone": self.mention_everyone, "mentions": [user.json() for user in self.mentions],
            "mention_roles": [str(role) for role in self.mention_roles], "embeds": [], "components": self.components,
            "attachments": [file.json() for file in self.attachments], "flags": self.flags,
        }  # fmt: skip
        if self.nonce is not None:
            out["nonce"] = self.nonce
        if self.application_id is not None:
            out["application_id"] = str(self.application_id)
        if self.interaction is not None:
            out |= {"webhook_id": str(self.application_id), "interaction_metadata": self.interaction.metadata()}
        if self.reference is not None:
            out |= self._reference(self.reference, shown=with_reference)
        if self.thread is not None:
            out["thread"] = self.thread.json()
        return out

    def _reference(self, to: "Message", *, shown: bool) -> Json:
        where: Json = {"type": 0, "message_id": str(to.id), "channel_id": str(to.channel.id)}
        if to.channel.guild is not None:
            where["guild_id"] = str(to.channel.guild.id)
        out: Json = {"message_reference": where}
        if shown:
            out["referenced_message"] = None if to.deleted else to.json(with_reference=False)
        return out


@dataclass(eq=False)
class Interaction:
    """Somebody's command, click, typing or form, and what the bot made of it."""

    type: int
    """2 command, 3 button or menu, 4 autocomplete, 5 form."""
    user: User
    channel: Channel
    guild: "Guild | None"
    data: Json
    message: Message | None = None
    id: int = field(default_factory=snowflake)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(96))
    sent_at: float = 0.0
    """By `time.monotonic()`, like `acked_at`."""
    acked_at: float | None = None
    late: bool = False
    """The bot's answer came after the three seconds."""
    ack_type: int | None = None
    original: Message | None = None
    thinking: bool = False
    """Deferred, and nothing is shown yet."""
    followups: list[Message] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None
    updated: bool = False
    """The message with the button was changed."""
    errors: list[Json] = field(default_factory=list)
    """The answers that the API refused."""

    @property
    def ack_ms(self) -> float | None:
        return None if self.acked_at is None else (self.acked_at - self.sent_at) * 1000

    def metadata(self) -> Json:
        owner = {"0": str(self.guild.id)} if self.guild else {"1": str(self.user.id)}
        out: Json = {
            "id": str(self.id), "type": self.type, "user": self.user.json(),
            "authorizing_integration_owners": owner,
        }  # fmt: skip
        if self.type == 3 and self.message is not None:
            out["interacted_message_id"] = str(self.message.id)
        return out


class Guild:
    """A server, as the API calls it."""

    def __init__(self, name: str, owner: User, bot: User) -> None:
        self.name, self.owner, self.bot, self.id = name, owner, bot, snowflake()
        self.everyone = Role("@everyone", permissions.EVERYONE, 0, id=self.id)
        self.bot_role = Role(bot.name, permissions.INVITED, 5, managed=True)
        self.roles = {role.id: role for role in (self.everyone, self.bot_role)}
        self.members = {owner.id: Member(owner), bot.id: Member(bot, [self.bot_role.id])}
        self.channels: dict[int, Channel] = {}
        self.threads: dict[int, Channel] = {}

    def __repr__(self) -> str:
        return f"<Guild {self.name} {self.id}>"

    def permissions(self, user: int, channel: Channel | None = None) -> int:
        """What somebody may do here, or in this channel, by the order of Discord's rules."""
        member = self.members.get(user)
        if member is None:
            return 0
        granted = self.everyone.permissions
        for role in member.roles:
            granted |= self.roles[role].permissions if role in self.roles else 0
        if user == self.owner.id or granted & permissions.BITS["administrator"]:
            return permissions.ALL
        if channel is None:
            return granted
        place = channel.parent if channel.is_thread and channel.parent else channel
        for targets in ([self.id], member.roles, [user]):
            there = [place.overwrites[target] for target in targets if target in place.overwrites]
            for _kind, _allow, deny in there:
                granted &= ~deny
            for _kind, allow, _deny in there:
                granted |= allow
        return granted if granted & permissions.BITS["view_channel"] else 0

    def json(self) -> Json:
        return {
            "id": str(self.id), "name": self.name, "icon": None, "splash": None, "discovery_splash": None,
            "banner": None, "owner_id": str(self.owner.id), "region": "deprecated", "afk_channel_id": None,
            "afk_timeout": 300, "verification_level": 0, "default_message_notifications": 1,
            "explicit_content_filter": 0, "mfa_level": 0, "emojis": [], "stickers": [], "features": [],
            "application_id": None, "system_channel_id": None, "system_channel_flags": 0, "rules_channel_id": None,
            "public_updates_channel_id": None, "safety_alerts_channel_id": None, "max_presences": None,
            "max_members": 500_000, "vanity_url_code": None, "description": None, "premium_tier": 0,
            "premium_subscription_count": 0, "preferred_locale": "en-US", "nsfw": False, "nsfw_level": 0,
            "premium_progress_bar_enabled": False, "widget_enabled": False,
            "roles": [role.json() for role in self.roles.values()],
        }  # fmt: skip

    def created(self, with_members: bool) -> Json:
        """The event by which a bot learns of its server; without the intent it sees itself alone."""
        members = self.members.values() if with_members else [self.members[self.bot.id]]
        return {
            **self.json(), "joined_at": iso(), "large": False, "unavailable": False,
            "member_count": len(self.members), "voice_states": [], "presences": [], "stage_instances": [],
            "guild_scheduled_events": [], "soundboard_sounds": [],
            "members": [member.json() for member in members],
            "channels": [channel.json() for channel in self.channels.values()],
            "threads": [thread.json() for thread in self.threads.values()],
        }  # fmt: skip
