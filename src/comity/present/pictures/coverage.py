"""What was read on a pair: a bar for each month, a band for each watched feed; and the strip under other pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from math import log2
from typing import Final

from comity.analyse.survey import Month, Span, Survey, Watch
from comity.edtf import ordinal
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.pictures.axis import EDGE, RIGHT, SMALL, WIDTH, axis, over, picture_of_nothing, tick_names
from comity.present.pictures.palette import colour
from comity.present.pictures.picture import Links, Picture, Row, Table, nowhere
from comity.present.pictures.scale import TimeScale
from comity.present.pictures.svg import cut, element, frame, hatch, mark, text
from comity.present.survey import head_of, missing_of
from comity.present.words import plural

NAME: Final = "coverage"
TITLE: Final = "What was read"
COLUMNS: Final = ("when", "what", "number", "proof")
KEY: Final = (
    "A bar is a month, as high as documents on the pair were many (by powers of two); a dotted foot: others were read,"
    " none on the pair; nothing: none were read. A band is a watched feed, hatched where no visit reached back to."
)
HIGH: Final = 90.0
"""Height of the tallest bar."""
LOW: Final = 16.0
"""The same of the strip."""
UNDER: Final = 62.0
"""Height of the strip with its words."""
BAND: Final = 26.0
LEFT: Final = EDGE + 150
_SIZE: Final = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"')


def draw_coverage(found: Survey, links: Links = nowhere) -> Picture:
    """What was read on a pair, month by month, and how its feeds were watched."""
    days = [f"{month.month}-15" for month in found.months]
    days += [day for one in found.watches for day in (one.first[:10], one.last[:10])]
    scale = TimeScale.over(days, LEFT, RIGHT)
    if scale is None:
        return picture_of_nothing(
            NAME, TITLE, f"No document with a date was read on this pair: {head_of(found)}.", COLUMNS
        )
    top, foot = 30.0, 30.0 + HIGH
    bottom = foot + BAND * len(found.watches) + 10
    parts = [axis(scale, top - 6, bottom, None), tick_names(scale, bottom + 14)]
    parts += [text(EDGE, foot - 4, "documents on the pair", font_size=SMALL, fill=colour("soft"))]
    parts += _bars(found.months, scale, foot, links)
    parts += [_band(one, scale, foot + BAND * (n + 1) - 6) for n, one in enumerate(found.watches)]
    svg = frame(WIDTH, bottom + 26, _alt(found), parts, hatch(f"{NAME}-hatch"))
    return Picture(NAME, TITLE, _alt(found), svg, _table(found), KEY)


def _bars(months: Sequence[Month], scale: TimeScale, foot: float, links: Links) -> Iterator[str]:
    most = max((len(one.documents) for one in months), default=1)
    for one in months:
        left, right = _sides(scale, one.month)
        if one.documents:
            high = HIGH * log2(1 + len(one.documents)) / log2(1 + most)
            shape = element("rect", x=left, y=foot - high, width=right - left, height=high, fill=colour("heat3"))
            yield mark(shape, _told(one), links(one.documents[0]), _id(one))
        elif one.read:
            look = {"stroke": colour("soft"), "stroke_dasharray": "2 2", "stroke_width": 2}
            yield element("line", x1=left, x2=right, y1=foot - 1, y2=foot - 1, **look)


def _sides(scale: TimeScale, month: str) -> tuple[float, float]:
    """From where to where a month goes, a thin line between it and the next."""
    left, right = scale.x(f"{month}-01"), scale.x(f"{month}-28")
    return left, max(right, left + 1.5)


def _told(one: Month) -> str:
    return f"{short(one.month)}: {plural(len(one.documents), 'document')} on the pair of {one.read:,} read"


def _id(one: Month) -> str:
    return one.documents[0] if len(one.documents) == 1 else f"read.{one.month}"


def _band(one: Watch, scale: TimeScale, y: float) -> str:
    first, last = scale.x(one.first[:10]), scale.x(one.last[:10])
    words = inert(one.address.partition("://")[2] or one.address)
    name = text(EDGE, y + 4, cut(words, LEFT - EDGE - 8, SMALL), font_size=SMALL)
    band = element("rect", x=first, y=y - 5, width=max(3.0, last - first), height=10, fill=colour("heat2"))
    told = escape(inert(f"{one.address}: days missing: {missing_of(one.missing)}"))
    return element("g", element("title", told), name, band, *(_missing(scale, span, y) for span in one.missing))


def _missing(scale: TimeScale, span: Span, y: float) -> str:
    left, right = scale.x(span[0]), scale.x(span[1])
    look = {"fill": f"url(#{NAME}-hatch)", "stroke": colour("alert")}
    return element("rect", x=left, y=y - 6, width=max(3.0, right - left), height=12, **look)


def _table(found: Survey) -> Table:
    rows = [
        Row((one.month, "documents on the pair", str(len(one.documents)), " ".join(one.documents)), _id(one))
        for one in found.months
        if one.documents
    ]
    rows += [
        Row((f"{a} to {b}", inert(f"missing: {one.address}"), "", ""), "")
        for one in found.watches
        for a, b in one.missing
    ]
    return Table(COLUMNS, tuple(rows))


def _alt(found: Survey) -> str:
    gaps = [f"{short(a)} to {short(b)}" for a, b in sorted(found.gaps, key=_days, reverse=True)[:1]]
    longest = f" The longest stretch without one: {gaps[0]}." if gaps else ""
    feeds = f" {plural(len(found.watches), 'feed')} watched." if found.watches else ""
    return f"{head_of(found)}.{longest}{feeds}"


def _days(gap: tuple[str, str]) -> int:
    return (ordinal(gap[1]) or 0) - (ordinal(gap[0]) or 0)


# --- under other pictures -----------------------------------------------------------------------------------------


def over_strip(picture: Picture, months: Sequence[Month], words: str) -> Picture:
    """A picture with the strip under it: in which months documents on the pair were read, and how far that reaches."""
    size = _SIZE.search(picture.svg)
    if size is None:
        return picture
    wide, high = float(size[1]), float(size[2])
    grown = f'viewBox="0 0 {size[1]} {high + UNDER:.0f}" width="{size[1]}" height="{high + UNDER:.0f}"'
    strip = element("g", *_strip(months, words, wide), transform=f"translate(0 {high:.0f})", class_="cy-coverage")
    alt = f"{picture.alt} Read for it: {words}."
    svg = picture.svg.replace(size[0], grown, 1).replace(_label(picture.alt), _label(alt), 1)
    return replace(picture, svg=svg.removesuffix("</svg>") + strip + "</svg>", alt=alt)


def _label(alt: str) -> str:
    return f'aria-label="{escape(inert(alt))}"'


def _strip(months: Sequence[Month], words: str, wide: float) -> Iterator[str]:
    yield element("line", x1=EDGE, x2=wide - EDGE, y1=4, y2=4, stroke=colour("rule"))
    yield text(EDGE, 20, cut(f"Read for it: {words}", wide - 2 * EDGE, SMALL), font_size=SMALL, fill=colour("soft"))
    scale = TimeScale.over([f"{one.month}-15" for one in months], EDGE, wide - EDGE)
    if scale is None:
        return
    most = max(len(one.documents) for one in months)
    yield element("line", x1=EDGE, x2=wide - EDGE, y1=28 + LOW, y2=28 + LOW, stroke=colour("rule"))
    for one in months:
        left, right = _sides(scale, one.month)
        tall = LOW * log2(1 + len(one.documents)) / log2(1 + most) if one.documents else 0
        if tall:
            yield element("rect", x=left, y=28 + LOW - tall, width=right - left, height=tall, fill=colour("heat3"))
    first, last = months[0].month, months[-1].month
    yield over(EDGE + 24, 28 + LOW + 11, short(first))
    yield over(wide - EDGE - 24, 28 + LOW + 11, short(last))
