"""The brief as one self-contained HTML page: no script, nothing loaded, notes that link both ways."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from comity.model import Claim
from comity.present.brief import Brief, Section, Sentence, numbered

TEMPLATE: Final = "brief.html.j2"


def to_html(made: Brief) -> str:
    """The brief as an HTML page. Every text of a source is escaped."""
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True,
                              lstrip_blocks=True)  # fmt: skip
    numbers, notes = numbered(made)
    uses: Counter[str] = Counter()
    sections = [_section(section, numbers, uses) for section in made.sections]
    return environment.get_template(TEMPLATE).render(brief=made, sections=sections, notes=notes)


def _section(section: Section, numbers: dict[str, int], uses: Counter[str]) -> dict[str, Any]:
    """A section with the number and place of each of its citations, so that a note can link back to all of them."""
    rows = [_row(sentence, numbers, uses) for sentence in section.sentences]
    anchor = section.title.lower().replace(" ", "-")
    return {"title": section.title, "meaning": section.meaning, "anchor": anchor, "rows": rows,
            "notice": section.notice}  # fmt: skip


def _row(sentence: Sentence, numbers: dict[str, int], uses: Counter[str]) -> dict[str, Any]:
    marks = [_mark(claim, numbers, uses) for claim in sentence.citations]
    date = sentence.date.replace(" ", "\u00a0")  # a long date breaks after its dash only
    return {"text": sentence.text, "date": date, "marks": marks}


def _mark(claim: Claim, numbers: dict[str, int], uses: Counter[str]) -> tuple[int, int]:
    uses[claim.id] += 1
    return numbers[claim.id], uses[claim.id]
