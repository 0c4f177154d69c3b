"""Addresses of pages: one spelling for each, and whose they are."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

import idna

from bot.domain.errors import Unreadable

MAX_URL = 2_000
"""Characters; longer addresses are refused."""
_SHOWN = 200
"""Characters of an address that a sentence repeats."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"(utm_|mtm_|hsa_|pk_|oly_|vero_|_hs).*"
    r"|(fb|g|d|y|tt|tw)clid|msclkid|[wg]braid|gclsrc|srsltid|li_fat_id|rdt_cid|wickedid|igshid|igsh"
    r"|mc_[ce]id|mkt_tok|_ga|_gl|ref_src|ref_url|cmpid|ncid|smid|xtor|at_medium|at_campaign|soc_src|soc_trk"
)
_SAFE_IN_PATH = "/!$&'()*+,;=:@~-._"
_SAFE_IN_QUERY = _SAFE_IN_PATH + "?"


@dataclass(frozen=True, slots=True)
class Url:
    """An address that was parsed: whoever has one need not ask again whether it is a web address."""

    given: str
    """As it was handed in or found, without blanks around it."""
    canonical: str
    """The one spelling under which the page is kept (see canonical_url)."""

    @classmethod
    def parse(cls, address: str) -> "Url":
        """Raises Unreadable with one sentence for what is no web address."""
        return cls(address.strip(), canonical_url(address))

    @property
    def host(self) -> str:
        """As DNS knows it; an IPv6 address without its brackets."""
        return urlsplit(self.canonical).hostname or ""

    @property
    def domain(self) -> str | None:
        """The domain that somebody registered (see registered_domain)."""
        return _domain_of(self.canonical)


def shown(url: str) -> str:
    """An address as a sentence may repeat it: in quotation marks, printable, and short."""
    printable = "".join(c if c.isprintable() else "?" for c in url[: _SHOWN + 1])
    return f"“{printable[:_SHOWN]}…”" if len(printable) > _SHOWN else f"“{printable}”"


def canonical_url(url: str) -> str:
    """The one spelling under which a page is kept.

    Scheme and host in lower case, the host as DNS knows it (IDNA), no default port, credentials, fragment, tracking
    parameters or dots in the path; everything that may choose the page (`id`, `page`) stays, in its order. Applying it
    twice changes nothing. Raises Unreadable with one sentence for what is no web address.
    """
    stripped = url.strip()
    if len(stripped) > MAX_URL:
        raise Unreadable(f"That address has {len(stripped):,} characters; {MAX_URL:,} is the most that is read.")
    try:
        parts = urlsplit(stripped)
        host, port = dns_host(parts.hostname or ""), parts.port
    except ValueError:
        raise Unreadable(f"{shown(stripped)} is not a web address.") from None
    if parts.scheme not in _DEFAULT_PORTS:
        raise Unreadable(f"{shown(stripped)} is not a web address: it must start with http:// or https://.")
    shown_host = f"[{host}]" if ":" in host else host
    netloc = shown_host if port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{shown_host}:{port}"
    return urlunsplit((parts.scheme, netloc, _path(parts), _query(parts), ""))


def dns_host(host: str) -> str:
    """A host in the form that is looked up: lower case, A-labels, addresses compressed, no dot at the end.

    Raises ValueError for what can't be a host.
    """
    if not host or any(c.isspace() or c in "\\%<>\"'|^`{}" for c in host):
        raise ValueError(host)
    ascii_host = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    bare = ascii_host.removesuffix(".")
    if not bare or ".." in bare or bare.startswith(".") or len(bare) > 253:
        raise ValueError(host)
    return str(ipaddress.ip_address(bare)) if ":" in bare else bare


def host_and_port(pair: str) -> tuple[str, int]:
    """`wiki.example:8080` or `[::1]:8080` taken apart; raises ValueError for anything but an exact pair."""
    match = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\s:/@\[\]*?#]+)):(\d{1,5})", pair)
    if match is None or not 0 < int(match[3]) < 65_536:
        raise ValueError(pair)
    return dns_host(match[1] or match[2]), int(match[3])


def registered_domain(url: str) -> str | None:
    """The domain that somebody registered (`example.co.uk`), the one thing about a page that it can't choose.

    None for IP addresses and for names outside of the public tree. A host under a shared suffix (`anna.github.io`)
    counts as a domain of its own.
    """
    try:
        return _domain_of(canonical_url(url))
    except Unreadable:
        return None


def _domain_of(canonical: str) -> str | None:
    from tld import Result, get_tld

    found = get_tld(canonical, as_object=True, fail_silently=True)
    return found.fld if isinstance(found, Result) and found.fld != found.tld else None


def _path(parts: SplitResult) -> str:
    kept: list[str] = []
    *folders, last = parts.path.split("/")[1:] or [""]
    for segment in [*folders, last]:
        dots = segment.lower().replace("%2e", ".")
        if dots == "..":
            del kept[-1:]
        elif dots != ".":
            kept.append(segment)
    if last.lower().replace("%2e", ".") in {".", ".."}:
        kept.append("")
    return "/" + _quoted("/".join(kept), _SAFE_IN_PATH)


def _query(parts: SplitResult) -> str:
    pairs = [p for p in parts.query.split("&") if p and not _TRACKING.fullmatch(unquote(p.partition("=")[0]).lower())]
    return _quoted("&".join(pairs), _SAFE_IN_QUERY)


def _quoted(text: str, safe: str) -> str:
    """Percent-encoded where it must be, escapes that are already there kept, in capitals."""
    kept = re.sub(r"%[0-9A-Fa-f]{2}", lambda m: m[0].upper(), text)
    return quote(re.sub(r"%(?![0-9A-F]{2})", "%25", kept), safe=safe + "%", errors="replace")
