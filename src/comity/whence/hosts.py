"""Whose address it is: the host that an address leads to, read as a browser reads it, and the domains it lies under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

ILLEGIBLE: Final = ""
"""Where there is an address, and no host to be believed: another scheme, odd signs, letters that look like others."""

LONGEST: Final = 8192
"""Characters of an address that is still one."""

_HOST: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_ODD: Final = re.compile(r"[\s\\\x00-\x20\x7f]")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def host_of(address: str | None) -> str | None:
    """The host of a web address in lower case, without "www." and a final dot; None where there is no address.

    ``ILLEGIBLE`` where the address is not one of the web, or could be read as leading elsewhere: backslashes and
    blanks, a port that is no number, letters beyond ASCII and their punycode, numbers for a name.
    """
    if address is None or not address.strip():
        return None
    address = address.strip()
    if len(address) > LONGEST or _ODD.search(address):
        return ILLEGIBLE
    try:
        parts = urlsplit(address if _SCHEME.match(address) and "://" in address else f"https://{address}")
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ILLEGIBLE
    host = host.removesuffix(".")
    if parts.scheme not in ("http", "https") or not host.isascii() or not is_host(host):
        return ILLEGIBLE
    return host.removeprefix("www.")


def is_host(text: str) -> bool:
    """Whether a text is a host's name as it is listed: lower case, with a dot, no letters in disguise."""
    return len(text) <= 253 and bool(_HOST.fullmatch(text)) and "xn--" not in text


def domains_of(host: str) -> Iterator[str]:
    """The host and the domains it lies under, the longest first: "mofa.go.jp", "go.jp", "jp"."""
    labels = host.split(".")
    return (".".join(labels[at:]) for at in range(len(labels)))
