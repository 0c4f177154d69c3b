"""The gateway: HELLO, IDENTIFY, READY, GUILD_CREATE, heartbeats, RESUME, and what can go wrong with it."""

import asyncio
import json
import secrets
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.fakediscord.activity import PATIENCE
from tests.fakediscord.state import Guild
from tests.fakediscord.wire import INTENTS, PRIVILEGED, Json
from tests.fakediscord.world import World

HEARTBEAT_MS = 41_250
MOST_BYTES = 4096
KEPT_EVENTS = 1000


@dataclass(eq=False)
class Session:
    """What a client identified for; it outlives its connections."""

    intents: int
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    seq: int = 0
    sent: list[Json] = field(default_factory=list)
    connection: "Connection | None" = None


class Connection:
    """One web socket, compressed if the client asked for that."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.session: Session | None = None
        self.closed_here = False
        self._request = request
        self._deflate = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        self._turn = asyncio.Lock()

    async def send(self, payload: Json) -> None:
        text = json.dumps(payload, separators=(",", ":"))
        async with self._turn:
            try:
                if self._deflate is None:
                    await self.socket.send_str(text)
                else:
                    data = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(data)
            except (ConnectionError, RuntimeError):
                return  # the client is gone; it learns of this event when it resumes

    async def operate(self, code: int, data: object) -> None:
        await self.send({"op": code, "d": data, "s": None, "t": None})

    async def close(self, code: int, reason: str) -> None:
        self.closed_here = True
        await self.socket.close(code=code, message=reason.encode())

    def abort(self) -> None:
        if self._request.transport is not None:
            self._request.transport.abort()


class Gateway:
    def __init__(self, world: World, token: str, approved_intents: int) -> None:
        self.url = ""
        self.approved_intents = approved_intents
        self.identifies = 0
        self.resumes = 0
        self.heartbeats = 0
        self.heartbeat_ms = HEARTBEAT_MS
        self._world = world
        self._token = token
        self._sessions: dict[str, Session] = {}
        self._connections: list[Connection] = []
        self._changed = asyncio.Condition()

    @property
    def connected(self) -> bool:
        return any(session.connection for session in self._sessions.values())

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One connection, from HELLO to its end."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(socket, request)
        self._connections.append(connection)
        await connection.operate(10, {"heartbeat_interval": self.heartbeat_ms, "_trace": []})
        try:
            async for message in socket:
                if message.type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                    await self._received(connection, message.data)
        except ConnectionError:
            pass
        finally:
            await self._ended(connection)
        return socket

    async def _ended(self, connection: Connection) -> None:
        self._connections.remove(connection)
        session = connection.session
        if session is not None and session.connection is connection:
            session.connection = None
            goodbye = connection.socket.close_code in {1000, 1001} and not connection.closed_here
            if goodbye:  # a client that ends it itself won't resume
                self._sessions.pop(session.id, None)
        await self._notify()

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _received(self, connection: Connection, raw: str | bytes) -> None:
        if len(raw) > MOST_BYTES:
            await connection.close(4002, "Payload too large")
            return
        try:
            payload = json.loads(raw)
        except ValueError:
            await connection.close(4002, "Error while decoding payload.")
            return
        code, data = payload.get("op"), payload.get("d")
        if code == 1:
            self.heartbeats += 1
            await connection.operate(11, None)
        elif code == 2:
            await self._identify(connection, data)
        elif code == 6:
            await self._resume(connection, data)
        elif connection.session is None:
            await connection.close(4003, "Not authenticated.")
        elif code != 3:  # a presence is taken and shown to nobody
            await connection.close(4001, "Unknown opcode.")

    async def _identify(self, connection: Connection, data: Json) -> None:
        intents = data.get("intents", 0)
        if connection.session is not None:
            await connection.close(4005, "Already authenticated.")
        elif not self._knows(data):
            await connection.close(4004, "Authentication failed.")
        elif intents & PRIVILEGED & ~self.approved_intents:
            await connection.close(4014, "Disallowed intent(s).")
        else:
            self.identifies += 1
            session = Session(intents)
            self._sessions[session.id] = session
            connection.session, session.connection = session, connection
            await self._send(session, "READY", self._ready(session))
            for guild in list(self._world.guilds.values()):
                await self._send_guild(session, guild)
            await self._notify()

    def _knows(self, data: Json) -> bool:
        return bool(str(data.get("token", "")).removeprefix("Bot ") == self._token)

    def _ready(self, session: Session) -> Json:
        bot = self._world.bot
        return {
            "v": 10, "user": {**bot.json(), "verified": True, "mfa_enabled": False, "email": None},
            "user_settings": {}, "session_type": "normal", "session_id": session.id, "relationships": [],
            "private_channels": [], "resume_gateway_url": self.url, "guild_join_requests": [],
            "guilds": [{"id": str(guild), "unavailable": True} for guild in self._world.guilds],
            "geo_ordered_rtc_regions": [], "presences": [], "auth": {}, "_trace": [],
            "application": {"id": str(bot.id), "flags": 0},
        }  # fmt: skip

    async def _resume(self, connection: Connection, data: Json) -> None:
        session = self._sessions.get(data.get("session_id", ""))
        if not self._knows(data):
            await connection.close(4004, "Authentication failed.")
        elif session is None or data.get("seq") is None or data["seq"] > session.seq:
            await connection.operate(9, False)
        else:
            self.resumes += 1
            connection.session, session.connection = session, connection
            for payload in [each for each in session.sent if each["s"] > data["seq"]]:
                await connection.send(payload)
            await self._send(session, "RESUMED", {"_trace": []})
            await self._notify()

    async def _send(self, session: Session, event: str, data: Json) -> None:
        session.seq += 1
        payload = {"op": 0, "t": event, "s": session.seq, "d": data}
        session.sent.append(payload)
        del session.sent[:-KEPT_EVENTS]
        if session.connection is not None:
            await session.connection.send(payload)

    async def _send_guild(self, session: Session, guild: Guild) -> None:
        if self._world.bot.id in guild.members:
            await self._send(session, "GUILD_CREATE", guild.created(bool(session.intents & INTENTS["members"])))

    async def announce_guild(self, guild: Guild) -> None:
        """The bot was invited there."""
        for session in list(self._sessions.values()):
            await self._send_guild(session, guild)

    async def dispatch(self, event: str, data: Json, intent: str | None = None) -> None:
        """An event for every session that identified with the intent (None: for all)."""
        for session in list(self._sessions.values()):
            if intent is None or session.intents & INTENTS[intent]:
                await self._send(session, event, self._readable(session, event, data))

    def _readable(self, session: Session, event: str, data: Json) -> Json:
        """What people write is read with the privileged intent alone."""
        if not event.startswith("MESSAGE_") or "author" not in data or session.intents & INTENTS["message_content"]:
            return data
        me = str(self._world.bot.id)
        if data["author"]["id"] == me or any(who["id"] == me for who in data["mentions"]) or "guild_id" not in data:
            return data
        return {**data, "content": "", "attachments": [], "components": []}

    async def close(self, code: int, *, forget: bool = False) -> None:
        """Close every connection with one of Discord's codes (4000, 4004, ...); with `forget` none can be resumed."""
        for connection in list(self._connections):
            if forget and connection.session is not None:
                self._sessions.pop(connection.session.id, None)
            await connection.close(code, "closed by the test")

    def drop(self) -> None:
        """Cut every connection without a word, as a pulled cable does."""
        for connection in list(self._connections):
            connection.abort()

    async def ask_to_reconnect(self) -> None:
        for connection in list(self._connections):
            await connection.operate(7, None)

    async def invalidate(self) -> None:
        """No session is known any more: the client must identify anew."""
        self._sessions.clear()
        for connection in list(self._connections):
            await connection.operate(9, False)

    async def wait_resumed(self) -> None:
        await self._wait(lambda: self.resumes > 0 and self.connected, "resume")

    async def wait_identified(self, times: int = 1) -> None:
        await self._wait(lambda: self.identifies >= times and self.connected, "identify")

    async def _wait(self, met: Callable[[], bool], what: str) -> None:
        async with self._changed:
            try:
                await asyncio.wait_for(self._changed.wait_for(met), PATIENCE)
            except TimeoutError:
                raise TimeoutError(f"the bot did not {what} within {PATIENCE:g} s") from None
