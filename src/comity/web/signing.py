"""Who signs a decision and why, as forms have it; where to go on after it, and what is said there of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.responses import Response

from comity import settings
from comity.deciding import Signature
from comity.errors import UsageError
from comity.model import Decision
from comity.web.call import Call, is_local, is_secure
from comity.web.shown import DecisionRow, decision_rows

COOKIE: Final = "comity_by"
LONGEST: Final = 120
"""Signs of a name."""
SAID: Final = "did"
"""The value of an address that names the decisions just made."""
MOST_SAID: Final = 20
REASONS: Final[Mapping[str, tuple[str, ...]]] = {
    "accept": ("the sentence says so", "checked in the original", "another source says the same"),
    "reject": (
        "the sentence does not say so", "a wish or comment, no claim", "other parties than these",
        "told of another event", "the text is garbled", "the same as another claim of the sentence",
    ),
    "edit": ("the sentence says otherwise", "another date", "said, not done", "other parties", "another thing"),
    "merge": ("one event told twice", "one agreement by two names", "one is a copy of the other"),
    "split": ("two events", "two editions of a series", "two agreements", "different days"),
    "undo": ("a mistake", "the newer reading is right", "a better source says otherwise"),
    "assess": ("the test is met", "the test is not met", "met in part"),
}  # fmt: skip
"""Common reasons for what is decided; who decides may give another one, or say more."""


def signer(call: Call) -> str:
    """Who signed last in this session, else the setting ``editor``; empty where nobody did."""
    return unquote(call.request.cookies.get(COOKIE, "")).strip()[:LONGEST] or str(settings.get("editor"))


def signature_of(form: Mapping[str, str]) -> Signature:
    """Name and reason of a form. UsageError where either is missing."""
    name = " ".join(form.get("by", "").split())
    if not name:
        raise UsageError("nobody signs this: write your name")
    if len(name) > LONGEST:
        raise UsageError(f"this name has {len(name):,} signs: give {LONGEST} at most")
    given = (" ".join(form.get(field, "").split()) for field in ("why", "words"))
    why = ": ".join(filter(None, given))
    if not why:
        raise UsageError("there is no reason: choose one, or write it in your own words")
    return Signature(name, why)


def remember(response: Response, call: Call, name: str) -> Response:
    """Keep who signs for the rest of the session."""
    flags: dict[str, Any] = {"httponly": True, "samesite": "strict", "secure": is_secure(call.request), "path": "/"}
    response.set_cookie(COOKIE, quote(name), **flags)
    return response


def back_of(address: str, default: str = "/review/next") -> str:
    """Where to go on: an address of this server; anything else is the default."""
    return address if is_local(address) else default


def saying(address: str, made: Iterable[Decision]) -> str:
    """The address, with the decisions that are to be told of there."""
    parts = urlsplit(address)
    given = [(name, value) for name, value in parse_qsl(parts.query) if name != SAID]
    query = urlencode([*given, (SAID, " ".join(one.id for one in made))])
    return parts._replace(query=query).geturl()


def said(call: Call) -> list[DecisionRow]:
    """The decisions that the address tells of."""
    ids = call.query(SAID).split()[:MOST_SAID]
    everything = tuple(call.desk.ledger.decisions()) if ids else ()
    return decision_rows(call.desk.ledger, (one for one in everything if one.id in ids), everything)
