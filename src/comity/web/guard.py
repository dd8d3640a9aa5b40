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

from comity.errors import UsageError

Role = Literal["none", "reader", "editor"]
RANKS: Final[tuple[Role, ...]] = ("none", "reader", "editor")
COOKIE: Final = "comity"
FIELD: Final = "csrf"
"""The field of a form, and the header ``X-CSRF``, that hold the token against forged forms."""
MINUTE: Final = 60.0
LASTS: Final = 12 * 3600
"""Seconds for which a session is good."""
MOST_CALLERS: Final = 10_000
MOST_ENDED: Final = 10_000
SHORTEST: Final = 16
"""Signs that a token has at least."""
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: a session, what it may do, and the token that its forms carry."""

    session: str
    role: Role
    csrf: str = field(repr=False)

    def may(self, role: Role) -> bool:
        return RANKS.index(self.role) >= RANKS.index(role)


@dataclass(frozen=True)
class Guard:
    """What a server asks of its callers. Without tokens everybody may edit: for loopback alone."""

    reader: str = field(default="", repr=False)
    editor: str = field(default="", repr=False)
    writes: int = 60
    """Writes, and tries to sign in, that one caller has a minute."""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    clock: Callable[[], float] = monotonic
    _spent: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict, repr=False)
    _ended: OrderedDict[str, float] = field(default_factory=OrderedDict, repr=False)

    @property
    def open(self) -> bool:
        """Whether nobody is asked for a token."""
        return not (self.reader or self.editor)

    def role_of(self, token: str) -> Role:
        """The role that a token gives."""
        given = _bytes(token)
        tokens: tuple[tuple[Role, str], ...] = (("editor", self.editor), ("reader", self.reader))
        for role, wanted in tokens:
            if wanted and hmac.compare_digest(given, _bytes(wanted)):
                return role
        return "none"

    def viewer(self, cookie: str | None) -> Viewer | None:
        """The viewer of a session cookie; None where it is none of ours, has ended, or is too old."""
        told, _, signature = (cookie or "").rpartition(".")
        session, _, rest = told.partition(".")
        role, _, born = rest.partition(".")
        if role not in RANKS or not hmac.compare_digest(_bytes(signature), _bytes(self._sign(told))):
            return None
        if session in self._ended or self.clock() - float(born) > LASTS:
            return None
        return Viewer(session, role, self._sign(f"form {session}"))

    def begin(self, role: Role) -> tuple[Viewer, str]:
        """A new session, and the cookie that keeps it."""
        session = secrets.token_urlsafe(18)
        told = f"{session}.{role}.{self.clock():.0f}"
        return Viewer(session, role, self._sign(f"form {session}")), f"{told}.{self._sign(told)}"

    def end(self, viewer: Viewer) -> None:
        """End a session: whoever kept its cookie has nothing."""
        self._ended[viewer.session] = self.clock()
        while len(self._ended) > MOST_ENDED:
            self._ended.popitem(last=False)

    def bearer(self, token: str) -> Viewer:
        """Who asks with a token instead of a session: it has no forms."""
        return Viewer("", self.role_of(token), secrets.token_urlsafe(18))

    def forged(self, viewer: Viewer, token: str) -> bool:
        """Whether a form was not made for this viewer."""
        return not hmac.compare_digest(_bytes(token), _bytes(viewer.csrf))

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


def make_guard(reader: str, editor: str, writes: int) -> Guard:
    """A guard of these tokens; an empty one lets nobody in by it. UsageError where one can be guessed."""
    for role, token in (("reader", reader), ("editor", editor)):
        if token and len(token.strip()) < SHORTEST:
            raise UsageError(
                f"the {role}'s token has fewer than {SHORTEST} signs: set COMITY_{role.upper()}_TOKEN to a longer one,"
                " best a random one"
            )
    if reader and reader == editor:
        raise UsageError("reader and editor have one token: set COMITY_READER_TOKEN to another one, or unset it")
    return Guard(reader, editor, writes)


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine alone."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def host_of(header: str) -> str:
    """The name in a Host header, in lower case, without its port and the dot that may end it."""
    name, bracket, _ = header.partition("]")
    if header.startswith("[") and bracket:
        return name[1:].lower()
    return header.split(":")[0].lower().removesuffix(".")


def _bytes(text: str) -> bytes:
    """What is compared: text of callers may hold anything."""
    return text.encode("utf-8", "surrogatepass")
