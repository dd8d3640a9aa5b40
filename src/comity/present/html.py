"""The brief as one self-contained HTML page: no script, nothing loaded, two pages in print, notes that link back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from comity.present.brief.notes import SHORT, marks_of, numbered
from comity.present.brief.records import Brief, Row, Section, Sentence
from comity.present.pictures.palette import stylesheet

TEMPLATE: Final = "brief.html.j2"


def to_html(made: Brief) -> str:
    """The brief as an HTML page. Every text of a source is escaped; a picture is what this program drew."""
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                              lstrip_blocks=True)  # fmt: skip
    numbers, notes = numbered(made)
    uses: Counter[int] = Counter()
    coverage = _line(made.coverage, numbers, uses)
    pages = [[_section(section, numbers, uses) for section in page] for page in made.pages]
    return environment.get_template(TEMPLATE).render(
        brief=made, coverage=coverage, pages=pages, notes=notes, uses=uses, short=SHORT,
        light=Markup(stylesheet("light")), dark=Markup(stylesheet("dark")),
    )  # fmt: skip


def _section(section: Section, numbers: Mapping[str, int], uses: Counter[int]) -> dict[str, Any]:
    """A section with the number and place of each of its marks, so that a note can link back to all of them."""
    picture = Markup(section.picture.svg) if section.picture else None
    rows = [_line(row, numbers, uses) for row in section.rows]
    sentences = [_line(row, numbers, uses) for row in section.sentences]
    return {"of": section, "rows": rows, "sentences": sentences, "picture": picture,
            "dated": any(row.date for row in section.sentences)}  # fmt: skip


def _line(line: Sentence | Row, numbers: Mapping[str, int], uses: Counter[int]) -> dict[str, Any]:
    marks = [_mark(number, uses) for number in marks_of(line, numbers)]
    if isinstance(line, Row):
        return {"cells": line.cells, "marks": marks}
    return {"text": line.text, "date": line.date, "marks": marks}


def _mark(number: int, uses: Counter[int]) -> tuple[int, int]:
    uses[number] += 1
    return number, uses[number]
