"""Who may do what: roles by token, sessions in signed cookies, tokens against forged forms, how often one writes."""

from __future__ import annotations

import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address
from time import monotonic
from typing import Final, Literal

Role = Literal["none", "reader", "editor"]
RANKS: Final[tuple[Role, ...]] = ("none", "reader", "editor")
COOKIE: Final = "comity_session"
FIELD: Final = "csrf"
"""The field of a form, and the header ``X-CSRF``, that hold the token against forged forms."""
MINUTE: Final = 60.0
MOST_CALLERS: Final = 10_000
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: a session, what it may do, and the token that its forms carry."""

    session: str
    role: Role
    csrf: str

    def may(self, role: Role) -> bool:
        return RANKS.index(self.role) >= RANKS.index(role)


@dataclass(frozen=True)
class Guard:
    """What a server asks of its callers. Without tokens everybody may edit: for loopback alone."""

    reader: str = ""
    editor: str = ""
    writes: int = 60
    """Writes, and tries to sign in, that one caller has a minute."""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    clock: Callable[[], float] = monotonic
    _spent: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict, repr=False)

    @property
    def open(self) -> bool:
        """Whether nobody is asked for a token."""
        return not (self.reader or self.editor)

    def role_of(self, token: str) -> Role:
        """The role that a token gives."""
        given = token.encode()
        for role, wanted in (("editor", self.editor), ("reader", self.reader)):
            if wanted and hmac.compare_digest(given, wanted.encode()):
                return role  # type: ignore[return-value]
        return "none"

    def viewer(self, cookie: str | None) -> Viewer | None:
        """The viewer of a session cookie; None where it is none of ours."""
        session, _, rest = (cookie or "").partition(".")
        role, _, signature = rest.partition(".")
        known = session and role in RANKS and hmac.compare_digest(signature, self._sign(f"{session}.{role}"))
        return Viewer(session, role, self._sign(f"form {session}")) if known else None  # type: ignore[arg-type]

    def begin(self, role: Role) -> tuple[Viewer, str]:
        """A new session, and the cookie that keeps it."""
        session = secrets.token_urlsafe(18)
        cookie = f"{session}.{role}.{self._sign(f'{session}.{role}')}"
        return Viewer(session, role, self._sign(f"form {session}")), cookie

    def forged(self, viewer: Viewer, token: str) -> bool:
        """Whether a form was not made for this viewer."""
        return not hmac.compare_digest(token.encode(), viewer.csrf.encode())

    def allows(self, caller: str) -> bool:
        """Whether a caller may write once more; ``writes`` a minute, saved up to as many."""
        left, last = self._spent.pop(caller, (float(self.writes), self.clock()))
        now = self.clock()
        left = min(float(self.writes), left + (now - last) * self.writes / MINUTE)
        self._spent[caller] = (left - 1 if left >= 1 else left, now)
        while len(self._spent) > MOST_CALLERS:
            self._spent.popitem(last=False)
        return left >= 1

    def _sign(self, words: str) -> str:
        return hmac.new(self.secret, words.encode(), sha256).hexdigest()


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine alone."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def host_of(header: str) -> str:
    """The name in a Host header, without its port."""
    return (
        header[: header.index("]") + 1].strip("[]")
        if header.startswith("[") and "]" in header
        else header.split(":")[0]
    )
