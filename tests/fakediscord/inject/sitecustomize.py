"""Points the unmodified bot at the Discord on loopback. Python runs this file at start, because its folder comes first
on PYTHONPATH: when the bot imports discord, the addresses that discord.py holds as constants are replaced by those in
the FAKEDISCORD_* variables. Connections that would leave loopback are refused, and noted in a file."""

import importlib.abc
import importlib.machinery
import ipaddress
import os
import socket
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

API = os.environ.get("FAKEDISCORD_API", "")
GATEWAY = os.environ.get("FAKEDISCORD_GATEWAY", "")
CDN = os.environ.get("FAKEDISCORD_CDN", "")
BLOCKED = os.environ.get("FAKEDISCORD_BLOCKED", "")


def redirect(module: Any) -> None:
    if module.__name__ == "discord.http":
        module.Route.BASE = API

        def stay(version: int) -> None:
            module.INTERNAL_API_VERSION = version

        module._set_api_version = stay
    elif module.__name__ == "discord.gateway":
        import yarl

        module.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(GATEWAY)
    else:
        module.Asset.BASE = CDN


class Loader(importlib.abc.Loader):
    """Loads a module as its own loader does, then redirects it."""

    def __init__(self, inner: importlib.abc.Loader) -> None:
        self._inner = inner

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._inner.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._inner.exec_module(module)
        redirect(module)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in {"discord.http", "discord.gateway", "discord.asset"}:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = Loader(spec.loader)
        return spec


def is_local(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket of this machine's own
    try:
        return ipaddress.ip_address(str(address[0]).split("%")[0]).is_loopback
    except ValueError:
        return address[0] in {"localhost", ""}


def refuse(address: Any) -> NoReturn:
    with Path(BLOCKED).open("a", encoding="utf-8") as file:
        file.write(f"{address}\n")
    raise OSError(101, f"a connection outside loopback was refused: {address}")


class Guarded(socket.socket):
    def connect(self, address: Any) -> None:
        if not is_local(address):
            refuse(address)
        super().connect(address)

    def connect_ex(self, address: Any) -> int:
        if not is_local(address):
            refuse(address)
        return super().connect_ex(address)


def guard() -> None:
    look_up = socket.getaddrinfo

    def guarded(host: Any, *args: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name not in {None, "", "localhost"} and not is_local((name, 0)):
            refuse(name)
        return look_up(host, *args, **more)

    socket.socket = Guarded  # type: ignore[misc]
    socket.getaddrinfo = guarded


if API:
    sys.meta_path.insert(0, Finder())
    guard()
