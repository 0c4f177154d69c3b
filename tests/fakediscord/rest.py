"""REST v10 over HTTP on loopback: routes, faults, the token, rate limits, and files by their address."""

import asyncio
import hashlib
import json
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.fakediscord import channel_calls, interaction_calls
from tests.fakediscord.activity import Call
from tests.fakediscord.errors import ApiError
from tests.fakediscord.faults import Fault
from tests.fakediscord.hub import Body, Hub
from tests.fakediscord.routes import Answer, Asked

ROUTES = (*channel_calls.ROUTES, *interaction_calls.ROUTES)
WITHOUT_TOKEN = re.compile(r"^/(interactions/\d+/|webhooks/\d+/[^/]+)")
RATE_LIMITS = (
    ("POST", re.compile(r"^/channels/(\d+)/messages$"), 5, 5.0),
    ("PATCH", re.compile(r"^/channels/(\d+)/messages/\d+$"), 5, 5.0),
    ("DELETE", re.compile(r"^/channels/(\d+)/messages/\d+$"), 5, 1.0),
    ("POST", re.compile(r"^/webhooks/(\d+/[^/]+)$"), 5, 2.0),
    ("POST", re.compile(r"^/users/@me/channels()$"), 10, 10.0),
)
"""Method, path with what shares a limit, and how many calls in how many seconds. Typical, not official."""

CALL = web.RequestKey("call", Call)
BODY = web.RequestKey("body", Body)


class Rest:
    """The HTTP server around a hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._windows: dict[tuple[int, str], tuple[float, int]] = {}
        app = web.Application(client_max_size=1 << 28, middlewares=[self._middleware])
        for method, path, work in ROUTES:
            app.router.add_route(method, "/api/v10" + path, self._handler(work))
        app.router.add_get("/gateway/", hub.gateway.handle)
        app.router.add_get("/cdn/attachments/{channel}/{file}/{name}", self._file)
        app.router.add_route("*", "/{rest:.*}", self._unknown)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)

    async def start(self) -> int:
        """Its port on loopback."""
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        await self._runner.cleanup()

    def _handler(
        self, work: Callable[[Hub, Asked], Awaitable[Answer]]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            call = request[CALL]
            answer = await work(self._hub, Asked(request.match_info, call.query, request[BODY], call.at))
            return _answered(answer.data, answer.status)

        return handle

    @web.middleware
    async def _middleware(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if not request.path.startswith("/api/"):
            return await handler(request)
        activity = self._hub.activity
        path = re.sub(r"^/api/v\d+", "", request.path)
        call = Call(request.method, path, dict(request.query), time.monotonic())
        request[CALL] = call
        activity.calls.append(call)
        activity.in_flight += 1
        started = call.at
        try:
            return await self._answer(request, call, handler)
        finally:
            call.ms = (time.monotonic() - started) * 1000
            activity.in_flight -= 1
            await activity.touch()

    async def _answer(
        self, request: web.Request, call: Call, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """The work and the fault, in the order that the fault says."""
        fault = call.fault = self._hub.faults.of(call.method, call.path)
        if fault is not None and fault.delay:
            await asyncio.sleep(fault.delay)
            call.at = time.monotonic()
        goes_wrong = fault if fault is not None and (fault.drop or fault.status is not None) else None
        if goes_wrong is not None and not goes_wrong.after:
            return _gone_wrong(request, call, goes_wrong)
        headers: dict[str, str] = {}
        try:
            request[BODY] = await _read(request)
            call.json, call.files = request[BODY].json, tuple(name for name, _, _ in request[BODY].files)
            self._authorize(request, call)
            self._limit(call, headers)
            response = await handler(request)
        except ApiError as error:
            response = _answered(error.body(), error.status)
        if goes_wrong is not None:
            return _gone_wrong(request, call, goes_wrong)
        call.status = response.status
        if isinstance(response, web.Response) and isinstance(response.body, bytes) and response.body:
            call.response = json.loads(response.body)
        response.headers.update(headers)
        return response

    def _authorize(self, request: web.Request, call: Call) -> None:
        if not WITHOUT_TOKEN.match(call.path) and request.headers.get("Authorization") != f"Bot {self._hub.token}":
            raise ApiError(401, 0, "401: Unauthorized")

    def _limit(self, call: Call, headers: dict[str, str]) -> None:
        """Count the call in its fixed window, and say so in the headers that discord.py waits by."""
        if not self._hub.rate_limits:
            return
        for at, (method, pattern, most, seconds) in enumerate(RATE_LIMITS):
            hit = pattern.match(call.path) if method == call.method else None
            if hit is None:
                continue
            now = time.monotonic()
            began, used = self._windows.get((at, hit[1]), (now, 0))
            if now - began >= seconds:
                began, used = now, 0
            left = round(seconds - (now - began) + 0.005, 3)
            headers |= {
                "X-RateLimit-Limit": str(most),
                "X-RateLimit-Remaining": str(max(0, most - used - 1)),
                "X-RateLimit-Reset": f"{time.time() + left:.3f}",
                "X-RateLimit-Reset-After": str(left),
                "X-RateLimit-Bucket": hashlib.sha256(str(at).encode()).hexdigest()[:32],
            }
            if used >= most:
                headers |= {"X-RateLimit-Scope": "user", "Retry-After": str(left), "Via": "1.1 google"}
                raise ApiError(429, 0, "You are being rate limited.", retry_after=left)
            self._windows[(at, hit[1])] = (began, used + 1)

    async def _unknown(self, request: web.Request) -> web.Response:
        if CALL in request:
            self._hub.activity.unknown.append(request[CALL])
        return _answered({"message": "404: Not Found", "code": 0}, 404)

    async def _file(self, request: web.Request) -> web.Response:
        file = self._hub.world.attachments.get(int(request.match_info["file"]))
        if file is None:
            return web.Response(status=404, text="This content is no longer available.")
        return web.Response(body=file.data, headers={"Content-Type": file.content_type or "application/octet-stream"})


def _answered(data: Any, status: int) -> web.Response:
    if data is None:
        return web.Response(status=204)
    # no charset: discord.py compares the whole header with "application/json", as Discord sends it
    return web.Response(
        body=json.dumps(data, separators=(",", ":")).encode(),
        status=status,
        headers={"Content-Type": "application/json"},
    )


def _gone_wrong(request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
    if fault.drop or fault.status is None:
        call.status = 0
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)
    call.status = fault.status
    call.response = {"message": f"{fault.status}: injected", "code": 0}
    if fault.status == 429:
        call.response = {
            "message": "You are being rate limited.",
            "retry_after": fault.retry_after,
            "global": fault.everywhere,
        }
    response = _answered(call.response, fault.status)
    if fault.status == 429:
        response.headers.update({"Retry-After": str(fault.retry_after), "Via": "1.1 google"})
        if fault.everywhere:
            response.headers["X-RateLimit-Global"] = "true"
    return response


async def _read(request: web.Request) -> Body:
    """JSON, or a form with JSON and files."""
    if not request.content_type.startswith("multipart/"):
        raw = await request.read()
        try:
            return Body(json.loads(raw) if raw else None)
        except ValueError:
            raise ApiError(400, 50109, "The request body contains invalid JSON.") from None
    body = Body()
    form = await request.post()
    for name, value in form.items():
        if isinstance(value, web.FileField):
            body.files.append((value.filename, value.file.read(), value.content_type))
        elif name == "payload_json":
            body.json = json.loads(value)
    return body
