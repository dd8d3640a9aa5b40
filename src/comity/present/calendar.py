"""A calendar of what is due and overdue (RFC 5545): an all-day event a promise; same input, same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from comity.analyse.alerts import PENDING
from comity.edtf import ordinal
from comity.present.dates import full
from comity.present.inert import inert
from comity.present.promises import makers_of
from comity.present.words import outlet_of
from comity.promise.records import Commitment

WIDEST: Final = 75
"""Octets of a line, without its break; what is longer goes on in the next line, after a blank."""
BREAK: Final = "\r\n"
SPECIAL: Final = re.compile(r"[\\;,]")
ADDRESS: Final = re.compile(r"https?://[!#-\[\]_a-z~]+", re.IGNORECASE)
"""A URI as a calendar may hold it: no blanks, quotes or control characters."""


def dated(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Those that a calendar holds: due and not delivered, the first one due first."""
    found = [one for one in commitments if one.state in (*PENDING, "overdue") and _day(one)]
    return sorted(found, key=lambda one: (_day(one), one.id))


def to_calendar(commitments: Iterable[Commitment], as_of: str | None) -> str:
    """The calendar, as of an ISO day that stands for the time at which it was made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Comity//Promises//EN", "CALSCALE:GREGORIAN"]
    for one in dated(commitments):
        lines += _event(one, as_of)
    return "".join(fold(line) + BREAK for line in [*lines, "END:VCALENDAR"])


def fold(line: str) -> str:
    """The line in parts of at most 75 octets, no character cut; every part after the first starts with a blank."""
    parts, size = [""], 0
    for char in line:
        wide = len(char.encode())
        if size + wide > WIDEST:
            parts.append(" ")
            size = 1
        parts[-1] += char
        size += wide
    return BREAK.join(parts)


def escaped(*lines: str) -> str:
    """Lines as one TEXT value: control characters made visible, what parts values behind a backslash."""
    return "\\n".join(SPECIAL.sub(r"\\\g<0>", inert(line)) for line in lines)


def _event(one: Commitment, as_of: str | None) -> Iterator[str]:
    day = _day(one)
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@comity"
    yield f"DTSTAMP:{_compact(as_of) or day}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day}"
    yield f"SUMMARY:{escaped(_summary(one))}"
    yield f"DESCRIPTION:{escaped(*_description(one))}"
    yield f"CATEGORIES:{'OVERDUE' if one.state == 'overdue' else 'DUE'}"
    url = one.first.document.url
    if url and ADDRESS.fullmatch(url):
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _summary(one: Commitment) -> str:
    makers = f"{makers_of(one)}: " if one.first.makers else ""
    return f"{'Overdue' if one.state == 'overdue' else 'Due'}: {makers}{one.name}"


def _description(one: Commitment) -> Iterator[str]:
    """The state, the sentence, where it stands, what was looked through, and the command that shows all."""
    document = one.first.document
    yield f"{one.state}{f': {one.why}' if one.why else ''}"
    yield f"“{one.first.claim.passage.exact}” {outlet_of(document)}, {full(document.published)}"
    if one.receipt:
        yield one.receipt.wording
    yield f"comity show {one.id}"


def _day(one: Commitment) -> str:
    """The due day as a calendar writes it; empty where it has none, or one that lies beyond calendars."""
    return _compact(one.due.end if one.due else None)


def _compact(day: str | None) -> str:
    return day.replace("-", "") if day and ordinal(day) else ""
