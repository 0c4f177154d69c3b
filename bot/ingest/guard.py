"""Where a fetch may go, decided anew for every hop of a redirect, before any connection.

The public web on ports 80 and 443, and the exact host:port pairs that the configuration allows. ssrfguard knows the
addresses that are not public, in every spelling; what it misses is added here. A name is looked up once, every answer
is checked, and the connection goes to a checked address, so a second answer can change nothing.
"""

import asyncio
import socket
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from ssrfguard import DEFAULT_DENIED, AddressTable, Block, BlockedAddressError, Policy, Reach

from bot.domain.urls import dns_host, host_and_port, registered_domain

Answer = tuple[int, int, int, str, tuple[Any, ...]]
"""One row of what socket.getaddrinfo returns."""
Lookup = Callable[[str, int], Iterable[Answer]]

_MISSED = (
    Block(ip_network("168.63.129.16/32"), "Cloud metadata (Azure)", "none", Reach.DENIED),
    Block(ip_network("::ffff:0:0:0/96"), "IPv4-translated (SIIT)", "RFC2765", Reach.DENIED),
)
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
"""The upper half of an interface identifier that carries an IPv4 address (RFC 5214)."""
_INSIDE = (
    "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7",
)  # fmt: skip
"""Where a name that the configuration allows may lead, besides the public web."""


class _PublicWeb(Policy):
    """The default policy; ISATAP addresses are recognised by their lower half, which no table of networks can do."""

    def check_address(self, address: str | IPv4Address | IPv6Address) -> None:
        parsed = ip_address(address)
        if parsed.version == 6 and (int(parsed) >> 32) & 0xFFFF_FFFF in _ISATAP:
            raise BlockedAddressError(str(parsed), "it is an ISATAP address (RFC 5214)")
        super().check_address(parsed)


class Guard:
    """Decides policies and looks names up. `lookup` stands in for the system's resolver in tests."""

    def __init__(
        self, allow_private: Iterable[str] = (), *, proxied: bool = False, lookup: Lookup | None = None
    ) -> None:
        self.allowed = frozenset(host_and_port(pair) for pair in allow_private)
        self._proxied = proxied
        self._lookup = lookup or _system_lookup
        self._public = _PublicWeb(denied_networks=AddressTable((*DEFAULT_DENIED.blocks, *_MISSED)), allow_proxy=proxied)
        self._threads = ThreadPoolExecutor(16, thread_name_prefix="lookup")

    def close(self) -> None:
        """A lookup that hangs is left to the system's own time limit."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def policy(self, host: str, port: int) -> Policy:
        """What holds for one hop: an allowed pair opens that host on that port and nothing else."""
        try:
            name = dns_host(host)
        except ValueError:
            return self._public
        if (name, port) not in self.allowed:
            return self._public
        try:
            inside: tuple[str, ...] = (str(ip_address(name)),)
        except ValueError:
            inside = _INSIDE
        return Policy(
            allowed_hosts=frozenset({name}),
            allowed_ports=frozenset({port}),
            allowed_networks=tuple(ip_network(network) for network in inside),
            allow_proxy=self._proxied,
        )

    async def answers(self, url: str, policy: Policy) -> list[Answer]:
        """The addresses of a URL's host, each of them checked; the caller connects to these and looks up no more.

        Raises ssrfguard's errors for what is refused and OSError for a name that is not found. Cancelling it returns
        at once. Behind a proxy names are the proxy's to look up: only those of the public tree go there.
        """
        target = policy.check_url(url)
        if self._proxied:
            if target.address is None and policy is self._public and registered_domain(url) is None:
                raise BlockedAddressError(target.host, "it is a name outside the public web")
            return []
        lookup = self._lookup if target.address is None else _literal
        loop = asyncio.get_running_loop()
        found = list(await loop.run_in_executor(self._threads, lookup, target.host, target.port))
        if not found:
            raise socket.gaierror(f"{target.host} has no addresses")
        for *_, sockaddr in found:
            policy.check_address(str(sockaddr[0]))
        return found


def _system_lookup(host: str, port: int) -> Iterable[Answer]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


def _literal(address: str, port: int) -> Iterable[Answer]:
    return socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
