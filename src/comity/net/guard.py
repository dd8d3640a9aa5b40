"""Which addresses may be asked: none that leads into this machine or the networks it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, Final

from comity import settings
from comity.errors import UsageError
from comity.net.answers import AskError

if TYPE_CHECKING:
    import httpx

Ip = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

SCHEMES: Final = ("http", "https")
LONGEST: Final = 4096
"""Signs of an address."""
CLOSED: Final[dict[Network, str]] = {
    ip_network(block): name
    for name, blocks in {
        "this network": "0.0.0.0/8",
        "loopback": "127.0.0.0/8",
        "private": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16",
        "shared by a provider": "100.64.0.0/10",
        "link-local": "169.254.0.0/16",
        "for protocols": "192.0.0.0/24 192.88.99.0/24 2001::/23 2002::/16",
        "for documentation": "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20",
        "for measurements": "198.18.0.0/15",
        "multicast": "224.0.0.0/4",
        "reserved": "240.0.0.0/4",
    }.items()
    for block in blocks.split()
}  # fmt: skip
"""Blocks that are not the public internet, by IANA's registries of special-purpose addresses
(https://www.iana.org/assignments/iana-ipv4-special-registry, .../iana-ipv6-special-registry); 2001::/23 has Teredo in
it, 2002::/16 is 6to4, both of which carry an IPv4 address past a check."""
GLOBAL: Final = ip_network("2000::/3")
"""All of IPv6 that is given out (https://www.iana.org/assignments/ipv6-address-space); what is outside (loopback,
unique local, link-local, site-local, multicast, IPv4-mapped) is none."""
TRANSLATED: Final = ip_network("64:ff9b::/96")
"""An IPv4 address as networks write it that have IPv6 alone (NAT64): it counts as that address."""
LOCAL_NAMES: Final = (".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet")
NUMBERS: Final = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*")
"""A host that some systems take for a number, whatever it looks like: 0x7f.1, 2130706433."""
HOST: Final = re.compile(r"[a-z0-9_]([a-z0-9._-]{0,250}[a-z0-9_])?")
"""A name as it is asked for, letters of other scripts written in these."""
UNSAFE: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules; ``names`` and ``networks`` are let through though they are not public, at any port."""

    names: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()
    ports: frozenset[int] = frozenset({80, 443})

    @classmethod
    def from_settings(cls) -> Guard:
        """By the settings ``allow_hosts`` and ``allow_ports``. Raises UsageError."""
        given = [part.strip() for part in str(settings.get("allow_hosts")).split(",") if part.strip()]
        networks = {part: _network(part) for part in given}
        names = frozenset(plain_host(part) for part, network in networks.items() if network is None)
        found = tuple(network for network in networks.values() if network is not None)
        return cls(names, found, frozenset(_ports(str(settings.get("allow_ports")))))

    def check(self, host: str, port: int, found: Sequence[str]) -> None:
        """Raise AskError where a host, or one of the numbers that its name led to, may not be asked.

        All of them are looked at: a name that leads to a public and a private one is not to be trusted.
        """
        name, ips = plain_host(host), [ip_address(one) for one in found]
        if not ips:
            raise AskError(f"{host!r} has no address on the internet; check the spelling")
        rest = [ip for ip in ips if not self._allows(ip)]
        if name in self.names or not rest:
            return
        if closed := _closed_name(name) or next(filter(None, map(closed_block, rest)), None):
            raise AskError(f"{host!r} is not on the public internet ({closed}); name it in allow_hosts if you trust it")
        if port not in self.ports:
            raise AskError(f"port {port} is not asked; name it in the setting allow_ports if you trust it")

    def _allows(self, ip: Ip) -> bool:
        return any(ip in network for network in self.networks)


def checked(address: str) -> httpx.URL:
    """An address that is well formed and may be asked as far as its letters say. Raises AskError.

    Where its name leads is looked at when the connection is made: see ``Guard.check``.
    """
    import httpx

    if len(address) > LONGEST or UNSAFE.search(address):
        raise AskError("the address is too long or has signs in it that none has; check it")
    scheme = address.partition(":")[0].lower()
    if scheme not in SCHEMES:
        raise AskError(f"{scheme[:20]!r} is no way to read a text; only http and https addresses are asked")
    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as exc:
        raise AskError(f"this is no address ({exc}); check it") from exc
    host = plain_host(url.raw_host.decode("ascii"))
    if not (HOST.fullmatch(host) or _ip_of(host)) or not 0 < (url.port or 80) < 65536:
        raise AskError("the address names no host, or no port that there is; check it")
    if url.userinfo:
        raise AskError("the address has a name or a password before its host; leave them out")
    if _is_odd_number(host):
        raise AskError(f"{host!r} is a number in disguise; write the host by its name")
    return url


def plain_host(host: str) -> str:
    """A host as it is compared: lower case, without brackets and the dot at the end."""
    return host.strip().strip("[]").lower().rstrip(".")


def closed_block(ip: Ip) -> str | None:
    """What block that is not public an IP address lies in; None for a public one."""
    if ip in TRANSLATED:
        ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    named = next((name for block, name in CLOSED.items() if ip in block), None)
    return named or ("not given out" if ip.version == 6 and ip not in GLOBAL else None)


def _closed_name(name: str) -> str | None:
    """What is not public about a name. Numbers are looked at by themselves."""
    if _ip_of(name):
        return None
    return "a local name" if f".{name}".endswith(LOCAL_NAMES) or "." not in name else None


def _is_odd_number(host: str) -> bool:
    return NUMBERS.fullmatch(host) is not None and _ip_of(host) is None


def _ip_of(host: str) -> Ip | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _network(text: str) -> Network | None:
    try:
        return ip_network(text.strip("[]"), strict=False)
    except ValueError as exc:
        if "/" in text:
            raise UsageError(
                f"allow_hosts has {text!r}: write a host, an IP address, or a range as 10.0.0.0/8"
            ) from exc
        return None


def _ports(text: str) -> Iterable[int]:
    for part in filter(None, map(str.strip, text.split(","))):
        if not part.isascii() or not part.isdigit():
            raise UsageError(f"allow_ports has {part!r}: write numbers parted by commas, as 80,443")
        yield int(part)
