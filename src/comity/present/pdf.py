"""The brief as PDF, set by typst: two pages of A4; texts are handed over as data and never read as markup."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from comity.edtf import parse_day
from comity.errors import PresentError
from comity.present.brief.notes import SHORT, Note, marks_of, numbered
from comity.present.brief.records import Brief, Row, Section, Sentence
from comity.present.pictures import Picture

TEMPLATE: Final = Path(__file__).with_name("brief.typ")
COUNT: Final = re.compile(rb"/Type/Pages/Count (\d+)")
SPARE: Final = 5
"""Millimetres at the foot of a page that are kept free: a browser sets the same page in other letters."""
SIZE: Final = re.compile(r'viewBox="0 0 (?P<wide>[\d.]+) (?P<high>[\d.]+)"')
LONG: Final = re.compile(r"[^\s\u200b]{30}")
"""So many characters without a blank: a line may break behind them."""


def to_pdf(made: Brief) -> bytes:
    """The brief as PDF: the same brief gives the same bytes. Raises PresentError where typst cannot set it."""
    return _compiled(made, 0)


def _compiled(made: Brief, spare: int) -> bytes:
    """``spare``: millimetres at the foot of each page that stay empty."""
    data = json.dumps(_record(made), ensure_ascii=False)
    try:
        found = typst.compile(_template(), format="pdf", sys_inputs={"data": data, "spare": str(spare)})
    except typst.TypstError as exc:
        raise PresentError(f"the brief {made.title!r} cannot be set as PDF: {exc}; write it as .html") from exc
    if not isinstance(found, bytes):
        raise PresentError(f"the brief {made.title!r} was not set as one file of PDF; write it as .html")
    return found


def count_pages(made: Brief) -> int:
    """How many pages of A4 the brief takes, with room for what other programs set a little wider."""
    return pages_in(_compiled(made, SPARE))


def pages_in(pdf: bytes) -> int:
    """The pages of a PDF that typst wrote: the count in its tree of pages."""
    found = COUNT.search(pdf)
    if found is None:
        raise PresentError("a PDF without a count of its pages: is this typst's?")
    return int(found[1])


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _record(made: Brief) -> dict[str, Any]:
    """All that is set, as plain data."""
    numbers, notes = numbered(made)

    def line(one: Sentence | Row) -> dict[str, Any]:
        cells = [broken(cell) for cell in one.cells] if isinstance(one, Row) else []
        text, date = (broken(one.text), one.date) if isinstance(one, Sentence) else ("", "")
        return {"cells": cells, "text": text, "date": date, "marks": list(marks_of(one, numbers))}

    def section(one: Section) -> dict[str, Any]:
        names = ("key", "title", "meaning", "legend", "place", "more", "where")
        picture = _picture(one.picture) if one.picture else None
        return {
            **{name: getattr(one, name) for name in names}, "columns": list(one.columns), "picture": picture,
            "rows": [line(row) for row in one.rows], "sentences": [line(row) for row in one.sentences],
        }  # fmt: skip

    return {
        "title": made.title, "as_of": made.as_of, "coverage": line(made.coverage), "day": _day(made.day),
        "pages": [[section(one) for one in page] for page in made.pages], "notes": [_note(note) for note in notes],
    }  # fmt: skip


def _picture(picture: Picture) -> dict[str, Any]:
    """The picture with its height for each unit of width, so that it can be held within the page."""
    found = SIZE.search(picture.svg)
    wide, high = (float(found["wide"]), float(found["high"])) if found else (1.0, 1.0)
    return {"svg": picture.standalone(), "alt": picture.alt, "slope": high / wide}


def _note(note: Note) -> dict[str, Any]:
    return {"number": note.number, "quote": broken(note.excerpt), "origin": broken(note.origin), "url": note.url,
            "command": note.command, "ids": [id[:SHORT] for id in note.ids]}  # fmt: skip


def _day(day: str | None) -> list[int] | None:
    """Year, month and day, which the file bears as its date."""
    year, month, number = parse_day(day) if day else (0, 0, 0)
    return [year, month, number] if 0 < year < 10_000 else None


def broken(text: str) -> str:
    """The text with places to break in what has no blank."""
    return LONG.sub(lambda match: f"{match[0]}\u200b", text)
