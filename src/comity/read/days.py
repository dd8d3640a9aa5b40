"""The day on which a page was published: what its head, its elements, its lines and its address say, weighed."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_tz
from typing import Final

from comity.edtf import ERAS, ordinal, parse_date
from comity.read.dates import find_address_date, find_dates, parse_date_line
from comity.read.declared import Declared
from comity.read.document import host_of
from comity.read.flow import Piece
from comity.read.lexicon import load as load_layout
from comity.read.markup import Element, names_of, plain
from comity.read.signs import load

METADATA, BYLINE, ADDRESS = "metadata", "byline", "address"
NOT_SET: Final = frozenset({"1970-01-01", "1969-12-31", "1900-01-01", "0001-01-01"})
"""What systems write where no day was given."""

_STAMP = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2})"
    r"(?P<clock>[T ,]+\d{1,2}:\d\d[\d:.]*)?\s*(?P<zone>Z\b|UTC|GMT|[+-]00:?00)?"
)
_PACKED = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?\d{4,6}Z?)?$")
_MIDNIGHT = re.compile(r"[T ,]+0?0:00(?::00)?[.0]*$")
_SLASHES = re.compile(
    r"(?<![\d/.-])(?P<one>\d{1,2})(?P<bar>[/.-])(?P<other>\d{1,2})(?P=bar)(?P<year>(?:19|20)\d\d)(?![\d/-])"
)
_ERA = re.compile(
    rf"(?P<era>{'|'.join(ERAS)})\s?(?P<year>元|\d{{1,2}})\s?年\s?(?P<month>\d{{1,2}})\s?月\s?(?P<day>\d{{1,2}})\s?日"
)
_ADDRESS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-?(?P<month>[01]\d)-?(?P<day>[0-3]\d)(?!\d)")
_WIDE = str.maketrans("０１２３４５６７８９／", "0123456789/")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Witness:
    """A place that gives a day: its EDTF, how it is known, how much it counts, and whether its clock is UTC."""

    day: str
    basis: str
    weight: float
    utc: bool = False


def find_day(
    declared: Declared, root: Element, head: Sequence[Piece], lines: Iterable[str], url: str | None
) -> tuple[str | None, str | None]:
    """The EDTF day of publication and its basis; two times None where nothing sure says it.

    The day that its witnesses agree on most; of equals the one that the surer place gives. A clock in UTC is no witness
    against the day that the page shows to its readers, one off. ``lines``: all lines of the page, for the order in
    which it writes days.
    """
    order = find_order(declared, url, lines)
    found = [*_in_head(declared, order), *_in_elements(root, order), *_in_lines(head, order), *_in_address(url)]
    found = [one for one in found if one.day not in NOT_SET and _is_day(one.day)]
    if not found:
        found = list(_in_other_words(head))
    if not found:
        return None, None
    best = max(found, key=lambda one: sum(other.weight for other in found if other.day == one.day))
    if best.utc and (local := next((one for one in found if not one.utc and _apart(one.day, best.day) == 1), None)):
        best = local
    return best.day, next(one.basis for one in found if one.day == best.day)


def _is_day(edtf: str) -> bool:
    return len(edtf) == 10 and ordinal(edtf) is not None


def _apart(one: str, other: str) -> int:
    first, second = ordinal(one), ordinal(other)
    return abs(first - second) if first is not None and second is not None else 0


# --- the witnesses ------------------------------------------------------------------------------------------------


def _in_head(declared: Declared, order: str | None) -> Iterator[Witness]:
    """JSON-LD, then the ``meta`` elements."""
    stated = declared.article.get("datePublished") or declared.article.get("dateCreated")
    if isinstance(stated, str):
        yield from _witness(stated, order, 3)
    for value in declared.meta(load().attributes.published):
        if found := list(_witness(value, order, 3)):
            yield from found
            return


def _in_elements(root: Element, order: str | None) -> Iterator[Witness]:
    """Elements that say that they hold the day: ``itemprop``, ``time`` with ``pubdate``."""
    marked = (
        one for one in root.iter("time", "span", "div", "p", "abbr", "a")
        if one.get("itemprop") in ("datePublished", "dateCreated") or "pubdate" in one.attrib
        or "published" in (one.get("class") or "").split()
    )  # fmt: skip
    first = next(marked, None)
    if first is not None:
        value = first.get("datetime") or first.get("content") or first.get("title") or plain(first.text_content())
        yield from _witness(value, order, 2.5)


def _in_lines(head: Sequence[Piece], order: str | None) -> Iterator[Witness]:
    """The lines under the headline: the times written in their elements, and the days that they show."""
    for piece in filter(_is_own, head):
        line = parse_date_line(piece.text)
        yield from _in_times(piece, order)
        days = list(line.dates) if line else find_dates(piece.text) if len(piece.text) < 160 else []
        days = days or [day for day in (read_day(piece.text, order),) if day and piece.place.part in ("date", "byline")]
        days = days or list(_slashed(piece.text, order))
        yield from (Witness(day, BYLINE, 2) for day in days[:1])


def _is_own(piece: Piece) -> bool:
    """Whether a line that gives a day gives that of publication: not of a change, an event, or a print of the page."""
    patterns, line = load_layout().patterns, parse_date_line(piece.text)
    if patterns.event_label.match(piece.text) or (line and line.updated):
        return False
    return not patterns.updated_label.search(piece.text) or bool(patterns.published_label.search(piece.text))


def _in_times(piece: Piece, order: str | None) -> Iterator[Witness]:
    """The first time that an element of a line gives; none of one that is called an update."""
    for one in _times_of(piece):
        signs = f"{names_of(one)} {one.get('itemprop') or ''}".lower()
        before = (
            f"{one.getprevious().text_content() if one.getprevious() is not None else ''} {one.getparent().text or ''}"
        )
        told = "publish" in signs or not re.search(r"modif|updat|edit", f"{signs} {before[-40:].lower()}")
        if told and (value := one.get("datetime")):
            yield from _witness(value, order, 2, BYLINE)
            return


def _times_of(piece: Piece) -> Iterator[Element]:
    """The times in the element of a line; of one that holds more than the line, those that the line shows."""
    holder = piece.place.holder
    if holder is None:
        return
    alone = len(plain(holder.text_content())) < 300
    for one in holder.iter("time"):
        shown = plain(one.text_content())
        if alone or (shown and shown in piece.text):
            yield one


def _in_address(url: str | None) -> Iterator[Witness]:
    """The day in the address of the page; a month alone is left to the lines."""
    day = find_address_date(url or "")
    packed = _ADDRESS.search((url or "").partition("?")[0])
    if packed and not (day and len(day) == 10):
        day = parse_date(f"{packed['year']}-{packed['month']}-{packed['day']}")
    if day and len(day) == 10:
        yield Witness(day, ADDRESS, 1.5)


def _in_other_words(head: Sequence[Piece]) -> Iterator[Witness]:
    """Dates in words of other languages, in lines marked as dates: htmldate reads them, each line by itself."""
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    for piece in filter(_is_own, head):
        dated = piece.place.part == "date" and len(piece.text) < 80 and _YEAR.search(piece.text)
        if dated and not _SLASHES.search(piece.text):
            text = piece.text.replace("&", " ").replace("<", " ")
            found = find_date(
                f"<html><body><p class='date'>{text}</p></body></html>", original_date=True,
                min_date="1900-01-01", max_date="2100-01-01",
            )  # fmt: skip
            yield from (Witness(found, BYLINE, 1) for _ in range(1) if found)


# --- reading a day ------------------------------------------------------------------------------------------------


def _witness(value: str, order: str | None, weight: float, basis: str = METADATA) -> Iterator[Witness]:
    if day := read_day(value, order):
        found = _STAMP.search(value)
        zoned = bool(found and found["clock"] and found["zone"]) or value.strip().upper().endswith(
            (" GMT", " UTC", "+0000")
        )
        utc = zoned and not (found and _MIDNIGHT.match(found["clock"] or ""))
        yield Witness(day, basis, weight, utc)


def read_day(value: str, order: str | None = None) -> str | None:
    """The day that a time stamp or a date in print says, by its own clock; None where it is none, or could be two."""
    value = plain(value.translate(_WIDE))[:200]
    if found := _STAMP.match(value):
        return parse_date("-".join(part.zfill(2) for part in re.split("[-/]", found["day"])))
    if found := _PACKED.match(value):
        return parse_date(f"{found['year']}-{found['month']}-{found['day']}")
    if found := _ERA.search(value):
        year = ERAS[found["era"]] + (1 if found["year"] == "元" else int(found["year"]))
        return parse_date(f"{year}-{int(found['month']):02d}-{int(found['day']):02d}")
    if day := next(_slashed(value, order), None):
        return day
    day = parse_date(value) or next(iter(find_dates(value)), None)
    if day is None and (parts := parsedate_tz(value)) and _YEAR.search(value):
        day = parse_date(f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}")
    return day if day and len(day) == 10 else None


def _slashed(value: str, order: str | None) -> Iterator[str]:
    """The days written as 03/04/2024, where the order of day and month is known."""
    for found in _SLASHES.finditer(value):
        one, other = int(found["one"]), int(found["other"])
        readings = {"dmy": (other, one), "mdy": (one, other)}
        month, day = readings[order] if order and max(one, other) <= 12 else (other, one) if one > 12 else (one, other)
        if (order or one == other or max(one, other) > 12) and (
            edtf := parse_date(f"{found['year']}-{month:02d}-{day:02d}")
        ):
            yield edtf


def find_order(declared: Declared, url: str | None, lines: Iterable[str]) -> str | None:
    """Whether the page writes the day before the month (``dmy``) or after it (``mdy``); None where nothing tells."""
    orders = {order for line in lines for found in _SLASHES.finditer(line) if (order := _shown_order(found))}
    if len(orders) == 1:
        return orders.pop()
    signs, tag = load(), (declared.language or "").split("-")
    host = host_of(url or "").rpartition(".")[2]
    countries = [*tag[1:], host]
    if any(country in signs.month_first for country in countries):
        return "mdy"
    return "dmy" if any(one in signs.day_first for one in countries) or tag[0] in signs.day_first_languages else None


def _shown_order(found: re.Match[str]) -> str | None:
    one, other = int(found["one"]), int(found["other"])
    if one > 12 >= other > 0:
        return "dmy"
    return "mdy" if other > 12 >= one > 0 else None
